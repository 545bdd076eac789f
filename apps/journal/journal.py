"""One writer's journal during one save: its head, catalogue and search index change together.

It knows rows and opened documents; who may do what, and when, is for flows.py.
"""

from itertools import chain
from uuid import UUID

from apps.journal import followers, rendering
from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.followers import UNTOUCHED, Saved, Switches
from apps.journal.incidents.about import about_of
from apps.journal.incidents.texts import words_in
from apps.journal.lines import Line
from apps.journal.models import Draft, Entry
from apps.journal.moments import day_of
from apps.journal.search import SearchIndex, searchable
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head


class Journal:
    """Made inside `head.writing`, and good for that block alone. `switches` are told to followers.py."""

    def __init__(
        self,
        vault: OpenVault,
        current: Head,
        *,
        day_ends_at: int,
        switches: Switches = UNTOUCHED,
    ) -> None:
        self.vault = vault
        self.head = current
        self.day_ends_at = day_ends_at
        self._switches = switches
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
            first_words=first_words(document),
            mood=document.mood,
            revision=entry.revision,
            characters=len(document.text),
            binned_on=binned_on,
            about=about_of(document),
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
        self.tell(entry, line, document)

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
        self.tell(entry, line, None if line.binned_on else document)

    def put_in_bin(self, entry: Entry, document: EntryDocument, was: Line, binned_on: int) -> None:
        """`binned_on` is a day's ordinal (UTC). Out of search, and out of every view."""
        line = self.line_of(entry, document, binned_on=binned_on)
        self.catalogue.change(was.key, line)
        self.index.remove(was.key)
        self.tell(entry, line, None)

    def put_back(self, entry: Entry, document: EntryDocument, was: Line) -> Line:
        """Out of the bin, as it was."""
        entry.purge_on = None
        entry.save(update_fields=["purge_on"])
        line = self.line_of(entry, document)
        self.catalogue.change(was.key, line)
        self.index.put(line.key, searchable(document))
        self.tell(entry, line, document)
        return line

    def forget(self, entry_id: UUID) -> None:
        """The line of an entry whose row was purged, wherever it stands."""
        for line in self.catalogue.all_lines():
            if line.id == entry_id.bytes:
                self.catalogue.drop(line.key)

    def tell(self, entry: Entry, line: Line, document: EntryDocument | None) -> None:
        saved = Saved(entry.id, line, document, self._switches)
        followers.tell(self.vault, self.head, saved)


def first_words(document: EntryDocument) -> str:
    """Of the text; where there is none, of the exact words, or of what else was written down."""
    exact = (row.text for row in document.details.facts.exact_words if row.is_said)
    text = document.text.strip() or next(chain(exact, words_in(document.details)), "")
    return rendering.plain_words(text)


def opened_entry(
    vault: OpenVault, catalogue: Catalogue, entry: Entry
) -> tuple[EntryDocument, Line]:
    document = vault.open(EntryDocument, entry)
    line = catalogue.line((document.moment.at, entry.id.bytes))
    if line is None or line.revision != entry.revision:
        raise TamperedEnvelope
    return document, line
