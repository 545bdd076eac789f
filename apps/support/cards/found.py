"""What was found in a file, and what was not taken from it."""

from typing import Final
from uuid import UUID, uuid4

import msgspec
from django.utils.translation import gettext as _

from apps.support.documents import (
    LONGEST_LINE,
    LONGEST_NAME,
    LONGEST_NOTES,
    MOST_ROWS,
    ContactFields,
    Way,
)

# One file brings at most this many: each is a choice on one page.
MOST_FOUND: Final = 1500
# Of all contacts of a file together: each is read as a number, which takes long.
MOST_WAYS: Final = 6000
MOST_SKIPPED: Final = 200

_LONGEST: Final = {"name": LONGEST_NAME, "relation": LONGEST_LINE, "languages": LONGEST_LINE}


class Skipped(msgspec.Struct, kw_only=True):
    """A line of the file (from 1), and why it was left out."""

    line: int
    why: str


class Found(msgspec.Struct, kw_only=True):
    """A contact with the id that it will have, so that a form sent twice takes it once. `same` are its
    handles in the form in which two are compared, worked out once for all pages that show it;
    `is_cut` where its notes were longer than a contact holds."""

    id: UUID
    line: int
    fields: ContactFields
    same: tuple[str, ...] = ()
    is_cut: bool = False


class Findings:
    """Collects while a file is read. More than fits is counted in `more`."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.skipped: list[Skipped] = []
        self.more = 0
        self._ways_left = MOST_WAYS

    def skip(self, line: int, why: str) -> None:
        if len(self.skipped) < MOST_SKIPPED:
            self.skipped.append(Skipped(line=line, why=why))
        else:
            self.more += 1

    def add(self, line: int, fields: ContactFields) -> None:
        """Left out where it has neither a name nor a way. Without a name it gets the first way's."""
        fields.name = fields.name or next((way.value for way in fields.ways), "")
        if not fields.name:
            self.skip(line, _("no name and no way to reach somebody"))
        elif len(self.found) >= MOST_FOUND:
            self.skip(line, _("one file brings up to %(count)d contacts") % {"count": MOST_FOUND})
        else:
            self._add(line, _fitting(fields))

    def _add(self, line: int, fields: ContactFields) -> None:
        if len(fields.ways) > self._ways_left:
            many = _("one file brings up to %(count)d numbers and addresses")
            self.skip(line, many % {"count": MOST_WAYS})
            return
        self._ways_left -= len(fields.ways)
        is_cut = len(fields.notes) > LONGEST_NOTES
        fields.notes = fields.notes[:LONGEST_NOTES]
        self.found.append(Found(id=uuid4(), line=line, fields=fields, is_cut=is_cut))


def _fitting(fields: ContactFields) -> ContactFields:
    """What is longer than a field holds, or more than a contact has, stands in the notes, however
    long they become."""
    notes = [fields.notes]
    for name, longest in _LONGEST.items():
        if len(value := getattr(fields, name)) > longest:
            notes.append(value)
            setattr(fields, name, value[:longest])
    kept: list[Way] = []
    for way in fields.ways:
        if _fits(way) and len(kept) < MOST_ROWS:
            kept.append(way)
        else:
            notes.append(way.value)
    fields.ways = kept
    fields.notes = "\n".join(filter(None, notes))
    return fields


def _fits(way: Way) -> bool:
    return max(len(way.value), len(way.note), len(way.hours)) <= LONGEST_LINE
