"""What pages say of a contact or a person: names of fields and values, in words."""

import datetime as dt
from collections.abc import Collection, Iterator
from typing import Any, NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from apps.support import choices, lines
from apps.support.documents import (
    ContactFields,
    PersonFields,
    Stance,
    Way,
)


class Fact(NamedTuple):
    label: str
    value: str
    is_long: bool = False


class ShownWay(NamedTuple):
    """`href` is empty where nothing of a telephone's own opens."""

    kind: str
    value: str
    href: str
    told: str
    is_unsafe: bool


class ShownStance(NamedTuple):
    number: int
    label: str
    day: str
    iso: str
    note: str


def facts(fields: ContactFields) -> list[Fact]:
    """All that is said of a contact besides its name, its ways and its lock, which stand by
    themselves; what is empty is left out."""
    return [fact for name, fact in _facts(fields) if fact.value and name != "never_share"]


def ways(fields: ContactFields, region: str) -> list[ShownWay]:
    """Those that are safe first."""
    order = {"yes": 0, "": 1, "ask": 2}
    found = sorted(fields.ways, key=lambda way: order.get(way.is_safe, 3))
    return [_way(way, region) for way in found]


def stances(rows: list[Stance]) -> list[ShownStance]:
    """The newest first; `number` is the place in the document."""
    shown = [
        ShownStance(
            number,
            choices.label(choices.STANCES, row.code),
            _day(row),
            "" if row.is_about else row.on,
            row.note,
        )
        for number, row in enumerate(rows)
    ]
    return shown[::-1]


def differences(
    stored: ContactFields | PersonFields, sent: ContactFields | PersonFields
) -> list[Fact]:
    """What is stored in each field in which the two differ."""
    mine, theirs = _all(sent), _all(stored)
    return [_or_empty(fact) for name, fact in theirs.items() if fact != mine[name]]


def person_facts(fields: PersonFields, but: Collection[str] = ()) -> list[Fact]:
    """Without the fields of these names, and what is empty."""
    return [fact for name, fact in _person_facts(fields) if fact.value and name not in but]


def _all(fields: ContactFields | PersonFields) -> dict[str, Fact]:
    if isinstance(fields, PersonFields):
        return dict(_person_facts(fields))
    return dict(_names(fields)) | dict(_facts(fields))


def _names(fields: ContactFields) -> Iterator[tuple[str, Fact]]:
    yield "name", Fact(_("Name"), fields.name)
    told = ", ".join(filter(None, (_told(way) for way in fields.ways)))
    yield "ways", Fact(_("How to reach them"), told)


def _facts(fields: ContactFields) -> Iterator[tuple[str, Fact]]:
    helps = ", ".join(choices.labels(choices.HELPS, fields.helps))
    days = ", ".join(choices.labels(choices.DAYS, fields.on_call))
    understands = choices.label(choices.UNDERSTANDS, fields.understands)
    yield "role", Fact(_("Role"), choices.label(choices.ROLES, fields.role))
    yield "relation", Fact(_("To you"), fields.relation)
    yield "helps", Fact(_("Can help with"), helps)
    yield "understands", Fact(_("Understands"), understands)
    yield "knows", Fact(_("Knows"), choices.label(choices.KNOWS, fields.knows))
    yield "at_night", Fact(_("May be called at night"), _yes(fields.at_night))
    yield "on_call", Fact(_("On call on"), days)
    yield "languages", Fact(_("Languages"), fields.languages)
    yield "is_organisation", Fact(_("An organisation"), _yes(fields.is_organisation))
    yield "notes", Fact(_("Notes"), fields.notes, is_long=True)
    yield "never_share", Fact(_("Never shared with"), _yes(fields.never_share))


def _person_facts(fields: PersonFields) -> Iterator[tuple[str, Fact]]:
    known = (
        f"{choices.label(choices.HANDLES, one.kind)} {one.value} {one.note}"
        for one in fields.handles
    )
    yield "label", Fact(_("Called here"), fields.label)
    yield "relation", Fact(_("To you"), fields.relation)
    yield "aliases", Fact(_("Other names"), ", ".join(fields.aliases))
    yield "handles", Fact(_("Known by"), ", ".join(map(str.strip, known)))
    between = ", ".join(one.name for one in fields.go_betweens)
    yield "go_betweens", Fact(_("Who carries messages for them"), between)
    yield "export_label", Fact(_("In exports"), fields.export_label)
    yield "notes", Fact(_("Notes"), fields.notes, is_long=True)


def _or_empty(fact: Fact) -> Fact:
    return fact if fact.value else fact._replace(value=_("Nothing"))


def _yes(is_said: bool) -> str:  # noqa: FBT001 (a value, no switch)
    return _("Yes") if is_said else ""


def _told(way: Way) -> str:
    safe = {"yes": _("safe to use"), "ask": _("not always safe"), "no": _("not safe")}
    said = (way.hours, way.note, safe.get(way.is_safe, way.is_safe))
    return f"{way.value} ({', '.join(filter(None, said))})" if any(said) else way.value


def _way(way: Way, region: str) -> ShownWay:
    href = ""
    if way.kind in ("phone", "message") and way.is_safe != "no":
        number = lines.dialled(way.value, region)
        scheme = "tel" if way.kind == "phone" else "sms"
        href = f"{scheme}:{number}" if number else ""
    safe = {"yes": _("Safe to use"), "ask": _("Not always safe"), "no": _("Not safe")}
    said = (safe.get(way.is_safe, way.is_safe), way.hours, way.note)
    kind = choices.label(choices.WAYS, way.kind)
    return ShownWay(kind, way.value, href, " · ".join(filter(None, said)), way.is_safe == "no")


def _day(stance: Stance) -> str:
    try:
        day = dt.date.fromisoformat(stance.on)
    except ValueError:
        return stance.on
    said: Any = date_format(day, "j F Y")
    return _("About %(day)s") % {"day": said} if stance.is_about else str(said)
