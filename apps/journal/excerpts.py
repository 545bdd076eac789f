"""Found words in place, to be read in a list: on one line and without the marks of layout."""

import re
from typing import Final

from apps.journal import search_text
from apps.journal.rendering import BETWEEN_BLOCKS
from apps.journal.search_text import Piece

# What begins a line of a list, a quote or a heading, and the break before it.
_BREAKS: Final = re.compile(r"\s*\n\s*(?:(?:[-+*>]|#{1,6})[ \t]+)*")
_BEGINNING: Final = re.compile(r"^(?:(?:[-+*>]|#{1,6})[ \t]+)+")
# Stars that open or close emphasis; "5*4" and a star between spaces stay.
_STARS: Final = re.compile(r"(?:(?<!\S)|^)\*{1,2}(?=\S|$)|(?:(?<=\S)|^)\*{1,2}(?!\w)")


def excerpt(text: str, words: list[bytes]) -> list[Piece]:
    pieces = search_text.excerpts(text, words)
    if pieces and text.lstrip().startswith(pieces[0].text.lstrip()):
        pieces[0] = pieces[0]._replace(text=_BEGINNING.sub("", pieces[0].text.lstrip()))
    return [piece for piece in map(_quiet, pieces) if piece.text]


def _quiet(piece: Piece) -> Piece:
    if piece.is_match:
        return piece
    return Piece(_BREAKS.sub(BETWEEN_BLOCKS, _STARS.sub("", piece.text)))
