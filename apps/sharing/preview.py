"""What a view would hold, before it exists: the very documents that would be sealed for its reader.

Nothing is stored. In the list the ids of entries stand in the place of those of copies.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

import msgspec

from apps.journal.catalogue import Catalogue
from apps.journal.journal import opened_entry
from apps.journal.lines import Line
from apps.journal.models import Entry
from apps.sharing import projection
from apps.sharing.copies import line_of
from apps.sharing.documents import ContentsDocument, CopyDocument, CopyLine, Scope, Terms
from apps.sharing.scope import Membership
from apps.sharing.wishes import Wishes
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.head import Head


class Preview(NamedTuple):
    """`seen` is a digest of which entries in which versions, and on which terms."""

    lines: list[CopyLine]
    copies: dict[UUID, CopyDocument]
    seen: str


def of(vault: OpenVault, settled: Scope, terms: Terms) -> Preview:
    with head.reading(vault) as current:
        catalogue = Catalogue(vault, current)
        wanted = list(filter(Membership(settled).holds, catalogue.all_lines()))
        return _made(vault, current, catalogue, wanted, settled, terms)


def of_entry(vault: OpenVault, entry_id: UUID, terms: Terms) -> CopyDocument | None:
    """None for one that is not there, or lies in the bin."""
    with head.reading(vault) as current:
        catalogue = Catalogue(vault, current)
        for row in rows.stored(Entry, vault.owner, [entry_id]):
            entry, line = opened_entry(vault, catalogue, row)
            return None if line.binned_on else projection.copy_of(entry, terms)
    return None


def seen_of(copy: CopyDocument) -> str:
    """A digest of what is shown of one entry."""
    return _short(msgspec.msgpack.encode(copy))


def lines_of(vault: OpenVault) -> list[Line]:
    """Those of the whole journal, oldest first, without what lies in the bin."""
    with head.reading(vault) as current:
        return [line for line in Catalogue(vault, current).all_lines() if not line.binned_on]


def contents(
    held: Wishes, zone: str, until: dt.date, lines: Iterable[CopyLine] = ()
) -> ContentsDocument:
    """What a reader is told of a view, before the view itself has its say."""
    terms = held.terms
    return ContentsDocument(
        reader=held.reader_as,
        writer=held.shown_as,
        preset=terms.preset,
        lanes=terms.lanes,
        extras=terms.extras,
        is_replaced=bool(terms.replacements),
        until=until.toordinal(),
        zone=zone,
        lines=list(lines),
    )


def _made(
    vault: OpenVault,
    current: Head,
    catalogue: Catalogue,
    wanted: list[Line],
    settled: Scope,
    terms: Terms,
) -> Preview:
    ids = [UUID(bytes=line.id) for line in wanted]
    copies: dict[UUID, CopyDocument] = {}
    lines = []
    for row in rows.stored(Entry, vault.owner, ids) if ids else ():
        entry, line = opened_entry(vault, catalogue, row)
        copies[row.id] = copy = projection.copy_of(entry, terms)
        lines.append(line_of(row.id, row.revision, terms, copy, entry, line))
    lines.sort(key=lambda line: (line.at, line.id.bytes))
    return Preview(lines, copies, _digest(lines, settled, terms))


def _digest(lines: list[CopyLine], settled: Scope, terms: Terms) -> str:
    shown = [(line.id, line.revision) for line in lines]
    told = msgspec.msgpack.encode([shown, settled.rule, settled.adds, terms])
    return _short(told)


def _short(told: bytes) -> str:
    return hashlib.sha256(told).hexdigest()[:32]
