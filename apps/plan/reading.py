"""A plan as its pages show it: only what was filled in. Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.journal import moments
from apps.journal.incidents.shown import Shown, filled
from apps.plan import choices, screens
from apps.plan.documents import Mode, PlanDocument
from apps.plan.screens import Screen
from apps.vault.documents import Document


class Section(NamedTuple):
    code: str
    title: str
    fields: list[Shown]


def sections(plan: PlanDocument) -> Iterator[Section]:
    for screen in screens.PARTS:
        fields = fields_of(screen, plan)
        if fields and screen is not screens.ABOUT:
            yield Section(screen.code, str(screen.title), fields)


def fields_of(screen: Screen, document: Document) -> list[Shown]:
    return list(filled(screen.fields, document))


def name_of(plan: PlanDocument, persons: dict[str, str]) -> str:
    """`persons` are labels by id (hex), as the directory has them now."""
    return persons.get(plan.person) or plan.label or _("Your plan")


def mode_now(plan: PlanDocument) -> Mode | None:
    """The one that began last; of those without a day, the one that stands last."""
    return max(reversed(plan.modes), key=lambda mode: mode.since, default=None)


def note_of(screen: Screen, plan: PlanDocument) -> str:
    """What the overview says of one part in a few words; "" while it holds nothing."""
    match screen:
        case screens.MODE:
            return _mode(plan)
        case screens.BOUNDARY:
            return " ".join(plan.boundary.split())[:80]
        case screens.EXCEPTIONS:
            return _count(len(plan.allowed))
        case screens.CHANNELS:
            return _channels(plan)
        case screens.PLACES:
            return _count(len(plan.places))
        case screens.ORDERS:
            return _count(len(plan.orders))
        case _:
            return plan.label


def spoken_day(iso: str) -> str:
    """As typed where it is no day."""
    try:
        return moments.exact_day(dt.date.fromisoformat(iso))
    except ValueError:
        return iso


def choice_named(pairs: choices.Choices, code: str) -> str:
    return choices.label(pairs, code) if code else ""


def _mode(plan: PlanDocument) -> str:
    mode = mode_now(plan)
    if mode is None:
        return ""
    name = choice_named(choices.MODES, mode.mode)
    if not mode.since:
        return name or mode.note
    since = _("since %(day)s") % {"day": spoken_day(mode.since)}
    return ", ".join(filter(None, [name, since]))


def _channels(plan: PlanDocument) -> str:
    if not plan.channels:
        return ""
    states = [channel.state for channel in plan.channels]
    told = ((state, states.count(state)) for state, _name in choices.STATES)
    return " · ".join(_counted(state, count) for state, count in told if count) or _count(
        len(states)
    )


def _counted(state: str, count: int) -> str:
    return f"{choices.label(choices.STATES, state)}: {count}"


def _count(count: int) -> str:
    if not count:
        return ""
    return ngettext("%(count)d written down", "%(count)d written down", count) % {"count": count}


def first_words(parts: Iterable[str], limit: int = 90) -> str:
    """The first of these that says something, on one line."""
    for part in parts:
        words = " ".join(part.split())
        if words:
            return words if len(words) <= limit else f"{words[: limit - 1].rstrip()}…"
    return ""
