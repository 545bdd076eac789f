"""What the stream, the search and the bin show: opened lines turned into cards.

A card holds what one row of a page needs, and nothing that the page does not show.
"""

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.documents import ProfileDocument
from apps.journal import drafts, flows, moments, search_text, timeline
from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.drafts import OpenDraft, Waiting
from apps.journal.folding import normalise
from apps.journal.lines import Key, Line
from apps.journal.models import Entry
from apps.journal.moments import Moment
from apps.journal.pages import key_in, mark_of
from apps.journal.rendering import plain_words
from apps.journal.search import SearchIndex
from apps.journal.search_text import Piece
from apps.journal.timeline import Filter
from apps.vault import head, rows, tokens
from apps.vault.documents import Document, OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head


class Clock(NamedTuple):
    """The writer's own time: zone, when a day ends, and which day it is."""

    zone: str
    day_ends_at: int
    today: dt.date

    @property
    def days(self) -> timeline.Days:
        return timeline.Days(self.zone, self.day_ends_at)


class Card(NamedTuple):
    url: str
    title: str
    words: str
    mood: str
    spoken: str
    exact: str
    iso: str
    state: str = ""
    pieces: list[Piece] = []


class DayOfCards(NamedTuple):
    spoken: str
    exact: str
    iso: str
    cards: list[Card]


class Stretch(NamedTuple):
    days: list[DayOfCards]
    drafts: list[Card]
    earlier: str
    unread_drafts: int = 0


class Search(Document, kw_only=True):
    """Words and filters, as kept in a slip."""

    words: str = ""
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    mood: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words.strip() or self.from_day or self.to_day or self.mood)

    @property
    def filter(self) -> Filter:
        return Filter(from_day=self.from_day, to_day=self.to_day, mood=self.mood or None)


def clock_of(profile: ProfileDocument) -> Clock:
    now = Moment(int(dt.datetime.now(dt.UTC).timestamp()), profile.zone)
    return Clock(
        profile.zone, profile.day_ends_at, moments.day_of(now, profile.zone, profile.day_ends_at)
    )


def read_stretch(vault: OpenVault, clock: Clock, search: Search, *, place: str = "") -> Stretch:
    """Thirty cards from `place` back (an opaque token; "" for the newest), grouped by day. Drafts
    stand on the first page alone. Raises TamperedEnvelope for a place that was not given out."""
    before = key_in(tokens.open_token(vault, place)) if place else None
    words = search_text.words_of(search.words)
    with head.reading(vault) as current:
        catalogue = Catalogue(vault, current)
        matches = search.filter.predicate(clock.days)
        if words:
            lines, pieces, rest = _found(vault, current, catalogue, matches, words, before)
        else:
            lines, rest = timeline.page_of_stream(
                catalogue.newest_first(before), before, timeline.STREAM_LINES, matches
            )
            pieces = {}
        waiting, unread = ([], 0) if place else _waiting(vault, current, clock, search, words)
    days = [day_of_cards(day, clock, pieces) for day in timeline.by_day(lines, clock.days)]
    return Stretch(days, waiting, tokens.seal(vault, mark_of(rest)) if rest else "", unread)


def newest(vault: OpenVault, clock: Clock, count: int) -> tuple[Waiting, list[Card]]:
    """For Today: all drafts, and the few newest entries."""
    with head.reading(vault) as current:
        catalogue = Catalogue(vault, current)
        lines, _rest = timeline.page_of_stream(catalogue.newest_first(), size=count)
        return drafts.open_drafts(vault, current), [card(line, clock, []) for line in lines]


def day_heading(clock: Clock) -> str:
    """The writer's day in full, without a clock time."""
    moment = moments.from_local(clock.today, None, "UTC", moments.Precision.DAY)
    return moments.exact(moment, clock.zone)


def binned(vault: OpenVault, clock: Clock) -> list[tuple[UUID, Card]]:
    """What lies in the bin, newest first, by its moment alone."""
    lines = [line for line in all_lines(vault) if line.binned_on > flows.last_day_purged()]
    return [
        (UUID(bytes=line.id), card(line, clock, [])._replace(words="", title="", mood=""))
        for line in reversed(lines)
    ]


def all_lines(vault: OpenVault) -> list[Line]:
    with head.reading(vault) as current:
        return Catalogue(vault, current).all_lines()


def _found(
    vault: OpenVault,
    current: Head,
    catalogue: Catalogue,
    matches: timeline.Matches,
    words: list[bytes],
    before: Key | None,
) -> tuple[list[Line], dict[bytes, list[Piece]], Key | None]:
    size = timeline.STREAM_LINES
    keys = SearchIndex(vault, current).find(words, before)
    found = list(islice(_matching(catalogue, keys, matches), size + 1))
    shown = found[:size]
    stored = rows.stored(Entry, vault.owner, [UUID(bytes=line.id) for line in shown])
    texts = {row.id.bytes: (row.revision, vault.open(EntryDocument, row).text) for row in stored}
    pieces = {}
    for line in shown:
        revision, text = texts.get(line.id, (0, ""))
        if revision != line.revision:
            raise TamperedEnvelope
        pieces[line.id] = search_text.excerpts(text, words)
    return shown, pieces, shown[-1].key if len(found) > size else None


def _matching(
    catalogue: Catalogue, keys: Iterator[Key], matches: timeline.Matches
) -> Iterator[Line]:
    while some := list(islice(keys, timeline.STREAM_LINES + 1)):
        yield from filter(matches, catalogue.lines_of(some))


def _waiting(
    vault: OpenVault, current: Head, clock: Clock, search: Search, words: list[bytes]
) -> tuple[list[Card], int]:
    """Drafts that have every word; with another filter none, since a draft's day may still change."""
    if search.from_day or search.to_day or search.mood:
        return [], 0
    waiting, cards = drafts.open_drafts(vault, current), list[Card]()
    for draft in waiting.opened:
        typed = draft.document.typed
        text = f"{typed.title} {typed.mood} {typed.text}"
        folded = normalise(text).encode()
        if all(word in folded for word in words):
            pieces = search_text.excerpts(typed.text, words) if words else []
            cards.append(draft_card(draft, clock, pieces))
    return cards, waiting.unread


def draft_card(draft: OpenDraft, clock: Clock, pieces: list[Piece]) -> Card:
    document = draft.document
    moment = drafts.moment_of(document.typed, document.zone, otherwise=document.touched_at)
    return Card(
        url=reverse("draft_edit", args=[draft.id]),
        title=document.typed.title,
        words=plain_words(document.typed.text),
        mood=document.typed.mood,
        spoken=moments.spoken(moment, clock.zone, clock.today, clock.day_ends_at),
        exact=moments.exact(moment, clock.zone),
        iso=_iso(moment, clock.zone),
        state=_("Not saved as an entry yet"),
        pieces=pieces,
    )


def card(line: Line, clock: Clock, pieces: list[Piece]) -> Card:
    moment = _moment(line)
    return Card(
        url=_entry_path() % UUID(bytes=line.id),
        title=line.title,
        words=line.first_words,
        mood=line.mood,
        spoken=moments.spoken(moment, clock.zone, clock.today, clock.day_ends_at),
        exact=moments.exact(moment, clock.zone),
        iso=_iso(moment, clock.zone),
        pieces=pieces,
    )


@cache
def _entry_path() -> str:
    """With a place for the id. Reversed once: it would take longer than the rest of a card."""
    return reverse("entry", args=[UUID(int=0)]).replace(str(UUID(int=0)), "%s")


def day_of_cards(day: timeline.Day, clock: Clock, pieces: dict[bytes, list[Piece]]) -> DayOfCards:
    """Below its heading a card says the time alone."""
    first = _moment(day.lines[0])
    if first.precision in moments.DATED:
        first = moments.from_local(day.on, None, "UTC", moments.Precision.DAY)
    return DayOfCards(
        moments.spoken(first, clock.zone, clock.today, clock.day_ends_at),
        moments.exact(first, clock.zone),
        day.on.isoformat(),
        [
            card(line, clock, pieces.get(line.id, []))._replace(
                spoken=moments.spoken_time(_moment(line), clock.zone)
            )
            for line in day.lines
        ],
    )


def _moment(line: Line) -> Moment:
    return Moment(line.at, line.zone, line.precision)


def _iso(moment: Moment, zone: str) -> str:
    """For `<time datetime>`: the local wall clock, or the day alone."""
    wall = moments.to_local(moment, zone if moment.precision in moments.CLOCKED else None)
    return (
        wall.isoformat(timespec="minutes")
        if moment.precision in moments.CLOCKED
        else wall.date().isoformat()
    )
