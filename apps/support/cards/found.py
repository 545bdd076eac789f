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
MOST_SKIPPED: Final = 200


class Skipped(msgspec.Struct, kw_only=True):
    """A line of the file (from 1), and why it was left out."""

    line: int
    why: str


class Found(msgspec.Struct, kw_only=True):
    """A contact with the id that it will have, so that a form sent twice takes it once."""

    id: UUID
    line: int
    fields: ContactFields


class Findings:
    """Collects while a file is read. More than fits is counted in `more`."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self.skipped: list[Skipped] = []
        self.more = 0

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
            self.found.append(Found(id=uuid4(), line=line, fields=_fitting(fields)))


def _fitting(fields: ContactFields) -> ContactFields:
    """What is longer than a field holds, or more than a contact has, stands in the notes."""
    notes = [fields.notes]
    if len(fields.name) > LONGEST_NAME:
        notes.append(fields.name)
        fields.name = fields.name[:LONGEST_NAME]
    kept = [way for way in fields.ways if _fits(way)][:MOST_ROWS]
    notes += [way.value for way in fields.ways if way not in kept]
    fields.ways = kept
    fields.notes = "\n".join(filter(None, notes))[:LONGEST_NOTES]
    return fields


def _fits(way: Way) -> bool:
    return max(len(way.value), len(way.note), len(way.hours)) <= LONGEST_LINE
