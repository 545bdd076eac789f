"""Other words put in the place of what is found, in a copy of a text."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

import msgspec

from apps.journal.redaction.needles import Needles, compared

OMITTED: Final = "[…]"


class Replacement(msgspec.Struct, frozen=True, kw_only=True):
    """`needle` in any writing; an empty `instead` stands as […], so that nothing goes unseen."""

    needle: str
    instead: str


class _Piece(NamedTuple):
    start: int
    end: int
    instead: str


def replaced(text: str, replacements: Sequence[Replacement]) -> str:
    """The longest needle first, whole words alone; a text that was replaced once stays as it is.

    Words that would be replaced themselves cannot stand in the place of others: […] does. It does too
    where needles overlap, and where what was put in makes a needle with the words beside it.
    """
    needles = Needles(each.needle for each in replacements)
    instead = {
        compared(each.needle): OMITTED if needles.places(each.instead) else each.instead.strip()
        for each in replacements
    }
    put_in: list[_Piece] = []
    while found := needles.places(text):
        new = (_Piece(start, end, instead[needle] or OMITTED) for start, end, needle in found)
        text, put_in = _put(text, _apart([*put_in, *new]))
    return text


def _apart(pieces: Iterable[_Piece]) -> list[_Piece]:
    """In order, those that overlap made one."""
    apart: list[_Piece] = []
    for piece in sorted(pieces):
        if apart and piece.start < apart[-1].end:
            last = apart.pop()
            piece = _Piece(last.start, max(last.end, piece.end), OMITTED)
        apart.append(piece)
    return apart


def _put(text: str, pieces: Iterable[_Piece]) -> tuple[str, list[_Piece]]:
    """The text with the pieces in it, and where they stand there."""
    parts: list[str] = []
    put_in: list[_Piece] = []
    length = place = 0
    for piece in pieces:
        instead = piece.instead
        # The dot of "A." and a full stop behind it are one.
        if instead.endswith(".") and text[piece.end : piece.end + 1] == ".":
            instead = instead[:-1] or OMITTED
        start = length + piece.start - place
        parts += [text[place : piece.start], instead]
        length, place = start + len(instead), piece.end
        put_in.append(_Piece(start, length, instead))
    return "".join([*parts, text[place:]]), put_in
