"""Acts that mark entries and leave their words alone: tags, what was dismissed, and the kind.

Each is one transaction under the writer's head. History keeps words, so none of these makes an
earlier version; a draft of the entry learns of it too, so that saving it later takes nothing back.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from uuid import UUID

import msgspec

from apps.journal import drafts, tagging
from apps.journal.documents import EntryDocument, Typed
from apps.journal.journal import Journal
from apps.journal.models import Draft, Entry
from apps.vault import head, rows
from apps.vault.documents import OpenVault

Marked = EntryDocument | Typed
# It sets fields anew; what stands in them is shared with the document before.
Change = Callable[[Marked], None]


def mark(*, vault: OpenVault, entry_ids: Iterable[UUID], change: Change, day_ends_at: int) -> int:
    """Apply `change` to the entries of these ids that there are, and to their drafts; to a draft alone
    where nothing is saved yet. How many entries or drafts changed."""
    changes = dict.fromkeys(entry_ids, change)
    return len(_mark_each(vault, changes, day_ends_at))


def change_tags(
    *,
    vault: OpenVault,
    entry_id: UUID,
    added: Iterable[str] = (),
    removed: Iterable[str] = (),
    day_ends_at: int,
) -> None:
    """By slugs. Tags that are named in neither stay, whoever set them meanwhile."""
    change = partial(_change_tags, added=list(added), removed=list(removed))
    mark(vault=vault, entry_ids=[entry_id], change=change, day_ends_at=day_ends_at)


def put_aside(*, vault: OpenVault, entry_id: UUID, slug: str, day_ends_at: int) -> None:
    """It is not suggested for this entry again."""

    def change(marked: Marked) -> None:
        marked.dismissed = tagging.put_aside([*marked.dismissed, slug])

    mark(vault=vault, entry_ids=[entry_id], change=change, day_ends_at=day_ends_at)


def add_tags(
    *, vault: OpenVault, entry_ids: Iterable[UUID], slugs: Iterable[str], day_ends_at: int
) -> dict[UUID, list[str]]:
    """To several entries, and nothing taken off any. Which slugs each of them gained."""
    wanted, gained = list(slugs), dict[UUID, set[str]]()

    def change(marked: Marked, gains: set[str]) -> None:
        had = {tag.slug for tag in marked.tactics}
        _change_tags(marked, added=wanted, removed=())
        gains.update({tag.slug for tag in marked.tactics} - had)

    changes = {
        entry_id: partial(change, gains=gained.setdefault(entry_id, set()))
        for entry_id in entry_ids
    }
    marked = _mark_each(vault, changes, day_ends_at)
    return {entry_id: [slug for slug in wanted if slug in gained[entry_id]] for entry_id in marked}


def take_off(*, vault: OpenVault, slugs_of: Mapping[UUID, Iterable[str]], day_ends_at: int) -> int:
    """From each entry its own slugs. How many entries changed."""
    changes = {
        entry_id: partial(_change_tags, added=(), removed=list(slugs))
        for entry_id, slugs in slugs_of.items()
    }
    return len(_mark_each(vault, changes, day_ends_at))


def _change_tags(marked: Marked, *, added: Iterable[str], removed: Iterable[str]) -> None:
    marked.tactics = tagging.changed(marked.tactics, added, removed)


def _mark_each(vault: OpenVault, changes: Mapping[UUID, Change], day_ends_at: int) -> list[UUID]:
    """The ids of those that changed, in the order of `changes`."""
    changed: set[UUID] = set()
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        for entry in rows.stored(Entry, vault.owner, list(changes)):
            if _mark_entry(journal, entry, changes[entry.id]):
                changed.add(entry.id)
        for draft_id, change in changes.items():
            if _mark_draft(journal, draft_id, change):
                changed.add(draft_id)
    return [entry_id for entry_id in changes if entry_id in changed]


def _mark_entry(journal: Journal, entry: Entry, change: Change) -> bool:
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


def _mark_draft(journal: Journal, draft_id: UUID, change: Change) -> bool:
    draft = drafts.open_draft(journal.vault, journal.head, draft_id)
    if draft is None:
        return False
    typed = draft.document.typed
    before = msgspec.structs.replace(typed)
    change(typed)
    if typed == before:
        return False
    row = Draft(id=draft.id, revision=draft.revision + 1)
    journal.vault.seal(draft.document, row)
    row.save(force_update=True)
    journal.head.put(row)
    return True
