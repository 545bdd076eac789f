"""What a reader gets of an entry: a document that holds the granted lanes and nothing else. Pure.

It copies what the table of fields names, lane by lane, and leaves out the rest: a field that is new,
private, or a link to another entry is in no view until somebody writes it down here.
"""

from collections.abc import Callable
from typing import Any, Final

import msgspec

from apps.journal import moments
from apps.journal.documents import EntryDocument
from apps.journal.incidents import parts
from apps.journal.incidents.details import Details, Facts
from apps.journal.incidents.fields import Field, Part
from apps.journal.moments import Moment, Precision
from apps.journal.redaction.replacing import replaced
from apps.journal.rendering import plain_words
from apps.sharing import choices
from apps.sharing.documents import CopyDocument, Terms
from apps.tactics import catalogue

# Fields that need an extra beside their lane; a column of rows is named behind its field.
EXTRA_OF: Final = {
    "place_kind": choices.PLACES,
    "place": choices.PLACES,
    "kept.where": choices.PLACES,
    "handles": choices.ADDRESSES,
    "online_account": choices.ADDRESSES,
    "via": choices.NAMES,
    "people.name": choices.NAMES,
    "clinician": choices.NAMES,
    "children": choices.CHILDREN,
    "on_children": choices.CHILDREN,
}

Words = Callable[[str], str]


def copy_of(document: EntryDocument, terms: Terms) -> CopyDocument:
    """Lanes that the preset may not carry are absent, whatever `terms` say."""
    lanes = choices.allowed_lanes(terms.preset, terms.lanes)

    def words(text: str) -> str:
        return replaced(text, terms.replacements) if terms.replacements else text

    return CopyDocument(
        kind=document.kind,
        moment=_moment(document, lanes),
        title=words(document.title),
        text=words(document.text),
        mood=words(document.mood) if choices.MOOD in terms.extras else "",
        details=_details(document.details, lanes, terms.extras, words),
        tactics=_tactics(document) if choices.TACTICS in terms.extras else [],
        recorded_at=document.recorded_at if choices.FACTS in lanes else 0,
    )


def first_words(copy: CopyDocument) -> str:
    """As a list of copies shows it, out of what the copy itself says."""
    said = (row.text for row in copy.details.facts.exact_words if row.is_said)
    return plain_words(copy.title or copy.text.strip() or next(said, ""))


def _moment(document: EntryDocument, lanes: list[str]) -> Moment:
    """The short facts tell the day alone: neither the hour nor the zone, which tells of a place."""
    moment = document.moment
    if choices.FACTS in lanes:
        return moment
    precision = Precision.DAY if moment.precision in moments.CLOCKED else moment.precision
    return moments.from_local(moments.to_local(moment).date(), None, "UTC", precision)


def _details(details: Details, lanes: list[str], extras: list[str], words: Words) -> Details:
    found = Details()
    if choices.FACTS not in lanes:
        found.facts = Facts(channel=details.facts.channel)
    for part in parts.PARTS:
        if part.lane in lanes:
            _copy_part(part, getattr(details, part.lane), getattr(found, part.lane), extras, words)
    if choices.FACTS in lanes:
        found.facts.channel = details.facts.channel
    return found


def _copy_part(part: Part, source: Any, target: Any, extras: list[str], words: Words) -> None:
    for field in part.fields:
        if _is_granted(field, field.name, extras):
            setattr(target, field.name, _value(field, getattr(source, field.name), extras, words))


def _is_granted(field: Field, path: str, extras: list[str]) -> bool:
    if field.is_private or field.kind == "entry":
        return False
    needed = EXTRA_OF.get(path)
    return needed in extras if needed else not field.is_sensitive


def _value(field: Field, value: Any, extras: list[str], words: Words) -> Any:
    match field.kind:
        case "rows":
            return [_row(field, row, extras, words) for row in value]
        case "one" | "some" | "yes" | "day" | "time":  # codes of ours, and days
            return value
        case _:
            return words(value)


def _row(field: Field, row: msgspec.Struct, extras: list[str], words: Words) -> msgspec.Struct:
    granted = type(row)()
    for column in field.columns:
        if _is_granted(column, f"{field.name}.{column.name}", extras):
            setattr(granted, column.name, _value(column, getattr(row, column.name), extras, words))
    return granted


def _tactics(document: EntryDocument) -> list[str]:
    names = []
    for tag in document.tactics:
        tactic = catalogue.by_slug(tag.slug)
        names.append(str(tactic.name) if tactic else tag.name)
    return names
