"""A text as hashed word pairs and letter runs, for the linear half of the suggester.

Hashes instead of a list of words: nothing of the corpus stands in the shipped file.
"""

import re
import zlib
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

WORD_BUCKETS = 1 << 16
RUN_BUCKETS = 1 << 16
BUCKETS = WORD_BUCKETS + RUN_BUCKETS
RUN_LENGTHS = (2, 3, 4, 5)
MULTIPLIER = np.uint32(0x01000193)  # of the FNV hash

Indices = NDArray[np.int64]
Values = NDArray[np.float32]

WORD = re.compile(r"[\w']+|[!?]+|\.{3}")


def words_of(text: str) -> list[str]:
    """Lower-cased words; typographic apostrophes count as plain ones."""
    return WORD.findall(text.replace("\u2019", "'").lower())


def counted(text: str) -> tuple[Indices, NDArray[np.int64]]:
    """The buckets a text falls in, ascending, and how often."""
    words = words_of(text)
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    hashes = [zlib.crc32(term.encode("utf-8", "replace")) for term in words + pairs]
    of_words = np.array(hashes, dtype=np.int64) % WORD_BUCKETS
    runs = letter_runs(f" {' '.join(words)} ").astype(np.int64) % RUN_BUCKETS + WORD_BUCKETS
    return np.unique(np.concatenate([of_words, runs]), return_counts=True)


def letter_runs(line: str) -> NDArray[np.uint32]:
    """Hashes of runs of letters inside one word; the space around a word counts as a letter."""
    letters = np.frombuffer(line.encode("utf-32-le", "replace"), dtype=np.uint32)
    spaces = np.cumsum(letters == ord(" "))
    found = []
    for length in RUN_LENGTHS:
        if len(letters) < length:
            break
        count = len(letters) - length + 1
        hashed = np.full(count, length, dtype=np.uint32)
        for place in range(length):
            hashed = (hashed ^ letters[place : place + count]) * MULTIPLIER
        hashed ^= hashed >> np.uint32(15)
        within = spaces[length - 2 : length - 2 + count] - spaces[:count]
        found.append(hashed[within == 0])
    return np.concatenate(found) if found else np.empty(0, np.uint32)


def weighed(text: str, rarity: NDArray[np.float32]) -> tuple[Indices, Values]:
    """Damped counts times rarity; words and letter runs each have length one."""
    buckets, counts = counted(text)
    values = (1 + np.log(counts, dtype=np.float32)) * rarity[buckets]
    split = int(np.searchsorted(buckets, WORD_BUCKETS))
    for part in (values[:split], values[split:]):
        length = float(np.sqrt(part @ part))
        if length:
            part /= length
    return buckets, values
