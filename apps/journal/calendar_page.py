"""One month of days written, as rows of weeks."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.dates import MONTHS, WEEKDAYS, WEEKDAYS_ABBR
from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True)
class CalendarDay:
    iso: str
    number: int
    count: int
    label: str
    is_today: bool


class CalendarMonth(NamedTuple):
    """`previous` and `next` read YYYY-MM, or "" where the calendar ends. `ways` lead further: to the
    same month of other years, and to this month."""

    title: str
    previous: str
    next: str
    ways: list[tuple[str, str]]
    names: list[tuple[str, str]]
    weeks: list[list[CalendarDay | None]]


def month_of(
    written: dict[int, int], first: dt.date, today: dt.date, years: Iterable[int] = ()
) -> CalendarMonth:
    """`written`: entries per day of the month; `years`: those that hold any. Weeks begin on Monday."""
    weeks = calendar.Calendar().monthdayscalendar(first.year, first.month)
    return CalendarMonth(
        title=f"{MONTHS[first.month]} {first.year}",
        previous=_neighbour(first, -1),
        next=_neighbour(first, 1),
        ways=_ways(first, today, years),
        names=[(str(WEEKDAYS_ABBR[day]), str(WEEKDAYS[day])) for day in range(7)],
        weeks=[[_day(first, number, written, today) for number in week] for week in weeks],
    )


def _day(
    first: dt.date, number: int, written: dict[int, int], today: dt.date
) -> CalendarDay | None:
    if not number:
        return None
    on, count = first.replace(day=number), written.get(number, 0)
    label = ngettext(
        "%(day)d %(month)s: %(count)d entry", "%(day)d %(month)s: %(count)d entries", count
    ) % {"day": number, "month": MONTHS[first.month], "count": count}
    return CalendarDay(on.isoformat(), number, count, label, on == today)


def _neighbour(first: dt.date, step: int) -> str:
    months = first.year * 12 + first.month - 1 + step
    year, month = divmod(months, 12)
    return f"{year:04}-{month + 1:02}" if dt.MINYEAR <= year <= dt.MAXYEAR else ""


def _ways(first: dt.date, today: dt.date, years: Iterable[int]) -> list[tuple[str, str]]:
    others = sorted({*years, today.year} - {first.year})
    ways = [(f"{year:04}-{first.month:02}", str(year)) for year in others]
    if (first.year, first.month) != (today.year, today.month):
        ways.append((f"{today.year:04}-{today.month:02}", _("This month")))
    return ways
