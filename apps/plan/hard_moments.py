"""What a writer chose to see when doubt or the pull is strong: own reasons, own entries. Read only."""

from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from apps.journal.cards import Card, Clock, card
from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.lines import Line
from apps.journal.models import Entry
from apps.plan import decision, deleting, records
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion


class Kept(NamedTuple):
    """A chosen entry, with its words."""

    card: Card
    text: str


class HardMoments(NamedTuple):
    reasons: list[str]
    entries: list[Kept]


def of(vault: OpenVault, clock: Clock) -> HardMoments:
    """Of all plans. What cannot be read, or is deleted, is left out: this page must open."""
    deleted = {plan.id for plan in deleting.read(vault, records.PLANS).opened}
    decided = records.read_all(vault, records.DECISIONS).opened
    decisions = [one.document for one in decided if one.id not in deleted]
    reasons = [
        reason.text
        for one in decisions
        for reason in one.reasons
        if reason.is_for_pause and reason.text.strip()
    ]
    ids = dict.fromkeys(entry for one in decisions for entry in decision.entry_ids(one))
    return HardMoments(reasons, _entries(vault, clock, ids))


def lines_of(vault: OpenVault, wanted: Collection[UUID], newest: int = 0) -> list[Line]:
    """Of the wanted entries and of the newest ones, the newest first; none that lies in the bin."""
    with head.reading(vault) as current:
        lines = [line for line in Catalogue(vault, current).all_lines() if not line.binned_on]
    ids = {entry.bytes for entry in wanted}
    first = len(lines) - newest
    return [line for at, line in enumerate(lines) if at >= first or line.id in ids][::-1]


def _entries(vault: OpenVault, clock: Clock, wanted: Collection[UUID]) -> list[Kept]:
    if not wanted:
        return []
    lines = lines_of(vault, wanted)
    stored = {row.id: row for row in rows.stored(Entry, vault.owner, wanted)}
    found = []
    for line in lines:
        row = stored.get(UUID(bytes=line.id))
        if row is None or row.revision != line.revision:
            continue
        try:
            document = vault.open(EntryDocument, row)
        except (TamperedEnvelope, UnknownVersion):
            continue
        found.append(Kept(card(line, clock, []), document.text))
    return found
