"""Sealing to a view's own key pair, and opening with it.

HPKE in base mode (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM), padded like all else. The pair is drawn
for the view and stays with it: a new password of its writer changes nothing here. The public key
stands in no column, so nobody but the writer and the reader can seal a copy that opens.
"""

from uuid import UUID

from apps.sharing.documents import ContentsDocument, CopyDocument
from apps.sharing.models import Contents, Copy, SealedToView
from apps.vault import envelope, primitives
from apps.vault.documents import D, Document, decode, encode
from apps.vault.exceptions import TamperedEnvelope

COPY = "copy"
CONTENTS = "contents"


def new_private_key() -> bytes:
    return primitives.private_key_from(primitives.random_bytes(primitives.KEY_BYTES))


class ViewKeys:
    """One view's pair. `owner` and `view_id` are part of the place of all that is sealed."""

    def __init__(self, owner: UUID, view_id: UUID, private_key: bytes) -> None:
        self._owner = owner
        self._view_id = view_id
        self._private_key = private_key
        self._public_key = primitives.public_key_of(private_key)
        self._naming = primitives.derive(private_key, "ids of copies")

    def copy_id(self, entry_id: UUID) -> UUID:
        return UUID(bytes=primitives.mac(self._naming, entry_id.bytes)[:16], version=4)

    def seal_copy(self, copy_id: UUID, revision: int, document: CopyDocument) -> Copy:
        row = Copy(id=copy_id, owner_id=self._owner, view_id=self._view_id, revision=revision)
        row.sealed = self._sealed(COPY, row, document)
        return row

    def seal_contents(self, revision: int, document: ContentsDocument) -> Contents:
        row = Contents(
            id=self._view_id, owner_id=self._owner, view_id=self._view_id, revision=revision
        )
        row.sealed = self._sealed(CONTENTS, row, document)
        return row

    def open_copy(self, row: Copy) -> CopyDocument:
        return self._opened(COPY, row, CopyDocument)

    def open_contents(self, row: Contents) -> ContentsDocument:
        return self._opened(CONTENTS, row, ContentsDocument)

    def _sealed(self, table: str, row: SealedToView, document: Document) -> bytes:
        document.schema = document.newest
        return primitives.seal_to(
            self._public_key, envelope.pad(encode(document)), self._info(table, row)
        )

    def _opened(self, table: str, row: SealedToView, kind: type[D]) -> D:
        """Raises TamperedEnvelope for a row of another view, place or revision."""
        if row.owner_id != self._owner or row.view_id != self._view_id:
            raise TamperedEnvelope
        padded = primitives.open_with(self._private_key, bytes(row.sealed), self._info(table, row))
        return decode(kind, envelope.unpad(padded))

    def _info(self, table: str, row: SealedToView) -> bytes:
        """The view's id is part of the key pair already; the place says which row it is."""
        place = envelope.Place("shared", self._owner.bytes, table, row.id.bytes, row.revision)
        return place.associated()
