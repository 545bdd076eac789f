"""A draft of a reply, looked through for what gives somebody a hold. Pure; nothing is kept.

It reads English, British and American. It knows phrases, not meanings: it misses some and marks some
that are fine. What it says is an offer.
"""

import re
import tomllib
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Final, NamedTuple

PHRASES: Final = Path(__file__).with_suffix(".toml")
# Nobody reads a longer message, and nobody should have to wait for the answer to one.
MOST_CHARACTERS: Final = 20_000
MOST_WORDS: Final = 60
MOST_SENTENCES: Final = 5
MOST_KEPT: Final = 3

ASKING: Final = "asking"
LONG: Final = "long"

_APOSTROPHES: Final = str.maketrans(dict.fromkeys("\u2018\u2019\u02bc\u00b4`", "'"))
_PHRASE: Final = re.compile(r"[a-z' ,()|?]+")
# A run of signs is tried once: tried again from each of its signs, it took seconds.
_ENDS: Final = re.compile(r"(?<![.!?…])[.!?…]++[\"')\u201d\u2019]*+(?=\s|$)|\n+")
_WORD: Final = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_QUESTION: Final = re.compile(r"(?<![\w'])[\w']{1,40}\s?\?+")


class Mark(NamedTuple):
    """From `start` until before `end`. `kind` is a code of reply_check.toml."""

    start: int
    end: int
    kind: str


class Piece(NamedTuple):
    """A stretch of the draft; `kind` is "" where nothing is marked."""

    text: str
    kind: str


class Check(NamedTuple):
    """`kinds` are those that were found, the most frequent first; `kept` are sentences of the draft
    without a mark. `is_cut`: only the first MOST_CHARACTERS were looked at."""

    pieces: list[Piece]
    kinds: list[str]
    words: int
    sentences: int
    kept: str
    is_cut: bool


def check(draft: str) -> Check:
    text = draft[:MOST_CHARACTERS]
    marks = marked(text)
    spans = list(sentences(text))
    words = len(_WORD.findall(text))
    counts = {mark.kind: 0 for mark in marks}
    for mark in marks:
        counts[mark.kind] += 1
    kinds = sorted(counts, key=lambda kind: -counts[kind])
    if words > MOST_WORDS or len(spans) > MOST_SENTENCES:
        kinds.append(LONG)
    return Check(
        pieces=list(_pieces(text, marks)),
        kinds=kinds,
        words=words,
        sentences=len(spans),
        kept=_kept(text, spans, marks),
        is_cut=len(draft) > len(text),
    )


def marked(text: str) -> list[Mark]:
    """In order, none within another. A question is marked by its last word."""
    plain = _plain(text)
    found = [
        Mark(match.start(), match.end(), match.lastgroup or "")
        for match in _pattern().finditer(plain)
    ]
    taken = {at for mark in found for at in range(mark.start, mark.end)}
    for match in _QUESTION.finditer(plain):
        start = next((at for at in range(match.start(), match.end()) if at not in taken), None)
        if start is not None:
            found.append(Mark(start, match.end(), ASKING))
    return sorted(found)


def sentences(text: str) -> list[tuple[int, int]]:
    """Start and end of each stretch that holds a word."""
    ends = [0, *(match.end() for match in _ENDS.finditer(text)), len(text)]
    return [(start, end) for start, end in pairwise(ends) if _WORD.search(text, start, end)]


def _plain(text: str) -> str:
    """Of the same length, so that places in it are places in the text."""
    lowered = text.translate(_APOSTROPHES)
    return "".join(letter if len(low := letter.lower()) != 1 else low for letter in lowered)


@cache
def _pattern() -> re.Pattern[str]:
    kinds = tomllib.loads(PHRASES.read_text(encoding="utf-8"))["kinds"]
    groups = (
        f"(?P<{kind['code']}>{'|'.join(map(_expression, kind['phrases']))})" for kind in kinds
    )
    return re.compile(rf"(?<![\w'])(?:{'|'.join(groups)})(?![\w'])")


def _expression(phrase: str) -> str:
    """Nothing in a phrase repeats without end, so a look through a text takes time by its length."""
    if not _PHRASE.fullmatch(phrase):
        raise ValueError(phrase)
    return phrase.replace("(", "(?:").replace(" ", r"\s{1,3}")


def _pieces(text: str, marks: list[Mark]) -> list[Piece]:
    pieces, at = list[Piece](), 0
    for mark in marks:
        pieces += [Piece(text[at : mark.start], ""), Piece(text[mark.start : mark.end], mark.kind)]
        at = mark.end
    return [piece for piece in [*pieces, Piece(text[at:], "")] if piece.text]


def _kept(text: str, spans: list[tuple[int, int]], marks: list[Mark]) -> str:
    """Empty where nothing was marked: then the draft itself is what is kept."""
    starts = iter([*(mark.start for mark in marks), len(text)])
    at, kept = next(starts), list[str]()
    for start, end in spans:
        if at >= end:
            kept.append(text[start:end].strip())
        while at < end and at < len(text):
            at = next(starts)
    is_shorter = len(kept) < len(spans) or len(kept) > MOST_KEPT
    return " ".join(kept[:MOST_KEPT]) if is_shorter else ""
