"""What is sealed of an entry and of a draft."""

from typing import ClassVar
from uuid import UUID

import msgspec

from apps.journal.incidents.details import Details, Tag
from apps.journal.moments import Moment
from apps.vault.documents import Document

# Of a text, in bytes of UTF-8. It is said beside the field before it bites.
LONGEST_TEXT = 1024 * 1024
LONGEST_TITLE = 200
LONGEST_MOOD = 60

JOURNAL = "journal"
INCIDENT = "incident"


class PageMark(msgspec.Struct, frozen=True):
    """The page that wrote a part last, how many changes it counted, and the draft's revision then (0 in
    an entry)."""

    tab: str
    strokes: int
    revision: int


class EntryDocument(Document, kw_only=True):
    """`recorded_at` is when it was first saved, `saved_at` when this version was (seconds, UTC).
    `earlier` names the versions kept in history. `tab` and `strokes` are those of the page that saved
    this version, so that its late autosave is known as late; `pages` those of each part that went
    into it (see windows.py).

    `worded_in` is the revision in which words or details changed last: tags alone are no reason to
    show a writer two texts. 0, in documents of the first release, means this very revision.
    `dismissed` are slugs that are not suggested for this entry again."""

    newest: ClassVar[int] = 2

    kind: str = JOURNAL
    moment: Moment
    title: str = ""
    mood: str = ""
    text: str = ""
    recorded_at: int
    saved_at: int
    earlier: list[int] = []
    tab: str = ""
    strokes: int = 0
    details: Details = msgspec.field(default_factory=Details)
    tactics: list[Tag] = []
    dismissed: list[str] = []
    worded_in: int = 0
    pages: dict[str, PageMark] = {}


class Typed(msgspec.Struct, kw_only=True):
    """The fields of the writing forms as typed, whether or not they make sense yet. `let_in` and
    `kept_out` are views whose switch beside the form is on, and off; None where none stood there."""

    day: str = ""
    time: str = ""
    precision: str = "exact"
    title: str = ""
    mood: str = ""
    text: str = ""
    kind: str = JOURNAL
    details: Details = msgspec.field(default_factory=Details)
    tactics: list[Tag] = []
    dismissed: list[str] = []
    kept_out: list[UUID] | None = None
    let_in: list[UUID] | None = None

    def switched(self, let_in: list[UUID] | None, kept_out: list[UUID] | None) -> "Typed":
        """With the switches as a page has sent them, where any stood there."""
        if kept_out is None:
            return self
        return msgspec.structs.replace(self, let_in=let_in, kept_out=kept_out)

    @property
    def when(self) -> tuple[str, str, str]:
        return self.day, self.time, self.precision

    @property
    def is_blank(self) -> bool:
        has_words = self.title.strip() or self.mood.strip() or self.text.strip()
        return not (has_words or self.tactics) and self.details.is_blank


class DraftDocument(Document, kw_only=True):
    """`entry_revision` is the version of the entry that is being changed, 0 for a new one.
    `tab` names the page it was typed in, `strokes` counts that page's changes, so that a late
    request of the same page never replaces a later one; `pages` say so of each part (see windows.py).
    `touched_at` is in seconds, UTC. What is typed of a moment is typed in `zone`. `is_left`: it came
    while the vault was locked, and nobody has gone on with it since."""

    newest: ClassVar[int] = 2

    typed: Typed
    zone: str
    is_left: bool = False
    entry_revision: int = 0
    tab: str = ""
    strokes: int = 0
    touched_at: int
    pages: dict[str, PageMark] = {}


class LeftWords(Document, kw_only=True):
    """What a page still held when its writer left while the vault was locked: see drafts.Autosave."""

    newest: ClassVar[int] = 2

    id: UUID
    typed: Typed
    zone: str
    seen_revision: int = 0
    base_revision: int = 0
    tab: str = ""
    strokes: int = 0
    part: str = ""
