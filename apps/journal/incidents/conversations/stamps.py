"""The day and time beside a message, as the apps of many countries write them. Pure.

Patterns are for text that `levelled` has made plain: one kind of space, one kind of digit.
"""

import datetime
import itertools
import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_ZEROS: Final = (
    "\u0660\u06f0\u07c0\u0966\u09e6\u0a66\u0ae6\u0b66\u0be6\u0c66"
    "\u0ce6\u0d66\u0de6\u0e50\u0ed0\u0f20\u1040\u17e0\uff10"
)
# Spaces of any width, and the marks of writing direction that apps put around names and numbers.
_SPACES: Final = (
    "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f"
    "\u3000\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
_LEVEL: Final = {
    **{ord(zero) + digit: str(digit) for zero in _ZEROS for digit in range(10)},
    **{ord(space): " " for space in _SPACES},
    ord("\N{ARABIC COMMA}"): ",",
    ord("\N{FULLWIDTH COMMA}"): ",",
}

_MONTHS: Final = "jan feb mar apr may jun jul aug sep oct nov dec"
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_WEEKDAY: Final = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,? )?"
_YEAR: Final = r"(?:[0-9]{4}|[0-9]{2})(?![0-9])"
_BEFORE_NOON: Final = ("a", "\u0635", "\u4e0a\u5348", "\u5348\u524d", "\uc624\uc804")
_AFTER_NOON: Final = ("p", "\u0645", "\u4e0b\u5348", "\u5348\u5f8c", "\uc624\ud6c4")
_HALF_BEFORE: Final = "(?:" + "|".join(_BEFORE_NOON[2:] + _AFTER_NOON[2:]) + ")"
_HALF_AFTER: Final = (
    rf"(?:[ap]\.? ?m(?![a-z])\.?|[{_BEFORE_NOON[1]}{_AFTER_NOON[1]}](?!\w)|{_HALF_BEFORE})"
)

DAY: Final = (
    rf"(?:[0-9]{{4}} ?[-/.] ?[0-9]{{1,2}} ?[-/.] ?[0-9]{{1,2}}(?![0-9])\.?"
    rf"|[0-9]{{1,2}} ?[-/.] ?[0-9]{{1,2}} ?[-/.] ?{_YEAR}"
    rf"|[0-9]{{4}}[\u5e74\ub144] ?[0-9]{{1,2}}[\u6708\uc6d4] ?[0-9]{{1,2}}[\u65e5\uc77c]"
    rf"|{_WEEKDAY}[0-9]{{1,2}}\.? {_MONTH},? [0-9]{{4}}(?![0-9])"
    rf"|{_WEEKDAY}{_MONTH} [0-9]{{1,2}},? [0-9]{{4}}(?![0-9]))"
)
TIME: Final = (
    rf"(?:{_HALF_BEFORE} ?)?[0-9]{{1,2}}[:.][0-9]{{2}}(?:[:.][0-9]{{2}})?(?![0-9])"
    rf"(?: ?{_HALF_AFTER})?"
)
_JOINED: Final = r"(?:T|,? ?(?:at|um|klo|kl\.?|a las|\u00e0|\u00e0s)? {0,3})"
MOMENT: Final = rf"(?:{DAY}{_JOINED}{TIME}|{TIME},? {DAY})"
STAMP: Final = rf"(?:{MOMENT}|{DAY}|{TIME})"

_FLAGS: Final = re.IGNORECASE
_WHOLE: Final = re.compile(rf" *{STAMP} *\Z", _FLAGS)
_DAY: Final = re.compile(DAY, _FLAGS)
_TIME: Final = re.compile(TIME, _FLAGS)
_CLOCK: Final = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?")
_NUMBERS: Final = re.compile(r"[0-9]+")
_NAMED_MONTH: Final = re.compile(rf"(?<![a-z]){_MONTH}", _FLAGS)


class Stamp(NamedTuple):
    """`first` and `second` are month and day unless `is_open`: then nothing says which is which.

    `year` is 0 without a day, `time` is "" without a time, and None where there is no such time.
    `has_dots` is a day such as 24.11.2026, which no country writes the other way round.
    """

    source: str
    year: int = 0
    first: int = 0
    second: int = 0
    is_open: bool = False
    has_dots: bool = False
    time: str | None = ""


def levelled(text: str) -> str:
    """The text in plain digits and spaces, of the same length: what is found in it is at the same place."""
    return text.replace("\r\n", " \n").replace("\r", "\n").translate(_LEVEL)


def read_stamp(source: str) -> Stamp | None:
    """What this says, which is a stamp and nothing beside it, or None."""
    level = levelled(source)
    if not _WHOLE.match(level):
        return None
    day = _DAY.search(level)
    if day is None:
        return Stamp(source, time=_time(level))
    other = level[: day.start()] + " " + level[day.end() :]
    return _with_day(Stamp(source, time=_time(other)), day.group())


def iso(stamp: Stamp, *, is_day_first: bool) -> str:
    """Local day, time, or both, as ISO 8601; "" when there is no such day or time."""
    if stamp.time is None:
        return ""
    if not stamp.year:
        return stamp.time
    day = _day_of(stamp, is_day_first=is_day_first)
    return "T".join(filter(None, (day.isoformat(), stamp.time))) if day else ""


def day_first(stamps: Iterable[Stamp]) -> bool | None:
    """Whether days stand before months in this thread, from oldest to newest; None when unsure.

    A number above twelve decides, then the order of the days: time goes forward in one reading only.
    """
    written = (stamp._replace(source="", time="") for stamp in stamps if stamp.is_open)
    open_ones = [stamp for stamp, _ in itertools.groupby(written)]
    votes = {stamp.first > 12 for stamp in open_ones if _reads_one_way(stamp)}
    if len(votes) == 1:
        return votes.pop()
    either = [stamp for stamp in open_ones if stamp.first != stamp.second <= 12 >= stamp.first]
    if not either or (not votes and all(stamp.has_dots for stamp in either)):
        return True
    if votes:
        return None
    day_goes, month_goes = (_goes_forward(either, is_day_first=order) for order in (True, False))
    return day_goes if day_goes != month_goes else None


def _reads_one_way(stamp: Stamp) -> bool:
    is_one_way = max(stamp.first, stamp.second) > 12
    return is_one_way and _day_of(stamp, is_day_first=True) is not None


def _goes_forward(stamps: Iterable[Stamp], *, is_day_first: bool) -> bool:
    days = [day for stamp in stamps if (day := _day_of(stamp, is_day_first=is_day_first))]
    return days == sorted(days)


def _with_day(stamp: Stamp, day: str) -> Stamp:
    numbers = [int(number) for number in _NUMBERS.findall(day)]
    if named := _NAMED_MONTH.search(day):
        month = _MONTHS.index(named.group()[:3].lower()) // 4 + 1
        return stamp._replace(year=numbers[1], first=month, second=numbers[0])
    if numbers[0] > 99:
        return stamp._replace(year=numbers[0], first=numbers[1], second=numbers[2])
    first, second, year = numbers
    year += 2000 if year < 100 else 0
    return stamp._replace(year=year, first=first, second=second, is_open=True, has_dots="." in day)


def _day_of(stamp: Stamp, *, is_day_first: bool) -> datetime.date | None:
    month, day = stamp.first, stamp.second
    if stamp.is_open and (is_day_first or month > 12) and day <= 12:
        month, day = day, month
    if not 1970 <= stamp.year < 2200:
        return None
    try:
        return datetime.date(stamp.year, month, day)
    except ValueError:
        return None


def _time(text: str) -> str | None:
    written = _TIME.search(text)
    found = _CLOCK.search(written.group()) if written else None
    if written is None or found is None:
        return ""
    hour, minute, second = (int(part or 0) for part in found.groups())
    half = _CLOCK.sub("", written.group()).lower()
    if any(mark in half for mark in _AFTER_NOON) and hour < 12:
        hour += 12
    elif any(mark in half for mark in _BEFORE_NOON) and hour == 12:
        hour = 0
    if hour > 23 or minute > 59 or second > 59:
        return None
    return datetime.time(hour, minute, second).isoformat("seconds" if found[3] else "minutes")
