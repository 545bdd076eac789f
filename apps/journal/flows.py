"""Acts on entries: save, bin, restore, forget. Each is one transaction under the writer's head.

They know opened documents for as long as one call lasts; they know neither requests nor forms.
"""

import datetime as dt
import time
from uuid import UUID

from django.db import transaction

from apps.journal import rendering
from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.lines import Line
from apps.journal.models import Draft, Entry, EntryRevision
from apps.journal.moments import Moment, day_of
from apps.journal.search import SearchIndex, searchable
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head

BIN_DAYS = 30


class ChangedElsewhere(Exception):
    """The entry was saved in another place since this page was opened; nothing was overwritten."""


class Journal:
    """The head, catalogue and search index of one save, together."""

    def __init__(self, vault: OpenVault, current: Head, *, day_ends_at: int) -> None:
        self.vault = vault
        self.head = current
        self.day_ends_at = day_ends_at
        self.catalogue = Catalogue(vault, current)
        self.index = SearchIndex(vault, current)

    def line_of(self, entry: Entry, document: EntryDocument, *, binned_on: int = 0) -> Line:
        moment = document.moment
        return Line(
            id=entry.id.bytes,
            at=moment.at,
            zone=moment.zone,
            precision=moment.precision,
            day=day_of(moment, moment.zone, self.day_ends_at).toordinal(),
            recorded_at=document.recorded_at,
            kind=document.kind,
            title=document.title,
            first_words=rendering.plain_words(document.text),
            mood=document.mood,
            revision=entry.revision,
            characters=len(document.text),
            binned_on=binned_on,
        )

    def opened(self, entry: Entry) -> tuple[EntryDocument, Line]:
        """Raises TamperedEnvelope unless the row is the version that its line names."""
        return opened_entry(self.vault, self.catalogue, entry)

    def drop_draft(self, draft_id: UUID) -> None:
        row = Draft(id=draft_id)
        if row.id.bytes in self.head.of_table(Draft.table_code):
            Draft.objects.filter(owner=self.vault.owner, id=draft_id).delete()
            self.head.drop(row)

    def add(self, entry: Entry, document: EntryDocument) -> None:
        self.vault.seal(document, entry)
        entry.save(force_insert=True)
        line = self.line_of(entry, document)
        self.catalogue.add(line)
        self.index.put(line.key, searchable(document))

    def change(self, entry: Entry, was: Line, document: EntryDocument) -> None:
        """The next version; the one before must have been kept or destroyed by the caller."""
        entry.revision += 1
        self.vault.seal(document, entry)
        entry.save(force_update=True)
        line = self.line_of(entry, document, binned_on=was.binned_on)
        self.catalogue.change(was.key, line)
        if line.key != was.key:
            self.index.remove(was.key)
        if not line.binned_on:
            self.index.put(line.key, searchable(document))


def opened_entry(
    vault: OpenVault, catalogue: Catalogue, entry: Entry
) -> tuple[EntryDocument, Line]:
    document = vault.open(EntryDocument, entry)
    line = catalogue.line((document.moment.at, entry.id.bytes))
    if line is None or line.revision != entry.revision:
        raise TamperedEnvelope
    return document, line


def save_entry(
    *,
    vault: OpenVault,
    entry_id: UUID,
    base_revision: int,
    moment: Moment,
    title: str,
    mood: str,
    text: str,
    day_ends_at: int,
) -> None:
    """A new entry (`base_revision` 0) or its next version; the draft of the same id goes with it.

    The same words saved twice (a replayed form) change nothing. Raises ChangedElsewhere when the
    entry is not the version that was being changed.
    """
    now = int(time.time())
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        entry = Entry.objects.filter(owner=vault.owner, id=entry_id).first()
        if entry is None:
            document = EntryDocument(
                moment=moment, title=title, mood=mood, text=text, recorded_at=now, saved_at=now
            )
            journal.add(Entry(id=entry_id), document)
        else:
            document, line = journal.opened(entry)
            wanted = (moment, title, mood, text)
            if (document.moment, document.title, document.mood, document.text) != wanted:
                if entry.revision != base_revision:
                    raise ChangedElsewhere
                keep_version(journal, entry, document)
                document.moment, document.title, document.mood, document.text = wanted
                document.saved_at = now
                journal.change(entry, line, document)
        journal.drop_draft(entry_id)


def keep_version(journal: Journal, entry: Entry, document: EntryDocument) -> None:
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
        binned = journal.line_of(entry, document, binned_on=today.toordinal())
        journal.catalogue.change(line.key, binned)
        journal.index.remove(line.key)
        journal.drop_draft(entry_id)


def restore_entry(*, vault: OpenVault, entry_id: UUID, day_ends_at: int) -> None:
    """Back out of the bin. Twice is harmless."""
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        entry = Entry.objects.get(owner=vault.owner, id=entry_id)
        document, line = journal.opened(entry)
        if not line.binned_on:
            return
        entry.purge_on = None
        entry.save(update_fields=["purge_on"])
        journal.catalogue.change(line.key, journal.line_of(entry, document))
        journal.index.put(line.key, searchable(document))


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


def forget_purged(*, vault: OpenVault) -> None:
    """Drop the lines of binned entries whose rows are gone and whose thirty days are over."""
    until = (dt.datetime.now(dt.UTC).date() - dt.timedelta(days=BIN_DAYS)).toordinal()
    with head.reading(vault) as current:
        binned = [line for line in Catalogue(vault, current).all_lines() if line.binned_on]
    if not any(line.binned_on <= until + 1 for line in binned):
        return
    with head.writing(vault) as current:
        catalogue = Catalogue(vault, current)
        rows = set(Entry.objects.filter(owner=vault.owner).values_list("id", flat=True))
        for line in [line for line in catalogue.all_lines() if line.binned_on]:
            if line.binned_on <= until + 1 and UUID(bytes=line.id) not in rows:
                catalogue.drop(line.key)


def rebuild(*, vault: OpenVault, day_ends_at: int) -> int:
    """Write catalogue and search pages anew from the entries themselves; how many there are.

    Raises TamperedEnvelope when an entry does not open: nothing is changed then.
    """
    with head.writing(vault) as current:
        journal = Journal(vault, current, day_ends_at=day_ends_at)
        found: list[tuple[Line, str]] = []
        for entry in Entry.objects.filter(owner=vault.owner).iterator(chunk_size=500):
            document = vault.open(EntryDocument, entry)
            binned_on = entry.purge_on.toordinal() - BIN_DAYS if entry.purge_on else 0
            line = journal.line_of(entry, document, binned_on=binned_on)
            found.append((line, searchable(document)))
        found.sort(key=lambda pair: pair[0].key)
        journal.catalogue.write_anew([line for line, _ in found])
        journal.index.write_anew((line.key, text) for line, text in found if not line.binned_on)
    return len(found)
