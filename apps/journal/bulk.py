"""Many entries at once, from whatever knows them: an import, the sample, the bench.

It knows opened documents alone. Whoever calls it has read and checked them.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from apps.journal import followers
from apps.journal.documents import EntryDocument
from apps.journal.journal import Journal
from apps.journal.lines import Key, Line
from apps.journal.models import Entry
from apps.journal.search import searchable
from apps.vault import head
from apps.vault.documents import OpenVault

# Rows sent by one statement.
BATCH = 500


class NewEntry(NamedTuple):
    """`id` is the caller's choice, so that the same import run twice is refused, not doubled."""

    id: UUID
    document: EntryDocument


def add_entries(*, vault: OpenVault, new: Iterable[NewEntry], day_ends_at: int) -> int:
    """All of them or none, in one transaction; how many there were. They come in any order, and are
    drawn as they are sealed. Raises IntegrityError when the journal has an entry of one of the ids.
    """
    lines: list[Line] = []
    texts: list[tuple[Key, str]] = []
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        for batch in _batches(new):
            rows = []
            for one in batch:
                entry = Entry(id=one.id)
                vault.seal(one.document, entry)
                rows.append(entry)
                line = journal.line_of(entry, one.document)
                lines.append(line)
                texts.append((line.key, searchable(one.document)))
            Entry.objects.bulk_create(rows)
        journal.catalogue.add_many(lines)
        journal.index.put_many(texts)
        followers.tell_many(vault, current, lines)
    return len(lines)


def _batches(new: Iterable[NewEntry]) -> Iterator[list[NewEntry]]:
    left = iter(new)
    while batch := list(islice(left, BATCH)):
        yield batch
