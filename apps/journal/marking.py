"""Acts that mark entries and leave their words alone: tags, what was dismissed, and the kind.

Each is one transaction under the writer's head. History keeps words, so none of these makes an
earlier version; a draft of the entry learns of it too, so that saving it later takes nothing back.
"""

from collections.abc import Callable, Iterable
from uuid import UUID

from apps.journal import drafts
from apps.journal.documents import EntryDocument, Typed
from apps.journal.journal import Journal
from apps.journal.models import Draft, Entry
from apps.vault import head, rows
from apps.vault.documents import OpenVault

Marked = EntryDocument | Typed


def mark(
    *,
    vault: OpenVault,
    entry_ids: Iterable[UUID],
    change: Callable[[Marked], None],
    day_ends_at: int,
) -> int:
    """Apply `change` to the entries of these ids that there are, and to their drafts; to a draft alone
    where nothing is saved yet. How many entries or drafts changed."""
    wanted = list(dict.fromkeys(entry_ids))
    changed: set[UUID] = set()
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        for entry in rows.stored(Entry, vault.owner, wanted):
            if _mark_entry(journal, entry, change):
                changed.add(entry.id)
        for draft_id in wanted:
            if _mark_draft(journal, draft_id, change):
                changed.add(draft_id)
    return len(changed)


def _mark_entry(journal: Journal, entry: Entry, change: Callable[[Marked], None]) -> bool:
    document, line = journal.opened(entry)
    if line.binned_on:
        return False
    document.worded_in = document.worded_in or entry.revision
    before = drafts.typed_of(document, document.moment.zone)
    change(document)
    if drafts.typed_of(document, document.moment.zone) == before:
        return False
    journal.change(entry, line, document)
    return True


def _mark_draft(journal: Journal, draft_id: UUID, change: Callable[[Marked], None]) -> bool:
    draft = drafts.open_draft(journal.vault, journal.head, draft_id)
    if draft is None:
        return False
    change(draft.document.typed)
    row = Draft(id=draft.id, revision=draft.revision + 1)
    journal.vault.seal(draft.document, row)
    row.save(force_update=True)
    journal.head.put(row)
    return True
