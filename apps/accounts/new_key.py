"""A fresh recovery key between its making and the moment when its writer has proved to hold it.

Until then it lives in the session alone. At set-up the account already knows its public half; one
that replaces another takes effect only when it is confirmed.
"""

import secrets

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
    profile = flows.save_profile(vault=vault, change=_confirmed, instead=preferences.of(request))
    preferences.remember(request, profile)
    note_need(request, account)
    del request.session[_PAPER], request.session[_NUMBERS]
    return profile


def _confirmed(profile: ProfileDocument) -> None:
    profile.recovery_confirmed = True
