"""An entry's next version, composed of what a form says and of what was there. Pure but for the clock."""

import time
from typing import NamedTuple

from apps.journal import drafts, rendering
from apps.journal.documents import EntryDocument, Typed
from apps.journal.drafts import Autosave
from apps.journal.merging import merged
from apps.journal.moments import Moment


class Words(NamedTuple):
    """What a form says in so many words. None: as it was, or as the draft has it."""

    moment: Moment | None = None
    title: str | None = None
    mood: str | None = None
    text: str | None = None


def written(
    words: Words, base: Typed, page: Autosave | None, *, otherwise: Moment | None = None
) -> EntryDocument:
    """`otherwise` is the moment of what is typed in `base` where that makes no sense."""
    now = int(time.time())
    typed = merged(base, page.typed, page.part) if page else base
    moment = words.moment or _moment(typed, page.zone if page else "UTC", otherwise, now)
    document = EntryDocument(
        kind=typed.kind,
        moment=moment,
        title=typed.title.strip() if words.title is None else words.title,
        mood=typed.mood.strip() if words.mood is None else words.mood,
        text=rendering.clean(typed.text) if words.text is None else words.text,
        recorded_at=now,
        saved_at=now,
        details=typed.details,
        tactics=typed.tactics,
        dismissed=typed.dismissed,
        worded_in=1,
    )
    if page:
        document.tab, document.strokes = page.tab, page.strokes
    return document


def _moment(typed: Typed, zone: str, otherwise: Moment | None, now: int) -> Moment:
    if not typed.day:
        return otherwise or Moment(now, zone)
    return drafts.moment_of(typed, zone, otherwise=otherwise.at if otherwise else now)
