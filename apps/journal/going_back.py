"""Going back to an earlier version: it is saved anew, and what stood there becomes the newest of History."""

import time
from uuid import UUID

import msgspec

from apps.journal import drafts, versions, windows
from apps.journal.documents import DraftDocument, EntryDocument, Typed
from apps.journal.drafts import OpenDraft
from apps.journal.flows import ChangedElsewhere
from apps.journal.journal import Journal
from apps.journal.merging import merged
from apps.journal.models import Entry, EntryRevision
from apps.vault import head
from apps.vault.documents import OpenVault


def go_back(
    *, vault: OpenVault, entry_id: UUID, revision: int, seen_revision: int, day_ends_at: int
) -> None:
    """Twice is harmless. A draft of the entry stays. Raises ChangedElsewhere when the entry was changed
    after `seen_revision` or lies in the bin, and DoesNotExist when there is no such version."""
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        entry = Entry.objects.get(owner=vault.owner, id=entry_id)
        document, line = journal.opened(entry)
        row = EntryRevision.objects.get(owner=vault.owner, entry_id=entry_id, revision=revision)
        again = _worded_as(vault.open(EntryDocument, row), document)
        if again == document:
            return
        if line.binned_on or seen_revision < (document.worded_in or entry.revision):
            raise ChangedElsewhere
        versions.keep(journal, entry, document)
        again.earlier = document.earlier
        again.saved_at, again.worded_in = int(time.time()), entry.revision + 1
        # An open page that saved any of this before must not replace it unseen.
        again.tab, again.strokes, again.pages = "", 0, {}
        journal.change(entry, line, again)
        draft = drafts.open_draft(vault, current, entry_id)
        if draft:
            draft.document.typed = _of_pages(draft, again)
            drafts.put(vault, current, draft.id, draft, draft.document)


def _worded_as(then: EntryDocument, now: EntryDocument) -> EntryDocument:
    """What it said `then`, with what is known of the entry `now`."""
    return msgspec.structs.replace(
        now,
        kind=then.kind,
        moment=then.moment,
        title=then.title,
        mood=then.mood,
        text=then.text,
        details=then.details,
        tactics=then.tactics,
    )


def _of_pages(draft: OpenDraft, entry: EntryDocument) -> Typed:
    """The draft keeps the parts that a page has written; all others are the entry's."""
    document: DraftDocument = draft.document
    typed = drafts.typed_of(entry, document.zone)
    for part in windows.marks_of(draft):
        typed = merged(typed, document.typed, part)
    return typed.switched(document.typed.let_in, document.typed.kept_out)
