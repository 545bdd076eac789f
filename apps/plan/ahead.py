"""When a date ahead comes, and which ones are near. Pure: it knows documents and days, nothing else.

A day is the writer's own, without a zone. 29 February stands on the 28th in years that have none.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from itertools import count, takewhile
from typing import Final, NamedTuple
from uuid import UUID

from apps.plan.choices import FORTNIGHTLY, ONCE, WEEKLY, YEARLY
from apps.plan.documents import DateDocument
from apps.plan.records import Opened

NEAR_DAYS: Final = 14
ASKED_FOR_DAYS: Final = 14
_MOST_DIGITS: Final = 4
_EARLIEST_YEAR: Final = 1900
_LAST_YEAR: Final = 2999
_FEBRUARY: Final = 2
_LEAP_DAY: Final = 29
# Any year with a 29 February, to see whether a day without a year is one.
_LEAP_YEAR: Final = 2000
_STEPS: Final = {WEEKLY: 7, FORTNIGHTLY: 14}


class Coming(NamedTuple):
    """`days` from today until it comes; below 0 it has been."""

    id: UUID
    on: dt.date
    days: int
    document: DateDocument


class Typed(NamedTuple):
    """A day as typed. `year` is 0 where none was given."""

    day: int
    month: int
    year: int


def typed_day(document: DateDocument) -> Typed | None:
    """None where day, month and year make no day, or where one of the first two is missing."""
    parts = document.day.strip(), document.month.strip(), document.year.strip() or "0"
    if not all(part.isascii() and part.isdigit() and len(part) <= _MOST_DIGITS for part in parts):
        return None
    typed = Typed(*map(int, parts))
    if typed.year and not _EARLIEST_YEAR <= typed.year <= _LAST_YEAR:
        return None
    return typed if _in_year(typed, typed.year or _LEAP_YEAR, is_exact=True) else None


def how_often(document: DateDocument) -> str:
    """As chosen; where nothing was, once with a year and yearly without."""
    return document.repeats or (ONCE if document.year.strip() else YEARLY)


def settled_year(document: DateDocument, today: dt.date) -> str:
    """The year for what does not come every year and was typed without one: the next such day's."""
    typed = typed_day(document)
    if typed is None or typed.year or how_often(document) == YEARLY:
        return document.year.strip()
    years = range(today.year, today.year + 9)
    days = (_in_year(typed, year, is_exact=True) for year in years)
    return next((str(day.year) for day in days if day and day >= today), "")


def days_of(document: DateDocument, first: dt.date, last: dt.date) -> Iterator[dt.date]:
    """All its days from `first` to `last`, in order."""
    if document.days:
        found = sorted(dt.date.fromisoformat(day) for day in document.days)
        yield from (day for day in found if first <= day <= last)
        return
    typed = typed_day(document)
    if typed is None:
        return
    repeats = how_often(document)
    if repeats == YEARLY or not typed.year:
        years = range(max(first.year, typed.year), last.year + 1)
        yearly = (_in_year(typed, year) for year in years)
        yield from (day for day in yearly if day and first <= day <= last)
        return
    begun = dt.date(typed.year, typed.month, typed.day)
    if repeats not in _STEPS:
        yield from [begun] if first <= begun <= last else []
        return
    step = _STEPS[repeats]
    skipped = max(0, -((begun - first).days // step))
    nexts = (begun + dt.timedelta(days=step * number) for number in count(skipped))
    yield from takewhile(lambda day: day <= last, nexts)


def next_day(document: DateDocument, today: dt.date) -> dt.date | None:
    """Today or later; None for what has been or has no day. 29 February can be eight years away."""
    return next(days_of(document, today, today + dt.timedelta(days=9 * 366)), None)


def coming(dates: Iterable[Opened[DateDocument]], today: dt.date) -> list[Coming]:
    """The next day of each, where it is within two weeks; the nearest first."""
    found = list[Coming]()
    for date in dates:
        on = next_day(date.document, today)
        if on and (on - today).days <= NEAR_DAYS:
            found.append(Coming(date.id, on, (on - today).days, date.document))
    return sorted(found, key=lambda one: (one.on, one.id))


def to_ask_about(dates: Iterable[Opened[DateDocument]], today: dt.date) -> list[Coming]:
    """Days of the last two weeks after which nobody asked how they were; the latest first. What had
    been before it was written down is not asked about."""
    first, yesterday = today - dt.timedelta(days=ASKED_FOR_DAYS), today - dt.timedelta(days=1)
    found = list[Coming]()
    for date in dates:
        document = date.document
        *_earlier, on = [None, *days_of(document, first, yesterday)]
        if on and on.isoformat() >= document.made_on and on.isoformat() not in document.asked:
            found.append(Coming(date.id, on, (on - today).days, document))
    return sorted(found, key=lambda one: (one.on, one.id), reverse=True)


def is_a_day_of(document: DateDocument, day: dt.date) -> bool:
    return next(days_of(document, day, day), None) is not None


def _in_year(typed: Typed, year: int, *, is_exact: bool = False) -> dt.date | None:
    """None where the year has no such day; unless `is_exact`, 29 February is then the 28th."""
    is_leap_day = (typed.day, typed.month) == (_LEAP_DAY, _FEBRUARY)
    try:
        return dt.date(year, typed.month, typed.day)
    except ValueError:
        return dt.date(year, _FEBRUARY, 28) if is_leap_day and not is_exact else None
