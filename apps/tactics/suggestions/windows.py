"""Where a text divides: sentences, and windows of sentences about as long as what was learned from."""

import re
from typing import Final, NamedTuple

LONGEST: Final = 48  # words; a longer text is read window by window
MOST_WINDOWS: Final = 24  # of one text: what follows is not read, so that a paste costs no more

END = re.compile(r"[.!?\u2026\u061f\u3002]+[\"'\u201d\u2019)\]]*\s+|\n+")
WORD = re.compile(r"\S+")


class Span(NamedTuple):
    """Code points, the end exclusive."""

    start: int
    end: int


def sentences(text: str) -> list[Span]:
    """Without the white space around them; one without an end is cut at `LONGEST` words."""
    found: list[Span] = []
    start = 0
    for end in [*(match.end() for match in END.finditer(text)), len(text)]:
        found.extend(cut(text, start, end))
        start = end
    return found


def cut(text: str, start: int, end: int) -> list[Span]:
    words = [Span(*match.span()) for match in WORD.finditer(text, start, end)]
    groups = [words[first : first + LONGEST] for first in range(0, len(words), LONGEST)]
    return [Span(group[0].start, group[-1].end) for group in groups]


def windows(text: str) -> list[list[Span]]:
    """Neighbouring sentences, as many as fit into `LONGEST` words."""
    found: list[list[Span]] = []
    room = 0
    for sentence in sentences(text):
        length = len(text[sentence.start : sentence.end].split())
        if length > room:
            if len(found) == MOST_WINDOWS:
                break
            found.append([])
            room = LONGEST
        found[-1].append(sentence)
        room -= length
    return found
