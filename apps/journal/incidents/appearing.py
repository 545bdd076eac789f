"""Records in which a contact or another person appears, for the page of that one."""

from typing import Final
from uuid import UUID

from django.urls import reverse

from apps.accounts.documents import ProfileDocument
from apps.journal import cards
from apps.journal.incidents import listed
from apps.journal.incidents.listed import Row
from apps.journal.incidents.listing import Wanted
from apps.support.appearances import Appearance, Appearances
from apps.support.naming import Directory
from apps.vault.documents import OpenVault

MOST: Final = 20


def of(vault: OpenVault, profile: ProfileDocument, who: UUID, directory: Directory) -> Appearances:
    """The newest first."""
    clock = cards.clock_of(profile)
    found = listed.read(vault, clock, Wanted(who=who.hex), directory=directory)
    rows = [_appearance(row) for row in found.rows[:MOST]]
    return Appearances(rows, found.records, reverse("happened_with", args=[who]))


def _appearance(row: Row) -> Appearance:
    card = row.card
    how = " · ".join(filter(None, (row.how, row.who)))
    return Appearance(card.url, card.title or card.words, card.spoken, card.exact, card.iso, how)
