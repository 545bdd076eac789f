"""What the facts of an incident mean beside earlier ones: pure questions over catalogue lines."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Final, NamedTuple
from uuid import UUID

from apps.journal.documents import INCIDENT
from apps.journal.lines import Line
from apps.journal.timeline import is_shown
from apps.support import handles
from apps.support.handles import Handle

# The lines that hold one of these bytes, oldest first; others may be among them.
Holding = Callable[[Collection[bytes]], list[Line]]

# Trunk prefixes and codes of countries and areas stand before them.
_LAST_DIGITS: Final = 4


class Sender(NamedTuple):
    """A handle of an incident, in the form in which it is compared. `before` counts earlier entries
    from it; `first_at` is when the first of these was (seconds, UTC), 0 without one."""

    same: str
    before: int
    first_at: int

    @property
    def is_new(self) -> bool:
        return not self.before


class Before(NamedTuple):
    """`part_of` is the earlier entry that this one goes on from, while it is in the journal."""

    is_first_after_boundary: bool = False
    senders: Sequence[Sender] = ()
    part_of: Line | None = None


def before(line: Line, part_of: str, older: Iterable[Line], holding: Holding) -> Before:
    """`part_of` is the id that the entry names; what is none names nothing. `older` come newest
    first, and are pulled until the answer is known."""
    is_incident = line.kind == INCIDENT
    return Before(
        is_incident and is_first_after_boundary(line, older),
        senders(line, holding) if is_incident else (),
        _part_of(part_of, holding),
    )


def senders(line: Line, holding: Holding) -> list[Sender]:
    """Of each handle of this line, how often it came before."""
    wanted = line.about.senders if line.about else ()
    sent = [
        (same, other.at)
        for other in (holding(set(map(_needle, wanted))) if wanted else ())
        if other.key < line.key and is_shown(other)
        for same in (other.about.senders if other.about else ())
    ]
    spellings = {same for same, _ in sent}
    numbers = _numbers({*wanted, *spellings})
    found = []
    for same in wanted:
        alike = spellings & ({same} | _one_line(same, numbers))
        moments = [at for other, at in sent if other in alike]
        found.append(Sender(same, len(moments), moments[0] if moments else 0))
    return found


def _needle(same: str) -> bytes:
    """What stands in every spelling: with its country or without, a number keeps its last digits."""
    last = same[-_LAST_DIGITS:]
    return (last if last.isdigit() else same).encode()


def _part_of(part_of: str, holding: Holding) -> Line | None:
    try:
        named = UUID(part_of).bytes
    except ValueError:
        return None
    return next((line for line in holding({named}) if line.id == named and is_shown(line)), None)


def _numbers(spellings: Iterable[str]) -> dict[str, Handle]:
    """Those that are numbers, each read once: reading costs more than all that follows."""
    read = {same: handles.read(same) for same in spellings}
    return {same: handle for same, handle in read.items() if handle.kind == handles.NUMBER}


def _one_line(same: str, numbers: dict[str, Handle]) -> set[str]:
    """A number written down before the country was set still is that number."""
    known = numbers.get(same)
    if known is None:
        return set()
    return {other for other, handle in numbers.items() if handles.is_same(known, handle)}


def is_first_after_boundary(line: Line, older: Iterable[Line]) -> bool:
    """Whether this is the first incident since one that was flagged as "a boundary was told"."""
    if _tells_boundary(line):
        return False
    for other in filter(is_shown, older):
        if _tells_boundary(other):
            return True
        if other.kind == INCIDENT:
            return False
    return False


def _tells_boundary(line: Line) -> bool:
    return line.about is not None and "told" in line.about.flags
