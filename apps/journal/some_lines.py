"""Some lines out of a page of the catalogue, the others passed over.

To make ten thousand lines, and to forget most of them, takes longer than all that a page does with
the rest.
"""

from collections.abc import Collection
from typing import Final

import msgspec

from apps.journal.lines import SCHEMA, Line, UnknownSchema, UnreadablePage


class _Head(msgspec.Struct, array_like=True, gc=False):
    """A line as far as its kind."""

    id: msgspec.Raw
    at: msgspec.Raw
    zone: msgspec.Raw
    precision: msgspec.Raw
    day: msgspec.Raw
    recorded_at: msgspec.Raw
    kind: str


class _Heads(msgspec.Struct, array_like=True, gc=False):
    schema: int
    lines: list[_Head]


class _Raws(msgspec.Struct, array_like=True, gc=False):
    schema: int
    lines: list[msgspec.Raw]


_LINES: Final = msgspec.msgpack.Decoder(Line)
_HEADS: Final = msgspec.msgpack.Decoder(_Heads)
_RAWS: Final = msgspec.msgpack.Decoder(_Raws)


def of_kind(data: bytes, kind: str) -> list[Line]:
    """In the order of the page. Raises as `lines.decode_page` does."""
    try:
        raws = _raws(data)
        heads = _HEADS.decode(data).lines
        return [
            _LINES.decode(raw) for head, raw in zip(heads, raws, strict=True) if head.kind == kind
        ]
    except msgspec.DecodeError as error:
        raise UnreadablePage("not a catalogue page") from error


def holding(data: bytes, needles: Collection[bytes]) -> list[Line]:
    """Those in which one of these bytes stands somewhere: ids, or texts in UTF-8. Order and errors as
    above, but a page that holds none of them is not looked into."""
    if not any(needle in data for needle in needles):
        return []
    try:
        raws = map(bytes, _raws(data))
        return [_LINES.decode(raw) for raw in raws if any(needle in raw for needle in needles)]
    except msgspec.DecodeError as error:
        raise UnreadablePage("not a catalogue page") from error


def _raws(data: bytes) -> list[msgspec.Raw]:
    raws = _RAWS.decode(data)
    if raws.schema != SCHEMA:
        raise UnknownSchema(f"catalogue schema {raws.schema}, this program reads {SCHEMA}")
    return raws.lines
