"""Entries, drafts and earlier versions for a page: the opened object, or 404.

A stranger's id and an id that never was look the same. Nothing here writes.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple
from uuid import UUID

from django.http import Http404

from apps.accounts.journals import journal_open as journal_open
from apps.journal import drafts, flows, followers, timeline
from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.drafts import OpenDraft
from apps.journal.followers import Reader
from apps.journal.incidents import earlier
from apps.journal.incidents.earlier import Before
from apps.journal.journal import opened_entry
from apps.journal.lines import Line
from apps.journal.models import Entry, EntryRevision
from apps.journal.timeline import Neighbours
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head


class OpenEntry(NamedTuple):
    id: UUID
    revision: int
    document: EntryDocument
    line: Line
    draft: OpenDraft | None


def entry_to_read(vault: OpenVault, entry_id: UUID) -> OpenEntry:
    with _one_entry(vault, entry_id) as (found, _catalogue):
        return found


class Beside(NamedTuple):
    """The entries before and after one, in the order of what they are about; what its facts mean beside
    earlier ones; and who can read it or could be let."""

    neighbours: Neighbours
    before: Before
    readers: list[Reader]


def entry_beside_others(vault: OpenVault, entry_id: UUID) -> tuple[OpenEntry, Beside]:
    """As to read, with what stands beside it."""
    with head.reading(vault) as current:
        found, catalogue = _opened(vault, current, entry_id)
        line = found.line
        older, newer = catalogue.newest_first(line.key), catalogue.oldest_first(line.key)
        lines = timeline.newest_first(catalogue.newest_first(line.key), line.key)
        part_of = found.document.details.facts.part_of
        return found, Beside(
            timeline.neighbours(older, newer, line.key),
            earlier.before(line, part_of, lines, catalogue.all_holding),
            [] if line.binned_on else followers.readers(vault, current, line),
        )


def entry_to_edit(vault: OpenVault, entry_id: UUID) -> OpenEntry:
    """As to read, but not from the bin: what lies there is put back first."""
    entry = entry_to_read(vault, entry_id)
    if entry.line.binned_on:
        raise Http404
    return entry


def draft_to_edit(vault: OpenVault, draft_id: UUID) -> OpenDraft:
    with head.reading(vault) as current:
        draft = drafts.open_draft(vault, current, draft_id)
    if draft is None:
        raise Http404
    return draft


def versions_to_read(vault: OpenVault, entry_id: UUID) -> list[tuple[int, EntryDocument]]:
    """Earlier versions, newest first. Raises TamperedEnvelope when one that is named is missing."""
    with _one_entry(vault, entry_id) as (entry, _catalogue):
        wanted = set(entry.document.earlier)
        stored = EntryRevision.objects.filter(owner=vault.owner, entry_id=entry_id)
        found = [(row.revision, vault.open(EntryDocument, row)) for row in stored]
    if {revision for revision, _ in found} != wanted:
        raise TamperedEnvelope
    return sorted(found, key=lambda pair: pair[0], reverse=True)


def version_to_read(vault: OpenVault, entry_id: UUID, revision: int) -> EntryDocument:
    for number, document in versions_to_read(vault, entry_id):
        if number == revision:
            return document
    raise Http404


@contextmanager
def _one_entry(vault: OpenVault, entry_id: UUID) -> Iterator[tuple[OpenEntry, Catalogue]]:
    with head.reading(vault) as current:
        yield _opened(vault, current, entry_id)


def _opened(vault: OpenVault, current: Head, entry_id: UUID) -> tuple[OpenEntry, Catalogue]:
    catalogue = Catalogue(vault, current)
    row = next(rows.stored(Entry, vault.owner, [entry_id]), None)
    if row is None:
        _refuse_missing(catalogue, entry_id)
        raise Http404
    document, line = opened_entry(vault, catalogue, row)
    draft = drafts.open_draft(vault, current, entry_id)
    return OpenEntry(row.id, row.revision, document, line, draft), catalogue


def _refuse_missing(catalogue: Catalogue, entry_id: UUID) -> None:
    """Raises TamperedEnvelope where a line still names the entry and nothing of ours removed it."""
    for line in catalogue.all_lines():
        if line.id == entry_id.bytes and not 0 < line.binned_on <= flows.last_day_purged() + 1:
            raise TamperedEnvelope
