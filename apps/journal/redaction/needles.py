"""Whole words and phrases looked for in a text, many at once, in the form in which folding compares them.

An apostrophe ends a word, so "Ana's" holds "Ana"; so do a hyphen and an underscore. A name that is a
word as well ("Will"), and a single letter, count only where they are written as a name is. What is
written without spaces between words (Chinese, Thai) is found only where it stands alone.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final, NamedTuple

from apps.journal.folding import FOLDING, normalise
from apps.journal.redaction.lexicon import NAMES_AND_WORDS

_AROUND: Final = " \"'.,;:!?"
_CHUNK: Final = 512
# What follows an apostrophe inside a word: "it's" holds no S.
_ENDINGS: Final = frozenset({"s", "t", "d", "m", "ll", "re", "ve"})
_WORD: Final = re.compile("w+")


class Place(NamedTuple):
    """`start` and `end` count code points of the text as it was given."""

    start: int
    end: int
    needle: str


class _Classes(dict[int, str]):
    """w for letters, their marks and digits, p for all else; worked out when first met."""

    most = 20_000

    def __missing__(self, code: int) -> str:
        kind = "w" if unicodedata.category(chr(code))[0] in "LMN" else "p"
        if len(self) < self.most:
            self[code] = kind
        return kind


_CLASSES: Final = _Classes()


def whole(text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where, so that no word is cut: needles are whole words."""
    while start and _is_word(text[start - 1]) and _is_word(text[start]):
        start -= 1
    while end < len(text) and _is_word(text[end - 1]) and _is_word(text[end]):
        end += 1
    return start, end


def _is_word(character: str) -> bool:
    return _CLASSES[ord(character)] == "w"


def compared(needle: str) -> str:
    """The form under which occurrences are one; empty for what holds no letter and no digit."""
    bare = normalise(needle).strip(_AROUND)
    return bare if _WORD.search(bare.translate(_CLASSES)) else ""


class _Folded:
    """A text as it is compared, and for each place there the place in the text."""

    def __init__(self, text: str) -> None:
        self.original = text
        self._chunks = [text[at : at + _CHUNK] for at in range(0, len(text), _CHUNK)]
        folded = [chunk.translate(FOLDING) for chunk in self._chunks]
        self._starts = list(accumulate(map(len, folded), initial=0))
        self._places: dict[int, list[int]] = {}
        self.text = "".join(folded)
        self.classes = self.text.translate(_CLASSES)

    def origin(self, place: int) -> int:
        number = bisect_right(self._starts, place) - 1
        chunk, inside = self._chunks[number], place - self._starts[number]
        folded_length = self._starts[number + 1] - self._starts[number]
        if chunk.isascii() and len(chunk) == folded_length:
            return number * _CHUNK + inside
        if number not in self._places:
            self._places[number] = [
                at for at, letter in enumerate(chunk) for _ in FOLDING[ord(letter)]
            ]
        return number * _CHUNK + self._places[number][inside]

    def after(self, place: int) -> int:
        """Where the letter ends from which this one came, its accents with it."""
        end = self.origin(place) + 1
        text = self.original
        while end < len(text) and unicodedata.category(text[end])[0] == "M":
            if FOLDING[ord(text[end])]:
                break
            end += 1
        return end

    def is_word(self, place: int) -> bool:
        return self.classes[place : place + 1] == "w"


class _Needle:
    """`before` is what stands before its first word, such as the + of a number."""

    def __init__(self, text: str) -> None:
        first = _WORD.search(classes := text.translate(_CLASSES))
        assert first is not None
        self.text = text
        self.before = text[: first.start()]
        self.first = text[slice(*first.span())]
        self._rest = text[first.end() :]
        self._pattern = re.compile(re.escape(self._rest).replace(r"\ ", " +"))
        self._ends_in_word = classes.endswith("w")
        self._is_cased = text == self.first and (len(text) == 1 or text in NAMES_AND_WORDS)

    def end_in(self, folded: _Folded, start: int, end: int) -> int:
        """Where it ends if its first word stands there, 0 if it does not go on like this."""
        if self.before and not folded.text.endswith(self.before, 0, start):
            return 0
        if self._rest:
            match = self._pattern.match(folded.text, end)
            end = match.end() if match else 0
        if not end or (self._ends_in_word and folded.is_word(end)):
            return 0
        if self.text in _ENDINGS and _is_ending(folded, start):
            return 0
        return 0 if self._is_cased and not self._is_name(folded, start, end) else end

    def _is_name(self, folded: _Folded, start: int, end: int) -> bool:
        """Not for "will" and "a", nor for "I" unless a dot or 's follows, nor for "l'ami"."""
        after = folded.text[end : end + 3]
        if len(self.text) == 1 and after[:1] == "'" and folded.is_word(end + 1):
            if after[1:2] != "s" or folded.is_word(end + 2):
                return False
        elif self.text == "i" and after[:1] != ".":
            return False
        return not folded.original[folded.origin(start)].islower()


def _is_ending(folded: _Folded, start: int) -> bool:
    return start > 1 and folded.text[start - 1] == "'" and folded.is_word(start - 2)


class Needles:
    """What is looked for, ready for many texts. What holds neither letter nor digit is left out."""

    def __init__(self, needles: Iterable[str]) -> None:
        self._by_first: dict[str, list[_Needle]] = {}
        for text in sorted(set(map(compared, needles)) - {""}, key=len, reverse=True):
            needle = _Needle(text)
            self._by_first.setdefault(needle.first, []).append(needle)

    def places(self, text: str) -> list[Place]:
        """In order. One inside a longer one is left out; two that overlap are both there."""
        found: list[Place] = []
        for place in sorted(self._all(text), key=lambda each: (each.start, -each.end)):
            if not found or place.end > found[-1].end:
                found.append(place)
        return found

    def _all(self, text: str) -> Iterator[Place]:
        if not self._by_first:
            return
        folded = _Folded(text)
        for match in _WORD.finditer(folded.classes):
            start, end = match.span()
            for needle in self._by_first.get(folded.text[start:end], ()):
                if until := needle.end_in(folded, start, end):
                    begin = folded.origin(start - len(needle.before))
                    yield Place(begin, folded.after(until - 1), needle.text)
