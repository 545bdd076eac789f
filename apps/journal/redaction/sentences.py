"""The words of a text, with what their capitals can mean where they stand."""

import re
from typing import Final, NamedTuple

from apps.journal.folding import normalise
from apps.journal.redaction.lexicon import GERMAN, SMALL_IN_HEADLINES

_WORD: Final = re.compile(r"[^\W\d_][^\W_]*+(?:['\u2019\u02bc\u2011\-][^\W\d_][^\W_]*+)*+")
_POSSESSIVE: Final = re.compile(r"['\u2019\u02bc][sS]$")
_BEGINS: Final = re.compile(r"[.!?…:\n\"“”„«»\u2018•*#>|\[(]|(?:^|\s)['\-\u2013\u2014]")
_ENDS: Final = re.compile(r"[.!?…\n]")
# Their dot ends no sentence.
_SHORTENED: Final = frozenset({"dr", "mr", "mrs", "ms", "st", "prof", "sgt", "sr", "sra", "rev"})
_FEW: Final = 4
_GERMAN_SHARE: Final = 0.2


class Word(NamedTuple):
    """`end` is before a possessive 's; `gap` is what stands between the word before and this one."""

    text: str
    folded: str
    start: int
    end: int
    gap: str
    is_possessive: bool
    is_first: bool

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()

    @property
    def is_loud(self) -> bool:
        return len(self.text) > 1 and self.text.isupper()

    @property
    def is_initial(self) -> bool:
        return len(self.text) == 1 and self.is_capital


class Sentence(NamedTuple):
    """In a muted one capitals mean nothing: a headline, or German with its nouns."""

    words: list[Word]
    is_muted: bool


def sentences(text: str) -> list[Sentence]:
    found: list[list[Word]] = []
    place = 0
    for match in _WORD.finditer(text):
        last = found[-1][-1] if found else None
        gap = text[place : match.start()]
        is_new = last is None or (_ENDS.search(gap) is not None and not _is_short(last, gap))
        is_first = is_new or (
            _BEGINS.search(gap) is not None and not (last and _is_short(last, gap))
        )
        word = _word(match, gap, is_first=is_first)
        place = word.end + 2 * word.is_possessive
        if is_new:
            found.append([])
        found[-1].append(word)
    return [Sentence(words, _is_muted(words)) for words in found]


def _word(match: re.Match[str], gap: str, *, is_first: bool) -> Word:
    text = match[0]
    own = _POSSESSIVE.sub("", text)
    end = match.start() + len(own)
    return Word(own, normalise(own), match.start(), end, gap, own != text, is_first)


def _is_short(word: Word, gap: str) -> bool:
    return gap in (". ", ".") and (word.folded in _SHORTENED or word.is_initial)


def _is_muted(words: list[Word]) -> bool:
    if sum(word.folded in GERMAN for word in words) > max(1, len(words) * _GERMAN_SHARE):
        return True
    capitals = sum(word.is_capital for word in words)
    is_headline = all(word.is_capital or word.folded in SMALL_IN_HEADLINES for word in words)
    return is_headline and capitals >= _FEW
