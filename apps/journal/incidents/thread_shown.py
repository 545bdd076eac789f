"""The exact words of a record as they are read: a thread, day by day, each speaker named once. Pure."""

import datetime as dt
from typing import Final, NamedTuple

from apps.journal import moments
from apps.journal.incidents import choices
from apps.journal.incidents.details import ExactWords

_DAY: Final = len("2026-11-24")
_EXACT: Final = "exact"


class Message(NamedTuple):
    """`day` and `speaker` are "" where they are those of the message before."""

    day: str
    speaker: str
    time: str
    words: str
    how: str


class Thread(NamedTuple):
    """`how` holds for every word that somebody said; otherwise each message says its own."""

    how: str
    messages: list[Message]


def thread_of(rows: list[ExactWords]) -> Thread:
    are_all_exact = {row.how for row in rows if row.is_said} == {_EXACT}
    messages, day, speaker = list[Message](), "", ""
    for row in rows:
        on, time = _when(row.at)
        if is_new_day := bool(on) and on != day:
            day, speaker = on, ""
        messages.append(
            Message(
                day=on if is_new_day else "",
                speaker=row.speaker if row.speaker != speaker else "",
                time=time,
                words=row.text,
                how="" if are_all_exact or not row.how else _label(row.how),
            )
        )
        speaker = row.speaker
    return Thread(_label(_EXACT) if are_all_exact else "", messages)


def _label(how: str) -> str:
    return choices.label(choices.WORDS_HOW, how)


def _when(at: str) -> tuple[str, str]:
    """The day in words, and the time of day; what is neither, as it was typed."""
    day, _between, clock = at.replace("T", " ").partition(" ")
    try:
        spoken = moments.exact_day(dt.date.fromisoformat(day)) if len(day) == _DAY else ""
        time = dt.time.fromisoformat(clock).strftime("%H:%M") if clock else ""
    except ValueError:
        return "", at
    return (spoken, time) if spoken else ("", at)
