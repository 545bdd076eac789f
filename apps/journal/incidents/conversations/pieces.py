"""A pasted text, and the pieces that a format finds in it. Pure."""

import functools
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from apps.journal.incidents.conversations.notes import is_note
from apps.journal.incidents.conversations.stamps import Stamp, levelled

_MARKS: Final = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_GAP: Final = re.compile(r"\s+")
_SPACE: Final = " \t\u00a0\u202f\ufeff"
_BLANK: Final = _SPACE + "\r\n"


class Head(NamedTuple):
    """Where one message begins, and where its words do: offsets into the text, in code points."""

    start: int
    words_at: int
    speaker: str
    stamp: Stamp | None = None
    is_note: bool = False


class Piece(NamedTuple):
    """What stands from `start` to `end`, whole lines, taken as the words of one speaker."""

    start: int
    end: int
    speaker: str
    words: str
    stamp: Stamp | None = None
    is_verbatim: bool = True
    address: str = ""


class Pasted:
    """`level` is the text as patterns read it; its offsets are those of the text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._names: dict[str, str] = {}

    @functools.cached_property
    def level(self) -> str:
        return levelled(self.text)

    def words(self, start: int, end: int) -> str:
        """The words as sent, without blanks and direction marks around them."""
        cut = self.text[start:end].replace("\r\n", "\n").replace("\r", "\n")
        return cut.rstrip().lstrip(_BLANK + "\u200e").rstrip(_BLANK)

    def name(self, start: int, end: int) -> str:
        """The name in one form, however it is spaced and marked; a thread has few, so they are kept."""
        written = self.text[start:end]
        if written not in self._names:
            self._names[written] = _GAP.sub(" ", _MARKS.sub("", written)).strip()
        return self._names[written]

    def begins_with_mark(self, at: int) -> bool:
        """Whether the app itself is speaking: WhatsApp on iOS puts this mark before its own words."""
        return self.text[at : at + 3].lstrip(_SPACE).startswith("\u200e")


def between(
    pasted: Pasted, heads: Sequence[Head], stop: re.Pattern[str] | None = None
) -> list[Piece]:
    """The piece from each head to the next, or to where `stop` is found; without words it is none."""
    pieces = []
    ends = [*(head.start for head in heads[1:]), len(pasted.text)]
    for head, end in zip(heads, ends, strict=False):
        if stop and (found := stop.search(pasted.level, head.words_at, end)):
            end = found.end()
        if words := pasted.words(head.words_at, end):
            verbatim = not (head.is_note or is_note(words))
            pieces.append(Piece(head.start, end, head.speaker, words, head.stamp, verbatim))
    return pieces
