"""One view's copies during one save, or read for a page of its writer.

It knows rows and opened documents of the writer's side; which entry belongs is for scope.py, and when
anything changes for flows.py and following.py.
"""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from django.db import connection

from apps.journal import moments
from apps.journal.documents import EntryDocument
from apps.journal.lines import Line
from apps.sharing import choices, projection
from apps.sharing.documents import ContentsDocument, CopyDocument, CopyLine, ViewDocument
from apps.sharing.models import Contents, Copy, View
from apps.sharing.sealing import ViewKeys
from apps.vault.exceptions import TamperedEnvelope

_UPSERT: Final = (
    'INSERT INTO "sharing_copy" (id, owner_id, view_id, revision, sealed) '
    "SELECT * FROM unnest(%s::uuid[], %s::uuid[], %s::uuid[], %s::int[], %s::bytea[]) "
    "ON CONFLICT (id) DO UPDATE SET revision = excluded.revision, sealed = excluded.sealed"
)


class Copies:
    """Made inside `head.writing`, and good for that block alone. `write` stores what changed."""

    def __init__(self, view: View, document: ViewDocument) -> None:
        self._view = view
        self._document = document
        self._keys = ViewKeys(view.owner_id, view.id, document.private_key)
        self._changed: dict[UUID, Copy] = {}
        self._dropped: set[UUID] = set()
        self._row = Contents.objects.filter(owner=view.owner_id, id=view.id).first()
        if self._row is None:
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
        before = self._lines.get(copy_id)
        revision = before.revision + 1 if before else 1
        has_names = choices.TACTICS in self._document.terms.extras
        self._changed[copy_id] = self._keys.seal_copy(copy_id, revision, copy)
        self._lines[copy_id] = CopyLine(
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
        Contents.objects.filter(owner=owner, id=view_id).update(
            revision=row.revision, sealed=row.sealed
        )
        self._row = row
        self._changed, self._dropped = {}, set()


def begin(view: View, document: ViewDocument, contents: ContentsDocument) -> None:
    """The empty list of a view that is being made, in place of any that it had."""
    erase(view.owner_id, view.id)
    keys = ViewKeys(view.owner_id, view.id, document.private_key)
    contents.is_whole, contents.lines = False, []
    keys.seal_contents(1, contents).save(force_insert=True)


def erase(owner: UUID, view_id: UUID) -> None:
    """No copy and no list: what was sealed to this view is gone from the tables."""
    Copy.objects.filter(owner=owner, view_id=view_id).delete()
    Contents.objects.filter(owner=owner, view_id=view_id).delete()


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
    found = Copy.objects.filter(owner=owner, id__in=list(ids)).values_list("id", flat=True)
    return {ids[copy_id] for copy_id in found}


def _day(entry: EntryDocument, copy: CopyDocument, line: Line) -> int:
    """The writer's day; where the hour was not granted, the one day that the copy itself names."""
    if copy.moment == entry.moment:
        return line.day
    return moments.to_local(copy.moment).date().toordinal()


def _store(rows: list[Copy]) -> None:
    if not rows:
        return
    columns: list[Any] = [
        [row.id for row in rows],
        [row.owner_id for row in rows],
        [row.view_id for row in rows],
        [row.revision for row in rows],
        [bytes(row.sealed) for row in rows],
    ]
    with connection.cursor() as cursor:
        cursor.execute(_UPSERT, columns)
