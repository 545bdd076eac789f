"""A fresh recovery key between its making and the moment when its writer has proved to hold it.

Until then it lives in the session alone, for an hour. At set-up the account already knows its
public half; one that replaces another takes effect only when it is confirmed.
"""

import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest

from apps.accounts import flows, preferences, recovery
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account
from apps.vault import keyring, recovery_key
from apps.vault.documents import OpenVault

OFFERED_SECONDS = 60 * 60
_PAPER, _NUMBERS, _NEEDED = "paper", "paper groups", "paper needed"
_OFFERED_AT, _IS_FIRST = "paper offered at", "paper is first"


def note_need(request: HttpRequest, account: Account) -> None:
    """Whether no recovery key opens this account, as it is when its vault opens."""
    request.session[_NEEDED] = recovery.has_no_paper(account)


def is_needed(request: HttpRequest) -> bool:
    needed: bool = request.session.get(_NEEDED, False)
    return needed


def offer_first(request: HttpRequest, paper: str) -> None:
    """At set-up."""
    _offer(request, paper, is_first=True)


def offer_another(request: HttpRequest, vault: OpenVault) -> None:
    _offer(request, recovery_key.new(), is_first=False)
    _note(request, vault, _shown)


def _offer(request: HttpRequest, paper: str, *, is_first: bool) -> None:
    request.session[_PAPER] = paper
    request.session[_OFFERED_AT] = time.time()
    request.session[_IS_FIRST] = is_first
    pick = secrets.SystemRandom().sample(range(1, recovery_key.GROUPS + 1), 2)
    request.session[_NUMBERS] = sorted(pick)


def keep_the_one_before(request: HttpRequest, vault: OpenVault) -> None:
    _forget(request)
    _note(request, vault, _settled)


def is_another(request: HttpRequest) -> bool:
    """Whether there is one before it that opens this account."""
    return preferences.of(request).newer_key_shown and not is_needed(request)


def is_first(request: HttpRequest) -> bool:
    """Whether the one that is offered is the one of set-up."""
    first: bool = request.session.get(_IS_FIRST, False)
    return first


def paper_of(request: HttpRequest) -> str | None:
    """None without one, and once the offer has lapsed."""
    if time.time() - request.session.get(_OFFERED_AT, 0.0) > OFFERED_SECONDS:
        _forget(request)
    paper: str | None = request.session.get(_PAPER)
    return paper


def numbers_of(request: HttpRequest) -> list[int]:
    """The two groups, counted from 1, that are to be typed back."""
    numbers: list[int] = request.session[_NUMBERS]
    return numbers


def confirm(request: HttpRequest, account: Account, vault: OpenVault) -> ProfileDocument:
    paper = recovery_key.read(request.session[_PAPER])
    if keyring.owner_of(paper) != vault.owner:
        keyring.replace_recovery_key(vault, paper)
        recovery.cancel(account)
    profile = _note(request, vault, _confirmed)
    note_need(request, account)
    _forget(request)
    return profile


def _forget(request: HttpRequest) -> None:
    for name in (_PAPER, _NUMBERS, _OFFERED_AT, _IS_FIRST):
        request.session.pop(name, None)


def _note(
    request: HttpRequest, vault: OpenVault, change: Callable[[ProfileDocument], None]
) -> ProfileDocument:
    """In the profile, so that it outlasts the session."""
    profile = flows.save_profile(vault=vault, change=change, instead=preferences.of(request))
    preferences.remember(request, profile)
    return profile


def _shown(profile: ProfileDocument) -> None:
    profile.newer_key_shown = True


def _settled(profile: ProfileDocument) -> None:
    profile.newer_key_shown = False


def _confirmed(profile: ProfileDocument) -> None:
    profile.recovery_confirmed = True
    profile.newer_key_shown = False
