"""What one row of a page shows of an entry or a draft, and in which words it says when."""

import datetime as dt
from functools import cache
from typing import Final, NamedTuple
from uuid import UUID

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.documents import ProfileDocument
from apps.journal import drafts, moments, timeline
from apps.journal.documents import INCIDENT, DraftDocument
from apps.journal.drafts import OpenDraft
from apps.journal.incidents import tag_names
from apps.journal.incidents.held import Held, held
from apps.journal.lines import Line
from apps.journal.moments import Moment
from apps.journal.rendering import plain_words
from apps.journal.search_text import Piece

# More help nobody who reads a list.
_TAGS: Final = 3


class Clock(NamedTuple):
    """The writer's own time: zone, when a day ends, and which day it is."""

    zone: str
    day_ends_at: int
    today: dt.date

    @property
    def days(self) -> timeline.Days:
        return timeline.Days(self.zone, self.day_ends_at)

    @property
    def tomorrow(self) -> dt.date:
        return self.today + dt.timedelta(days=1)


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
    is_incident: bool = False
    tags: list[str] = []
    parts: list[Held] = []


class DayOfCards(NamedTuple):
    spoken: str
    exact: str
    iso: str
    cards: list[Card]


def clock_of(profile: ProfileDocument) -> Clock:
    now = Moment(int(dt.datetime.now(dt.UTC).timestamp()), profile.zone)
    return Clock(
        profile.zone, profile.day_ends_at, moments.day_of(now, profile.zone, profile.day_ends_at)
    )


def day_heading(clock: Clock) -> str:
    """The writer's day in full, without a clock time."""
    return moments.exact_day(clock.today)


def exact_here(moment: Moment, clock: Clock) -> str:
    """For where it stands in full: the reader's own zone is not named."""
    return moments.exact(moment, clock.zone, names_zone=moment.zone != clock.zone)


def draft_card(draft: OpenDraft, clock: Clock, pieces: list[Piece]) -> Card:
    document = draft.document
    moment = drafts.moment_of(document.typed, document.zone, otherwise=document.touched_at)
    parts = held(draft.id, document)
    return Card(
        url=reverse("draft_edit", args=[draft.id]),
        title=document.typed.title,
        words=plain_words(document.typed.text) or (parts[0].words if parts else ""),
        mood=document.typed.mood,
        spoken=moments.spoken(moment, clock.zone, clock.today, clock.day_ends_at),
        exact=moments.exact(moment, clock.zone),
        iso=_iso(moment, clock.zone),
        state=_state(document),
        pieces=pieces,
        is_incident=document.typed.kind == INCIDENT,
        parts=parts,
    )


def unopened_card(draft_id: UUID, size: int) -> Card:
    """A draft that is too long to be opened for a list."""
    return Card(
        url=reverse("draft_edit", args=[draft_id]),
        title=_("A long draft"),
        words=filesizeformat(size),
        mood="",
        spoken="",
        exact="",
        iso="",
        state=_("Opens on its own page"),
    )


def _state(draft: DraftDocument) -> str:
    if draft.is_left:
        return _("Left while this was locked")
    return _("Changes not saved yet") if draft.entry_revision else _("Not saved as an entry yet")


def card(line: Line, clock: Clock, pieces: list[Piece]) -> Card:
    moment = _moment(line)
    spoken = moments.spoken(moment, clock.zone, clock.today, clock.day_ends_at)
    return _card(line, moment, spoken, clock, pieces)


def _card(line: Line, moment: Moment, spoken: str, clock: Clock, pieces: list[Piece]) -> Card:
    return Card(
        url=_entry_path() % UUID(bytes=line.id),
        title=line.title,
        words=line.first_words,
        mood=line.mood,
        spoken=spoken,
        exact=moments.exact(moment, clock.zone),
        iso=_iso(moment, clock.zone),
        pieces=pieces,
        is_incident=line.kind == INCIDENT,
        tags=tag_names.names(line.about, _TAGS),
    )


@cache
def _entry_path() -> str:
    """With a place for the id. Reversed once: it would take longer than the rest of a card."""
    return reverse("entry", args=[UUID(int=0)]).replace(str(UUID(int=0)), "%s")


def day_of_cards(day: timeline.Day, clock: Clock, pieces: dict[bytes, list[Piece]]) -> DayOfCards:
    """Below its heading a card says the time alone."""
    first = _moment(day.lines[0])
    if first.precision in moments.DATED:
        spoken, exact = moments.spoken_day(day.on, clock.today), moments.exact_day(day.on)
    else:
        spoken = exact = moments.exact(first, clock.zone)
    cards = []
    for line in day.lines:
        moment = _moment(line)
        time = moments.spoken_time(moment, clock.zone)
        cards.append(_card(line, moment, time, clock, pieces.get(line.id, [])))
    return DayOfCards(spoken, exact, day.on.isoformat(), cards)


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
