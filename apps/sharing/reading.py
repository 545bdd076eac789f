"""What a reader's page shows of a view, out of its two documents. Pure.

The writer's preview and the reader's pages are both made here, and drawn by templates/visitor/_list.html
and _copy.html: what a writer sees before a view exists is what will be read. Days are told by the
writer's own calendar.
"""

import datetime as dt
import itertools
from collections.abc import Callable, Iterable
from typing import Any, Final, NamedTuple
from uuid import UUID

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from apps.journal import moments, wording
from apps.journal.documents import INCIDENT
from apps.journal.incidents import shown, tag_names
from apps.journal.incidents.shown import Section
from apps.journal.moments import Moment
from apps.journal.rendering import render
from apps.sharing.documents import ContentsDocument, CopyDocument, CopyLine

PER_PAGE: Final = 30


class LineRead(NamedTuple):
    """One row of the list. Its day stands in the heading above, so `time` is "" where none is known."""

    id: UUID
    url: str
    words: str
    time: str
    exact: str
    iso: str
    is_incident: bool
    tactics: list[str]


class DayRead(NamedTuple):
    spoken: str
    exact: str
    iso: str
    lines: list[LineRead]


class Part(NamedTuple):
    """The lines of one page, whose `number` counts from 1."""

    lines: list[CopyLine]
    number: int
    has_earlier: bool


class Place(NamedTuple):
    """One line, and the ids of those before and after it in time."""

    line: CopyLine
    earlier: UUID | None
    later: UUID | None


class PageRead(NamedTuple):
    """`earlier` and `later` are addresses, "" where there is no such page."""

    days: list[DayRead]
    earlier: str
    later: str


class CopyRead(NamedTuple):
    title: str
    is_incident: bool
    spoken: str
    exact: str
    mood: str
    channel: str
    html: SafeString
    tactics: list[str]
    sections: list[Section]
    recorded: str


def today_of(contents: ContentsDocument, now: int) -> dt.date:
    """The writer's day; `now` is in seconds, UTC."""
    return moments.day_of(Moment(now, contents.zone), contents.zone)


def part_of(lines: Iterable[CopyLine], number: int) -> Part:
    """Thirty, the newest first. `number` counts from 1; beyond the last is the last."""
    ordered = _ordered(lines)
    last = max(1, -(-len(ordered) // PER_PAGE))
    number = min(max(number, 1), last)
    part = ordered[(number - 1) * PER_PAGE : number * PER_PAGE]
    return Part(part, number, has_earlier=number < last)


def page_of(
    lines: Iterable[CopyLine],
    zone: str,
    today: dt.date,
    *,
    number: int,
    copy_path: Callable[[UUID], str],
    page_path: Callable[[int], str],
) -> PageRead:
    part = part_of(lines, number)
    days = [
        DayRead(*heading, [_line(line, zone, copy_path) for line in of_day])
        for heading, of_day in itertools.groupby(
            part.lines, lambda line: _heading(line, zone, today)
        )
    ]
    return PageRead(
        days,
        page_path(part.number + 1) if part.has_earlier else "",
        page_path(part.number - 1) if part.number > 1 else "",
    )


def place_of(lines: Iterable[CopyLine], copy_id: UUID) -> Place | None:
    """None for an entry that is not in the list."""
    ordered = _ordered(lines)
    at = next((at for at, line in enumerate(ordered) if line.id == copy_id), None)
    if at is None:
        return None
    later = ordered[at - 1].id if at else None
    earlier = ordered[at + 1].id if at + 1 < len(ordered) else None
    return Place(ordered[at], earlier, later)


def around(contents: ContentsDocument, today: dt.date) -> dict[str, Any]:
    """What every page of a view says: from whom, for whom, until when."""
    return {
        "writer": contents.writer or _("The writer"),
        "is_named": bool(contents.writer),
        "reader": contents.reader,
        "until": moments.exact_day(dt.date.fromordinal(contents.until)),
        "is_replaced": contents.is_replaced,
        "mark": f"{contents.reader} · {moments.exact_day(today)}",
    }


def note_of(contents: ContentsDocument) -> SafeString | str:
    """What the writer says to the reader."""
    return render(contents.note) if contents.note.strip() else ""


def copy_read(copy: CopyDocument, zone: str, today: dt.date, *, day: int = 0) -> CopyRead:
    """`day` is that of its line in the list (ordinal), where it has one."""
    spoken, exact = _spoken_and_exact(copy.moment, zone, today)
    spoken = (_of_the_night(copy.moment, zone, day) if day else "") or spoken
    recorded = moments.exact(Moment(copy.recorded_at, zone), zone) if copy.recorded_at else ""
    return CopyRead(
        title=copy.title,
        is_incident=copy.kind == INCIDENT,
        spoken=spoken,
        exact=exact,
        mood=copy.mood,
        channel=shown.channel(copy.details),
        html=render(copy.text),
        tactics=[_(name) for name in copy.tactics],
        sections=shown.sections(copy.details),
        recorded=recorded,
    )


def _ordered(lines: Iterable[CopyLine]) -> list[CopyLine]:
    return sorted(lines, key=lambda line: (line.day, line.at, line.id.bytes), reverse=True)


def _heading(line: CopyLine, zone: str, today: dt.date) -> tuple[str, str, str]:
    """Spoken, exact, and for `<time datetime>`."""
    day = dt.date.fromordinal(line.day)
    if line.precision in moments.DATED:
        return moments.spoken_day(day, today), moments.exact_day(day), day.isoformat()
    exact = moments.exact(_moment(line), zone)
    return exact, exact, day.isoformat()


def _line(line: CopyLine, zone: str, copy_path: Callable[[UUID], str]) -> LineRead:
    moment = _moment(line)
    is_clocked = line.precision in moments.CLOCKED
    wall = moments.to_local(moment, zone if is_clocked else None)
    return LineRead(
        id=line.id,
        url=copy_path(line.id),
        words=line.first_words,
        time=_of_the_night(moment, zone, line.day) or moments.spoken_time(moment, zone),
        exact=moments.exact(moment, zone),
        iso=wall.isoformat(timespec="minutes") if is_clocked else wall.date().isoformat(),
        is_incident=line.kind == INCIDENT,
        tactics=[tag_names.name(code) for code in line.tactics],
    )


def _of_the_night(moment: Moment, zone: str, day: int) -> str:
    """For what belongs to the day before that of its clock: "" for all else."""
    wall = moments.to_local(moment, zone)
    if moment.precision not in moments.CLOCKED or wall.date().toordinal() <= day:
        return ""
    weekday = wording.here().weekdays[wall.weekday()]
    parts = {"time": moments.spoken_time(moment, zone), "weekday": weekday}
    return _("%(time)s, in the night to %(weekday)s") % parts


def _moment(line: CopyLine) -> Moment:
    return Moment(line.at, line.zone, line.precision)


def _spoken_and_exact(moment: Moment, zone: str, today: dt.date) -> tuple[str, str]:
    """As on the writer's own page: nothing is said twice."""
    exact = moments.exact(moment, zone, names_zone=moment.zone != zone)
    spoken = moments.spoken(moment, zone, today)
    is_far = abs((today - moments.day_of(moment, zone)).days) > 1
    if moment.precision not in moments.CLOCKED and (is_far or spoken == exact):
        return "", exact
    return spoken, exact
