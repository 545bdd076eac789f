"""The parts that a draft holds beside its words, so that no page calls it empty. Pure."""

from typing import Final, NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.journal.documents import DraftDocument
from apps.journal.incidents import parts, shown
from apps.journal.incidents.details import Details, ExactWords
from apps.journal.incidents.fields import Part
from apps.journal.rendering import plain_words

_WORDS: Final = "words"
_LONGEST: Final = 120


class Held(NamedTuple):
    """`words` is what it says, shortened; "" where the change is that it says nothing any more.
    `is_change` tells a change of an entry from what was never saved."""

    title: str
    url: str
    words: str
    is_change: bool


def held(draft_id: UUID, document: DraftDocument, saved: Details | None = None) -> list[Held]:
    """Of a new draft every part that says something, of a change every part that differs from what
    is `saved`; where that is not at hand, every part that a page has written."""
    is_change = document.entry_revision > 0
    details = document.typed.details
    return [
        Held(
            str(part.title),
            reverse("entry_part", args=[draft_id, part.code]),
            words_of(details, part),
            is_change,
        )
        for part in parts.PARTS
        if (
            _differs(details, saved or Details(), part)
            if saved or not is_change
            else part.code in document.pages
        )
    ]


def words_of(details: Details, part: Part) -> str:
    if part.code == _WORDS:
        return exact(details.facts.exact_words)
    lines = filter(None, shown.as_text(details, part).split("\n"))
    return plain_words(" · ".join(lines), _LONGEST)


def exact(rows: list[ExactWords]) -> str:
    """How many there are, and the first of them."""
    first = next(filter(lambda row: row.is_said, rows), rows[0] if rows else None)
    said = ": ".join(filter(None, (first.speaker, first.text))) if first else ""
    if len(rows) < 2:
        return plain_words(said, _LONGEST)
    count = ngettext("%(count)d message", "%(count)d messages", len(rows)) % {"count": len(rows)}
    return plain_words(_("%(messages)s: %(first)s") % {"messages": count, "first": said}, _LONGEST)


def _differs(details: Details, saved: Details, part: Part) -> bool:
    now, was = getattr(details, part.lane), getattr(saved, part.lane)
    return any(getattr(now, name) != getattr(was, name) for name in part.names)
