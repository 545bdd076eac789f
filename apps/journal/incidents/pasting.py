"""A pasted conversation as exact words of an incident, and what else it tells. Pure."""

import datetime as dt
from typing import Final

import msgspec

from apps.journal.incidents.conversation import Said, Thread
from apps.journal.incidents.details import ExactWords, Facts
from apps.journal.incidents.fields import MOST_ROWS
from apps.support import handles

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


def facts_of(thread: Thread, present: Facts, region: str) -> Facts:
    """With the words, and what they tell beside: how many, how they came, from which number or
    address. Nothing that is there is replaced."""
    messages = sum(said.is_verbatim for said in thread.said)
    sender = "" if present.handles else _sender(thread)
    facts = msgspec.structs.replace(
        present,
        exact_words=rows_of(thread, present.exact_words),
        count=present.count or (str(messages) if messages > 1 else ""),
        channel=present.channel or thread.channel,
    )
    if sender:
        facts.handles = sender
        facts.senders = [same] if (same := handles.read(sender, region).same) else []
    return facts


def _sender(thread: Thread) -> str:
    """The one number or address of the thread. Of several, one may be the writer's own."""
    read = map(handles.read, dict.fromkeys((*thread.addresses, *thread.speakers)))
    found = [handle.typed for handle in read if handle.kind in (handles.NUMBER, handles.ADDRESS)]
    return found[0] if len(found) == 1 else ""


def begun_at(thread: Thread) -> tuple[str, str]:
    """Local day and time (ISO) of the first message that says a day; both "" where none does."""
    for said in thread.said:
        day, _, clock = said.at.partition("T")
        if _is_day(day):
            return day, clock[:5]
    return "", ""


def _row(said: Said) -> ExactWords:
    how = "exact" if said.is_verbatim else ""
    return ExactWords(speaker=said.speaker, text=said.text, how=how, at=said.at.replace("T", " "))


def _is_day(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == _DAY
