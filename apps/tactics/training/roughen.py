"""Texts as they are really typed: letters swapped, words dropped, no punctuation, something else beside."""

import random
import re
from collections.abc import Sequence
from typing import Final

PUNCTUATION: Final = re.compile(r"[^\w\s']")
SHORT: Final = 30  # words; a longer text gets nothing put beside it


def roughened(text: str, chance: random.Random) -> str:
    if chance.random() < 0.15:
        text = PUNCTUATION.sub("", text)
    if chance.random() < 0.2:
        text = with_a_typo(text, chance)
    if chance.random() < 0.5:
        text = " ".join(word for word in text.split() if chance.random() > 0.1) or text
    return text


def with_a_typo(text: str, chance: random.Random) -> str:
    words = text.split()
    if not words:
        return text
    place = chance.randrange(len(words))
    word = words[place]
    if len(word) > 3:
        at = chance.randrange(1, len(word) - 1)
        left, letter, right = word[:at], word[at], word[at + 1 :]
        swapped = left + right[:1] + letter + right[1:]
        words[place] = chance.choice([left + right, swapped, left + letter + letter + right])
    return " ".join(words)


def beside(text: str, ordinary: Sequence[str], chance: random.Random) -> str:
    """One text in ten stands next to an ordinary one, as in a long note."""
    if chance.random() >= 0.1 or len(text.split()) >= SHORT:
        return text
    other = chance.choice(ordinary)
    return f"{text} {other}" if chance.random() < 0.5 else f"{other} {text}"
