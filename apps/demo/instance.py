"""The sample instance of `bin/run --demo`: one writer with eighteen months behind them."""

import datetime as dt
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext

from apps.accounts import phrases
from apps.accounts.documents import ProfileDocument
from apps.core import secret_files
from apps.demo import lent, network, settled, story, writers
from apps.demo.story import StoryEntry
from apps.journal import bulk, drafts, flows, tagging
from apps.journal.bulk import NewEntry
from apps.journal.composing import Words
from apps.journal.documents import EntryDocument, Typed
from apps.journal.drafts import Autosave
from apps.journal.moments import from_local, to_local
from apps.vault.documents import OpenVault

WRITER = "sample"
# Beside the secrets, and for a sample alone: whoever starts it is told the password each time.
PASSWORD_FILE = "sample_password"  # noqa: S105 (a file's name)
# A link and its words, one line each.
LINK_FILE = "sample_link"
_EVENING = dt.time(21)

# The title of an entry that gained its last line later, so that History has something to show.
GREW = "Reasons, new page"
# Titles of entries to be read when in doubt.
FOR_DOUBT = ("Reasons", "First page")
# A word of the last entry to which a change was begun and left as a draft.
BEGUN = "dessert"
ADDED_IN_DRAFT = "\n\nLemon, I think. And the good plates."
REMOVED = "Bread, thread, curtain rings. Ask about the ladder."


def prepare() -> str | None:
    """Makes the writer and the journal at the first start, and tells the password at each."""
    path: Path = settings.SECRETS_DIR / PASSWORD_FILE
    if not writers.exists(WRITER):
        if not path.is_file():
            secret_files.write(PASSWORD_FILE, phrases.suggest())
        (settings.SECRETS_DIR / LINK_FILE).unlink(missing_ok=True)
        secret_files.write(LINK_FILE, "\n".join(_make(path.read_text().strip())))
    if not path.is_file():
        return None
    said = gettext(
        "A sample journal, invented from the first word to the last. "
        "Sign in with the name %(name)s and the password %(password)s"
    ) % {"name": WRITER, "password": path.read_text().strip()}
    return "\n".join([said, *_told_of_link(settings.SECRETS_DIR / LINK_FILE)])


def _told_of_link(path: Path) -> list[str]:
    if not path.is_file():
        return []
    link, words = path.read_text().splitlines()
    return [
        gettext("What it lets %(reader)s read opens with the words %(words)s at %(link)s")
        % {"reader": lent.READER, "words": words, "link": link}
    ]


@transaction.atomic
def _make(password: str) -> list[str]:
    """All of it or nothing: a start that is killed here begins anew the next time. Answers with a
    link and its words."""
    vault = writers.create(WRITER, password).vault
    zone, now = writers.machine_zone(), int(time.time())
    fill(vault, zone, now)
    return lent.fill(vault, zone, now)


def fill(vault: OpenVault, zone: str, now: int) -> None:
    """The story as seen at `now` (seconds, UTC), with one of everything that a journal can hold."""
    told = list(entries(zone, now))
    grown = next(one for one in told if one.document.title == GREW)
    begun = next(one for one in reversed(told) if BEGUN in one.document.text)
    last_words = grown.document.text
    grown.document.text = last_words.rpartition("\n")[0]
    removed = NewEntry(uuid4(), _aside(zone, now))
    day_ends_at = ProfileDocument().day_ends_at
    bulk.add_entries(vault=vault, new=[*told, removed], day_ends_at=day_ends_at)
    flows.save_entry(
        vault=vault,
        entry_id=grown.id,
        base_revision=1,
        words=Words(text=last_words),
        day_ends_at=day_ends_at,
    )
    today = dt.datetime.fromtimestamp(now, dt.UTC).date()
    flows.bin_entry(vault=vault, entry_id=removed.id, today=today, day_ends_at=day_ends_at)
    drafts.keep_words(vault=vault, sent=_going_on(begun, zone))
    doubt = [one.id for one in told if one.document.title in FOR_DOUBT]
    here = dt.datetime.fromtimestamp(now, ZoneInfo(zone)).date()
    network.fill(vault, here)
    settled.fill(vault, here, doubt)


def entries(zone: str, now: int) -> Iterator[NewEntry]:
    """Oldest first, without what would lie in the future."""
    today = dt.datetime.fromtimestamp(now, ZoneInfo(zone)).date()
    for told in story.entries(today):
        document = _document(told, today, zone, now)
        if document.moment.at <= now:
            yield NewEntry(uuid4(), document)


def _document(told: StoryEntry, today: dt.date, zone: str, now: int) -> EntryDocument:
    day = today - dt.timedelta(days=told.days_ago)
    clock = dt.time.fromisoformat(told.time) if told.time else None
    written = min(from_local(day, clock or _EVENING, zone).at, now)
    return EntryDocument(
        moment=from_local(day, clock, zone, told.precision),
        title=told.title,
        mood=told.mood,
        text=told.text,
        kind=told.kind,
        tactics=tagging.tags_of(told.tactics),
        details=told.details_on(day),
        recorded_at=written,
        saved_at=written,
    )


def _aside(zone: str, now: int) -> EntryDocument:
    day = dt.datetime.fromtimestamp(now, ZoneInfo(zone)).date() - dt.timedelta(days=3)
    moment = from_local(day, dt.time(10, 30), zone)
    return EntryDocument(moment=moment, text=REMOVED, recorded_at=moment.at, saved_at=moment.at)


def _going_on(entry: NewEntry, zone: str) -> Autosave:
    """A change to a late entry that was begun and left."""
    wall = to_local(entry.document.moment, zone)
    typed = Typed(
        day=wall.date().isoformat(),
        time=wall.strftime("%H:%M"),
        precision=entry.document.moment.precision,
        title=entry.document.title,
        mood=entry.document.mood,
        text=entry.document.text + ADDED_IN_DRAFT,
    )
    return Autosave(entry.id, typed, zone, 0, 1, "sample", 1)
