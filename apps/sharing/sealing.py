"""Sealing to a view's own key pair, and opening with it.

HPKE in base mode (RFC 9180: X25519, HKDF-SHA256, AES-256-GCM), padded like all else. The pair is drawn
for the view and stays with it: a new password of its writer changes nothing here. The public key
stands in no column, so nobody but the writer and the reader can seal a copy that opens.
"""

from functools import cached_property
from typing import Final
from uuid import UUID

import msgspec

from apps.sharing.documents import ContentsDocument, CopyDocument
from apps.sharing.models import Contents, Copy, SealedToView
from apps.vault import envelope, primitives
from apps.vault.documents import decode, encode
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion

COPY: Final = "copy"
CONTENTS: Final = "contents"

# A list of thousands of lines is written with each of their changes: JSON would take several times as long.
_PACKED: Final = msgspec.msgpack.Encoder(uuid_format="bytes")
_CONTENTS: Final = msgspec.msgpack.Decoder(ContentsDocument)


class _SchemaAlone(msgspec.Struct):
    schema: int


_SCHEMAS: Final = msgspec.msgpack.Decoder(_SchemaAlone)


def new_private_key() -> bytes:
    return primitives.private_key_from(primitives.random_bytes(primitives.KEY_BYTES))


class ViewKeys:
    """One view's pair. `owner` and `view_id` are part of the place of all that is sealed."""

    def __init__(self, owner: UUID, view_id: UUID, private_key: bytes) -> None:
        self._owner = owner
        self._view_id = view_id
        self._private_key = private_key
        self._naming = primitives.derive(private_key, "ids of copies")

    @cached_property
    def _public_key(self) -> bytes:
        return primitives.public_key_of(self._private_key)

    def copy_id(self, entry_id: UUID) -> UUID:
        return UUID(bytes=primitives.mac(self._naming, entry_id.bytes)[:16], version=4)

    def seal_copy(self, copy_id: UUID, revision: int, document: CopyDocument) -> Copy:
        row = Copy(id=copy_id, owner_id=self._owner, view_id=self._view_id, revision=revision)
        document.schema = document.newest
        row.sealed = self._sealed(COPY, row, encode(document))
        return row

    def seal_contents(self, revision: int, document: ContentsDocument) -> Contents:
        row = Contents(
            id=self._view_id, owner_id=self._owner, view_id=self._view_id, revision=revision
        )
        document.schema = document.newest
        row.sealed = self._sealed(CONTENTS, row, _PACKED.encode(document))
        return row

    def open_copy(self, row: Copy) -> CopyDocument:
        """Raises TamperedEnvelope for a row of another view, place or revision, UnknownVersion."""
        return decode(CopyDocument, self._opened(COPY, row))

    def open_contents(self, row: Contents) -> ContentsDocument:
        """Raises as `open_copy`."""
        data = self._opened(CONTENTS, row)
        try:
            if not 1 <= _SCHEMAS.decode(data).schema <= ContentsDocument.newest:
                raise UnknownVersion
            return _CONTENTS.decode(data)
        except msgspec.MsgspecError:
            raise TamperedEnvelope from None

    def _sealed(self, table: str, row: SealedToView, content: bytes) -> bytes:
        return primitives.seal_to(self._public_key, envelope.pad(content), self._info(table, row))

    def _opened(self, table: str, row: SealedToView) -> bytes:
        if row.owner_id != self._owner or row.view_id != self._view_id:
            raise TamperedEnvelope
        info = self._info(table, row)
        return envelope.unpad(primitives.open_with(self._private_key, bytes(row.sealed), info))

    def _info(self, table: str, row: SealedToView) -> bytes:
        """The view's id is part of the key pair already; the place says which row it is."""
        place = envelope.Place("shared", self._owner.bytes, table, row.id.bytes, row.revision)
        return place.associated()
