"""The rows of a journal. Each is sealed; a day to be purged on is the only readable fact."""

from typing import ClassVar

from django.db import models

from apps.vault.models import SealedRecord


class Entry(SealedRecord):
    """One piece of writing, as saved last. `purge_on` is set while it lies in the bin (UTC day)."""

    table_code: ClassVar[str] = "entry"

    purge_on = models.DateField(null=True)


class EntryRevision(SealedRecord):
    """An earlier version of an entry: the very bytes that stood in the entry's row."""

    table_code: ClassVar[str] = "entry"

    entry_id = models.UUIDField()

    class Meta(SealedRecord.Meta):
        constraints = [
            *SealedRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["owner", "entry_id", "revision"], name="journal_entryrevision_once"
            ),
        ]

    @property
    def row_bytes(self) -> bytes:
        return self.entry_id.bytes


class Draft(SealedRecord):
    """Words not yet saved as an entry. A draft and the entry it is or becomes share one id."""

    table_code: ClassVar[str] = "draft"


class CataloguePage(SealedRecord):
    """Some hundred lines of small facts: see lines.py and catalogue.py."""

    table_code: ClassVar[str] = "catalogue"


class TextPage(SealedRecord):
    """About 64 KiB of normalised text to search in: see search_text.py and search.py."""

    table_code: ClassVar[str] = "text"


class Learned(SealedRecord):
    """What a writer's answers to suggestions taught, one row at most: see learning.py."""

    table_code: ClassVar[str] = "learned"
