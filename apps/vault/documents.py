"""An open vault: the one object through which sealed documents are written and read.

It lives for one request. It knows one writer's master key of one epoch; it does not know where keys
come from (keyring.py) nor how they survive between requests (tickets.py).
"""

from collections.abc import Iterable
from functools import cached_property
from typing import ClassVar, TypeVar
from uuid import UUID

import msgspec

from apps.vault import envelope, primitives
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion, WrongKey
from apps.vault.models import SealedRecord


class Document(msgspec.Struct, kw_only=True):
    """What is sealed, as JSON. `schema` says which release's shape it has.

    Readers accept every schema up to their own; writers write `newest`.
    """

    newest: ClassVar[int] = 1
    schema: int = 1


D = TypeVar("D", bound=Document)


class _SchemaAlone(msgspec.Struct):
    schema: int


def encode(document: Document) -> bytes:
    return msgspec.json.encode(document)


def decode(kind: type[D], data: bytes) -> D:
    """Raises UnknownVersion for a newer schema, TamperedEnvelope for anything that does not fit."""
    try:
        if not 1 <= msgspec.json.decode(data, type=_SchemaAlone).schema <= kind.newest:
            raise UnknownVersion
        return msgspec.json.decode(data, type=kind)
    except (
        msgspec.MsgspecError,
        RecursionError,
    ):  # the latter: brackets within brackets without end
        raise TamperedEnvelope from None


class OpenVault:
    """`owner` is the account's id, `epoch` the epoch in which it was opened."""

    def __init__(self, owner: UUID, epoch: int, master: bytes) -> None:
        self.owner = owner
        self.epoch = epoch
        self.master = master

    def __repr__(self) -> str:
        return f"<OpenVault epoch {self.epoch}>"

    def key(self, purpose: str) -> bytes:
        """A key of this epoch for one purpose (32 bytes)."""
        return primitives.derive(self.master, purpose)

    def outside_id(self, row_id: UUID) -> UUID:
        """What a row is called in a file that leaves the instance: the same in each file of an epoch,
        and no use to whoever has the database beside the file."""
        return UUID(bytes=primitives.mac(self.key("outside ids"), row_id.bytes)[:16], version=4)

    @cached_property
    def wrapping(self) -> envelope.WrappingKey:
        return envelope.WrappingKey(self.key("wrapping"))

    def seal_bytes(self, content: bytes, record: SealedRecord) -> None:
        """Seal `content` into `record` for its present revision, under a new data key."""
        data_key = primitives.random_bytes(primitives.KEY_BYTES)
        record.owner_id, record.epoch = self.owner, self.epoch
        record.sealed = envelope.seal(data_key, content, record.place())
        record.wrapped_key = self.wrapping.wrap(data_key, record.wrap_place())

    def open_bytes(self, record: SealedRecord) -> bytes:
        """Raises TamperedEnvelope when the record is another writer's, was moved or damaged."""
        if record.owner_id != self.owner or record.epoch != self.epoch:
            raise TamperedEnvelope
        return envelope.open_sealed(self.data_key_of(record), record.sealed, record.place())

    def data_key_of(self, record: SealedRecord) -> bytes:
        """Raises TamperedEnvelope for a wrap that no key of this epoch made: here a wrong key is a
        wrong row, never a wrong password."""
        try:
            return self.wrapping.unwrap(record.wrapped_key, record.wrap_place())
        except WrongKey:
            raise TamperedEnvelope from None

    def seal(self, document: Document, record: SealedRecord) -> None:
        document.schema = document.newest
        self.seal_bytes(encode(document), record)

    def open(self, kind: type[D], record: SealedRecord) -> D:
        return decode(kind, self.open_bytes(record))

    def open_many(self, kind: type[D], records: Iterable[SealedRecord]) -> list[D]:
        return [self.open(kind, record) for record in records]
