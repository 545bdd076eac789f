"""Varied text for filling a journal of any size: the same texts for the same seed, anywhere.

Distribution. Words: Zipf-Mandelbrot over the vocabulary, weight 1 / (rank + 2.7); everyday words
first, then simple words, then compounds, each in a fixed shuffle. Length: lognormal around a mean
of about 200 words (sigma 0.6), kept within 20 to 800. Sentences of 4 to 22 words, paragraphs of 2
to 6 sentences. Moments: even over the 15 years before today, mostly evenings, given oldest first.
A mood on seven in ten, a title on one in three. `RARE_WORD` stands once in exactly `RARE_TEXTS`
texts, however many more there are, spread evenly; `COMMON_WORD` once in every third text. Neither
occurs anywhere else, not even inside another word.
"""

import random
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from apps.demo import vocabulary

RARE_WORD: Final = "quillwort"
RARE_TEXTS: Final = 7
COMMON_WORD: Final = "lantern"
COMMON_EVERY: Final = 3
YEARS: Final = 15
SHORTEST, LONGEST, MEAN = 20, 800, 200

_DAYS: Final = YEARS * 365 + 4
_SIGMA: Final = 0.6
_MU: Final = 5.118  # ln(MEAN) - sigma² / 2: the mean of a lognormal lies above its median
_BATCH: Final = 100_000
_HOURS: Final = (1, *[0] * 5, *[1] * 6, *[2] * 6, *[5] * 6)
_MARKS: Final = (".", "?", "!")


class SampleText(NamedTuple):
    """One text about a moment `seconds` after local midnight, at least one day ago."""

    days_ago: int
    seconds: int
    title: str
    mood: str
    text: str


@cache
def vocabulary_by_rank() -> tuple[str, ...]:
    """Every word once, the most frequent first; the order never depends on a caller's seed."""
    rest = {*vocabulary.NOUNS, *vocabulary.VERBS, *vocabulary.ADJECTIVES}
    rest.update(_plural(noun) for noun in vocabulary.NOUNS)
    for verb in vocabulary.VERBS:
        rest.update(_verb_forms(verb))
    for adjective in vocabulary.ADJECTIVES:
        rest.update(_adjective_forms(adjective))
    rest.difference_update(vocabulary.COMMON)
    compounds = {head + tail for head in vocabulary.HEADS for tail in vocabulary.TAILS} - rest
    return (*vocabulary.COMMON, *_shuffled(rest), *_shuffled(compounds))


def _shuffled(words: set[str]) -> list[str]:
    """Sorted first: the order of a set differs from run to run."""
    shuffled = sorted(words)
    random.Random(0).shuffle(shuffled)  # noqa: S311 - nothing secret is drawn
    return shuffled


def texts(count: int, seed: int = 1) -> Iterator[SampleText]:
    """`count` texts, oldest first, drawn as they are asked for."""
    draw = random.Random(seed)  # noqa: S311 - nothing secret is drawn
    words = _Words(draw)
    rare = {(2 * n + 1) * count // (2 * RARE_TEXTS) for n in range(RARE_TEXTS)}
    for index, (days_ago, seconds) in enumerate(_moments(count, draw)):
        markers = [RARE_WORD] if index in rare else []
        if index % COMMON_EVERY == 0:
            markers.append(COMMON_WORD)
        title = (
            " ".join(words.take(draw.randint(2, 5))).capitalize() if draw.random() < 0.33 else ""
        )
        mood = draw.choice(vocabulary.MOODS) if draw.random() < 0.7 else ""
        length = min(max(round(draw.lognormvariate(_MU, _SIGMA)), SHORTEST), LONGEST)
        yield SampleText(days_ago, seconds, title, mood, _prose(words, length, markers, draw))


class _Words:
    """A supply of words: one large draw is several times cheaper than many small ones."""

    def __init__(self, draw: random.Random) -> None:
        self._draw = draw
        self._ranked = vocabulary_by_rank()
        self._weights = list(
            accumulate(1 / (rank + 2.7) for rank in range(1, len(self._ranked) + 1))
        )
        self._drawn: Sequence[str] = ()
        self._used = 0

    def take(self, number: int) -> list[str]:
        start, self._used = self._used, self._used + number
        if self._used > len(self._drawn):
            self._drawn = self._draw.choices(self._ranked, cum_weights=self._weights, k=_BATCH)
            start, self._used = 0, number
        return list(self._drawn[start : self._used])


def _moments(count: int, draw: random.Random) -> list[tuple[int, int]]:
    days = draw.choices(range(1, _DAYS + 1), k=count)
    hours = draw.choices(range(24), weights=_HOURS, k=count)
    moments = [
        (day, hour * 3600 + draw.randrange(3600)) for day, hour in zip(days, hours, strict=True)
    ]
    return sorted(moments, key=lambda moment: (-moment[0], moment[1]))


def _prose(words: _Words, length: int, markers: Iterable[str], draw: random.Random) -> str:
    """Paragraphs of exactly `length` words, with each marker in the place of one drawn word."""
    drawn = words.take(length)
    places = draw.sample(range(length), 2)
    for place, marker in zip(places, markers, strict=False):
        drawn[place] = marker
    sentences = list(_sentences(drawn, draw))
    paragraphs = []
    start = 0
    while start < len(sentences):
        end = start + draw.randint(2, 6)
        paragraphs.append(" ".join(sentences[start:end]))
        start = end
    return "\n\n".join(paragraphs)


def _sentences(drawn: list[str], draw: random.Random) -> Iterator[str]:
    start = 0
    while start < len(drawn):
        end = start + 4 + int(draw.random() * 19)
        sentence = drawn[start:end]
        if len(sentence) > 12:
            sentence[6] += ","
        mark = draw.choices(_MARKS, cum_weights=(90, 97, 100))[0]
        yield sentence[0][0].upper() + " ".join(sentence)[1:] + mark
        start = end


def _plural(noun: str) -> str:
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    if noun.endswith("f") and not noun.endswith("oof"):
        return noun[:-1] + "ves"
    return noun[:-1] + "ies" if _ends_in_lone_y(noun) else noun + "s"


def _verb_forms(verb: str) -> tuple[str, str, str]:
    if verb.endswith("e"):
        return verb + "s", verb + "d", verb[:-1] + "ing"
    past = verb[:-1] + "ied" if _ends_in_lone_y(verb) else verb + "ed"
    return _plural(verb), past, verb + "ing"


def _adjective_forms(adjective: str) -> tuple[str, str]:
    if _ends_in_lone_y(adjective):
        return adjective[:-1] + "ily", adjective[:-1] + "iness"
    if adjective.endswith("le"):
        return adjective[:-1] + "y", adjective + "ness"
    return adjective + "ly", adjective + "ness"


def _ends_in_lone_y(word: str) -> bool:
    return word.endswith("y") and word[-2] not in "aeiou"
