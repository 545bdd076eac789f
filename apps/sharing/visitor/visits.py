"""What keeps a view open for its reader between two requests, in a memory-backed file and nowhere else.

The file holds the view's key, sealed under what only the browser has; it can be found by that alone.
The writer is told of each visit, and of each entry opened in it, before anything is shown: what is told
stands in records.py.
"""

import time
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from apps.core import rate_limits
from apps.sharing import notes
from apps.sharing.notes import Heard
from apps.sharing.visitor import opened
from apps.sharing.visitor.opened import NotThere
from apps.sharing.visitor.records import Record, Records
from apps.vault import envelope, inbox, memory_files, primitives
from apps.vault.exceptions import NoRoom, TamperedEnvelope, UnknownVersion
from apps.vault.inbox import NoRoomForVisits

IDLE_SECONDS: Final = 15 * 60
ABSOLUTE_SECONDS: Final = 2 * 3600
# Of one view, each less than an hour after the one before: more would wash out what was read earlier.
MOST_IN_A_ROW: Final = 40
# For as many entries as a view usually has.
_ROOM: Final = 64 * 1024
_PREFIX: Final = "visit-"
_PLACE: Final = envelope.Place("visit", b"", "visit", b"")


class _Content(msgspec.Struct, array_like=True):
    view_id: UUID
    owner: UUID
    private_key: bytes
    by: str
    id: UUID
    opened_at: float
    grant: bytes = b""


class Visit(NamedTuple):
    """`secret` opens its file; `id` is what the writer's record of it is called. `grant` is the id of the
    link that it was begun with, empty for other ways."""

    secret: str
    view_id: UUID
    owner: UUID
    private_key: bytes
    by: str
    id: UUID
    grant: bytes


class _Overtaken(Exception):
    """Another window of the same reader began or ended meanwhile."""


def begin(view_id: UUID, owner: UUID, private_key: bytes, by: str, *, grant: bytes = b"") -> Visit:
    """Raises NotThere for a view that cannot be read, NoRoomForVisits, NoRoom."""
    with opened.reading(owner, view_id, private_key):
        pass
    if not memory_files.has_room_for(_ROOM):
        raise NoRoom
    try:
        record = _told_of(view_id, owner, private_key, by)
        secret = primitives.random_bytes(primitives.KEY_BYTES)
        content = _Content(view_id, owner, private_key, by, record.id, record.opened_at, grant)
        memory_files.write(_name(secret), _sealed(secret, content))
    except OSError:
        raise NoRoom from None
    return _visit(secret, content)


def find(cookie: str) -> Visit | None:
    """None for a visit that ended, by itself or by its reader."""
    secret = _secret(cookie)
    content = _content(secret) if secret else None
    if secret is None or content is None:
        return None
    age = memory_files.age(_name(secret))
    if age is None or age > IDLE_SECONDS or time.time() - content.opened_at > ABSOLUTE_SECONDS:
        memory_files.remove(_name(secret))
        return None
    return _visit(secret, content)


def go_on(visit: Visit) -> None:
    """The idle time begins anew."""
    secret = _secret(visit.secret)
    if secret:
        memory_files.touch(_name(secret))
        Records(visit.private_key, visit.by, visit.id).go_on()


def note_read(visit: Visit, copy_id: UUID) -> None:
    """Once this returns, the writer will hear of it. Raises NotThere for a visit that has ended,
    NoRoomForVisits."""
    kept = Records(visit.private_key, visit.by, visit.id)

    def tell() -> str:
        secret = _secret(visit.secret)
        record = kept.read(ABSOLUTE_SECONDS)
        has_ended = secret is None or memory_files.age(_name(secret)) is None
        if has_ended or record is None or record.id != visit.id:
            raise NotThere
        if copy_id not in record.copies:
            record.copies.append(copy_id)
        kept.write(record)
        return _detail(visit.view_id, visit.by, record)

    inbox.file_visit(visit.owner, visit.view_id, visit.id, notes.OPENED, tell)


def end(cookie: str) -> None:
    secret = _secret(cookie)
    if secret:
        memory_files.remove(_name(secret))


def sweep() -> None:
    """What ended by idleness and was not asked for again. Hourly."""
    for file in (*memory_files.kept(_PREFIX), *memory_files.kept(Records.PREFIX)):
        if time.time() - file.touched_at > IDLE_SECONDS:
            memory_files.remove(file.name)


def _visit(secret: bytes, content: _Content) -> Visit:
    return Visit(
        urlsafe_b64encode(secret).decode().rstrip("="),
        content.view_id,
        content.owner,
        content.private_key,
        content.by,
        content.id,
        content.grant,
    )


def _told_of(view_id: UUID, owner: UUID, private_key: bytes, by: str) -> Record:
    """The record of a visit that begins or goes on, once the writer will hear of it. Raises
    NoRoomForVisits, OSError."""
    drawn, many = inbox.new_visit(owner, view_id), ("visits", view_id.hex)
    kept = Records(private_key, by, drawn)
    before = _fresh(kept)
    if before is None and rate_limits.is_paused(*many, after=MOST_IN_A_ROW):
        raise NoRoomForVisits
    record = before or Record(drawn, time.time(), copies=[])

    def tell() -> str:
        nonlocal record
        present = _fresh(kept)
        if (present and present.id) != (before and before.id):
            raise _Overtaken
        record = present or record
        kept.write(record)
        return _detail(view_id, by, record)

    try:
        inbox.file_visit(owner, view_id, record.id, notes.OPENED, tell)
    except _Overtaken:
        return _told_of(view_id, owner, private_key, by)
    if before is None:
        rate_limits.note_failure(*many)
    return record


def _fresh(kept: Records) -> Record | None:
    """One that a visit goes on with, and ends with."""
    record = kept.read(IDLE_SECONDS)
    has_time = record is not None and time.time() - record.opened_at <= ABSOLUTE_SECONDS
    return record if has_time else None


def _detail(view_id: UUID, by: str, record: Record) -> str:
    return notes.written(
        Heard(view=view_id, visit=record.id, at=int(record.opened_at), by=by, copies=record.copies)
    )


def _secret(cookie: str) -> bytes | None:
    try:
        secret = urlsafe_b64decode(cookie + "=" * (-len(cookie) % 4))
    except ValueError:
        return None
    return secret if len(secret) == primitives.KEY_BYTES else None


def _name(secret: bytes) -> str:
    return f"{_PREFIX}{primitives.derive(secret, 'visit name', length=16).hex()}"


def _sealed(secret: bytes, content: _Content) -> bytes:
    key = primitives.derive(secret, "visit")
    return envelope.seal(key, msgspec.msgpack.encode(content), _PLACE)


def _content(secret: bytes) -> _Content | None:
    sealed = memory_files.read(_name(secret))
    if sealed is None:
        return None
    try:
        data = envelope.open_sealed(primitives.derive(secret, "visit"), sealed, _PLACE)
        return msgspec.msgpack.decode(data, type=_Content)
    except (TamperedEnvelope, UnknownVersion, msgspec.MsgspecError):
        return None
