"""Short ways to write into a journal without a page, for tests of what a page does not decide."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from apps.accounts.documents import ProfileDocument
from apps.journal import drafts, flows, stream
from apps.journal.cards import Card, clock_of
from apps.journal.composing import Words
from apps.journal.documents import EntryDocument, Typed
from apps.journal.drafts import Autosave, Kept
from apps.journal.journal import Journal
from apps.journal.models import Entry, EntryRevision
from apps.journal.moments import Moment, from_local
from apps.journal.stream import Search
from apps.vault import head
from apps.vault.documents import OpenVault

DAY_ENDS_AT = 3


def at(when: str, zone: str = "UTC", precision: str = "exact") -> Moment:
    wall = dt.datetime.fromisoformat(when)
    return from_local(wall.date(), wall.time(), zone, precision)


def save(
    vault: OpenVault,
    text: str = "",
    *,
    when: str | Moment = "2026-11-20T12:00",
    of: UUID | None = None,
    base: int = 0,
    **facts: Any,
) -> UUID:
    entry_id = of or uuid4()
    flows.save_entry(
        vault=vault,
        entry_id=entry_id,
        base_revision=base,
        words=Words(
            moment=at(when) if isinstance(when, str) else when,
            title=facts.pop("title", ""),
            mood=facts.pop("mood", ""),
            text=text,
        ),
        day_ends_at=DAY_ENDS_AT,
        **facts,
    )
    return entry_id


def a_page(
    text: str, *, of: UUID | None = None, tab: str = "one", strokes: int = 1, **facts: Any
) -> Autosave:
    """What a page sends by itself."""
    typed = Typed(
        day=facts.pop("day", "2026-11-20"),
        time=facts.pop("time", "12:00"),
        title=facts.pop("title", ""),
        mood=facts.pop("mood", ""),
        text=text,
    )
    return Autosave(
        id=of or uuid4(),
        typed=typed,
        zone="UTC",
        seen_revision=facts.pop("seen", 0),
        base_revision=facts.pop("base", 0),
        tab=tab,
        strokes=strokes,
    )


def keep(vault: OpenVault, sent: Autosave) -> Kept:
    return drafts.keep_words(vault=vault, sent=sent)


def draft_texts(vault: OpenVault) -> list[str]:
    with head.reading(vault) as current:
        return sorted(d.document.typed.text for d in drafts.open_drafts(vault, current).opened)


def document_of(vault: OpenVault, entry_id: UUID) -> EntryDocument:
    return vault.open(EntryDocument, Entry.objects.get(id=entry_id))


def revisions_of(entry_id: UUID) -> list[int]:
    rows = EntryRevision.objects.filter(entry_id=entry_id).order_by("revision")
    return [row.revision for row in rows]


def cards(
    vault: OpenVault, search: Search | None = None, profile: ProfileDocument | None = None
) -> list[Card]:
    """Every card of the stream, through all its pages."""
    clock = clock_of(profile or ProfileDocument())
    found, place = list[Card](), ""
    while True:
        stretch = stream.read_stretch(vault, clock, search or Search(), place=place)
        found += [card for day in stretch.days for card in day.cards]
        place = stretch.earlier
        if not place:
            return found


def words_in_stream(vault: OpenVault, search: Search | None = None) -> list[str]:
    return [card.words for card in cards(vault, search)]


def reading_journal(vault: OpenVault) -> Journal:
    """To look into pages; write nothing through it."""
    with head.reading(vault) as current:
        return Journal(vault, current, day_ends_at=DAY_ENDS_AT)
