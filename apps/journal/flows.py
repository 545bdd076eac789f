"""Acts on entries: save, bin, restore, forget. Each is one transaction under the writer's head.

They know opened documents for as long as one call lasts; they know neither requests nor forms.
"""

import datetime as dt
from uuid import UUID

from django.db import IntegrityError, transaction

from apps.journal import composing, drafts, versions, windows
from apps.journal.catalogue import Catalogue
from apps.journal.composing import Base, Words
from apps.journal.documents import EntryDocument
from apps.journal.drafts import Autosave, OpenDraft
from apps.journal.followers import UNTOUCHED, Switches
from apps.journal.journal import Journal
from apps.journal.lines import Line
from apps.journal.models import Entry, EntryRevision
from apps.journal.search import searchable
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion

BIN_DAYS = 30


class ChangedElsewhere(Exception):
    """The entry was saved in another place since this page was opened; nothing was overwritten."""


class DraftElsewhere(Exception):
    """Another page wrote other words into the draft of this entry; nothing was overwritten."""


def save_entry(
    *,
    vault: OpenVault,
    entry_id: UUID,
    base_revision: int,
    words: Words,
    day_ends_at: int,
    page: Autosave | None = None,
    switches: Switches = UNTOUCHED,
) -> UUID:
    """A new entry (`base_revision` 0) or its next version; the draft of the same id goes with it.
    What the `page` does not carry stays as it was; `switches` are the views beside the form.
    Answers where the entry is: an id that turns out to be another writer's is left for drafts.apart's.

    The same words saved twice (a replayed form) change nothing. Raises ChangedElsewhere when the
    entry is not the version that was being changed, DraftElsewhere when `page` has not seen the draft.
    """
    try:
        _save(vault, entry_id, words, base_revision, day_ends_at, page, switches)
    except IntegrityError:
        if page is None:
            raise
        apart = drafts.apart(page)
        with transaction.atomic():
            _save(vault, apart.id, words, apart.base_revision, day_ends_at, apart, switches)
            drafts.discard(vault=vault, draft_id=entry_id)
        return apart.id
    return entry_id


def _save(
    vault: OpenVault,
    entry_id: UUID,
    words: Words,
    base_revision: int,
    day_ends_at: int,
    page: Autosave | None,
    switches: Switches,
) -> None:
    with head.writing(vault) as current:
        draft = drafts.open_draft(vault, current, entry_id) if page else None
        if page and draft and windows.is_of_other_page(draft, page):
            raise DraftElsewhere
        journal = Journal(vault, current, day_ends_at=day_ends_at, switches=switches)
        entry = next(rows.stored(Entry, vault.owner, [entry_id]), None)
        if entry:
            _save_over(journal, entry, words, base_revision, page, draft)
        else:
            if base_revision:
                journal.forget(entry_id)
            base = Base.of_draft(draft) if draft else Base.of_nothing(page)
            journal.add(Entry(id=entry_id), composing.written(words, base, page))
        journal.drop_draft(entry_id)


def _save_over(
    journal: Journal,
    entry: Entry,
    words: Words,
    base_revision: int,
    page: Autosave | None,
    draft: OpenDraft | None,
) -> None:
    document, line = journal.opened(entry)
    zone = words.moment.zone if words.moment else document.moment.zone
    before = drafts.typed_of(document, zone)
    base = Base.of_draft(draft) if draft else Base(before, zone)
    written = composing.written(words, base._replace(moment=document.moment), page)
    after = drafts.typed_of(written, zone)
    if before == after:
        if not line.binned_on:
            journal.tell(entry, line, document)  # a switch alone may have changed
        return
    if before.when == after.when:  # a form knows minutes; what it cannot say stays as it was
        written.moment = document.moment
    is_older = base_revision < (document.worded_in or entry.revision)
    if is_older and versions.is_changed(journal, entry, document, base_revision, page):
        raise ChangedElsewhere
    if line.binned_on:
        line = journal.put_back(entry, document, line)
    versions.keep(journal, entry, document)
    written.recorded_at = document.recorded_at
    written.pages = document.pages | written.pages
    written.earlier = document.earlier
    written.worded_in = entry.revision + 1
    journal.change(entry, line, written)


def destroy_version(*, vault: OpenVault, entry_id: UUID, revision: int, day_ends_at: int) -> None:
    """Destroy what one earlier version said. The entry itself gets a new version that no longer
    names it. Raises Entry.DoesNotExist, or ValueError when there is no such version."""
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        entry = Entry.objects.get(owner=vault.owner, id=entry_id)
        document, line = journal.opened(entry)
        document.earlier.remove(revision)
        EntryRevision.objects.filter(
            owner=vault.owner, entry_id=entry_id, revision=revision
        ).delete()
        journal.change(entry, line, document)


def bin_entry(*, vault: OpenVault, entry_id: UUID, today: dt.date, day_ends_at: int) -> None:
    """Out of the journal and of search, into the bin for thirty days. Twice is harmless."""
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        entry = Entry.objects.get(owner=vault.owner, id=entry_id)
        document, line = journal.opened(entry)
        if line.binned_on:
            return
        entry.purge_on = today + dt.timedelta(days=BIN_DAYS)
        entry.save(update_fields=["purge_on"])
        journal.put_in_bin(entry, document, line, today.toordinal())
        journal.drop_draft(entry_id)


def restore_entry(*, vault: OpenVault, entry_id: UUID, day_ends_at: int) -> None:
    """Back out of the bin. Twice is harmless."""
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        entry = Entry.objects.get(owner=vault.owner, id=entry_id)
        document, line = journal.opened(entry)
        if line.binned_on:
            journal.put_back(entry, document, line)


def purge_bin(*, today: dt.date) -> None:
    """Destroy what has lain in a bin for thirty days, whoever is signed in; their lines go at the
    next unlock (`forget_purged`). Housekeeping runs it hourly."""
    owners = Entry.objects.filter(purge_on__lte=today).values_list("owner", flat=True)
    for owner in owners.distinct():
        with transaction.atomic():
            head.hold_still(owner)
            gone = Entry.objects.filter(owner=owner, purge_on__lte=today)
            ids = list(gone.order_by("id").values_list("id", flat=True))
            EntryRevision.objects.filter(owner=owner, entry_id__in=ids).delete()
            Entry.objects.filter(owner=owner, id__in=ids).delete()


def last_day_purged() -> int:
    """Ordinal of the last day of binning (UTC) whose thirty days are over."""
    return dt.datetime.now(dt.UTC).date().toordinal() - BIN_DAYS


def forget_purged(*, vault: OpenVault) -> None:
    """Drop the lines of binned entries whose rows are gone and whose thirty days are over."""
    until = last_day_purged()
    with head.writing(vault) as current:
        catalogue = Catalogue(vault, current)
        present = set(Entry.objects.filter(owner=vault.owner).values_list("id", flat=True))
        for line in [line for line in catalogue.all_lines() if line.binned_on]:
            if line.binned_on <= until + 1 and UUID(bytes=line.id) not in present:
                catalogue.drop(line.key)


def rebuild(*, vault: OpenVault, day_ends_at: int) -> int:
    """Write catalogue and search pages anew from the entries that open; how many there are.

    What is missing or older than the catalogue said is no longer noticed afterwards: a person asks
    `checking.check_journal` first.
    """
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        found: list[tuple[Line, str]] = []
        for entry in Entry.objects.filter(owner=vault.owner).iterator(chunk_size=500):
            try:
                document = vault.open(EntryDocument, entry)
            except (TamperedEnvelope, UnknownVersion):
                continue
            binned_on = entry.purge_on.toordinal() - BIN_DAYS if entry.purge_on else 0
            line = journal.line_of(entry, document, binned_on=binned_on)
            found.append((line, searchable(document)))
        found.sort(key=lambda pair: pair[0].key)
        journal.catalogue.write_anew([line for line, _ in found])
        journal.index.write_anew((line.key, text) for line, text in found if not line.binned_on)
    return len(found)
