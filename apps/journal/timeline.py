"""The stream, its filters and its calendar: pure questions over catalogue lines."""

import bisect
import calendar
import datetime as dt
import itertools
import math
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

import msgspec

from apps.journal.folding import bare, normalise
from apps.journal.incidents import tag_names
from apps.journal.lines import Key, Line, Page
from apps.journal.moments import CLOCKED, DATED, Moment, Precision, UnknownZone, day_of, from_local

STREAM_LINES: Final = 30

Matches = Callable[[Line], bool]

_DAY: Final = operator.attrgetter("day")


class Filter(msgspec.Struct, frozen=True):
    """Which lines to show; what is None does not filter. Days are inclusive. `tactic` is a code, or
    the letter of a group: see tag_names.tagged."""

    from_day: dt.date | None = None
    to_day: dt.date | None = None
    mood: str | None = None
    kind: str | None = None
    tactic: str | None = None

    def predicate(self, days: "Days | None" = None) -> Matches:
        """One test to run over many lines; what lies in the bin never passes."""
        falls_within = _falling(self.from_day, self.to_day, days)
        feels = _feeling(self.mood)
        kind = self.kind
        tagged = tag_names.tagged(self.tactic) if self.tactic else None

        def matches(line: Line) -> bool:
            return (
                not line.binned_on
                and falls_within(line)
                and (kind is None or line.kind == kind)
                and feels(line.mood)
                and (tagged is None or (line.about is not None and tagged(line.about)))
            )

        return matches


class Days(NamedTuple):
    """On which day of the writer's a line falls at present: zone and end of the day may have been
    another when it was written. Without it the functions here take the day of writing."""

    zone: str
    end_at_hour: int

    def of(self, line: Line) -> int:
        if line.precision not in CLOCKED:
            return line.day
        moment = Moment(line.at, line.zone, line.precision)
        return day_of(moment, self.zone, self.end_at_hour).toordinal()

    def begin(self, day: dt.date) -> int:
        """The first second of a day."""
        clock = dt.time(self.end_at_hour)
        try:
            return from_local(day, clock, self.zone).at
        except UnknownZone:
            return from_local(day, clock, "UTC").at


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


def has_come(days: Days, today: dt.date) -> Matches:
    """What is shown and about a time that is neither to come nor unknown."""
    last = today.toordinal()

    def matches(line: Line) -> bool:
        return is_shown(line) and line.precision != Precision.UNKNOWN and days.of(line) <= last

    return matches


def page_of_stream(
    pages: Iterable[Page],
    before: Key | None = None,
    size: int = STREAM_LINES,
    matches: Matches = is_shown,
) -> Stretch:
    """The newest `size` matching lines older than `before`, from pages given newest first.

    Pages are pulled one by one, and none after the line is found that proves there is more.
    """
    found = list(itertools.islice(filter(matches, newest_first(pages, before)), size + 1))
    shown = found[:size]
    return Stretch(shown, shown[-1].key if len(found) > size else None)


def by_day(lines: Iterable[Line], days: Days | None = None) -> list[Day]:
    """Neighbouring lines of one day of the writer's, in the order given. A month, a season or a day
    that is not known stands apart from the day that it is filed under."""
    day_on = days.of if days else _DAY

    def day_and_kind(line: Line) -> tuple[int, str]:
        return day_on(line), "" if line.precision in DATED else line.precision

    grouped = itertools.groupby(lines, key=day_and_kind)
    return [Day(dt.date.fromordinal(key[0]), list(same_day)) for key, same_day in grouped]


def days_written(
    lines: Iterable[Line], days: Days | None = None
) -> dict[tuple[int, int], dict[int, int]]:
    """Entries per day, by (year, month) and day of the month; only those whose day is known."""
    day_on = days.of if days else _DAY
    counts = Counter(day_on(line) for line in lines if is_shown(line) and line.precision in DATED)
    months: dict[tuple[int, int], dict[int, int]] = {}
    for ordinal in sorted(counts):
        day = dt.date.fromordinal(ordinal)
        months.setdefault((day.year, day.month), {})[day.day] = counts[ordinal]
    return months


def days_of_month(lines: Iterable[Line], days: Days, first: dt.date) -> dict[int, int]:
    """Entries per day of the month that begins on `first`."""
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    within = filter(Filter(from_day=first, to_day=last).predicate(days), lines)
    return days_written(within, days).get((first.year, first.month), {})


def years(lines: Iterable[Line]) -> set[int]:
    """Those that hold a day that is known."""
    days = {line.day for line in lines if line.precision in DATED and is_shown(line)}
    return {dt.date.fromordinal(day).year for day in days}


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


def neighbours(older: Iterable[Page], newer: Iterable[Page], key: Key) -> Neighbours:
    """The shown lines just before and after this key: `older` pages come newest first, `newer` ones
    oldest first, and none after the line is pulled."""
    later = (line for page in newer for line in page.lines if line.key > key)
    return Neighbours(
        next(filter(is_shown, newest_first(older, key)), None),
        next(filter(is_shown, later), None),
    )


def _feeling(wanted: str | None) -> Callable[[str], bool]:
    """Whether each of these words begins some word of a mood; no word: whether there is none."""
    if wanted is None:
        return lambda _mood: True
    words = bare(normalise(wanted)) or normalise(wanted).split()
    patterns = [re.compile(rf"(?<!\w){re.escape(word)}") for word in words]

    @cache
    def feels(mood: str) -> bool:
        folded = normalise(mood)
        return all(pattern.search(folded) for pattern in patterns) if words else not folded

    return feels


def latest_written_first(lines: Iterable[Line]) -> list[Line]:
    """Lines that come newest first; those of the same moment, the last written down first."""
    return sorted(lines, key=lambda line: (-line.at, -line.recorded_at))


def _falling(first: dt.date | None, last: dt.date | None, days: Days | None) -> Matches:
    """Whether a line falls into these days. Instants are compared, not each made a day: that is for
    one period of tens of thousands of lines."""
    if first is None and last is None:
        return lambda line: True
    first_day = first.toordinal() if first else 0
    last_day = last.toordinal() if last else dt.date.max.toordinal()
    if days is None:
        return lambda line: first_day <= line.day <= last_day
    since = days.begin(first) if first and first > dt.date.min else -math.inf
    until = math.inf
    if last and last < dt.date.max:
        until = days.begin(last + dt.timedelta(days=1))

    def falls_within(line: Line) -> bool:
        if line.precision in CLOCKED:
            return since <= line.at < until
        return first_day <= line.day <= last_day

    return falls_within


def newest_first(pages: Iterable[Page], before: Key | None) -> Iterator[Line]:
    """The lines older than `before` (None: all), from pages given newest first, and pulled one by one."""
    for page in pages:
        end = len(page.lines)
        if before is not None:
            end = bisect.bisect_left(page.lines, before, key=lambda line: line.key)
        yield from reversed(page.lines[:end])
