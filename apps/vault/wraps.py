"""The two wraps of a master key: under the password, and sealed to the recovery public key.

Each carries a random id, by which it can be revoked outside the database, and names the wrap that it
replaced; both are authenticated, or a forged row could have any wrap revoked for good. The password
wrap also names the pepper it was made with.
"""

from typing import TypeVar
from uuid import UUID

import msgspec

from apps.vault import envelope, pepper, primitives, public_keys, revocations
from apps.vault.documents import OpenVault
from apps.vault.exceptions import PepperMismatch, TamperedEnvelope, UnknownVersion, WrapRevoked

SCHEMA = 1


class _PasswordWrap(msgspec.Struct, array_like=True):
    schema: int
    id: bytes
    pepper_id: bytes
    replaces: bytes
    wrapped: bytes


class _RecoveryWrap(msgspec.Struct, array_like=True):
    schema: int
    id: bytes
    public_key: bytes
    replaces: bytes
    sealed: bytes


_Wrap = _PasswordWrap | _RecoveryWrap


W = TypeVar("W", _PasswordWrap, _RecoveryWrap)


def _place(purpose: str, owner: UUID, row: bytes, epoch: int) -> envelope.Place:
    return envelope.Place(purpose, owner.bytes, "keyring", row, epoch=epoch)


def _password_place(owner: UUID, wrap_id: bytes, replaces: bytes, epoch: int) -> envelope.Place:
    return _place("password wrap", owner, primitives.listed(wrap_id, replaces), epoch)


def _read(kind: type[W], stored: bytes | memoryview) -> W:
    try:
        wrap = msgspec.msgpack.decode(stored, type=kind)
    except msgspec.MsgspecError:
        raise TamperedEnvelope from None
    if wrap.schema != SCHEMA:
        raise UnknownVersion
    return wrap


def under_password(vault: OpenVault, root: bytes, *, replaces: bytes = b"") -> bytes:
    wrap_id = primitives.random_bytes(revocations.ID_BYTES)
    key = envelope.WrappingKey(pepper.with_root(root, "password"))
    place = _password_place(vault.owner, wrap_id, replaces, vault.epoch)
    wrapped = key.wrap(vault.master, place)
    return msgspec.msgpack.encode(
        _PasswordWrap(SCHEMA, wrap_id, pepper.current_id(), replaces, wrapped)
    )


def open_with_password(stored: bytes | memoryview, root: bytes, owner: UUID, epoch: int) -> bytes:
    """The master key. Raises WrongKey, PepperMismatch, WrapRevoked or TamperedEnvelope."""
    wrap = _read(_PasswordWrap, stored)
    if wrap.pepper_id != pepper.current_id():
        raise PepperMismatch
    key = envelope.WrappingKey(pepper.with_root(root, "password"))
    master = key.unwrap(wrap.wrapped, _password_place(owner, wrap.id, wrap.replaces, epoch))
    _refuse_revoked(wrap)
    _settle(wrap)
    return master


def for_recovery(
    vault: OpenVault, public_key: bytes, *, paper_id: bytes = b"", replaces: bytes = b""
) -> bytes:
    """`paper_id` stays the same over all epochs of one paper, so that revoking it once also closes
    the wraps of that paper in every older backup; it is drawn for a new paper."""
    wrap_id = paper_id or primitives.random_bytes(revocations.ID_BYTES)
    place = _place("recovery wrap", vault.owner, wrap_id, vault.epoch)
    sealed = primitives.seal_to(public_key, vault.master, place.associated())
    stored = public_keys.authenticated(vault, public_keys.RECOVERY, public_key, wrap_id, replaces)
    return msgspec.msgpack.encode(_RecoveryWrap(SCHEMA, wrap_id, stored, replaces, sealed))


def open_with_recovery(
    stored: bytes | memoryview, private_key: bytes, owner: UUID, epoch: int
) -> bytes:
    """The master key. Raises TamperedEnvelope, or WrapRevoked."""
    wrap = _read(_RecoveryWrap, stored)
    place = _place("recovery wrap", owner, wrap.id, epoch)
    master = primitives.open_with(private_key, wrap.sealed, place.associated())
    if len(master) != primitives.KEY_BYTES:
        raise TamperedEnvelope
    _refuse_revoked(wrap)
    return master


def recovery_public_key(vault: OpenVault, stored: bytes | memoryview) -> bytes:
    """Raises TamperedEnvelope when the key is not the writer's own. Withdraws the paper before it,
    where the machine stopped between the two; only an open vault can tell which that was."""
    wrap = _read(_RecoveryWrap, stored)
    public_key = public_keys.verified(
        vault, public_keys.RECOVERY, wrap.public_key, wrap.id, wrap.replaces
    )
    _settle(wrap)
    return public_key


def password_wrap_id(stored: bytes | memoryview) -> bytes:
    return _read(_PasswordWrap, stored).id


def paper_id(stored: bytes | memoryview) -> bytes:
    return _read(_RecoveryWrap, stored).id


def has_present_pepper(stored: bytes | memoryview) -> bool:
    return _read(_PasswordWrap, stored).pepper_id == pepper.current_id()


def _refuse_revoked(wrap: _Wrap) -> None:
    if revocations.is_revoked(wrap.id):
        raise WrapRevoked


def _settle(wrap: _Wrap) -> None:
    """A wrap that was replaced is withdrawn after its successor is stored; if the machine stopped
    between the two, the next use of the successor completes it."""
    if wrap.replaces:
        revocations.revoke(wrap.replaces)
