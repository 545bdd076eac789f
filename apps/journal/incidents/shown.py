"""The details of an incident as its page shows them: only what was filled in, lane by lane. Pure."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from django.utils.translation import gettext as _

from apps.journal import moments
from apps.journal.folding import normalise
from apps.journal.incidents import choices, linking, parts
from apps.journal.incidents.details import Details
from apps.journal.incidents.fields import Field, Lane, Part
from apps.journal.incidents.thread_shown import Thread, thread_of
from apps.journal.incidents.whose import NameOf, SenderOf
from apps.support.naming import Directory


class Shown(NamedTuple):
    """One field. `rows` hold the fields of each row; otherwise `values` are what to say. `url` leads to
    whom the one value names, and `written` is the name as it stands in the record, where it differs.
    `senders` are those values of which more is known or asked: see whose.py."""

    label: str
    values: list[str]
    rows: list[list["Shown"]] = []
    is_long: bool = False
    url: str = ""
    written: str = ""
    senders: Sequence[SenderOf] = ()
    name: str = ""

    @property
    def lead(self) -> str:
        """The label, as it stands before what was said."""
        return self.label if self.label.endswith("?") else f"{self.label}:"


class Section(NamedTuple):
    """One part that holds something. Exact words are read as a thread. `names` ask who somebody is: see
    whose.py."""

    code: str
    lane: Lane
    title: str
    fields: list[Shown]
    thread: Thread | None = None
    names: Sequence[NameOf] = ()


def sections(
    details: Details, lane: Lane | None = None, directory: Directory | None = None
) -> list[Section]:
    """In the order of the pages; of one lane where it is named. With a directory, names lead to those
    whom they mean."""
    if details.is_blank:
        return []
    found = []
    for part in parts.PARTS:
        if lane in (None, part.lane):
            fields = list(filled(part.fields, getattr(details, part.lane), directory))
            if fields:
                thread = thread_of(details.facts.exact_words) if part.code == "words" else None
                found.append(Section(part.code, part.lane, str(part.title), fields, thread))
    return found


def as_text(details: Details, part: Part) -> str:
    """What one part says, a line for each field; rows stand apart."""
    found = filled(part.fields, getattr(details, part.lane))
    return "\n".join(line for field in found for line in _lines(field))


def _lines(field: Shown) -> Iterator[str]:
    for row in field.rows:
        yield from (line for cell in row for line in _lines(cell))
        yield ""
    if field.values:
        yield f"{field.lead} {', '.join(field.values)}"


def channel(details: Details) -> str:
    """How it reached the writer, in words; "" where that was not said."""
    code = details.facts.channel
    return choices.label(choices.CHANNELS, code) if code else ""


def filled(
    fields: Iterable[Field], holder: Any, directory: Directory | None = None
) -> Iterator[Shown]:
    """Fields of a lane, or of any other document made from such a table, that hold something."""
    for field in fields:
        value = getattr(holder, field.name)
        if field.kind == "rows":
            rows = [list(filled(field.columns, row, directory)) for row in value]
            if rows:
                yield Shown(str(field.label), [], rows)
        elif value and field.link and directory:
            yield _named(field, value, getattr(holder, field.link), directory)
        elif value and field.kind != "entry":
            is_long = field.kind == "text" and not field.is_list
            yield Shown(str(field.label), _said(field, value), is_long=is_long, name=field.name)


def _named(field: Field, written: str, code: str, directory: Directory) -> Shown:
    """Whom it means goes by the name of today; whoever is gone keeps the one written here."""
    named = directory.of_code(code)
    if named is None:
        return Shown(str(field.label), [written])
    url = linking.url_of(named)
    is_other = normalise(named.name) != normalise(written)
    return Shown(str(field.label), [named.name], url=url, written=written if is_other else "")


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
        case _ if field.is_list:
            return [line for line in str(value).splitlines() if line]
        case _:
            return [value]


def _day(typed: str) -> str:
    try:
        return moments.exact_day(dt.date.fromisoformat(typed))
    except ValueError:
        return typed
