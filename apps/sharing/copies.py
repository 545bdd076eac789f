"""One view's copies during one save, or read for a page of its writer.

A list is the one that the head names, and a copy the one that the list names. No two of a view ever have
the same revision, so none that was replaced can stand in for another.

It knows rows and opened documents of the writer's side; which entry belongs is for scope.py, and when
anything changes for flows.py and following.py.
"""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from apps.journal import moments
from apps.journal.documents import EntryDocument
from apps.journal.lines import Line
from apps.sharing import choices, lives, projection
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
from apps.vault.head import Head, Item

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
_LIFE_BYTES: Final = 4
_PRESENT: Final = 'SELECT id FROM "sharing_copy" WHERE owner_id = %s AND id = ANY(%s)'


class NoCopies(TamperedEnvelope):
    """The list of a view is gone: its last day was over, or a hand took it away."""


class Copies:
    """Made inside `head.writing`, and good for that block alone. `write` stores what changed. Raises
    NoCopies, and TamperedEnvelope for a list that is not the current one."""

    def __init__(self, current: Head, view: View, document: ViewDocument) -> None:
        self._current = current
        self._view = view
        self._document = document
        self._keys = ViewKeys(view.owner_id, view.id, document.private_key)
        self._changed: dict[UUID, Copy] = {}
        self._dropped: set[UUID] = set()
        self._row = _stored_contents(view)
        if self._row is None:
            raise NoCopies
        if self._row.revision != list_revision(current, view.id):
            raise TamperedEnvelope
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
        revision = self._next_revision
        self._changed[copy_id] = self._keys.seal_copy(copy_id, revision, copy)
        terms = self._document.terms
        self._lines[copy_id] = line_of(copy_id, revision, terms, copy, entry, line)

    def drop(self, entry_id: UUID) -> None:
        copy_id = self._keys.copy_id(entry_id)
        if self._lines.pop(copy_id, None):
            self._changed.pop(copy_id, None)
            self._dropped.add(copy_id)

    def take_back(self) -> None:
        """No list of before is read again. Durable at once."""
        self.contents.life = lives.after(self._view.owner_id, self._view.id, self.contents.life)

    def write(self) -> None:
        assert self._row is not None
        owner, view_id = self._view.owner_id, self._view.id
        if self._dropped:
            self.take_back()
            Copy.objects.filter(owner=owner, view_id=view_id, id__in=self._dropped).delete()
        _store(list(self._changed.values()))
        ordered = sorted(self._lines.values(), key=lambda line: (line.at, line.id.bytes))
        self.contents.lines = ordered
        row = self._keys.seal_contents(self._next_revision, self.contents)
        rows.write(_UPDATE, row.revision, row.sealed, owner, view_id)
        _name(self._current, row, self.contents)
        self._row = row
        self._changed, self._dropped = {}, set()

    @property
    def _next_revision(self) -> int:
        assert self._row is not None
        return self._row.revision + 1


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


def begin(current: Head, view: View, document: ViewDocument, contents: ContentsDocument) -> None:
    """The empty list of a view that is being made, in place of any that it had, which nobody reads again.
    Under `lives.hold`. What rests goes on resting."""
    erase(view.owner_id, view.id)
    before = _named(current, view.id)
    contents.life = lives.renewed(view.id, _life(before)) if before.revision else 0
    if view.frozen:
        lives.end([view.id])
    keys = ViewKeys(view.owner_id, view.id, document.private_key)
    contents.is_whole, contents.lines = False, []
    row = keys.seal_contents(before.revision + 1, contents)
    row.save(force_insert=True)
    _name(current, row, contents)


def list_revision(current: Head, view_id: UUID) -> int:
    """That of the view's list by what the head says; 0 where there never was one."""
    return _named(current, view_id).revision


def rests(current: Head, view_id: UUID) -> bool:
    """Whether somebody let the view rest, whatever its row says. True where nobody can tell."""
    try:
        return lives.has_ended(view_id, _life(_named(current, view_id)))
    except TamperedEnvelope:
        return True


def erase(owner: UUID, view_id: UUID) -> bool:
    """No copy and no list: what was sealed to this view is gone from the tables. The list goes first:
    a save that holds it ends before, and its copies are there to be seen then. False for no list."""
    count, _ = Contents.objects.filter(owner=owner, view_id=view_id).delete()
    Copy.objects.filter(owner=owner, view_id=view_id).delete()
    return count > 0


def forget(current: Head, view_id: UUID) -> None:
    """The head names no list of this view any more."""
    current.of_table(Contents.table_code).pop(view_id.bytes, None)


def are_there(view: View) -> bool:
    """False once the view's day was over, or before it was begun."""
    return Contents.objects.filter(owner=view.owner_id, id=view.id).exists()


def with_copy(
    owner: UUID, views: Iterable[tuple[View, ViewDocument, int]], entry_id: UUID
) -> set[UUID]:
    """Ids of those views that hold a copy of the entry: told by the rows, not by any rule."""
    ids = {
        ViewKeys(owner, view.id, document.private_key).copy_id(entry_id): view.id
        for view, document, _list_revision in views
        if document.private_key
    }
    return {ids[copy_id] for (copy_id,) in rows.select(_PRESENT, owner, list(ids))}


def _named(current: Head, view_id: UUID) -> Item:
    return current.of_table(Contents.table_code).get(view_id.bytes, Item(0))


def _name(current: Head, row: Contents, contents: ContentsDocument) -> None:
    """With its life beside it, so that each page of the writer can tell whether the view rests."""
    named = current.items.setdefault(Contents.table_code, {})
    named[row.id.bytes] = Item(row.revision, contents.life.to_bytes(_LIFE_BYTES))


def _life(item: Item) -> int:
    return int.from_bytes(item.mark)


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
