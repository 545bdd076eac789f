"""Texts without a meaning, for a journal of any size."""

import datetime as dt
import random
from collections.abc import Iterator
from uuid import uuid4

from apps.demo import happenings, words
from apps.demo.words import SampleText
from apps.journal.bulk import NewEntry
from apps.journal.documents import INCIDENT, EntryDocument
from apps.journal.moments import from_local

_MIDNIGHT = dt.datetime.min
# Between what happened and its being written down.
WRITTEN_AFTER_SECONDS = 600


def documents(texts: Iterator[SampleText], zone: str, today: dt.date) -> Iterator[EntryDocument]:
    """About one in six is a record of something that happened, with details."""
    draw = random.Random(1)  # noqa: S311 - nothing secret is drawn
    for sample in texts:
        happening = happenings.drawn(draw)
        day = today - dt.timedelta(days=sample.days_ago)
        clock = (_MIDNIGHT + dt.timedelta(seconds=sample.seconds)).time()
        moment = from_local(day, clock, zone)
        written = moment.at + WRITTEN_AFTER_SECONDS
        document = EntryDocument(
            moment=moment,
            title=sample.title,
            mood=sample.mood,
            text=sample.text,
            recorded_at=written,
            saved_at=written,
        )
        if happening:
            document.kind = INCIDENT
            document.tactics, document.details = happening
        yield document


def entries(count: int, zone: str, today: dt.date) -> Iterator[NewEntry]:
    """The same texts for the same count."""
    return (NewEntry(uuid4(), document) for document in documents(words.texts(count), zone, today))
