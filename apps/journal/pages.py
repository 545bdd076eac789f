"""Sealed pages (of lines, of text) of one writer, read and written against the head.

It knows revisions and marks; what a page says is for catalogue.py and search.py. A mark is the sort
key of a page's first entry: 8 bytes of moment, 16 bytes of id, so that bytes order as moments do.
"""

from collections.abc import Iterable
from uuid import UUID, uuid4

from apps.journal.lines import Key
from apps.vault import rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head
from apps.vault.models import SealedRecord

_BIAS = 1 << 63


def mark_of(key: Key) -> bytes:
    return (key[0] + _BIAS).to_bytes(8) + key[1]


def key_in(mark: bytes) -> Key:
    return int.from_bytes(mark[:8]) - _BIAS, mark[8:]


class Pages:
    """`read` answers the opened bytes of a page; each row must be the revision the head names."""

    def __init__(self, model: type[SealedRecord], vault: OpenVault, head: Head) -> None:
        self.model = model
        self.vault = vault
        self.head = head
        self._opened: dict[bytes, bytes] = {}

    def marks(self) -> list[tuple[bytes, bytes]]:
        """(mark, page id), oldest first."""
        items = self.head.of_table(self.model.table_code)
        return sorted((item.mark, page_id) for page_id, item in items.items())

    def read(self, page_id: bytes) -> bytes:
        if page_id not in self._opened:
            self.fetch([page_id])
        return self._opened[page_id]

    def fetch(self, page_ids: Iterable[bytes]) -> None:
        """Open several pages with one query. Raises TamperedEnvelope for a missing one."""
        wanted = [page_id for page_id in page_ids if page_id not in self._opened]
        if not wanted:
            return
        ids = [UUID(bytes=page_id) for page_id in wanted]
        for record in rows.stored(self.model, self.vault.owner, ids):
            self.head.check(record)
            self._opened[record.id.bytes] = self.vault.open_bytes(record)
        if any(page_id not in self._opened for page_id in wanted):
            raise TamperedEnvelope

    def drop(self, page_id: bytes) -> None:
        """Let an opened page go, where many are read one after the other."""
        self._opened.pop(page_id, None)

    def write(self, page_id: bytes, content: bytes, first: Key) -> None:
        """Seal a new or changed page; `first` is the key of its first entry."""
        known = self.head.of_table(self.model.table_code).get(page_id)
        record = self.model(id=UUID(bytes=page_id), revision=known.revision + 1 if known else 1)
        self.vault.seal_bytes(content, record)
        (rows.overwrite if known else rows.insert)(record)
        self.head.put(record, mark=mark_of(first))
        self._opened[page_id] = content

    def remove(self, page_id: bytes) -> None:
        record = self.model(id=UUID(bytes=page_id))
        self.model._default_manager.filter(owner=self.vault.owner, id=record.id).delete()
        self.head.drop(record)
        self._opened.pop(page_id, None)

    def new_id(self) -> bytes:
        return uuid4().bytes
