"""What the writer is told of one visit, kept in memory while it may grow.

Sealed under the view's own key, which every reader brings, and found by it alone. A visit by link is one
of its own. With an account, leaving and coming back soon goes on with the visit before: its reader makes
no crowd of notes, and nothing that was opened is lost between them.
"""

from typing import Final
from uuid import UUID

import msgspec

from apps.sharing.notes import BY_LINK
from apps.vault import envelope, memory_files, primitives
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion

_PLACE: Final = envelope.Place("visit record", b"", "visit record", b"")


class Record(msgspec.Struct, array_like=True):
    """`id` is that of the note; `opened_at` in seconds, UTC; `copies` in the order of opening."""

    id: UUID
    opened_at: float
    copies: list[UUID]


class Records:
    """Of one view and one way of reading. `visit_id` tells visits by link apart."""

    PREFIX: Final = "told-"

    def __init__(self, private_key: bytes, by: str, visit_id: UUID) -> None:
        self._key = primitives.derive(private_key, "visit record")
        which = f"{by} {visit_id.hex}" if by == BY_LINK else by
        name = primitives.derive(private_key, f"visit record name {which}", length=16)
        self._name = f"{self.PREFIX}{name.hex()}"

    def read(self, within: int) -> Record | None:
        """None where there is none, and for one that nobody went on with for so many seconds."""
        age, sealed = memory_files.age(self._name), memory_files.read(self._name)
        if age is None or sealed is None or age > within:
            return None
        try:
            return msgspec.msgpack.decode(
                envelope.open_sealed(self._key, sealed, _PLACE), type=Record
            )
        except (TamperedEnvelope, UnknownVersion, msgspec.MsgspecError):
            return None

    def write(self, record: Record) -> None:
        """Raises OSError."""
        sealed = envelope.seal(self._key, msgspec.msgpack.encode(record), _PLACE)
        memory_files.write(self._name, sealed)

    def go_on(self) -> None:
        memory_files.touch(self._name)
