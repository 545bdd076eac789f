"""What the writer's pages say of a view."""

import datetime as dt
from collections.abc import Iterable
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.core import jobs
from apps.core.models import Job
from apps.journal import moments
from apps.journal.cards import Clock
from apps.journal.catalogue import Catalogue
from apps.journal.lines import Line
from apps.journal.moments import Moment
from apps.sharing import choices, register
from apps.sharing.documents import MAKING, STOPPED, Opening, Terms
from apps.sharing.models import Copy
from apps.sharing.register import OpenView
from apps.sharing.scope import Membership
from apps.sharing.wishes import WORDS
from apps.vault import head
from apps.vault.documents import OpenVault

BEING_MADE: Final = "making"
INTERRUPTED: Final = "interrupted"
LIVE: Final = "live"
FROZEN: Final = "frozen"
OVER: Final = "over"
ENDED: Final = "stopped"
# The order of the list.
_ORDER: Final = (BEING_MADE, INTERRUPTED, LIVE, FROZEN, OVER, ENDED)
KIND: Final = "view"


class Shown(NamedTuple):
    """`holds` and `opened` are sentences; `waiting` counts entries that fit and wait. `adds` is true
    where what is written and fits can be read by itself."""

    id: UUID
    name: str
    state: str
    role: str
    holds: str
    until: str
    opened: str
    waiting: int
    adds: bool

    @property
    def is_open(self) -> bool:
        """Whether there is anything to read at present, or could be again without making it anew."""
        return self.state in (LIVE, FROZEN)

    @property
    def said(self) -> str:
        """The state, in words."""
        return said(self.state, self.until)


class Read(NamedTuple):
    """One visit: when, how, and which of its entries still exist."""

    spoken: str
    exact: str
    by: str
    how_many: str
    entries: list[UUID]


def url_of(view_id: UUID) -> str:
    return reverse("view", args=[view_id])


def words_url_of(slip: UUID) -> str:
    return reverse("view_step", args=[slip, WORDS])


def everything(vault: OpenVault, clock: Clock) -> list[Shown]:
    with head.reading(vault) as current:
        views = register.all_views(vault, current)
        has_rule = any(view.is_kept and view.document.scope.rule for view in views)
        lines = Catalogue(vault, current).all_lines() if has_rule else []
    counts = _counts(vault.owner)
    live = running(vault.owner) if views else set()
    found = [
        _shown(view, clock, lines, counts.get(view.row.id, 0), is_running=view.row.id in live)
        for view in views
    ]
    return sorted(found, key=lambda one: (_ORDER.index(one.state), one.name.casefold(), one.id))


def one(vault: OpenVault, view: OpenView, clock: Clock) -> Shown:
    lines: list[Line] = []
    if view.is_kept and view.document.scope.rule:
        with head.reading(vault) as current:
            lines = Catalogue(vault, current).all_lines()
    job = job_of(vault.owner, view)
    count = _counts(vault.owner).get(view.row.id, 0)
    return _shown(view, clock, lines, count, is_running=bool(job and job.is_live))


def running(owner: UUID) -> set[UUID]:
    """Views whose copies are being made."""
    return {job.id for job in jobs.running(owner) if job.kind == KIND}


def job_of(owner: UUID, view: OpenView) -> Job | None:
    """What makes its copies, or made them lately."""
    job = jobs.of(owner, view.row.id) if view.document.state == MAKING else None
    return job if job and job.kind == KIND else None


def state_of(view: OpenView, *, is_running: bool) -> str:
    if view.document.state == STOPPED:
        return ENDED
    if view.is_over:
        return OVER
    if view.document.state == MAKING:
        return BEING_MADE if is_running else INTERRUPTED
    return FROZEN if view.row.frozen else LIVE


def said(state: str, day: str) -> str:
    words = {
        BEING_MADE: _("Being prepared"),
        INTERRUPTED: _("Not ready: the preparing was interrupted"),
        LIVE: _("Can be read until %(day)s"),
        FROZEN: _("At rest, nothing can be read (until %(day)s)"),
        OVER: _("Over since %(day)s, nothing can be read"),
        ENDED: _("Stopped, nothing can be read"),
    }
    return words[state] % {"day": day}


def openings(view: OpenView, clock: Clock) -> list[Read]:
    """The latest first."""
    ordered = sorted(view.document.openings, key=lambda opening: opening.at, reverse=True)
    return [_read(opening, clock) for opening in ordered]


def granted(terms: Terms) -> list[str]:
    lanes = [str(choices.LANES[lane]) for lane in choices.allowed_lanes(terms.preset, terms.lanes)]
    return lanes + [str(choices.EXTRAS[code]) for code in choices.EXTRAS if code in terms.extras]


def left_out(terms: Terms) -> list[str]:
    """All that a reader of these terms does not get, in words."""
    lanes = choices.allowed_lanes(terms.preset, terms.lanes)
    has_facts = choices.FACTS in lanes
    labels = choices.LANES if has_facts else choices.LANES | {choices.FACTS: _("The other facts")}
    kept = [
        str(label)
        for code, label in labels.items()
        if code not in lanes and not (code == choices.SHORT and has_facts)
    ]
    kept += [str(label) for code, label in choices.EXTRAS.items() if code not in terms.extras]
    return [
        *kept,
        _("What is private: it is in no view"),
        _("Drafts"),
        _("Earlier versions"),
        _("What lies in the bin"),
        _("Your plan and your people"),
    ]


def role(terms: Terms) -> str:
    preset = choices.PRESETS.get(terms.preset)
    return str(preset.label) if preset else ""


def last_day(day: dt.date) -> str:
    return moments.exact_day(day)


def _shown(
    view: OpenView, clock: Clock, lines: Iterable[Line], count: int, *, is_running: bool
) -> Shown:
    document = view.document
    state = state_of(view, is_running=is_running)
    is_open = state in (LIVE, FROZEN)
    waiting = sum(map(Membership(document.scope).waits, lines)) if is_open else 0
    return Shown(
        id=view.row.id,
        name=document.name,
        state=state,
        role=role(document.terms),
        holds=_holds(document.terms, count) if is_open else "",
        until=last_day(view.row.expires_on),
        opened=_opened(document.openings, clock),
        waiting=waiting,
        adds=is_open and document.scope.adds,
    )


def _holds(terms: Terms, count: int) -> str:
    entries = ngettext("%(count)d entry", "%(count)d entries", count) % {"count": count}
    return f"{entries}. {'. '.join(granted(terms))}."


def _opened(found: list[Opening], clock: Clock) -> str:
    if not found:
        return _("Not opened so far.")
    last = _spoken(max(opening.at for opening in found), clock)
    return ngettext(
        "Opened %(count)d time. %(last)s.",
        "Opened %(count)d times. The last: %(last)s.",
        len(found),
    ) % {"count": len(found), "last": last}


def _read(opening: Opening, clock: Clock) -> Read:
    count = len(opening.entries)
    return Read(
        _spoken(opening.at, clock),
        moments.exact(Moment(opening.at, clock.zone), clock.zone),
        _("By an account") if opening.by == "account" else _("By the link"),
        ngettext("%(count)d entry opened", "%(count)d entries opened", count) % {"count": count},
        opening.entries,
    )


def _spoken(at: int, clock: Clock) -> str:
    return moments.spoken(Moment(at, clock.zone), clock.zone, clock.today, clock.day_ends_at)


def _counts(owner: UUID) -> dict[UUID, int]:
    held = Copy.objects.filter(owner=owner).values_list("view_id")
    return dict(held.annotate(Count("id")))
