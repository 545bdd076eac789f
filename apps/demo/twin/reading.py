"""What the twin's pages show, in as few and as cheap queries as plain rows allow."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

import msgspec
from django.db.models import QuerySet

from apps.demo.twin.models import Draft, Entry
from apps.journal import search_text, timeline
from apps.journal.cards import Card, Clock, DayOfCards, card, day_of_cards, draft_card
from apps.journal.documents import INCIDENT, DraftDocument, EntryDocument, Typed
from apps.journal.drafts import OpenDraft
from apps.journal.excerpts import excerpt
from apps.journal.folding import normalise
from apps.journal.incidents import earlier
from apps.journal.incidents.details import Details, Tag
from apps.journal.incidents.earlier import Before
from apps.journal.incidents.line_facts import About
from apps.journal.lines import PAGE_LINES, Line
from apps.journal.moments import Moment, Precision
from apps.journal.search import readable, searchable
from apps.journal.search_text import Piece
from apps.journal.stream import Stretch, moods_of, tactics_of

# What no list shows.
NOT_LISTED: Final = ("text", "details", "tags", "more")


def read_stretch(owner: UUID, clock: Clock, query: str, place: str) -> Stretch:
    """As `stream.read_stretch`. A place is the moment and the id of the last row of a page."""
    words = search_text.words_of(query)
    rows = list(_found(owner, words, place)[: timeline.STREAM_LINES + 1])
    shown = rows[: timeline.STREAM_LINES]
    earlier = place_of(shown[-1]) if len(rows) > len(shown) else ""
    waiting = [] if place else _waiting(owner, clock, words)
    used = lately(owner)
    return Stretch(
        _days(shown, clock, words),
        waiting,
        earlier,
        moods=moods_of(used),
        tactics=tactics_of(used),
    )


def newest(owner: UUID, clock: Clock, count: int) -> tuple[list[OpenDraft], list[Card]]:
    come = Entry.objects.filter(owner_id=owner, at__lt=clock.days.begin(clock.tomorrow))
    rows = come.exclude(precision=Precision.UNKNOWN).defer(*NOT_LISTED)
    lines = map(line_of, rows.order_by("-at", "-recorded_at")[:count])
    return open_drafts(owner), [card(line, clock, []) for line in lines]


def beside(owner: UUID, entry: Entry) -> dict[str, UUID | None]:
    """The entries before and after, in the order of what they are about."""
    ids, place = (
        Entry.objects.filter(owner_id=owner).values_list("id", flat=True),
        [entry.at, entry.id],
    )
    older = ids.extra(where=["(at, id) < (%s, %s)"], params=place).order_by("-at", "-id")
    newer = ids.extra(where=["(at, id) > (%s, %s)"], params=place).order_by("at", "id")
    return {"earlier_id": older.first(), "later_id": newer.first()}


def open_drafts(owner: UUID) -> list[OpenDraft]:
    rows = Draft.objects.filter(owner_id=owner).order_by("-touched_at")
    return [OpenDraft(row.id, row.revision, document_of(row)) for row in rows]


def has_draft(owner: UUID, entry_id: UUID) -> bool:
    return Draft.objects.filter(owner_id=owner, id=entry_id).exists()


def document_of(row: Draft) -> DraftDocument:
    typed = Typed(
        day=row.day,
        time=row.time,
        precision=row.precision,
        title=row.title,
        mood=row.mood,
        text=row.text,
    )
    return DraftDocument(
        typed=typed,
        zone=row.zone,
        entry_revision=row.entry_revision,
        tab=row.tab,
        strokes=row.strokes,
        touched_at=row.touched_at,
    )


def line_of(row: Entry) -> Line:
    return Line(
        id=row.id.bytes,
        at=row.at,
        zone=row.zone,
        precision=row.precision,
        day=row.day,
        recorded_at=row.recorded_at,
        title=row.title,
        first_words=row.first_words,
        mood=row.mood,
        revision=row.revision,
        kind=row.kind,
        about=about_in(row),
    )


def about_in(row: Entry) -> About | None:
    about = About(
        tactics=tuple(row.tactics),
        channel=row.channel,
        flags=tuple(row.flags),
        senders=tuple(row.senders),
        via=row.via,
        person=row.person,
        actor=row.actor,
        fear=row.fear,
        is_ordinary=row.is_ordinary,
        count=row.count,
    )
    return None if about == About() else about


def entry_in(row: Entry) -> EntryDocument:
    return EntryDocument(
        kind=row.kind,
        moment=Moment(row.at, row.zone, row.precision),
        title=row.title,
        mood=row.mood,
        text=row.text,
        recorded_at=row.recorded_at,
        saved_at=row.saved_at,
        details=msgspec.json.decode(row.details, type=Details),
        tactics=msgspec.json.decode(row.tags, type=list[Tag]),
    )


def before_it(owner: UUID, entry: Entry) -> Before:
    """What the facts of one record mean beside earlier ones. Nothing sampled goes on from another."""
    rows = Entry.objects.filter(owner_id=owner, kind=INCIDENT).defer(*NOT_LISTED)
    older = before(rows, place_of(entry)).order_by("-at", "-id")[:1]

    def holding(needles: Collection[bytes]) -> list[Line]:
        wanted = [f"%{needle.decode()}%" for needle in needles]
        having = rows.extra(where=["senders::text LIKE ANY(%s)"], params=[wanted])
        return [line_of(row) for row in having.order_by("at", "id")]

    return earlier.before(line_of(entry), "", map(line_of, older), holding)


def place_of(row: Entry) -> str:
    return f"{row.at}.{row.id.hex}"


def before(rows: QuerySet[Entry], place: str) -> QuerySet[Entry]:
    at, row_id = place.split(".")
    return rows.extra(where=["(at, id) < (%s, %s)"], params=[int(at), UUID(row_id)])


def with_words(rows: QuerySet[Entry], words: list[bytes]) -> QuerySet[Entry]:
    """Each of them begins some word."""
    query = " & ".join(f"'{word.decode()}':*" for word in words)
    return rows.extra(where=["search @@ to_tsquery('simple', %s)"], params=[query])


def _found(owner: UUID, words: list[bytes], place: str) -> QuerySet[Entry]:
    rows = Entry.objects.filter(owner_id=owner).order_by("-at", "-id")
    if place:
        rows = before(rows, place)
    return with_words(rows, words) if words else rows.defer(*NOT_LISTED)


def _days(rows: list[Entry], clock: Clock, words: list[bytes]) -> list[DayOfCards]:
    pieces: dict[bytes, list[Piece]] = {}
    if words:
        pieces = {row.id.bytes: excerpt(readable(entry_in(row)), words) for row in rows}
    return [day_of_cards(day, clock, pieces) for day in timeline.by_day(map(line_of, rows))]


def lately(owner: UUID) -> list[Line]:
    """As many lines as the site opens for what was used of late, oldest first."""
    rows = Entry.objects.filter(owner_id=owner).order_by("-at", "-id").defer(*NOT_LISTED)
    return [line_of(row) for row in reversed(rows[: 2 * PAGE_LINES])]


def _waiting(owner: UUID, clock: Clock, words: list[bytes]) -> list[Card]:
    cards = []
    for draft in open_drafts(owner):
        typed = draft.document.typed
        folded = normalise(searchable(typed)).encode()
        if all(word in folded for word in words):
            pieces = excerpt(readable(typed), words) if words else []
            cards.append(draft_card(draft, clock, pieces))
    return cards
