"""A fresh recovery key between its making and the moment when its writer has proved to hold it.

Until then it lives in the session alone. At set-up the account already knows its public half; one
that replaces another takes effect only when it is confirmed.
"""

import secrets
from collections.abc import Callable

from django.http import HttpRequest

from apps.accounts import flows, preferences, recovery
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account
from apps.vault import keyring, recovery_key
from apps.vault.documents import OpenVault

_PAPER, _NUMBERS, _NEEDED = "paper", "paper groups", "paper needed"


def note_need(request: HttpRequest, account: Account) -> None:
    """Whether no recovery key opens this account, as it is when its vault opens."""
    request.session[_NEEDED] = recovery.has_no_paper(account)


def is_needed(request: HttpRequest) -> bool:
    needed: bool = request.session.get(_NEEDED, False)
    return needed


def offer(request: HttpRequest, paper: str) -> None:
    request.session[_PAPER] = paper
    pick = secrets.SystemRandom().sample(range(1, recovery_key.GROUPS + 1), 2)
    request.session[_NUMBERS] = sorted(pick)


def offer_another(request: HttpRequest, vault: OpenVault) -> None:
    offer(request, recovery_key.new())
    _note(request, vault, _shown)


def keep_the_one_before(request: HttpRequest, vault: OpenVault) -> None:
    _forget(request)
    _note(request, vault, _settled)


def is_another(request: HttpRequest) -> bool:
    """Whether there is one before it that opens this account."""
    return preferences.of(request).newer_key_shown and not is_needed(request)


def paper_of(request: HttpRequest) -> str | None:
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
    request.session.pop(_PAPER, None)
    request.session.pop(_NUMBERS, None)


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
