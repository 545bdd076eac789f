"""What happened, listed and narrowed down by ordinary columns."""

from collections import Counter
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet

from apps.demo.twin import reading
from apps.demo.twin.models import Entry
from apps.journal import search_text
from apps.journal.cards import Clock
from apps.journal.documents import INCIDENT
from apps.journal.incidents.listed import Found, row_of
from apps.journal.incidents.listing import FEARS, Facets, Tally, Wanted
from apps.journal.incidents.noticed import GO_BETWEEN, NEEDED
from apps.journal.timeline import STREAM_LINES
from apps.tactics import catalogue

# Every choice with its count in one statement, as a page asks for them.
_COUNTS: Final = """
WITH happened AS (
    SELECT id, tactics, channel, flags, senders, via, person, fear, is_ordinary
    FROM twin.entry WHERE owner_id = %s AND kind = 'incident'
)
SELECT what, choice, count(*) FROM (
    SELECT 'tactics' AS what, unnest(tactics) AS choice FROM happened
    UNION ALL SELECT 'groups', letter FROM (
        SELECT DISTINCT id, left(unnest(tactics), 1) AS letter FROM happened
    ) AS grouped
    UNION ALL SELECT 'flags', unnest(flags) FROM happened
    UNION ALL SELECT 'senders', unnest(senders) FROM happened
    UNION ALL SELECT 'channels', channel FROM happened WHERE channel <> ''
    UNION ALL SELECT 'vias', via FROM happened WHERE via <> ''
    UNION ALL SELECT 'people', person FROM happened WHERE person <> ''
    UNION ALL SELECT 'fears', fear::text FROM happened
    UNION ALL SELECT 'ordinary', is_ordinary::int::text FROM happened
) AS choices GROUP BY what, choice
"""


def read(owner: UUID, clock: Clock, wanted: Wanted, place: str) -> Found:
    every = Entry.objects.filter(owner_id=owner, kind=INCIDENT)
    fitting = _fitting(every, clock, wanted)
    counts = fitting.aggregate(
        records=Count("id"),
        through_others=Count("id", filter=Q(flags__contains=[GO_BETWEEN])),
        necessary=Count("id", filter=Q(flags__contains=[NEEDED])),
    )
    rows = fitting.defer(*reading.NOT_LISTED).order_by("-at", "-id")
    if place:
        rows = reading.before(rows, place)
    found = list(rows[: STREAM_LINES + 1])
    shown = [reading.line_of(row) for row in found[:STREAM_LINES]]
    earlier = reading.place_of(found[STREAM_LINES - 1]) if len(found) > STREAM_LINES else ""
    # Whether there are any is all that the page asks of the last.
    any_at_all = shown or [reading.line_of(row) for row in every[:1]]
    return Found([row_of(line, clock) for line in shown], Tally(**counts), earlier, any_at_all)


def facets(owner: UUID) -> Facets:
    found: dict[str, Counter[str]] = {name: Counter() for name in Facets._fields}
    with connection.cursor() as cursor:
        cursor.execute(_COUNTS, [owner])
        for what, choice, count in cursor.fetchall():
            found[what][choice] = count
    fears, ordinary = found.pop("fears"), found.pop("ordinary")
    return Facets(
        **found,
        fears=Counter({least: sum(fears[str(n)] for n in FEARS if n >= least) for least in FEARS}),
        ordinary=Counter({True: ordinary["1"], False: ordinary["0"]}),
    )


def _fitting(rows: QuerySet[Entry], clock: Clock, wanted: Wanted) -> QuerySet[Entry]:
    asked = {
        "channel": wanted.channel,
        "via__iexact": wanted.via,
        "person__iexact": wanted.person,
        "senders__contains": [wanted.sender] if wanted.sender else [],
        "flags__contains": wanted.flags,
        "fear__gte": wanted.fear,
        "tactics__overlap": _codes(wanted.tactic),
    }
    rows = rows.filter(**{name: value for name, value in asked.items() if value})
    if wanted.is_ordinary is not None:
        rows = rows.filter(is_ordinary=wanted.is_ordinary)
    if wanted.is_needed is not None:
        needed = Q(flags__contains=[NEEDED])
        rows = rows.filter(needed if wanted.is_needed else ~needed)
    if wanted.from_day:
        rows = rows.filter(at__gte=clock.days.begin(wanted.from_day))
    if wanted.to_day:
        rows = rows.filter(day__lte=wanted.to_day.toordinal())
    words = search_text.words_of(wanted.words)
    return reading.with_words(rows, words) if words else rows


def _codes(tactic: str) -> list[str]:
    of_group = [one.code for one in catalogue.all() if one.letter == tactic]
    return of_group or [tactic] if tactic else []
