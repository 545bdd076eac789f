"""The stream, its filters and its calendar: pure questions over catalogue lines."""

import bisect
import datetime as dt
import itertools
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from apps.journal.lines import Key, Line, Page
from apps.journal.moments import DATED

STREAM_LINES: Final = 30

Matches = Callable[[Line], bool]


class Filter(msgspec.Struct, frozen=True):
    """Which lines to show; what is None does not filter. Days are inclusive."""

    from_day: dt.date | None = None
    to_day: dt.date | None = None
    mood: str | None = None
    kind: str | None = None

    def predicate(self) -> Matches:
        """One test to run over many lines; what lies in the bin never passes."""
        first = self.from_day.toordinal() if self.from_day else 0
        last = self.to_day.toordinal() if self.to_day else dt.date.max.toordinal()
        mood = None if self.mood is None else same_mood(self.mood)
        kind = self.kind

        def matches(line: Line) -> bool:
            return (
                not line.binned_on
                and first <= line.day <= last
                and (kind is None or line.kind == kind)
                and (mood is None or same_mood(line.mood) == mood)
            )

        return matches


class Stretch(NamedTuple):
    """Some lines, newest first, and where the next earlier ones begin (None: there are none)."""

    lines: list[Line]
    before: Key | None


class Day(NamedTuple):
    on: dt.date
    lines: list[Line]


class Neighbours(NamedTuple):
    earlier: Line | None
    later: Line | None


def is_shown(line: Line) -> bool:
    return not line.binned_on


def is_binned(line: Line) -> bool:
    return line.binned_on > 0


def page_of_stream(
    pages: Iterable[Page],
    before: Key | None = None,
    size: int = STREAM_LINES,
    matches: Matches = is_shown,
) -> Stretch:
    """The newest `size` matching lines older than `before`, from pages given newest first.

    Pages are pulled one by one, and none after the line is found that proves there is more.
    """
    found = list(itertools.islice(filter(matches, _newest_first(pages, before)), size + 1))
    shown = found[:size]
    return Stretch(shown, shown[-1].key if len(found) > size else None)


def by_day(lines: Iterable[Line]) -> list[Day]:
    """Neighbouring lines of one day of the writer's, in the order given."""
    days = itertools.groupby(lines, key=lambda line: line.day)
    return [Day(dt.date.fromordinal(day), list(same_day)) for day, same_day in days]


def days_written(lines: Iterable[Line]) -> dict[tuple[int, int], dict[int, int]]:
    """Entries per day, by (year, month) and day of the month; only those whose day is known."""
    counts = Counter(line.day for line in lines if is_shown(line) and line.precision in DATED)
    months: dict[tuple[int, int], dict[int, int]] = {}
    for ordinal in sorted(counts):
        day = dt.date.fromordinal(ordinal)
        months.setdefault((day.year, day.month), {})[day.day] = counts[ordinal]
    return months


def moods(lines: Iterable[Line]) -> list[tuple[str, int]]:
    """Each mood as it was last written, with its count: the frequent first, then by name.

    Expects lines oldest first, so that the latest spelling is the one shown.
    """
    named = [line.mood for line in lines if line.mood.strip() and is_shown(line)]
    spelled = {same_mood(mood): mood.strip() for mood in named}
    counts = Counter(map(same_mood, named))
    return [(spelled[mood], counts[mood]) for mood in sorted(counts, key=lambda m: (-counts[m], m))]


def same_mood(mood: str) -> str:
    """Equal for two spellings of the same words."""
    return " ".join(mood.split()).casefold()


def neighbours(lines: Sequence[Line], key: Key, matches: Matches = is_shown) -> Neighbours:
    """The matching lines just before and after this key, from lines oldest first."""
    start = bisect.bisect_left(lines, key, key=lambda line: line.key)
    older = (lines[position] for position in range(start - 1, -1, -1))
    newer = (lines[position] for position in range(start, len(lines)))
    return Neighbours(
        next(filter(matches, older), None),
        next((line for line in newer if line.key != key and matches(line)), None),
    )


def _newest_first(pages: Iterable[Page], before: Key | None) -> Iterator[Line]:
    for page in pages:
        end = len(page.lines)
        if before is not None:
            end = bisect.bisect_left(page.lines, before, key=lambda line: line.key)
        yield from reversed(page.lines[:end])
