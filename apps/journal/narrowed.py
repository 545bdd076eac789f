"""What a search is narrowed to, in words: its filters can stay closed and still say what is set."""

import datetime as dt
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from apps.journal import moments
from apps.journal.documents import INCIDENT
from apps.journal.incidents import tag_names
from apps.journal.stream import Search


class OneDay(NamedTuple):
    """As the heading of a page says it."""

    spoken: str
    exact: str
    iso: str


def one_day(search: Search, today: dt.date) -> OneDay | None:
    """The day, where a day is all that was asked for."""
    day = search.from_day
    if day is None or search != Search(from_day=day, to_day=day):
        return None
    return OneDay(moments.spoken_day(day, today), moments.exact_day(day), day.isoformat())


def told(search: Search) -> str:
    """The filters that are set; "" for none."""
    return ", ".join(_told(search))


def _told(search: Search) -> Iterator[str]:
    if days := _days(search.from_day, search.to_day):
        yield days
    if search.mood:
        yield search.mood
    if search.kind:
        yield _("What happened") if search.kind == INCIDENT else _("Notes")
    if search.tactic:
        yield tag_names.name(search.tactic)


def _days(first: dt.date | None, last: dt.date | None) -> str:
    named = {
        "first": moments.exact_day(first) if first else "",
        "last": moments.exact_day(last) if last else "",
    }
    if first and last:
        return named["first"] if first == last else _("%(first)s to %(last)s") % named
    if first:
        return _("from %(first)s") % named
    return _("until %(last)s") % named if last else ""
