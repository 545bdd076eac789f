"""What the facts of an incident mean beside earlier ones: pure questions over catalogue lines."""

from collections.abc import Iterable
from typing import NamedTuple

from apps.journal.documents import INCIDENT
from apps.journal.lines import Line
from apps.journal.timeline import is_shown
from apps.support import handles
from apps.support.handles import Handle


class Sender(NamedTuple):
    """A handle of an incident, in the form in which it is compared. `before` counts earlier entries
    from it; `first_at` is when the first of these was (seconds, UTC), 0 without one."""

    same: str
    before: int
    first_at: int

    @property
    def is_new(self) -> bool:
        return not self.before


def senders(line: Line, lines: Iterable[Line]) -> list[Sender]:
    """Of each handle of this line, how often it came before. The lines come oldest first."""
    wanted = line.about.senders if line.about else ()
    sent = [
        (same, other.at)
        for other in (_before(line, lines) if wanted else ())
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


def is_first_after_boundary(line: Line, lines: Iterable[Line]) -> bool:
    """Whether this is the first incident since one that was flagged as "a boundary was told"."""
    if line.kind != INCIDENT or _tells_boundary(line):
        return False
    since: int | None = None
    for other in _before(line, lines):
        if _tells_boundary(other):
            since = 0
        elif since is not None and other.kind == INCIDENT:
            since += 1
    return since == 0


def _before(line: Line, lines: Iterable[Line]) -> Iterable[Line]:
    for other in lines:
        if other.key >= line.key:
            return
        if is_shown(other):
            yield other


def _tells_boundary(line: Line) -> bool:
    return line.about is not None and "told" in line.about.flags
