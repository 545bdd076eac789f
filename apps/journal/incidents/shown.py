"""The details of an incident as its page shows them: only what was filled in, lane by lane. Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from apps.journal import moments
from apps.journal.incidents import choices, parts
from apps.journal.incidents.details import Details
from apps.journal.incidents.fields import Field, Lane


class Shown(NamedTuple):
    """One field. `rows` hold the fields of each row; otherwise `values` are what to say."""

    label: str
    values: list[str]
    rows: list[list["Shown"]] = []
    is_long: bool = False


class Section(NamedTuple):
    """One part that holds something."""

    code: str
    lane: Lane
    title: str
    fields: list[Shown]


def sections(details: Details, lane: Lane | None = None) -> list[Section]:
    """In the order of the pages; of one lane where it is named."""
    if details.is_blank:
        return []
    found = []
    for part in parts.PARTS:
        if lane in (None, part.lane):
            fields = list(_filled(part.fields, getattr(details, part.lane)))
            if fields:
                found.append(Section(part.code, part.lane, str(part.title), fields))
    return found


def channel(details: Details) -> str:
    """How it reached the writer, in words; "" where that was not said."""
    code = details.facts.channel
    return choices.label(choices.CHANNELS, code) if code else ""


def _filled(fields: Iterable[Field], holder: Any) -> Iterator[Shown]:
    for field in fields:
        value = getattr(holder, field.name)
        if field.kind == "rows":
            rows = [list(_filled(field.columns, row)) for row in value]
            if rows:
                yield Shown(str(field.label), [], rows)
        elif value and field.kind != "entry":
            yield Shown(str(field.label), _said(field, value), is_long=field.kind == "text")


def _said(field: Field, value: Any) -> list[str]:
    match field.kind:
        case "yes":
            return [_("Yes")]
        case "some":
            return [choices.label(field.choices, code) for code in value]
        case "one":
            return [choices.label(field.choices, value)]
        case "day":
            return [_day(value)]
        case _:
            return [value]


def _day(typed: str) -> str:
    try:
        return moments.exact_day(dt.date.fromisoformat(typed))
    except ValueError:
        return typed
