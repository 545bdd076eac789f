"""From documents to the small lines that the page of all people holds. Pure."""

from typing import Final
from uuid import UUID

from apps.support import handles
from apps.support.documents import (
    ContactDocument,
    ContactLine,
    PersonDocument,
    PersonLine,
    Way,
)
from apps.support.finding import normal

_REACHED: Final = ("phone", "message", "mail")
_NAMED: Final = ("car", "home", "work")


def line_of(contact_id: UUID, document: ContactDocument, region: str) -> ContactLine:
    """`region` (ISO 3166) is where a number without + is dialled."""
    fields = document.fields
    way = first_safe_phone(fields.ways)
    told = (fields.name, fields.relation, fields.languages, *(way.value for way in fields.ways))
    return ContactLine(
        id=contact_id,
        name=fields.name,
        relation=fields.relation,
        role=fields.role,
        stance=document.stance,
        helps=tuple(fields.helps),
        on_call=tuple(fields.on_call),
        at_night=fields.at_night,
        way=way,
        tel=dialled(way, region),
        understands=fields.understands,
        is_organisation=fields.is_organisation,
        never_share=fields.never_share,
        binned_on=document.binned_on,
        found_by=" ".join(filter(None, map(normal, told))),
        same=same_of_ways(fields.ways, region),
        was=tuple(document.was),
    )


def person_line_of(person_id: UUID, document: PersonDocument, region: str) -> PersonLine:
    fields = document.fields
    known = [handle.value for handle in fields.handles if handle.kind not in _NAMED]
    return PersonLine(
        id=person_id,
        label=fields.label,
        relation=fields.relation,
        binned_on=document.binned_on,
        same=same_of(known, region),
        go_betweens=tuple(between.contact for between in fields.go_betweens),
        aliases=tuple(fields.aliases),
    )


def first_safe_phone(ways: list[Way]) -> str:
    """A way that was called safe comes first; one that was called unsafe never does."""
    phones = [way for way in ways if way.kind == "phone" and way.value and way.is_safe != "no"]
    phones.sort(key=lambda way: {"yes": 0, "": 1}.get(way.is_safe, 2))
    return phones[0].value if phones else ""


def same_of_ways(ways: list[Way], region: str) -> tuple[str, ...]:
    return same_of([way.value for way in ways if way.kind in _REACHED], region)


def same_of(typed: list[str], region: str) -> tuple[str, ...]:
    found = (handles.read(value, region).same for value in typed)
    return tuple(dict.fromkeys(same for same in found if same))


def dialled(typed: str, region: str) -> str:
    """What stands behind `tel:`; empty for what is no number."""
    found = handles.read(typed, region)
    return found.same if found.kind == handles.NUMBER else ""
