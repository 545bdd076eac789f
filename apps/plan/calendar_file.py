"""Dates ahead as a calendar file (RFC 5545), with titles that say nothing to whoever sees them. Pure."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from typing import Final
from uuid import UUID

from apps.plan.ahead import days_of, how_often, typed_day
from apps.plan.choices import FORTNIGHTLY, WEEKLY, YEARLY
from apps.plan.documents import DateDocument
from apps.plan.records import Opened

_LINE_OCTETS: Final = 75
_YEARS: Final = 10
_RULES: Final = {
    WEEKLY: "FREQ=WEEKLY",
    FORTNIGHTLY: "FREQ=WEEKLY;INTERVAL=2",
    YEARLY: "FREQ=YEARLY",
}
_LEAP_DAY: Final = (29, 2)


def calendar_file(
    dates: Iterable[Opened[DateDocument]],
    *,
    outside_id: Callable[[UUID], UUID],
    neutral: str,
    now: dt.datetime,
    today: dt.date,
) -> str:
    """`outside_id` names a row to other programs; `neutral` is the title of what was given none for
    calendars; `now` is UTC. A day comes with nothing but that title: no plan, no kind, no name."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Notes//Notes//EN", "CALSCALE:GREGORIAN"]
    stamp = f"{now:%Y%m%dT%H%M%SZ}"
    for date in dates:
        for number, (day, rule) in enumerate(_events(date.document, today)):
            lines += [
                "BEGIN:VEVENT",
                f"UID:{outside_id(date.id)}-{number}",
                f"DTSTAMP:{stamp}",
                f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
                *([f"RRULE:{rule}"] if rule else []),
                f"SUMMARY:{_escaped(date.document.calendar_title.strip() or neutral)}",
                "TRANSP:TRANSPARENT",
                "END:VEVENT",
            ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _events(document: DateDocument, today: dt.date) -> Iterator[tuple[dt.date, str]]:
    """First day and rule; one for each day where no rule can say them."""
    last = today.replace(year=today.year + _YEARS, day=min(today.day, 28))
    if document.days:
        yield from ((day, "") for day in days_of(document, today, last))
        return
    rule, typed = _RULES.get(how_often(document), ""), typed_day(document)
    if rule and typed and (typed.day, typed.month) == _LEAP_DAY:
        rule += ";BYMONTH=2;BYMONTHDAY=-1"  # the 28th in years without a 29th
    day = next(days_of(document, today, last), None)
    if day:
        yield day, rule


def _escaped(text: str) -> str:
    marked = text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return " ".join(marked.split())


def _folded(line: str) -> Iterator[str]:
    """At most 75 octets each, never within a letter; all but the first begin with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > _LINE_OCTETS:
            yield part
            part = " "
        part += letter
    yield part
