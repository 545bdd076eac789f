"""A writer's keys: create, unlock, rotate, recover.

It knows the stretched password (`root`) and the recovery key; it does not know names or requests.
"""

from collections.abc import Callable
from uuid import UUID

from django.apps import apps
from django.db import connection, transaction

from apps.vault import head, inbox, primitives, public_keys, revocations, wraps
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion, VaultLocked, WrongKey
from apps.vault.models import Head, Keyring, SealedRecord
from apps.vault.recovery_key import RecoveryKey

# Rows rewrapped by one statement at a rotation.
BATCH = 2_000


def create(owner: UUID, root: bytes, recovery: RecoveryKey) -> OpenVault:
    """The first epoch of a new account."""
    vault = OpenVault(owner, 1, primitives.random_bytes(primitives.KEY_BYTES))
    with transaction.atomic():
        Keyring.objects.create(
            owner_id=owner,
            epoch=vault.epoch,
            password_wrap=wraps.under_password(vault, root),
            recovery_wrap=wraps.for_recovery(vault, recovery.public_key),
            locator=recovery.locator,
            inbox_key=_inbox_key(vault),
        )
        head.create(vault)
    return vault


def unlock(owner: UUID, root: bytes) -> OpenVault:
    """Raises WrongKey, WrapRevoked, PepperMismatch, or TamperedEnvelope for swapped public keys."""
    row = _row(owner)
    master = wraps.open_with_password(row.password_wrap, root, owner, row.epoch)
    vault = OpenVault(owner, row.epoch, master)
    wraps.recovery_public_key(vault, row.recovery_wrap)
    own_inbox = primitives.public_key_of(public_keys.inbox_private_key(vault))
    if public_keys.verified(vault, public_keys.INBOX, row.inbox_key) != own_inbox:
        raise TamperedEnvelope
    return vault


def owner_of(recovery: RecoveryKey) -> UUID | None:
    """Whose paper this is, found by its locator."""
    row = Keyring.objects.filter(locator=recovery.locator).first()
    return row.owner_id if row else None


def recover(owner: UUID, recovery: RecoveryKey) -> OpenVault:
    """Open with the paper alone; no pepper takes part. Raises WrongKey or WrapRevoked."""
    row = _row(owner)
    try:
        master = wraps.open_with_recovery(row.recovery_wrap, recovery.private_key, owner, row.epoch)
    except TamperedEnvelope:
        raise WrongKey from None
    return OpenVault(owner, row.epoch, master)


def rotate(vault: OpenVault, root: bytes, *, also: Callable[[], None]) -> OpenVault:
    """A new epoch under a new password: new master key, every data key rewrapped, head and inbox
    sealed anew, the old password's wrap revoked. Neither paper nor passkey is needed for it.

    `also` runs in the same transaction: the account's own columns change with the keys or not at all.
    Raises VaultLocked when another rotation came first. The revocation is durable on return; where
    the machine stops before, the first unlock of the new epoch completes it.
    """
    new = OpenVault(vault.owner, vault.epoch + 1, primitives.random_bytes(primitives.KEY_BYTES))
    with transaction.atomic():
        row = Keyring.objects.select_for_update().get(owner=vault.owner)
        if row.epoch != vault.epoch:
            raise VaultLocked
        _reseal_head(vault, new)  # first: it refuses a master key that is not the writer's
        paper = wraps.recovery_public_key(vault, row.recovery_wrap)
        replaced = _password_wrap_id(row)
        inbox.reseal(vault, new)
        for model in sealed_models():
            _rewrap(model, vault, new)
        row.epoch = new.epoch
        row.recovery_wrap = wraps.for_recovery(
            new, paper, paper_id=wraps.paper_id(row.recovery_wrap)
        )
        row.password_wrap = wraps.under_password(new, root, replaces=replaced)
        row.inbox_key = _inbox_key(new)
        row.save()
        also()
    if replaced:
        revocations.revoke(replaced)
    return new


def replace_recovery_key(vault: OpenVault, recovery: RecoveryKey) -> None:
    """The old paper opens nothing any more, not even in a restored backup."""
    with transaction.atomic():
        row = Keyring.objects.select_for_update().get(owner=vault.owner)
        if row.epoch != vault.epoch:
            raise VaultLocked
        replaced = wraps.paper_id(row.recovery_wrap)
        row.recovery_wrap = wraps.for_recovery(vault, recovery.public_key, replaces=replaced)
        row.locator = recovery.locator
        row.save(update_fields=["recovery_wrap", "locator"])
    revocations.revoke(replaced)


def rewrap_password(vault: OpenVault, root: bytes, *, also: Callable[[], None]) -> None:
    """The same password, stretched with stronger parameters; the epoch stays."""
    with transaction.atomic():
        row = Keyring.objects.select_for_update().get(owner=vault.owner)
        if row.epoch != vault.epoch:
            raise VaultLocked
        replaced = wraps.password_wrap_id(row.password_wrap)
        row.password_wrap = wraps.under_password(vault, root, replaces=replaced)
        row.save(update_fields=["password_wrap"])
        also()
    revocations.revoke(replaced)


def sealed_models() -> list[type[SealedRecord]]:
    """Every table of sealed records, in one fixed order."""
    found = [model for model in apps.get_models() if issubclass(model, SealedRecord)]
    return sorted(found, key=lambda model: model._meta.db_table)


def _row(owner: UUID) -> Keyring:
    row = Keyring.objects.filter(owner=owner).first()
    if row is None:
        raise WrongKey
    return row


def _password_wrap_id(row: Keyring) -> bytes:
    """Empty for a wrap that is damaged: it opens nothing, and must not keep the paper out."""
    try:
        return wraps.password_wrap_id(row.password_wrap)
    except (TamperedEnvelope, UnknownVersion):
        return b""


def _inbox_key(vault: OpenVault) -> bytes:
    public_key = primitives.public_key_of(public_keys.inbox_private_key(vault))
    return public_keys.authenticated(vault, public_keys.INBOX, public_key)


def _reseal_head(old: OpenVault, new: OpenVault) -> None:
    row = Head.objects.select_for_update().get(owner=old.owner)
    content = head.opened_head(old, row)
    Head.objects.filter(owner=old.owner).update(
        epoch=new.epoch, sealed=head.sealed_head(new, content)
    )


def _rewrap(model: type[SealedRecord], old: OpenVault, new: OpenVault) -> None:
    """Rewrap one table's data keys. `sealed` is neither read nor written. The base manager: another
    may leave out rows, in the bin for instance, and what is not rewrapped never opens again."""
    table = model._meta.db_table
    rows = model._base_manager.filter(owner=old.owner).defer("sealed").order_by("id")
    changed: list[tuple[UUID, bytes]] = []
    for record in rows.iterator(chunk_size=BATCH):
        data_key = old.data_key_of(record)
        record.epoch = new.epoch
        changed.append((record.id, new.wrapping.wrap(data_key, record.wrap_place())))
    statement = (
        f'UPDATE "{table}" AS t SET epoch = %s, wrapped_key = new.wrapped_key '  # noqa: S608
        "FROM unnest(%s::uuid[], %s::bytea[]) AS new(id, wrapped_key) WHERE t.id = new.id"
    )
    with connection.cursor() as cursor:
        for start in range(0, len(changed), BATCH):
            part = changed[start : start + BATCH]
            ids, keys = [row_id for row_id, _ in part], [key for _, key in part]
            cursor.execute(statement, [new.epoch, ids, keys])
