"""What happens while a vault is locked is sealed to its public inbox key and read once it is open.

Whoever seals here knows nothing that opens it again. Visible in the database: the owner only. Which
items are counted together apart from all others, the pepper alone can tell by their ids.
"""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import UTC, datetime
from typing import Annotated, NamedTuple
from uuid import UUID, uuid4

import msgspec
from django.db import connection, transaction
from django.db.models.functions import Length

from apps.vault import envelope, pepper, primitives, public_keys
from apps.vault.documents import Document, OpenVault, decode, encode
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.models import InboxItem, Keyring

# More than this many unread items are not kept: a flood must not fill the disk. Attempts to sign in
# leave room for what a writer would miss. Visits are counted for each view by itself: whoever reads one
# keeps nobody out of another.
MOST_ITEMS = 200
MOST_ATTEMPTS = 50
MOST_VISITS = 200
# Words that a locked page leaves, for each session: it ends with the first, but several of its pages
# can leave at once. All of them together are about as much as the longest form, twice.
MOST_LEFT = 16
MOST_LEFT_BYTES = 16 * 1024 * 1024

_VISIT = "visit"

# Sealed and thrown away for accounts that do not exist, so that both take the same time.
_NOBODY = primitives.public_key_of(primitives.private_key_from(b"\x07" * 32))


# Beyond it no calendar has a name for a moment in every zone.
_YEAR_9999 = 253_370_764_800


class Note(Document, kw_only=True):
    """`happened_at` is in whole seconds since the epoch, UTC."""

    kind: str
    happened_at: Annotated[int, msgspec.Meta(ge=0, lt=_YEAR_9999)]
    detail: str = ""


class FiledNote(Document, kw_only=True):
    id: UUID
    note: Note


class NoRoomForVisits(Exception):
    """As many visits of this view wait for the writer as are kept."""


class _Room(NamedTuple):
    """Of notes that are counted by themselves: they take no room of others, and others none of theirs."""

    kind: str
    of: UUID


def _info(owner: UUID) -> bytes:
    return envelope.Place("inbox", owner.bytes, "inbox", owner.bytes).associated()


def drop_in(
    owner: UUID | None,
    kind: str,
    detail: str = "",
    *,
    is_attempt: bool = False,
    once_of: UUID | None = None,
) -> None:
    """File a note for `owner`. None takes the same time and leaves nothing behind.

    An attempt is what anybody can cause, any number of times: it waits for no disk, which would tell
    a known name from an unknown one, and never takes the room of other notes. Where the public key
    was made useless in the database it is not filed; other notes raise TamperedEnvelope there, so
    that whoever brings words keeps them.

    With `once_of`, there is always room, for one note of this kind about that: the latest.
    """
    note = Note(kind=kind, happened_at=int(datetime.now(UTC).timestamp()), detail=detail)
    room = _Room(kind, once_of) if once_of else None
    with suppress(TamperedEnvelope) if is_attempt else nullcontext(), transaction.atomic():
        if is_attempt and not connection.savepoint_ids:
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL synchronous_commit TO OFF")
        _file(owner, note, MOST_ATTEMPTS if is_attempt else MOST_ITEMS, room)


def leave(owner: UUID, kind: str, detail: str, *, session: UUID, page: UUID) -> None:
    """File words that a page left, in place of those that the same page left before.

    Each session has a room for them. Where it is full, its longest go and the newest stay. Raises
    TamperedEnvelope as `drop_in` does.
    """
    note = Note(kind=kind, happened_at=int(datetime.now(UTC).timestamp()), detail=detail)
    room = _Room(kind, session)
    with transaction.atomic():
        public_key = _held_public_key(owner)
        if public_key is None:
            return
        sealed = primitives.seal_to(public_key, envelope.pad(encode(note)), _info(owner))
        drawn = primitives.mac(pepper.key("inbox pages"), owner.bytes, session.bytes, page.bytes)[
            :16
        ]
        item = _marked(owner, room, UUID(bytes=drawn, version=4).bytes[:8])
        _make_room(owner, room, item, len(sealed))
        InboxItem.objects.update_or_create(id=item, owner_id=owner, defaults={"sealed": sealed})


def _make_room(owner: UUID, room: _Room, item: UUID, size: int) -> None:
    found = InboxItem.objects.filter(owner=owner).values_list(Length("sealed"), "id")
    others = sorted(row for row in found if row[1] != item and _is_in(owner, room, row[1]))
    while others and (
        len(others) >= MOST_LEFT or size + sum(held for held, _ in others) > MOST_LEFT_BYTES
    ):
        InboxItem.objects.filter(owner=owner, id=others.pop()[1]).delete()


def new_visit(owner: UUID, view_id: UUID) -> UUID:
    """An id for the note of a visit to this view. It looks drawn like every other."""
    return _marked(owner, _Room(_VISIT, view_id), uuid4().bytes[:8])


def file_visit(owner: UUID, view_id: UUID, item: UUID, kind: str, tell: Callable[[], str]) -> None:
    """File the note of one visit, or put it in place of the one that is filed under its id.

    `tell` gives the detail. It is called while nothing else can be filed for this writer, nor a new
    epoch begin: two windows of one visit lose nothing of each other. Raises NoRoomForVisits, and
    TamperedEnvelope as in `drop_in`.
    """
    with transaction.atomic():
        public_key = _held_public_key(owner)
        if public_key is None:
            raise NoRoomForVisits
        filed = _filed(owner)
        of_view = sum(_is_in(owner, _Room(_VISIT, view_id), each) for each in filed)
        if item not in filed and of_view >= MOST_VISITS:
            raise NoRoomForVisits
        note = Note(kind=kind, happened_at=int(datetime.now(UTC).timestamp()), detail=tell())
        sealed = primitives.seal_to(public_key, envelope.pad(encode(note)), _info(owner))
        InboxItem.objects.update_or_create(id=item, owner_id=owner, defaults={"sealed": sealed})


def _file(owner: UUID | None, note: Note, most: int, room: _Room | None) -> None:
    public_key = _held_public_key(owner or uuid4())
    target = owner if public_key else None
    sealed = primitives.seal_to(
        public_key or _NOBODY, envelope.pad(encode(note)), _info(target or UUID(int=0))
    )
    filed = _filed(target)
    if target is None:
        return
    if room:
        waiting = (each for each in filed if _is_in(target, room, each))
        item = next(waiting, None) or _marked(target, room, uuid4().bytes[:8])
        InboxItem.objects.update_or_create(id=item, owner_id=target, defaults={"sealed": sealed})
    elif len(filed) < most or sum(not _is_apart(target, each) for each in filed) < most:
        InboxItem.objects.create(owner_id=target, sealed=sealed)


def _filed(owner: UUID | None) -> list[UUID]:
    return list(InboxItem.objects.filter(owner=owner).values_list("id", flat=True))


def _marked(owner: UUID, room: _Room, drawn: bytes) -> UUID:
    of_room = primitives.mac(
        pepper.key("inbox rooms"), owner.bytes, room.kind.encode(), room.of.bytes, drawn
    )
    return UUID(bytes=drawn + _apart(owner, drawn) + of_room[:4], version=4)


def _is_in(owner: UUID, room: _Room, item: UUID) -> bool:
    return item == _marked(owner, room, item.bytes[:8])


def _is_apart(owner: UUID, item: UUID) -> bool:
    """Whether it is in any room of its own."""
    drawn = item.bytes[:8]
    return item == UUID(bytes=drawn + _apart(owner, drawn) + item.bytes[12:], version=4)


def _apart(owner: UUID, drawn: bytes) -> bytes:
    return primitives.mac(pepper.key("inbox rooms"), owner.bytes, drawn)[:4]


def notes(vault: OpenVault) -> list[FiledNote]:
    """Oldest first. A row that does not open is left out: anybody who writes the database can put
    one there, and it must not keep the writer out."""
    private_key = public_keys.inbox_private_key(vault)
    found = []
    for row in InboxItem.objects.filter(owner=vault.owner):
        try:
            found.append(FiledNote(id=row.id, note=_opened(private_key, vault.owner, row.sealed)))
        except (TamperedEnvelope, UnknownVersion):
            continue
    return sorted(found, key=lambda filed: filed.note.happened_at)


def dismiss(vault: OpenVault, ids: list[UUID]) -> None:
    InboxItem.objects.filter(owner=vault.owner, id__in=ids).delete()


def reseal(old: OpenVault, new: OpenVault) -> None:
    """At a new epoch. Rows that never opened are removed."""
    private_key = public_keys.inbox_private_key(old)
    public_key = primitives.public_key_of(public_keys.inbox_private_key(new))
    for row in InboxItem.objects.select_for_update().filter(owner=old.owner).order_by("id"):
        try:
            note = _opened(private_key, old.owner, row.sealed)
        except (TamperedEnvelope, UnknownVersion):
            row.delete()
            continue
        sealed = primitives.seal_to(public_key, envelope.pad(encode(note)), _info(old.owner))
        InboxItem.objects.filter(id=row.id).update(sealed=sealed)


def _held_public_key(owner: UUID) -> bytes | None:
    """Locked: during a rotation, a note sealed to the old key would never open again. See
    head.hold_epoch for the kind of lock."""
    table = Keyring._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT inbox_key FROM "{table}" WHERE owner_id = %s FOR UPDATE',  # noqa: S608
            [owner],
        )
        row = cursor.fetchone()
    return public_keys.key_in(row[0]) if row else None


def _opened(private_key: bytes, owner: UUID, sealed: bytes | memoryview) -> Note:
    padded = primitives.open_with(private_key, bytes(sealed), _info(owner))
    return decode(Note, envelope.unpad(padded))
