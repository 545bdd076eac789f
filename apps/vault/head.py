"""The head: one sealed statement per writer of which revision of what is current.

Every save writes it, in the same transaction. It detects that any single row, or some rows, were
rolled back, removed, doubled or swapped. It does not detect that all rows of a writer were rolled
back together; nothing inside one database can.

Lock order everywhere: keyring row, head row, pages by id, records by id.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import msgspec
from django.db import connection, transaction
from psycopg import IsolationLevel

from apps.vault import envelope, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import HeadDamaged, TamperedEnvelope, UnknownVersion, VaultLocked
from apps.vault.models import Head as HeadRow
from apps.vault.models import Keyring, SealedRecord

SCHEMA = 1


class Item(msgspec.Struct, array_like=True, gc=False, frozen=True):
    """The current revision of one row. `mark` is the owning app's own note on it (a sort key)."""

    revision: int
    mark: bytes = b""


class _Content(msgspec.Struct, array_like=True):
    schema: int
    counter: int
    items: dict[str, dict[bytes, Item]]


class Head:
    """`items[table_code][row id bytes]` is what the head says of a row."""

    def __init__(self, counter: int, items: dict[str, dict[bytes, Item]]) -> None:
        self.counter = counter
        self.items = items

    def of_table(self, table_code: str) -> dict[bytes, Item]:
        return self.items.get(table_code, {})

    def put(self, record: SealedRecord, *, mark: bytes = b"") -> None:
        rows = self.items.setdefault(record.table_code, {})
        rows[record.row_bytes] = Item(record.revision, mark)

    def drop(self, record: SealedRecord) -> None:
        self.of_table(record.table_code).pop(record.row_bytes, None)

    def check(self, record: SealedRecord) -> None:
        """Raises TamperedEnvelope unless `record` is the row and revision the head names."""
        item = self.of_table(record.table_code).get(record.row_bytes)
        if item is None or item.revision != record.revision:
            raise TamperedEnvelope


def _place(owner: bytes, counter: int, epoch: int) -> envelope.Place:
    return envelope.Place("head", owner, "head", owner, counter, epoch=epoch)


def sealed_head(vault: OpenVault, head: Head) -> bytes:
    content = msgspec.msgpack.encode(_Content(SCHEMA, head.counter, head.items))
    place = _place(vault.owner.bytes, head.counter, vault.epoch)
    return envelope.seal(vault.key("head"), content, place)


def opened_head(vault: OpenVault, row: HeadRow) -> Head:
    """Raises VaultLocked when the head belongs to another epoch, HeadDamaged when it does not open."""
    if row.epoch != vault.epoch:
        raise VaultLocked
    place = _place(vault.owner.bytes, row.revision, row.epoch)
    try:
        data = envelope.open_sealed(vault.key("head"), row.sealed, place)
        content = msgspec.msgpack.decode(data, type=_Content)
    except (TamperedEnvelope, msgspec.MsgspecError):
        raise HeadDamaged from None
    if content.schema != SCHEMA:
        raise UnknownVersion
    if content.counter != row.revision:
        raise HeadDamaged
    return Head(content.counter, content.items)


def create(vault: OpenVault) -> None:
    head = Head(1, {})
    HeadRow.objects.create(
        owner_id=vault.owner, revision=1, epoch=vault.epoch, sealed=sealed_head(vault, head)
    )


@contextmanager
def reading(vault: OpenVault) -> Iterator[Head]:
    """One snapshot of the database, so that head and rows are of the same moment."""
    with snapshot():
        yield opened_head(vault, _stored_head(vault.owner))


@contextmanager
def snapshot() -> Iterator[None]:
    """A transaction that reads one moment. Inside another transaction, that one's view serves."""
    connection.ensure_connection()
    if connection.in_atomic_block:
        yield
        return
    driver = connection.connection
    # Said before BEGIN, these travel with it; SET TRANSACTION would be one round trip more.
    driver.isolation_level, driver.read_only = IsolationLevel.REPEATABLE_READ, True
    try:
        with transaction.atomic():
            yield
    finally:
        if not driver.closed:
            driver.isolation_level = driver.read_only = None


def _stored_head(owner: UUID, *, lock: bool = False) -> HeadRow:
    """Raises HeadDamaged where there is none."""
    table = HeadRow._meta.db_table
    statement = f'SELECT revision, epoch, sealed FROM "{table}" WHERE owner_id = %s'  # noqa: S608
    for revision, epoch, sealed in rows.select(statement + " FOR UPDATE" * lock, owner):
        return HeadRow(owner_id=owner, revision=revision, epoch=epoch, sealed=sealed)
    raise HeadDamaged


@contextmanager
def writing(vault: OpenVault) -> Iterator[Head]:
    """All saves of one writer, one after the other; none across a new epoch.

    Raises VaultLocked when the epoch has ended. The head is written when the block ends well.
    """
    with transaction.atomic():
        hold_epoch(vault)
        head = opened_head(vault, _stored_head(vault.owner, lock=True))
        yield head
        head.counter += 1
        table, sealed = HeadRow._meta.db_table, sealed_head(vault, head)
        rows.write(
            f'UPDATE "{table}" SET revision = %s, sealed = %s WHERE owner_id = %s',  # noqa: S608
            head.counter,
            sealed,
            vault.owner,
        )


def hold_epoch(vault: OpenVault) -> None:
    """Lock the keyring row; raises VaultLocked when its epoch is not the vault's.

    FOR UPDATE, though it changes nothing: with FOR SHARE, savers that overlap pass by a waiting
    rotation for as long as they like (thirteen seconds were seen), while exclusive locks queue up.
    """
    table = Keyring._meta.db_table
    held = rows.select(
        f'SELECT epoch FROM "{table}" WHERE owner_id = %s FOR UPDATE',  # noqa: S608
        vault.owner,
    )
    if held != [(vault.epoch,)]:
        raise VaultLocked


def hold_still(owner: UUID) -> None:
    """Keep one writer's saves waiting, without any key: for the purging of a locked vault."""
    list(Keyring.objects.select_for_update().filter(owner=owner).values("epoch"))
    list(HeadRow.objects.select_for_update().filter(owner=owner).values("epoch"))
