"""Details with something in every field, and everything that is typed of an entry, in any mixture."""

from collections import ChainMap
from typing import Any

from hypothesis import strategies as st

from apps.journal.documents import Typed
from apps.journal.incidents import parts
from apps.journal.incidents.details import Details, Tag
from apps.journal.incidents.fields import Field, Part
from apps.journal.incidents.form_fields import type_of_rows


def value_of(field: Field, number: int = 0) -> Any:
    """Something that tells this field from every other."""
    match field.kind:
        case "yes":
            return True
        case "one":
            return field.choices[number % len(field.choices)][0]
        case "some":
            return [code for code, _ in field.choices[:2]]
        case "day":
            return f"2026-03-{number % 28 + 1:02}"
        case "time":
            return "18:05"
        case "entry":
            return ""
        case "text":
            return f'{field.name} "{number}"\n<b>second line</b> '
        case _:
            return f"{field.name} & <{number}>"


def linked(field: Field, number: int = 0) -> dict[str, Any]:
    """What the field holds, and whom or what it means where it can mean somebody or something."""
    held = {field.name: value_of(field, number)}
    if field.link:
        held[field.link] = f"{number + 7:032x}" + ("-" + "0" * 16) * (field.kind == "clause")
    return held


def full_part(details: Details, part: Part, rows: int = 3, way: int = 0) -> None:
    lane = getattr(details, part.lane)
    for field in part.fields:
        if field.kind == "rows":
            kind = type_of_rows(lane, field)
            columns = [
                [linked(one, number + way) for one in field.columns] for number in range(rows)
            ]
            held = {field.name: [kind(**dict(ChainMap(*row))) for row in columns]}
        else:
            held = linked(field, way)
        for name, value in held.items():
            setattr(lane, name, value)


def full_details() -> Details:
    details = Details()
    for part in parts.PARTS:
        full_part(details, part)
    details.facts.channel = "text"
    details.facts.handles, details.facts.senders = "+44 1632 960000", ["+441632960000"]
    return details


@st.composite
def mixed(draw: st.DrawFn) -> Details:
    """Each page's fields blank, or filled in one of two ways."""
    details = Details()
    for part in parts.PARTS:
        if way := draw(st.sampled_from([0, 1, 2])):
            full_part(details, part, rows=way, way=way)
    details.facts.channel = draw(st.sampled_from(["", "text", "of an older release"]))
    details.facts.senders = draw(st.sampled_from([[], ["+441632960000"]]))
    return details


words = st.sampled_from(["", "heron", "*weir*\nreed ", "מים"])
tags = st.sampled_from(["guilt-tripping", "love-bombing", "no-longer-known"]).map(
    lambda slug: Tag(slug, slug.replace("-", " "))
)
typed = st.builds(
    Typed,
    day=st.sampled_from(["", "2026-03-01", "some day"]),
    time=st.sampled_from(["", "12:30"]),
    precision=st.sampled_from(["exact", "day", "unknown"]),
    title=words,
    mood=words,
    text=words,
    kind=st.sampled_from(["journal", "incident"]),
    details=mixed(),
    tactics=st.lists(tags, max_size=2, unique=True),
    dismissed=st.lists(st.sampled_from(["love-bombing", "gaslighting"]), unique=True, max_size=2),
)
codes = st.sampled_from(["", "capture", *(part.code for part in parts.PARTS)])
