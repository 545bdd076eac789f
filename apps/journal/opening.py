"""What a journal puts in order whenever its vault is opened."""

from functools import partial

from apps.accounts import flows as accounts
from apps.accounts.documents import ProfileDocument
from apps.accounts.unlock_steps import attempt
from apps.journal import adoption, flows
from apps.journal.catalogue import Catalogue
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion


def settle(vault: OpenVault) -> None:
    """Old pages are written anew, and purged lines go; left words become drafts, old drafts entries.
    Whichever of these fails, the others are done."""
    day_ends_at = _day_ends_at(vault)
    attempt(partial(_tidy_pages, vault, day_ends_at))
    attempt(partial(adoption.collect_left_words, vault=vault))
    attempt(partial(adoption.adopt_old, vault=vault, day_ends_at=day_ends_at))


def _day_ends_at(vault: OpenVault) -> int:
    try:
        return accounts.load_profile(vault).day_ends_at
    except (TamperedEnvelope, UnknownVersion):
        return ProfileDocument().day_ends_at


def _tidy_pages(vault: OpenVault, day_ends_at: int) -> None:
    """Opens every page once: nothing outside tells which line lies in the bin. Pages written anew
    have no line of what was purged."""
    try:
        with head.reading(vault) as current:
            lines = Catalogue(vault, current).all_lines()
    except UnknownVersion:
        flows.rebuild(vault=vault, day_ends_at=day_ends_at)
        return
    until = flows.last_day_purged() + 1
    if any(0 < line.binned_on <= until for line in lines):
        flows.forget_purged(vault=vault)
