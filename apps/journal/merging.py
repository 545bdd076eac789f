"""What one page's form says, put into everything that is known of an entry.

A form carries some of the fields; all others stay as they were. `part` says which form it was: the
note, the capture of an incident, or one of the parts of its details.
"""

from typing import Final

import msgspec

from apps.journal import tagging
from apps.journal.documents import INCIDENT, JOURNAL, Typed
from apps.journal.incidents import parts
from apps.journal.incidents.details import Details, Tag

NOTE: Final = ""
CAPTURE: Final = "capture"

_NOTE_FIELDS: Final = ("day", "time", "precision", "title", "mood", "text")
_CAPTURE_FIELDS: Final = (*_NOTE_FIELDS, "dismissed")
CAPTURE_FACTS: Final = frozenset({"channel", "memory_anchor"})


def has_moment(part: str) -> bool:
    """Whether this form says when it was."""
    return part in (NOTE, CAPTURE)


def kind_of(part: str) -> str:
    """What a form makes where nothing is there yet. A part alone is of something that happened."""
    return JOURNAL if part == NOTE else INCIDENT


def merged(base: Typed, sent: Typed, part: str) -> Typed:
    """Raises ValueError for a part that is none."""
    if part == NOTE:
        return _with(base, sent, _NOTE_FIELDS)
    if part == CAPTURE:
        details = _in_lane(base.details, sent.details, "facts", CAPTURE_FACTS)
        captured = _with(base, sent, _CAPTURE_FIELDS)
        tactics = _named(tagging.tags_of([tag.slug for tag in sent.tactics], base.tactics), base)
        return msgspec.structs.replace(captured, kind=INCIDENT, details=details, tactics=tactics)
    found = parts.of_code(part)
    if found is None:
        raise ValueError("part")
    names = found.names | {"senders"} if "handles" in found.names else found.names
    details = _in_lane(base.details, sent.details, found.lane, names)
    return msgspec.structs.replace(base, details=details)


def _named(sent: list[Tag], base: Typed) -> list[Tag]:
    """A tag keeps the name that it has here: a page names those that the catalogue no longer knows by
    their slugs, and those that it calls otherwise by now are no change."""
    held = {tag.slug: tag for tag in base.tactics}
    return [held.get(tag.slug, tag) for tag in sent]


def _with(base: Typed, sent: Typed, names: tuple[str, ...]) -> Typed:
    return msgspec.structs.replace(base, **{name: getattr(sent, name) for name in names})


def _in_lane(base: Details, sent: Details, lane: str, names: frozenset[str]) -> Details:
    was, told = getattr(base, lane), getattr(sent, lane)
    now = msgspec.structs.replace(was, **{name: getattr(told, name) for name in names})
    return msgspec.structs.replace(base, **{lane: now})
