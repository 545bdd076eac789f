"""What a text may look like, for one writer. A question and never a finding; silence is usual.

Nothing here is kept or logged. A model that cannot be read means silence, never a page that fails.
"""

import logging
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NamedTuple
from uuid import UUID

from apps.journal.documents import EntryDocument
from apps.journal.leanings import LearnedDocument, leaned
from apps.tactics import catalogue
from apps.tactics.catalogue import Tactic

if TYPE_CHECKING:
    from apps.tactics.suggest import Suggestion

# Code points of a text that are read: what follows of a large paste costs nothing.
LONGEST: Final = 20_000
_MOST_REASONS: Final = 3
_LONGEST_REASON: Final = 160

# Whose text is being read at present, in this process.
_reading: Final[set[UUID]] = set()
_changing: Final = threading.Lock()

_log = logging.getLogger(__name__)


class Look(NamedTuple):
    """`because` are the words of the text that led to it, in their order."""

    tactic: Tactic
    because: list[str]


def looks(text: str, learned: LearnedDocument, without: Collection[str] = ()) -> list[Look]:
    """At most three, best first; none of the slugs in `without`."""
    read = text[:LONGEST]
    found = [one for one in _suggested(read) if one.slug not in without]
    return [
        Look(tactic, list(_reasons(read, one)))
        for one in leaned(found, learned)
        if (tactic := catalogue.by_slug(one.slug))
    ]


@contextmanager
def turn(owner: UUID) -> Iterator[bool]:
    """Whether it is this one's turn: one text at a time for each writer. Whoever does not get it is
    offered nothing, so that many requests at once do not keep everybody else waiting."""
    with _changing:
        is_first = owner not in _reading
        _reading.add(owner)
    try:
        yield is_first
    finally:
        if is_first:
            _reading.discard(owner)


def words_of(document: EntryDocument) -> str:
    """What happened, and the exact words."""
    words = (row.text for row in document.details.facts.exact_words)
    return "\n\n".join(text for text in (document.text, *words) if text.strip())


def _suggested(text: str) -> "list[Suggestion]":
    if not text.strip():
        return []
    try:
        # The model takes 43 MB: nobody pays for it who is offered nothing.
        from apps.tactics import suggest

        return suggest.suggest(text)
    except Exception:  # a broken file can fail in any way
        _log.exception("Suggestions are not available.")
        return []


def _reasons(text: str, one: "Suggestion") -> Iterator[str]:
    for start, end in one.spans[:_MOST_REASONS]:
        words = " ".join(text[start:end].split())
        is_long = len(words) > _LONGEST_REASON
        yield words[:_LONGEST_REASON].rstrip() + "…" if is_long else words
