"""A view as it is at one moment: frozen, over, or there to be read. Every request asks anew.

It knows a view's own key and nothing of its writer's; no row is locked here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from apps.sharing import ending, lives
from apps.sharing.documents import ContentsDocument, CopyDocument, CopyLine
from apps.sharing.models import Contents, Copy, View
from apps.sharing.sealing import ViewKeys
from apps.vault import head
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion


class NotThere(Exception):
    """Nothing can be read: stopped, frozen, over, being made, or never given."""


class OpenedView:
    """Good inside `reading`, for the moment that it reads."""

    def __init__(self, owner: UUID, view_id: UUID, private_key: bytes) -> None:
        self._owner = owner
        self._view_id = view_id
        self._keys = ViewKeys(owner, view_id, private_key)
        self.contents = self._opened_contents()

    def copy(self, line: CopyLine) -> CopyDocument:
        """Raises TamperedEnvelope for a row that is missing, damaged, or not the one in the list."""
        row = Copy.objects.filter(owner=self._owner, view_id=self._view_id, id=line.id).first()
        if row is None or row.revision != line.revision:
            raise TamperedEnvelope
        return self._keys.open_copy(row)

    def check(self, lines: list[CopyLine]) -> None:
        """That the rows are those of the list. Raises TamperedEnvelope."""
        rows = Copy.objects.filter(owner=self._owner, view_id=self._view_id)
        stored = dict(rows.filter(id__in=[line.id for line in lines]).values_list("id", "revision"))
        if stored != {line.id: line.revision for line in lines}:
            raise TamperedEnvelope

    def _opened_contents(self) -> ContentsDocument:
        today = ending.today()
        row = Contents.objects.filter(owner=self._owner, id=self._view_id).first()
        live = View.objects.filter(
            owner=self._owner, id=self._view_id, frozen=False, expires_on__gte=today
        )
        if row is None or not live.exists():
            raise NotThere
        try:
            contents = self._keys.open_contents(row)
        except (TamperedEnvelope, UnknownVersion):
            raise NotThere from None
        if not contents.is_whole or contents.until < today.toordinal():
            raise NotThere
        if lives.has_ended(self._view_id, contents.life):
            raise NotThere
        return contents


@contextmanager
def reading(owner: UUID, view_id: UUID, private_key: bytes) -> Iterator[OpenedView]:
    """One snapshot of the database. Raises NotThere."""
    with head.snapshot():
        yield OpenedView(owner, view_id, private_key)
