"""Texts without a meaning, for a journal of any size."""

import datetime as dt
from collections.abc import Iterator
from uuid import uuid4

from apps.demo import words
from apps.demo.words import SampleText
from apps.journal.bulk import NewEntry
from apps.journal.documents import EntryDocument
from apps.journal.moments import from_local

_MIDNIGHT = dt.datetime.min
# Between what happened and its being written down.
WRITTEN_AFTER_SECONDS = 600


def documents(texts: Iterator[SampleText], zone: str, today: dt.date) -> Iterator[EntryDocument]:
    for sample in texts:
        day = today - dt.timedelta(days=sample.days_ago)
        clock = (_MIDNIGHT + dt.timedelta(seconds=sample.seconds)).time()
        moment = from_local(day, clock, zone)
        written = moment.at + WRITTEN_AFTER_SECONDS
        yield EntryDocument(
            moment=moment,
            title=sample.title,
            mood=sample.mood,
            text=sample.text,
            recorded_at=written,
            saved_at=written,
        )


def entries(count: int, zone: str, today: dt.date) -> Iterator[NewEntry]:
    """The same texts for the same count."""
    return (NewEntry(uuid4(), document) for document in documents(words.texts(count), zone, today))
