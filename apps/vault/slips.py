"""Search words, filters and words that were begun, between two requests: sealed, beside the tickets.

An address then holds only a random name, and Back works. They open while the same epoch's vault
is open, and are swept after a day. A writer's newest stay: what one of them keeps here must not take
the room in which everybody's tickets and sessions lie.
"""

import errno
from typing import Final
from uuid import UUID, uuid4

from django.utils.translation import gettext_lazy as _

from apps.vault import envelope, memory_files
from apps.vault.documents import D, Document, OpenVault, decode, encode
from apps.vault.exceptions import NoRoom, TamperedEnvelope, UnknownVersion

# Of one writer, in number and in bytes together.
MOST_SLIPS: Final = 50
MOST_BYTES: Final = 4 * 1024 * 1024
NO_ROOM: Final = _("There is no room for this at the moment. Please try again in a while.")
_FULL: Final = (errno.ENOSPC, errno.EDQUOT)


def write(vault: OpenVault, document: Document, slip: UUID | None = None) -> UUID:
    """Overwrites `slip` where it is given. Raises NoRoom."""
    slip = slip or uuid4()
    sealed = envelope.seal(vault.key("slips"), encode(document), _place(vault, slip))
    if len(sealed) > MOST_BYTES:
        raise NoRoom
    _let_old_go(vault, _name(vault, slip), len(sealed))
    if not memory_files.has_room_for(len(sealed)):
        raise NoRoom
    try:
        memory_files.write(_name(vault, slip), sealed)
    except OSError as error:
        if error.errno in _FULL:
            raise NoRoom from None
        raise
    return slip


def read(vault: OpenVault, kind: type[D], slip: UUID) -> D | None:
    """None when it is gone, another writer's, or of another epoch."""
    sealed = memory_files.read(_name(vault, slip))
    if sealed is None:
        return None
    try:
        return decode(kind, envelope.open_sealed(vault.key("slips"), sealed, _place(vault, slip)))
    except (TamperedEnvelope, UnknownVersion):
        return None


def forget(vault: OpenVault, slip: UUID) -> None:
    """Twice is harmless."""
    memory_files.remove(_name(vault, slip))


def _let_old_go(vault: OpenVault, name: str, size: int) -> None:
    """So that one of `size` bytes fits beside the others, whatever it overwrites."""
    number = 1
    for file in memory_files.kept(_prefix(vault)):
        if file.name == name:
            continue
        number, size = number + 1, size + file.size
        if number > MOST_SLIPS or size > MOST_BYTES:
            memory_files.remove(file.name)


def _prefix(vault: OpenVault) -> str:
    return f"slip-{vault.owner.hex}-"


def _name(vault: OpenVault, slip: UUID) -> str:
    return f"{_prefix(vault)}{slip.hex}"


def _place(vault: OpenVault, slip: UUID) -> envelope.Place:
    return envelope.Place("slip", vault.owner.bytes, "slip", slip.bytes, epoch=vault.epoch)
