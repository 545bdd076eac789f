"""Contacts as a file of vCards, version 4.0 (RFC 6350). Pure."""

from collections.abc import Iterable, Iterator
from typing import Final
from uuid import UUID

from apps.core.typed import clean
from apps.support.documents import ContactFields, Way

_LONGEST: Final = 75  # octets of a line, its fold included
_NAMES: Final = {"phone": "TEL", "mail": "EMAIL", "web": "URL"}


def written(contacts: Iterable[tuple[UUID, ContactFields]], *, with_notes: bool) -> str:
    """Name and ways of each, under an id that is not its row's; what it is to the writer and the notes
    where `with_notes`."""
    return "".join(
        _folded(line) for uid, fields in contacts for line in _card(uid, fields, with_notes)
    )


def _card(uid: UUID, fields: ContactFields, with_notes: bool) -> Iterator[str]:  # noqa: FBT001
    yield "BEGIN:VCARD"
    yield "VERSION:4.0"
    yield f"UID:urn:uuid:{uid}"
    yield f"KIND:{'org' if fields.is_organisation else 'individual'}"
    yield f"FN:{_escaped(fields.name)}"
    for way in fields.ways:
        yield from _way(way)
    told = (fields.relation, fields.languages, fields.notes) if with_notes else ()
    if note := "\n".join(filter(None, told)):
        yield f"NOTE:{_escaped(note)}"
    yield "END:VCARD"


def _way(way: Way) -> Iterator[str]:
    value = _escaped(way.value)
    if not value:
        return
    if way.kind in _NAMES:
        yield f"{_NAMES[way.kind]}:{value}"
    elif way.kind == "address":
        yield f"ADR:;;{value};;;;"
    else:
        # A name on a platform is no address of the web, which IMPP would ask for.
        yield f"X-WAY:{value}"


def _escaped(text: str) -> str:
    text = clean(text)  # what any reader takes for the end of a line would begin one of its own
    for character in "\\,;":
        text = text.replace(character, f"\\{character}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> str:
    """No letter is cut in two."""
    pieces, length = [""], 0
    for character in line:
        size = len(character.encode())
        if length + size > _LONGEST:
            pieces.append("")
            length = 1
        pieces[-1] += character
        length += size
    return "\r\n ".join(pieces) + "\r\n"
