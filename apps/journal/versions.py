"""Earlier versions of an entry: kept with every change of its words."""

from apps.journal import drafts, windows
from apps.journal.documents import EntryDocument
from apps.journal.drafts import Autosave
from apps.journal.journal import Journal
from apps.journal.merging import merged
from apps.journal.models import Entry, EntryRevision


def keep(journal: Journal, entry: Entry, document: EntryDocument) -> None:
    """File the row's present bytes as an earlier version, and name it in the document."""
    EntryRevision.objects.create(
        owner_id=entry.owner_id,
        entry_id=entry.id,
        revision=entry.revision,
        epoch=entry.epoch,
        wrapped_key=entry.wrapped_key,
        sealed=entry.sealed,
    )
    document.earlier.append(entry.revision)


def is_changed(
    journal: Journal,
    entry: Entry,
    document: EntryDocument,
    base_revision: int,
    page: Autosave | None,
) -> bool:
    """Whether the fields that this page has were changed since the version that it shows. What this
    very page saved before is no other place; History keeps it like any other version."""
    if page and windows.is_written_by(document, page):
        return False
    kept = next((number for number in document.earlier if number >= base_revision), None)
    if page is None or not base_revision or kept is None:
        return True
    row = EntryRevision.objects.get(owner=entry.owner_id, entry_id=entry.id, revision=kept)
    zone = document.moment.zone
    then = drafts.typed_of(journal.vault.open(EntryDocument, row), zone)
    now = drafts.typed_of(document, zone)
    return merged(now, then, page.part) != now
