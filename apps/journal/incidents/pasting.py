"""A pasted conversation as exact words of an incident. Pure."""

import datetime as dt
from typing import Final

from apps.journal.incidents.conversation import Said, Thread
from apps.journal.incidents.details import ExactWords
from apps.journal.incidents.fields import MOST_ROWS

_DAY: Final = len("2026-11-24")


def rows_of(thread: Thread, present: list[ExactWords]) -> list[ExactWords]:
    """The rows that are there, then each message, then whatever could not be split, whole. What is
    more than a record holds goes into the last row together: no word is left out."""
    rest = [ExactWords(text=thread.rest)] if thread.rest.strip() else []
    rows = [*present, *map(_row, thread.said), *rest]
    if len(rows) <= MOST_ROWS:
        return rows
    over = "\n".join(
        ": ".join(filter(None, (row.speaker, row.text))) for row in rows[MOST_ROWS - 1 :]
    )
    return [*rows[: MOST_ROWS - 1], ExactWords(text=over)]


def begun_at(thread: Thread) -> tuple[str, str]:
    """Local day and time (ISO) of the first message that says a day; both "" where none does."""
    for said in thread.said:
        day, _, clock = said.at.partition("T")
        if _is_day(day):
            return day, clock[:5]
    return "", ""


def _row(said: Said) -> ExactWords:
    how = "exact" if said.is_verbatim else "gist"
    return ExactWords(speaker=said.speaker, text=said.text, how=how, at=said.at.replace("T", " "))


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == _DAY
