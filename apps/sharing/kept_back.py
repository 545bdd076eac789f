"""Entries that a writer keeps from the reader of a view, although they may fit it."""

from typing import NamedTuple
from uuid import UUID

from apps.journal import cards
from apps.journal.cards import Clock
from apps.journal.catalogue import Catalogue
from apps.journal.lines import Line
from apps.sharing.register import OpenView
from apps.vault import head
from apps.vault.documents import OpenVault


class KeptBack(NamedTuple):
    """One entry: when it is of, and its first words."""

    id: UUID
    spoken: str
    words: str


def of(vault: OpenVault, view: OpenView, clock: Clock) -> list[KeptBack]:
    """The newest first, without what lies in the bin."""
    withheld = {each.bytes for each in view.document.scope.withheld}
    if not view.is_kept or not withheld:
        return []
    with head.reading(vault) as current:
        lines = Catalogue(vault, current).all_lines()
    return [
        _told(line, clock) for line in reversed(lines) if line.id in withheld and not line.binned_on
    ]


def _told(line: Line, clock: Clock) -> KeptBack:
    card = cards.card(line, clock, [])
    return KeptBack(UUID(bytes=line.id), card.spoken, card.title or card.words)
