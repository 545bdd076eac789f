"""One view's copies during one save, or read for a page of its writer.

It knows rows and opened documents of the writer's side; which entry belongs is for scope.py, and when
anything changes for flows.py and following.py.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from apps.journal import moments
from apps.journal.documents import EntryDocument
from apps.journal.lines import Line
from apps.sharing import choices, projection
from apps.sharing.documents import (
    ContentsDocument,
    CopyDocument,
    CopyLine,
    Terms,
    ViewDocument,
)
from apps.sharing.models import Contents, Copy, View
from apps.sharing.sealing import ViewKeys
from apps.vault import rows
from apps.vault.exceptions import TamperedEnvelope

_UPSERT: Final = (
    'INSERT INTO "sharing_copy" (id, owner_id, view_id, revision, sealed) '
    "SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::int[], %s::bytea[]) "
    "ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, sealed = excluded.sealed"
)
_CONTENTS: Final = (
    'SELECT revision, sealed FROM "sharing_contents" '
    "WHERE owner_id = %s AND view_id = %s FOR UPDATE"
)
_UPDATE: Final = (
    'UPDATE "sharing_contents" SET revision = %s, sealed = %s WHERE owner_id = %s AND view_id = %s'
)
_PRESENT: Final = 'SELECT id FROM "sharing_copy" WHERE owner_id = %s AND id = ANY(%s)'


class NoCopies(TamperedEnvelope):
    """The list of a view is gone: its last day was over, or a hand took it away."""


class Copies:
    """Made inside `head.writing`, and good for that block alone. `write` stores what changed. Raises
    NoCopies."""

    def __init__(self, view: View, document: ViewDocument) -> None:
        self._view = view
        self._document = document
        self._keys = ViewKeys(view.owner_id, view.id, document.private_key)
        self._changed: dict[UUID, Copy] = {}
        self._dropped: set[UUID] = set()
        self._row = _stored_contents(view)
        if self._row is None:
            raise NoCopies
        self.contents = self._keys.open_contents(self._row)
        self._lines = {line.id: line for line in self.contents.lines}

    def __len__(self) -> int:
        return len(self._lines)

    def has(self, entry_id: UUID) -> bool:
        return self._keys.copy_id(entry_id) in self._lines

    def put(self, entry_id: UUID, entry: EntryDocument, line: Line) -> None:
        """Add the copy of an entry, or replace it."""
        copy = projection.copy_of(entry, self._document.terms)
        copy_id = self._keys.copy_id(entry_id)
        before = self._lines.get(copy_id)
        revision = before.revision + 1 if before else 1
        self._changed[copy_id] = self._keys.seal_copy(copy_id, revision, copy)
        terms = self._document.terms
        self._lines[copy_id] = line_of(copy_id, revision, terms, copy, entry, line)

    def drop(self, entry_id: UUID) -> None:
        copy_id = self._keys.copy_id(entry_id)
        if self._lines.pop(copy_id, None):
            self._changed.pop(copy_id, None)
            self._dropped.add(copy_id)

    def write(self) -> None:
        assert self._row is not None
        owner, view_id = self._view.owner_id, self._view.id
        if self._dropped:
            Copy.objects.filter(owner=owner, view_id=view_id, id__in=self._dropped).delete()
        _store(list(self._changed.values()))
        ordered = sorted(self._lines.values(), key=lambda line: (line.at, line.id.bytes))
        self.contents.lines = ordered
        row = self._keys.seal_contents(self._row.revision + 1, self.contents)
        rows.write(_UPDATE, row.revision, row.sealed, owner, view_id)
        self._row = row
        self._changed, self._dropped = {}, set()


def line_of(
    copy_id: UUID,
    revision: int,
    terms: Terms,
    copy: CopyDocument,
    entry: EntryDocument,
    line: Line,
) -> CopyLine:
    has_names = choices.TACTICS in terms.extras
    return CopyLine(
        copy_id,
        revision,
        copy.moment.at,
        copy.moment.zone,
        copy.moment.precision,
        _day(entry, copy, line),
        copy.kind,
        projection.first_words(copy),
        line.about.tactics if line.about and has_names else (),
    )


def begin(view: View, document: ViewDocument, contents: ContentsDocument) -> None:
    """The empty list of a view that is being made, in place of any that it had."""
    erase(view.owner_id, view.id)
    keys = ViewKeys(view.owner_id, view.id, document.private_key)
    contents.is_whole, contents.lines = False, []
    keys.seal_contents(1, contents).save(force_insert=True)


def erase(owner: UUID, view_id: UUID) -> None:
    """No copy and no list: what was sealed to this view is gone from the tables. The list goes first:
    a save that holds it ends before, and its copies are there to be seen then."""
    Contents.objects.filter(owner=owner, view_id=view_id).delete()
    Copy.objects.filter(owner=owner, view_id=view_id).delete()


def are_there(view: View) -> bool:
    """False once the view's day was over, or before it was begun."""
    return Contents.objects.filter(owner=view.owner_id, id=view.id).exists()


def with_copy(owner: UUID, views: Iterable[tuple[View, ViewDocument]], entry_id: UUID) -> set[UUID]:
    """Ids of those views that hold a copy of the entry: told by the rows, not by any rule."""
    ids = {
        ViewKeys(owner, view.id, document.private_key).copy_id(entry_id): view.id
        for view, document in views
        if document.private_key
    }
    return {ids[copy_id] for (copy_id,) in rows.select(_PRESENT, owner, list(ids))}


def _day(entry: EntryDocument, copy: CopyDocument, line: Line) -> int:
    """The writer's day; where the hour was not granted, the one day that the copy itself names."""
    if copy.moment == entry.moment:
        return line.day
    return moments.to_local(copy.moment).date().toordinal()


def _stored_contents(view: View) -> Contents | None:
    for revision, sealed in rows.select(_CONTENTS, view.owner_id, view.id):
        return Contents(
            id=view.id, owner_id=view.owner_id, view_id=view.id, revision=revision, sealed=sealed
        )
    return None


def _store(changed: list[Copy]) -> None:
    if changed:
        rows.write(
            _UPSERT,
            [row.id for row in changed],
            [row.owner_id for row in changed],
            [row.view_id for row in changed],
            [row.revision for row in changed],
            [row.sealed for row in changed],
        )
