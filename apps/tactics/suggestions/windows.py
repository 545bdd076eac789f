"""Where a text divides: sentences, and windows of sentences about as long as what was learned from."""

import re
from typing import Final, NamedTuple

LONGEST: Final = 48  # words; a longer text is read window by window
WITHIN: Final = 24  # words of such a window: a single telling sentence must not drown in it
MOST_LETTERS: Final = 20_000  # what follows is not read, so that a large paste costs no more
MOST_WINDOWS: Final = 60

# A run of signs is tried once, from its beginning: tried anew from each of its signs, a page of
# dots would take seconds.
END = re.compile(
    r"(?<![.!?\u2026\u061f\u3002])[.!?\u2026\u061f\u3002]++[\"'\u201d\u2019)\]]*+\s+|\n+"
)
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
    """The whole of a short text; of a longer one neighbouring sentences of about `WITHIN` words."""
    parts = sentences(text[:MOST_LETTERS])
    lengths = [len(text[part.start : part.end].split()) for part in parts]
    width = LONGEST if sum(lengths) <= LONGEST else WITHIN
    found: list[list[Span]] = []
    room = 0
    for sentence, length in zip(parts, lengths, strict=True):
        if length > room:
            found.append([])
            room = width
        found[-1].append(sentence)
        room -= length
    return found[:MOST_WINDOWS]
