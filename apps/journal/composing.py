"""An entry's next version, composed of what a form says and of what was there. Pure but for the clock."""

import time
from collections.abc import Mapping
from typing import NamedTuple

from apps.journal import drafts, rendering, windows
from apps.journal.documents import EntryDocument, PageMark, Typed
from apps.journal.drafts import Autosave, OpenDraft
from apps.journal.merging import NOTE, has_moment, kind_of, merged
from apps.journal.moments import Moment


class Words(NamedTuple):
    """What a form says in so many words. None: as it was, or as the draft has it."""

    moment: Moment | None = None
    title: str | None = None
    mood: str | None = None
    text: str | None = None


class Base(NamedTuple):
    """What is there already: a draft, or the entry as it was. What is typed of a moment is typed in
    `zone`; `moment` holds where that makes no sense."""

    typed: Typed
    zone: str = "UTC"
    moment: Moment | None = None
    pages: Mapping[str, PageMark] = {}

    @classmethod
    def of_draft(cls, draft: OpenDraft) -> "Base":
        document = draft.document
        return cls(document.typed, document.zone, pages=windows.marks_of(draft))

    @classmethod
    def of_nothing(cls, page: Autosave | None) -> "Base":
        return cls(Typed(kind=kind_of(page.part if page else NOTE)))


def written(words: Words, base: Base, page: Autosave | None) -> EntryDocument:
    now = int(time.time())
    typed = merged(base.typed, page.typed, page.part) if page else base.typed
    is_timed = page is not None and has_moment(page.part)
    moment = words.moment or _moment(
        typed, page.zone if page and is_timed else base.zone, base, now
    )
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
        document.pages = {**base.pages, page.part: PageMark(page.tab, page.strokes, 0)}
    return document


def _moment(typed: Typed, zone: str, base: Base, now: int) -> Moment:
    if not typed.day:
        return base.moment or Moment(now, zone)
    return drafts.moment_of(typed, zone, otherwise=base.moment.at if base.moment else now)
