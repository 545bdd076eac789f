"""Who may be called at this hour: pure questions over lines, for Today and for the notice of help."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

from apps.support import choices
from apps.support.choices import APART, BESIDE
from apps.support.documents import ContactFields, ContactLine

# Hours of the writer's own clock. Before and after, whoever may be called at night comes first.
NIGHT_BEGINS: Final = 22
NIGHT_ENDS: Final = 7
MOST: Final = 3

# Of choices.HELPS.
TALKING: Final = frozenset({"talk", "night"})

_UNDERSTAND: Final = ("lived", "knows")


class ToCall(NamedTuple):
    """`why` are codes: on_call, night, understands. `way` is shown, `tel` is dialled."""

    id: UUID
    name: str
    way: str
    tel: str
    why: tuple[str, ...]


def day_code(day: dt.date) -> str:
    return choices.DAYS[day.weekday()][0]


def is_night(hour: int) -> bool:
    return not NIGHT_ENDS <= hour < NIGHT_BEGINS


def who_to_call(
    lines: Iterable[ContactLine], now: dt.datetime, *, most: int = MOST
) -> list[ToCall]:
    """`now` is the writer's own clock. At night only whoever may be called then; by day those on call
    first, then whoever stands by the writer, then whoever understands. Nobody who took sides, carries
    messages, or with whom it ended; nobody without a number that may be called."""
    night, today = is_night(now.hour), day_code(now.date())
    able = [
        line
        for line in lines
        if line.tel
        and not line.binned_on
        and line.stance not in APART
        and (line.at_night or not night)
    ]
    wanted = [line for line in able if _is_meant(line, today)]

    def place(line: ContactLine) -> tuple[bool, bool, bool, str, bytes]:
        return (
            today not in line.on_call,
            line.stance not in BESIDE,
            line.understands not in _UNDERSTAND,
            line.name.casefold(),
            line.id.bytes,
        )

    chosen = sorted(wanted, key=place)[:most]
    return [
        ToCall(line.id, line.name, line.way, line.tel, tuple(_why(line, today, is_night=night)))
        for line in chosen
    ]


def is_named_to_call(fields: ContactFields) -> bool:
    """Whether something in its own words makes a contact one to call."""
    return bool(fields.on_call or fields.at_night or TALKING & set(fields.helps))


def _is_meant(line: ContactLine, today: str) -> bool:
    """A number alone does not make somebody a person to call: something must say that they help."""
    can_talk = bool(TALKING & set(line.helps))
    return can_talk or line.at_night or today in line.on_call or line.stance in BESIDE


def _why(line: ContactLine, today: str, *, is_night: bool) -> Iterable[str]:
    if today in line.on_call:
        yield "on_call"
    if is_night:
        yield "night"
    if line.understands in _UNDERSTAND:
        yield "understands"
