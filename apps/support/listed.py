"""The page of people: which contacts stand on it, and in which words."""

import datetime as dt
from typing import Final, NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts import zones
from apps.accounts.documents import ProfileDocument
from apps.support import calling, choices, finding
from apps.support.documents import ContactLine
from apps.support.finding import BESIDE_ME, GROUPS, WITH_DISTANCE, Wanted
from apps.support.people import People

PAGE: Final = 40
# Of understanding: what helps to choose whom to call. The rest stands on their own page.
GOOD: Final = ("lived", "knows")


class Row(NamedTuple):
    """`told` is what they are; `notes` what is good to know before a call."""

    id: UUID
    name: str
    told: str
    notes: str
    stance: str
    way: str
    tel: str


class Group(NamedTuple):
    title: str
    rows: list[Row]


class Listed(NamedTuple):
    """`page` counts from 1. `deleted` are contacts and persons that can still be put back."""

    groups: list[Group]
    sentence: str
    page: int
    pages: int
    has_any: bool
    persons: int
    deleted: int


def now_of(profile: ProfileDocument) -> dt.datetime:
    """The writer's own clock."""
    return dt.datetime.now(zones.named(profile.zone))


def read(people: People, wanted: Wanted, today: dt.date, page: int = 1) -> Listed:
    """Raises LookupError for a page that there is not."""
    code = calling.day_code(today)
    everybody = finding.ordered(people.contacts.values(), code)
    found = finding.chosen(everybody, wanted, code)
    pages = max(-(-len(found) // PAGE), 1)
    if not 1 <= page <= pages:
        raise LookupError(page)
    shown = found[(page - 1) * PAGE : page * PAGE]
    persons = [line.binned_on for line in people.persons.values()]
    binned = [*persons, *(line.binned_on for line in people.contacts.values())]
    return Listed(
        groups=grouped(shown, code),
        sentence=sentence(len(found), len(everybody), wanted),
        page=page,
        pages=pages,
        has_any=bool(everybody),
        persons=persons.count(0),
        deleted=len(binned) - binned.count(0),
    )


def grouped(lines: list[ContactLine], today: str) -> list[Group]:
    titles = {
        BESIDE_ME: _("Beside you"),
        WITH_DISTANCE: _("With some distance"),
    }
    groups = {name: list[Row]() for name in GROUPS}
    for line in lines:
        groups[finding.group_of(line)].append(_row(line, today))
    return [Group(titles.get(name, _("Others")), rows) for name, rows in groups.items() if rows]


def _row(line: ContactLine, today: str) -> Row:
    role = choices.label(choices.ROLES, line.role)
    told = line.relation if line.relation and line.role in ("", "other") else role
    if line.relation and line.relation != told:
        told = f"{told} · {line.relation}"
    notes = [
        _("on call today") if today in line.on_call else "",
        _("also at night") if line.at_night else "",
        choices.label(choices.UNDERSTANDS, line.understands) if line.understands in GOOD else "",
        ", ".join(choices.labels(choices.HELPS, line.helps)),
    ]
    return Row(
        line.id,
        line.name,
        told,
        " · ".join(filter(None, notes)),
        choices.label(choices.STANCES, line.stance),
        line.way,
        line.tel,
    )


def sentence(found: int, everybody: int, wanted: Wanted) -> str:
    if wanted.is_empty:
        return ngettext("%(count)d contact", "%(count)d contacts", everybody) % {"count": everybody}
    if not found:
        return _("Nobody fits that.")
    return _("%(found)d of %(count)d") % {"found": found, "count": everybody}
