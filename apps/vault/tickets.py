"""What keeps a vault open between two requests, in memory-backed files and nowhere else.

A ticket is the master key sealed under a key that only the browser's cookie holds: the database
with the cookie opens nothing, the ticket files with the database open nothing. Idle time slides by
touching a file that exists, never by writing one, so Lock wins every race.
"""

import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

import msgspec

from apps.vault import envelope, memory_files, primitives
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion

ABSOLUTE_SECONDS = 12 * 3600
PENDING_SECONDS = 5 * 60
# The longest that the settings offer. The choice stands in the database, where somebody else could
# make it longer.
MOST_IDLE_MINUTES = 60


class State(StrEnum):
    PENDING = "pending"  # the password was right, the second factor is still to come
    OPEN = "open"


class _Content(msgspec.Struct, array_like=True):
    state: State
    master: bytes
    epoch: int
    opened_at: float
    proved_at: float


class Ticket(NamedTuple):
    """`proved_at`: when the password was last given (seconds since the epoch, UTC)."""

    vault: OpenVault
    opened_at: float
    proved_at: float


def issue(vault: OpenVault, *, state: State = State.OPEN, opened_at: float | None = None) -> str:
    """Write a ticket; the returned cookie value is the only thing that opens it."""
    now = time.time()
    content = _Content(state, vault.master, vault.epoch, opened_at or now, now)
    secret = primitives.random_bytes(primitives.KEY_BYTES)
    sealed = envelope.seal(_key(secret), msgspec.msgpack.encode(content), _place(vault.owner))
    memory_files.write(_name(vault.owner, secret), sealed)
    return urlsafe_b64encode(secret).decode().rstrip("=")


def read(owner: UUID, cookie: str, *, idle_minutes: int) -> Ticket | None:
    """The open ticket behind a cookie, or None: locked, pending, too old, or not this owner's."""
    found = _opened(owner, cookie)
    if found is None or found[1].state is not State.OPEN:
        return None
    name, content = found
    age, most = memory_files.age(name), min(idle_minutes, MOST_IDLE_MINUTES) * 60
    if age is None or age > most or time.time() - content.opened_at > ABSOLUTE_SECONDS:
        memory_files.remove(name)
        return None
    vault = OpenVault(owner, content.epoch, content.master)
    return Ticket(vault, content.opened_at, content.proved_at)


def is_any_open(owner: UUID, *, idle_minutes: int) -> bool:
    """Whether some browser's ticket has not ended by idleness. Without its cookie nobody can tell
    one that is still pending, which lives for minutes only."""
    newest = next(iter(memory_files.kept(f"ticket-{owner.hex}-")), None)
    most = min(idle_minutes, MOST_IDLE_MINUTES) * 60
    return newest is not None and time.time() - newest.touched_at <= most


def keep_alive(owner: UUID, cookie: str) -> None:
    """Called for what a person does, not for what a page does by itself."""
    name = _name_of(owner, cookie)
    if name:
        memory_files.touch(name)


def promote(owner: UUID, cookie: str) -> str | None:
    """Turn a pending ticket, at most five minutes old, into an open one under a new cookie."""
    found = _opened(owner, cookie)
    if found is None or found[1].state is not State.PENDING:
        return None
    name, content = found
    if not memory_files.remove(name) or time.time() - content.opened_at > PENDING_SECONDS:
        return None  # locked, or promoted by another request, since it was read
    return issue(OpenVault(owner, content.epoch, content.master))


def lock(owner: UUID, cookie: str) -> None:
    name = _name_of(owner, cookie)
    if name:
        memory_files.remove(name)


def lock_all(owner: UUID) -> None:
    memory_files.remove_all(f"ticket-{owner.hex}-")


def lock_everybody() -> None:
    memory_files.remove_all("ticket-")


def _key(secret: bytes) -> bytes:
    return primitives.derive(secret, "ticket")


def _place(owner: UUID) -> envelope.Place:
    return envelope.Place("ticket", owner.bytes, "ticket", owner.bytes)


def _name(owner: UUID, secret: bytes) -> str:
    return f"ticket-{owner.hex}-{primitives.derive(secret, 'ticket name', length=16).hex()}"


def _secret(cookie: str) -> bytes | None:
    try:
        secret = urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4))
    except ValueError:
        return None
    return secret if len(secret) == primitives.KEY_BYTES else None


def _name_of(owner: UUID, cookie: str) -> str | None:
    secret = _secret(cookie)
    return _name(owner, secret) if secret else None


def _opened(owner: UUID, cookie: str) -> tuple[str, _Content] | None:
    secret = _secret(cookie)
    if secret is None:
        return None
    name = _name(owner, secret)
    sealed = memory_files.read(name)
    if sealed is None:
        return None
    try:
        data = envelope.open_sealed(_key(secret), sealed, _place(owner))
        return name, msgspec.msgpack.decode(data, type=_Content)
    except (TamperedEnvelope, UnknownVersion, msgspec.MsgspecError):
        return None
