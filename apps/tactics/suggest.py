"""Which tactics a text may show. Pure: nothing is read after the model, nothing kept or logged.

Silence is the usual answer. What is suggested is a question to the writer, never a finding.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from apps.tactics.settling import settled
from apps.tactics.suggestions.model import Model, shipped
from apps.tactics.suggestions.reading import read
from apps.tactics.suggestions.windows import Span, windows

MOST: Final = 3
SHARE: Final = 0.5  # of the strongest sentence: as strong belongs to the reason as well

Floats = NDArray[np.float32]


class Suggestion(NamedTuple):
    """`strength` is above 0 and at most 1; the spans led to it, in the order of the text."""

    slug: str
    strength: float
    spans: tuple[Span, ...]


def suggest(text: str) -> list[Suggestion]:
    """At most three, best first; none when unsure. Safe in any thread."""
    model = shipped()
    parts = windows(text)
    if not parts:
        return []
    reading = read(model, text, parts)
    strengths = reading.strengths(model.mixture)
    found = []
    for tactic in chosen(strengths, model.least):
        spans = reasons(model, text, parts[reading.window_for(tactic)], tactic)
        found.append(Suggestion(model.slugs[tactic], round(float(strengths[tactic]), 3), spans))
    return settled(text, found)


def chosen(strengths: Floats, least: Floats) -> list[int]:
    """Best first. `least` holds what each place asks for: the second more than the first."""
    best = np.argsort(-strengths, kind="stable")[:MOST]
    return [int(one) for one, needed in zip(best, least, strict=True) if strengths[one] >= needed]


def reasons(model: Model, text: str, sentences: list[Span], tactic: int) -> tuple[Span, ...]:
    """The sentences of a window whose own words speak most for a tactic."""
    if len(sentences) == 1:
        return (sentences[0],)
    alone = model.by_words([text[one.start : one.end] for one in sentences])[:, tactic]
    enough = alone.max() * SHARE
    return tuple(one for one, score in zip(sentences, alone, strict=True) if score >= enough)
