"""Texts as hashed word pairs and letter runs, for the linear half of the suggester.

Hashes instead of a list of words: nothing of the corpus stands in the shipped file. All texts of one
answer are counted together, since most of the time went into beginning anew with each.
"""

import re
import zlib
from collections.abc import Sequence
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
    return counted_each([text])[0]


def counted_each(texts: Sequence[str]) -> list[tuple[Indices, NDArray[np.int64]]]:
    """As `counted`, for each of at most 30,000 texts."""
    words = [words_of(text) for text in texts]
    terms = [[*each, *(f"{one} {two}" for one, two in pairwise(each))] for each in words]
    known = {term: zlib.crc32(term.encode("utf-8", "replace")) for each in terms for term in each}
    hashes = np.array([known[term] for each in terms for term in each], dtype=np.uint32)
    runs, of_runs = letter_runs([f" {' '.join(each)} " for each in words])
    # Each text has buckets of its own, so that one sorting serves all: of small numbers, the fastest.
    firsts = np.arange(len(texts) + 1, dtype=np.uint32) * np.uint32(BUCKETS)
    of_words = owners([len(each) for each in terms])
    placed = [
        hashes % np.uint32(WORD_BUCKETS) + firsts[of_words],
        runs % np.uint32(RUN_BUCKETS) + np.uint32(WORD_BUCKETS) + firsts[of_runs],
    ]
    found, counts = np.unique(np.concatenate(placed), return_counts=True)
    ends = np.searchsorted(found, firsts[1:])
    return [
        ((found[start:end] - first).astype(np.int64), counts[start:end])
        for first, start, end in zip(firsts, [0, *ends], ends, strict=False)
    ]


def letter_runs(lines: Sequence[str]) -> tuple[NDArray[np.uint32], Indices]:
    """Hashes of runs of letters inside one word, and the number of the line that each is of; the space
    around a word counts as a letter."""
    letters = np.frombuffer("".join(lines).encode("utf-32-le", "replace"), dtype=np.uint32)
    spaces = np.cumsum(letters == ord(" "))
    line = owners([len(each) for each in lines])
    found, numbers = [np.empty(0, np.uint32)], [np.empty(0, np.int64)]
    for length in RUN_LENGTHS:
        if len(letters) < length:
            break
        count = len(letters) - length + 1
        hashed = np.full(count, length, dtype=np.uint32)
        for place in range(length):
            hashed ^= letters[place : place + count]
            hashed *= MULTIPLIER
        hashed ^= hashed >> np.uint32(15)
        within = spaces[length - 2 : length - 2 + count] == spaces[:count]
        within &= line[length - 1 :] == line[:count]
        found.append(hashed[within])
        numbers.append(line[:count][within])
    return np.concatenate(found), np.concatenate(numbers)


def owners(lengths: Sequence[int]) -> Indices:
    """0 as often as the first length says, then 1, and so on."""
    return np.repeat(np.arange(len(lengths)), lengths)


def weighed(text: str, rarity: NDArray[np.float32]) -> tuple[Indices, Values]:
    """Damped counts times rarity; words and letter runs each have length one."""
    return weighed_each([text], rarity)[0]


def weighed_each(texts: Sequence[str], rarity: NDArray[np.float32]) -> list[tuple[Indices, Values]]:
    """As `weighed`, for each text."""
    return [
        (buckets, _damped(counts, rarity[buckets], buckets))
        for buckets, counts in counted_each(texts)
    ]


def _damped(counts: NDArray[np.int64], rarity: Values, buckets: Indices) -> Values:
    values: Values = (1 + np.log(counts, dtype=np.float32)) * rarity
    split = int(np.searchsorted(buckets, WORD_BUCKETS))
    for part in (values[:split], values[split:]):
        length = float(np.sqrt(part @ part))
        if length:
            part /= length
    return values
