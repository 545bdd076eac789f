"""Which tactics a text may show. Pure: nothing is read after the model, nothing kept or logged.

Silence is the usual answer. What is suggested is a question to the writer, never a finding.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from apps.tactics.suggestions.model import Model, shipped
from apps.tactics.suggestions.windows import Span, windows

MOST: Final = 3
DOUBT: Final = 0.6  # what each further window adds, since each is another chance to be wrong
MOST_DOUBT: Final = 5.0
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
    scores = model.scores([text[part[0].start : part[-1].end] for part in parts])
    scores /= doubt(len(parts))
    return [
        Suggestion(
            model.slugs[tactic],
            round(float(scores[:, tactic].max()), 3),
            reasons(model, text, parts[int(scores[:, tactic].argmax())], tactic),
        )
        for tactic in chosen(scores.max(0), model.least)
    ]


def doubt(number_of_windows: int) -> float:
    """What the strengths of a text are divided by: 1 for a short one."""
    return min(1 + DOUBT * (number_of_windows - 1), MOST_DOUBT)


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
