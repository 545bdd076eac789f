"""Does all open, and is it what catalogue and head name? Reads all, changes nothing."""

import sys
from typing import NamedTuple

from apps.journal import drafts, flows
from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.lines import Line
from apps.journal.models import Entry
from apps.support.checking import unread_people
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head


class Findings(NamedTuple):
    """Counts of entries. `other` are older or unknown to the catalogue; None for `listed` means that
    the catalogue itself could not be read, so that nobody can tell what is missing. `drafts` counts
    those that are damaged, missing or older, and `people` so of contacts and persons."""

    opened: int
    unopened: int
    other: int
    missing: int
    listed: int | None
    drafts: int = 0
    people: int = 0

    @property
    def is_well(self) -> bool:
        return self.listed is not None and not (
            self.unopened or self.other or self.missing or self.drafts or self.people
        )


def check_journal(*, vault: OpenVault) -> Findings:
    with head.reading(vault) as current:
        lines = _lines(vault, current)
        wanted = {line.id: line.revision for line in lines or []}
        opened = unopened = other = 0
        seen = set()
        for entry in Entry.objects.filter(owner=vault.owner).iterator(chunk_size=500):
            seen.add(entry.id.bytes)
            if not _opens(vault, entry):
                unopened += 1
                continue
            opened += 1
            other += lines is not None and wanted.get(entry.id.bytes) != entry.revision
        unread = drafts.open_drafts(vault, current, most_bytes=sys.maxsize).unread
        people = unread_people(vault, current)
    until = flows.last_day_purged()
    purged = {line.id for line in lines or [] if 0 < line.binned_on <= until}
    missing = len(wanted.keys() - seen - purged)
    listed = None if lines is None else len(lines)
    return Findings(opened, unopened, other, missing, listed, unread, people)


def _lines(vault: OpenVault, current: Head) -> list[Line] | None:
    try:
        return Catalogue(vault, current).all_lines()
    except (TamperedEnvelope, UnknownVersion):
        return None


def _opens(vault: OpenVault, entry: Entry) -> bool:
    try:
        vault.open(EntryDocument, entry)
    except (TamperedEnvelope, UnknownVersion):
        return False
    return True
