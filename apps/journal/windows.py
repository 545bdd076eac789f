"""Two pages open on one draft: who wrote which part of it last, and what the other has not seen.

Pages of different parts never stand in each other's way. Where two pages write into the same fields,
the later one must have seen what the earlier one wrote.
"""

from typing import TYPE_CHECKING

from apps.journal.documents import DraftDocument, EntryDocument, PageMark
from apps.journal.merging import NOTE, merged

if TYPE_CHECKING:
    from apps.journal.drafts import Autosave, OpenDraft


def marks_of(draft: "OpenDraft") -> dict[str, PageMark]:
    """By part. Drafts of the first release know one page, a note's."""
    document = draft.document
    return document.pages or {NOTE: PageMark(document.tab, document.strokes, draft.revision)}


def is_of_other_page(draft: "OpenDraft", sent: "Autosave") -> bool:
    """Whether the draft holds words in this page's fields that the page has never seen, and that it
    would replace."""
    stored = draft.document.typed
    after = merged(stored, sent.typed, sent.part)
    return any(
        merged(stored, after, part) != stored
        for part, mark in marks_of(draft).items()
        if mark.tab != sent.tab and mark.revision > sent.seen_revision
    )


def is_late(draft: "OpenDraft", sent: "Autosave") -> bool:
    """Whether the same page has written later words already."""
    mark = marks_of(draft).get(sent.part)
    return mark is not None and mark.tab == sent.tab and sent.strokes < mark.strokes


def mark_in(entry: EntryDocument, part: str) -> PageMark:
    """The page whose words of this part the entry has: it saved them, or another page saved its draft."""
    return entry.pages.get(part) or PageMark(entry.tab, entry.strokes, 0)


def is_written_by(entry: EntryDocument, page: "Autosave") -> bool:
    mark = mark_in(entry, page.part)
    return bool(page.tab) and mark.tab == page.tab and mark.strokes <= page.strokes


def marked(document: DraftDocument, draft: "OpenDraft | None", sent: "Autosave") -> DraftDocument:
    """The draft's next document, with this page as the last one of its part."""
    revision = draft.revision + 1 if draft else 1
    before = marks_of(draft) if draft else {}
    document.pages = before | {sent.part: PageMark(sent.tab, sent.strokes, revision)}
    return document
