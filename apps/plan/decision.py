"""The decision sheet: three questions, answered as often as a writer likes, and what to read in doubt.

Pure. An answer is never overwritten: another one is added, and the earlier ones stay with their days.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

import msgspec
from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.fields import Field
from apps.plan import choices
from apps.plan.documents import Answer, DecisionDocument
from apps.plan.screens import Screen
from apps.vault.documents import Document

MOST_ENTRIES: Final = 10


class Sheet(Document, kw_only=True):
    """The latest answer to each question; its form has this shape, and nothing is stored in it."""

    responsibility: str = ""
    change: str = ""
    recovery: str = ""


class Earlier(NamedTuple):
    question: str
    answers: list[Answer]


SHEET: Final = Screen(
    "decision",
    _("Decision"),
    _(
        "Three questions, in your own words. You can come back to them any time: earlier answers stay, "
        "with their day."
    ),
    tuple(Field(code, "text", question) for code, question in choices.QUESTIONS),
)


def sheet_of(document: DecisionDocument) -> Sheet:
    latest = {answer.question: answer.text for answer in document.answers}
    known = {code: latest[code] for code in SHEET.names if code in latest}
    return msgspec.structs.replace(Sheet(), **known)


def answered(document: DecisionDocument, said: dict[str, str], on: str) -> DecisionDocument:
    """With an answer for each question that is now answered differently."""
    latest = sheet_of(document)
    new = [
        Answer(question=question, text=text, on=on)
        for question, text in said.items()
        if text != getattr(latest, question)
    ]
    return msgspec.structs.replace(document, answers=[*document.answers, *new])


def earlier(document: DecisionDocument) -> list[Earlier]:
    """All answers but the latest of each question, the newest first."""
    found = []
    for code, question in choices.QUESTIONS:
        given = [one for one in document.answers if one.question == code]
        told = [one for one in reversed(given[:-1]) if one.text.strip()]
        if told:
            found.append(Earlier(str(question), told))
    return found


def with_entries(document: DecisionDocument, entries: Iterable[UUID]) -> DecisionDocument:
    """At most ten, each once."""
    ids = list(dict.fromkeys(entry.hex for entry in entries))
    return msgspec.structs.replace(document, entries=ids[:MOST_ENTRIES])


def entry_ids(document: DecisionDocument) -> list[UUID]:
    return [UUID(hex=entry) for entry in document.entries]
