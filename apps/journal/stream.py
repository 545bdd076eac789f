"""What the stream, the search and the bin show: which lines, opened and turned into cards."""

import datetime as dt
import sys
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple
from uuid import UUID

from apps.journal import drafts, flows, moments, search_text, timeline
from apps.journal.cards import (
    Card,
    Clock,
    DayOfCards,
    card,
    day_of_cards,
    draft_card,
    unopened_card,
)
from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.drafts import Waiting
from apps.journal.excerpts import excerpt
from apps.journal.folding import normalise
from apps.journal.lines import Key, Line
from apps.journal.models import Draft, Entry
from apps.journal.pages import key_in, mark_of
from apps.journal.search import SearchIndex, readable, searchable
from apps.journal.search_text import Piece
from apps.journal.timeline import Filter
from apps.vault import head, rows, tokens
from apps.vault.documents import Document, OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head

# Moods come from the newest pages alone, so that they cost the same however long the journal is.
_LATELY_PAGES: Final = 2
_MOODS: Final = 30
_SOME: Final = 4


class Stretch(NamedTuple):
    days: list[DayOfCards]
    drafts: list[Card]
    earlier: str
    unread_drafts: int = 0
    moods: list[str] = []
    tactics: list[str] = []


class Search(Document, kw_only=True):
    """Words and filters, as kept in a slip."""

    words: str = ""
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    mood: str = ""
    kind: str = ""
    tactic: str = ""

    @property
    def is_empty(self) -> bool:
        return not (self.words.strip() or self.has_filters)

    @property
    def has_filters(self) -> bool:
        return bool(self.from_day or self.to_day or self.mood or self.kind or self.tactic)

    @property
    def is_backwards(self) -> bool:
        return bool(self.from_day and self.to_day and self.from_day > self.to_day)

    @property
    def has_several_words(self) -> bool:
        return len(search_text.words_of(self.words)) > 1

    @property
    def filter(self) -> Filter:
        return Filter(
            self.from_day, self.to_day, self.mood or None, self.kind or None, self.tactic or None
        )


def read_stretch(vault: OpenVault, clock: Clock, search: Search, *, place: str = "") -> Stretch:
    """Thirty cards from `place` back (an opaque token; "" for the newest), grouped by day. Drafts
    stand on the first page alone. Raises TamperedEnvelope for a place that was not given out."""
    before = key_in(tokens.open_token(vault, place)) if place else None
    words = search_text.words_of(search.words)
    with head.reading(vault) as current:
        catalogue = Catalogue(vault, current)
        lately = catalogue.lately(_LATELY_PAGES)
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
    earlier = tokens.seal(vault, mark_of(rest)) if rest else ""
    return Stretch(days, waiting, earlier, unread, moods_of(lately), tactics_of(lately))


def newest(vault: OpenVault, clock: Clock, count: int) -> tuple[Waiting, list[Card]]:
    """For Today: all drafts, and the few newest entries that are about a time that has come. What is
    being changed stands among the drafts alone."""
    with head.reading(vault) as current:
        waiting = drafts.open_drafts(vault, current)
        drafted = current.of_table(Draft.table_code)
        pages = Catalogue(vault, current).newest_first()
        matches = timeline.has_come(clock.days, clock.today)
        # More than are shown, so that what was written down last within a minute is among them.
        found = timeline.page_of_stream(pages, size=_SOME * count, matches=matches).lines
        latest = timeline.latest_written_first(found)
        lines = [line for line in latest if line.id not in drafted][:count]
        return waiting, [card(line, clock, []) for line in lines]


def binned(vault: OpenVault, clock: Clock) -> list[tuple[UUID, Card]]:
    """What lies in the bin, newest first, by its moment alone. The state is the day it is destroyed."""
    lines = [line for line in all_lines(vault) if line.binned_on > flows.last_day_purged()]
    return [
        (
            UUID(bytes=line.id),
            card(line, clock, [])._replace(words="", title="", mood="", state=destroyed_on(line)),
        )
        for line in reversed(lines)
    ]


def destroyed_on(line: Line) -> str:
    """The day on which a binned entry goes for good."""
    return moments.exact_day(dt.date.fromordinal(line.binned_on + flows.BIN_DAYS))


def moods_of(lines: list[Line]) -> list[str]:
    """To choose from, where one is looked for: the frequent first."""
    return [mood for mood, _count in timeline.moods(lines)[:_MOODS]]


def tactics_of(lines: list[Line]) -> list[str]:
    """The codes that are tagged, to choose from."""
    tagged = (line.about.tactics for line in lines if line.about and not line.binned_on)
    return list(dict.fromkeys(code for codes in tagged for code in codes))


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
    opened = ((row, vault.open(EntryDocument, row)) for row in stored)
    texts = {row.id.bytes: (row.revision, readable(document)) for row, document in opened}
    pieces = {}
    for line in shown:
        revision, text = texts.get(line.id, (0, ""))
        if revision != line.revision:
            raise TamperedEnvelope
        pieces[line.id] = excerpt(text, words)
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
    if search.has_filters:
        return [], 0
    most = sys.maxsize if words else None
    waiting, cards = drafts.open_drafts(vault, current, most_bytes=most), list[Card]()
    for draft in waiting.opened:
        typed = draft.document.typed
        folded = normalise(searchable(typed)).encode()
        if all(word in folded for word in words):
            pieces = excerpt(readable(typed), words) if words else []
            cards.append(draft_card(draft, clock, pieces))
    cards += [unopened_card(*each) for each in waiting.unopened]
    return cards, waiting.unread
