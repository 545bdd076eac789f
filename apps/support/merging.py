"""Two contacts that are one: nothing that either says is lost. Pure."""

from collections.abc import Iterable
from typing import Final

import msgspec
from django.utils.translation import gettext as _

from apps.support import choices
from apps.support.choices import Choices
from apps.support.documents import (
    LONGEST_NOTES,
    MOST_ROWS,
    MOST_STANCES,
    ContactDocument,
    ContactFields,
    Stance,
    Way,
)
from apps.support.letters import folded

_CHOSEN: Final[dict[str, Choices]] = {
    "role": choices.ROLES,
    "understands": choices.UNDERSTANDS,
    "knows": choices.KNOWS,
}


def merged(kept: ContactFields, other: ContactFields) -> ContactFields:
    """`kept` with what only `other` says; where both say something else, its words go to the notes."""
    lines = [
        line
        for name in ("name", "relation", "languages", *_CHOSEN)
        for line in _lost(kept, other, name)
    ]
    notes = [kept.notes.rstrip()]
    if other.notes.strip() not in kept.notes:
        notes.append(other.notes.strip())
    notes += [line for line in lines if line not in kept.notes]
    single = {
        name: getattr(kept, name) or getattr(other, name)
        for name in ("name", "relation", "languages", *_CHOSEN)
    }
    return msgspec.structs.replace(
        kept,
        **single,
        is_organisation=kept.is_organisation or other.is_organisation,
        ways=_ways([*kept.ways, *other.ways]),
        helps=list(dict.fromkeys([*kept.helps, *other.helps])),
        on_call=list(dict.fromkeys([*kept.on_call, *other.on_call])),
        at_night=kept.at_night or other.at_night,
        notes="\n".join(note for note in notes if note),
        never_share=kept.never_share or other.never_share,
    )


def by_day(stances: Iterable[Stance]) -> list[Stance]:
    """The oldest first; of one day, in the order in which they come."""
    return sorted(stances, key=lambda stance: stance.on)


def once(stances: Iterable[Stance]) -> list[Stance]:
    found: list[Stance] = []
    for stance in stances:
        if not any(is_one(stance, other) for other in found):
            found.append(stance)
    return found


def is_one(stance: Stance, other: Stance) -> bool:
    """Whether two rows say the same, whenever they were written down."""
    return msgspec.structs.replace(stance, recorded_at=0) == msgspec.structs.replace(
        other, recorded_at=0
    )


def is_too_much(document: ContactDocument) -> bool:
    fields = document.fields
    return (
        len(fields.ways) > MOST_ROWS
        or len(fields.notes) > LONGEST_NOTES
        or len(document.stances) > MOST_STANCES
    )


def _lost(kept: ContactFields, other: ContactFields, name: str) -> list[str]:
    """What `other` says and the merged fields would not: none, or one line for the notes."""
    mine, theirs = getattr(kept, name), getattr(other, name)
    if not mine or not theirs or folded(mine) == folded(theirs):
        return []
    shown = choices.label(_CHOSEN[name], theirs) if name in _CHOSEN else theirs
    return [_("Also: %(words)s") % {"words": shown}]


def _ways(ways: Iterable[Way]) -> list[Way]:
    """Each number or address once, unless what is said of it differs."""
    found: list[Way] = []
    for way in ways:
        if not any(_is_covered(way, other) for other in found):
            found.append(way)
    return found


def _is_covered(way: Way, other: Way) -> bool:
    """Whether `other` says at least what `way` says."""
    is_same = (way.kind, folded(way.value)) == (other.kind, folded(other.value))
    details = ("note", "hours", "is_safe")
    return is_same and all(getattr(way, name) in ("", getattr(other, name)) for name in details)
