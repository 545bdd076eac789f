"""When an entry is about, and how exactly that is known.

A moment is a UTC instant in whole seconds since the Unix epoch (negative before 1970), the name of
the zone it was given in, and a precision. Whole calendar years 1 to 9999 work: all arithmetic is on
integers, and a wall clock that another zone would push past either end stops there.
"""

import datetime as dt
import enum
import zoneinfo
from typing import Final

import msgspec
from django.utils.translation import gettext as _

from apps.journal import wording
from apps.journal.seasons import SEASON_MONTHS, season_of
from apps.journal.wording import NIGHT, PARTS_OF_DAY, Wording

DAY_ENDS_AT_HOUR: Final = 3

_EPOCH: Final = dt.datetime(1970, 1, 1)
_EPOCH_UTC: Final = _EPOCH.replace(tzinfo=dt.UTC)
_FIRST: Final = -62_135_596_800
_LAST: Final = 253_402_300_799
# No zone is further from UTC than this, so offsets can be asked for without leaving the calendar.
_MARGIN: Final = 172_800
_NOON: Final = dt.time(12)


class Precision(enum.StrEnum):
    """How exactly the moment is known."""

    EXACT = "exact"
    ABOUT = "about"
    DAY = "day"
    MONTH = "month"
    SEASON = "season"
    UNKNOWN = "unknown"


CLOCKED: Final = frozenset({Precision.EXACT, Precision.ABOUT})
DATED: Final = CLOCKED | {Precision.DAY}


class UnknownZone(ValueError):
    """No time zone has this name; the message is a sentence for the person who typed it."""


class Moment(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """`at` is in seconds since 1970-01-01T00:00Z; `precision` is a value of `Precision`."""

    at: int
    zone: str
    precision: str = Precision.EXACT


def zone_named(name: str) -> zoneinfo.ZoneInfo:
    """The zone of this IANA name, or `UnknownZone`."""
    try:
        return zoneinfo.ZoneInfo(name)
    # A name that is a folder, a path or not a file name at all fails in ways of its own.
    except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownZone(
            _("This time zone is not known here. Choose one from the list.")
        ) from error


def from_local(
    day: dt.date,
    time: dt.time | None,
    zone: str,
    precision: str = Precision.EXACT,
) -> Moment:
    """The moment somebody typed as a local date and perhaps a time.

    Without a time the precision is the day at best. A moment without a time stands at noon, so that
    it stays on its day when seen from a neighbouring zone; a month or season at its first day.
    A time that occurs twice (clocks go back) means the first; one that never occurs (clocks go
    forward) is read as if they had not moved: 02:30 becomes 03:30.
    """
    how = Precision(precision)
    if time is None and how in CLOCKED:
        how = Precision.DAY
    if how not in CLOCKED or time is None:
        time = _NOON
    wall = dt.datetime.combine(_first_day(day, how), time.replace(microsecond=0, tzinfo=None))
    offset = wall.replace(tzinfo=zone_named(zone)).utcoffset() or dt.timedelta()
    return Moment(_whole(wall - _EPOCH) - _whole(offset), zone, how.value)


def to_local(moment: Moment, zone: str | None = None) -> dt.datetime:
    """The naive wall clock in `zone` (or the moment's own), kept within years 1 to 9999."""
    seen = _aware(moment.at, zone or moment.zone)
    if _FIRST + _MARGIN <= moment.at <= _LAST - _MARGIN:
        return seen.replace(tzinfo=None, fold=0)
    offset = _whole(seen.utcoffset() or dt.timedelta())
    return _EPOCH + dt.timedelta(seconds=min(max(moment.at + offset, _FIRST), _LAST))


def day_of(moment: Moment, zone: str, day_ends_at_hour: int = DAY_ENDS_AT_HOUR) -> dt.date:
    """The writer's day: at 00:30 the evening before has not ended yet.

    A date without a time is a date wherever the writer is, so it neither shifts nor changes zone.
    """
    if moment.precision not in CLOCKED:
        return to_local(moment).date()
    wall = to_local(moment, zone)
    if wall.hour < day_ends_at_hour and wall.date() > dt.date.min:
        return wall.date() - dt.timedelta(days=1)
    return wall.date()


def spoken(
    moment: Moment, zone: str, today: dt.date, day_ends_at_hour: int = DAY_ENDS_AT_HOUR
) -> str:
    """The moment as people say it; `today` is the writer's day that the reading falls on."""
    if moment.precision not in DATED:
        return _coarse(moment)
    words = wording.here()
    _ = words.said
    day = day_of(moment, zone, day_ends_at_hour)
    name, is_named = _day_name(day, today, words)
    if moment.precision == Precision.DAY:
        return name
    wall = to_local(moment, zone)
    time = f"{wall:%H:%M}"
    if moment.precision == Precision.ABOUT:
        return _("%(day)s, around %(time)s") % {"day": name, "time": time}
    if day == today:
        return _("%(day)s %(time)s") % {"day": name, "time": time}
    # What happened before the day ended belongs to its night, whatever the clock said.
    hour = wall.hour if wall.date() == day else 23
    if hour >= NIGHT and (today - day).days == 1:
        return _("Last night")
    named, dated = next(phrases for until, *phrases in PARTS_OF_DAY if hour < until)
    return _(named if is_named else dated) % {"day": name}


def spoken_day(day: dt.date, today: dt.date) -> str:
    """A day as a heading says it: an older one by its weekday too, for that is how it is recalled."""
    words = wording.here()
    _ = words.said
    name, is_named = _day_name(day, today, words)
    if is_named:
        return name
    names = {"weekday": words.weekdays[day.weekday()], "month": words.months[day.month]}
    parts = {**names, "day": day.day, "year": day.year}
    here = _("%(weekday)s %(day)s %(month)s")
    return (here if day.year == today.year else _("%(weekday)s %(day)s %(month)s %(year)s")) % parts


def spoken_time(moment: Moment, zone: str) -> str:
    """The time of day alone, for where the day stands above; "" where none is known."""
    if moment.precision not in CLOCKED:
        return ""
    time = f"{to_local(moment, zone):%H:%M}"
    return time if moment.precision == Precision.EXACT else _("around %(time)s") % {"time": time}


def exact(moment: Moment, zone: str, *, names_zone: bool = True) -> str:
    """The moment as precisely as it is known, with weekday, year and zone."""
    if moment.precision not in DATED:
        return _coarse(moment)
    words = wording.here()
    _ = words.said
    clocked = moment.precision in CLOCKED
    wall = to_local(moment, zone if clocked else None)
    date = _exact_date(wall, words)
    if not clocked:
        return date
    about = moment.precision == Precision.ABOUT
    text = _("%(date)s, around %(time)s %(zone)s") if about else _("%(date)s, %(time)s %(zone)s")
    named = zone_label(moment, zone) if names_zone else ""
    return (text % {"date": date, "time": f"{wall:%H:%M}", "zone": named}).rstrip()


def exact_day(day: dt.date) -> str:
    return _exact_date(day, wording.here())


def zone_label(moment: Moment, zone: str) -> str:
    """What people call the zone at that moment ("CET"), or its distance from UTC ("UTC+04")."""
    name = _aware(moment.at, zone).tzname() or "UTC"
    return f"UTC{name}" if name[0] in "+-" else name


def _first_day(day: dt.date, precision: Precision) -> dt.date:
    if precision is Precision.MONTH:
        return day.replace(day=1)
    if precision is not Precision.SEASON:
        return day
    back = day.month % SEASON_MONTHS
    if day.month > back:
        return day.replace(month=day.month - back, day=1)
    # January and February belong to the season that began in December; year 1 has none before it.
    return dt.date(day.year - 1, 12, 1) if day.year > 1 else dt.date.min


def _exact_date(day: dt.date, words: Wording) -> str:
    return words.said("%(weekday)s %(day)s %(month)s %(year)s") % {
        "weekday": words.weekdays[day.weekday()],
        "day": day.day,
        "month": words.short_months[day.month],
        "year": day.year,
    }


def _day_name(day: dt.date, today: dt.date, words: Wording) -> tuple[str, bool]:
    """How a day is called seen from today, and whether by a name rather than as a date."""
    ago, _ = (today - day).days, words.said
    if ago in (-1, 0, 1):
        return (_("Tomorrow"), _("Today"), _("Yesterday"))[ago + 1], True
    if 0 < ago < 7:
        return words.weekdays[day.weekday()], True
    parts = {"day": day.day, "month": words.short_months[day.month], "year": day.year}
    if day.year == today.year:
        return _("%(day)s %(month)s") % parts, False
    return _("%(day)s %(month)s %(year)s") % parts, False


def _coarse(moment: Moment) -> str:
    """Month, season or nothing known: these read the same whenever and wherever they are read."""
    if moment.precision == Precision.UNKNOWN:
        return _("Date not known")
    day = to_local(moment).date()
    if moment.precision == Precision.MONTH:
        words = {"month": wording.here().months[day.month], "year": day.year}
        return _("Some time in %(month)s %(year)s") % words
    return season_of(day, moment.zone)


def _aware(at: int, zone: str) -> dt.datetime:
    """That instant on a wall clock, moved inside the calendar's ends by at most two days."""
    inside = min(max(at, _FIRST + _MARGIN), _LAST - _MARGIN)
    utc = _EPOCH_UTC + dt.timedelta(seconds=inside)
    try:
        return utc.astimezone(zone_named(zone))
    except UnknownZone:
        # A name that a newer time zone list dropped must not make a page unreadable.
        return utc


def _whole(span: dt.timedelta) -> int:
    return span.days * 86_400 + span.seconds
