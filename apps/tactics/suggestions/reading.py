"""One text read by both halves: as a whole, and a longer one by its most telling window as well."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from apps.tactics.suggestions.model import Model, mixed, shares
from apps.tactics.suggestions.windows import Span

DOUBT: Final = 0.6  # what each further window adds, since each is another chance to be wrong
MOST_DOUBT: Final = 5.0
MOST_OF_WHOLE: Final = 1400  # code points, about 250 words

# The pieces that the encoder reads in one answer are what 20 ms allow.
PIECES_OF_SHORT: Final = 64
PIECES_OF_LONG: Final = 38
PIECES_OF_WINDOW: Final = 30

Floats = NDArray[np.float32]


class Reading(NamedTuple):
    """Logits of both halves: a row for the whole text, a second for the window of a longer one."""

    windows: Floats  # by the n-grams alone, a row per window
    of_ngrams: Floats
    of_encoder: Floats

    def strengths(self, mixture: Floats) -> Floats:
        """For each tactic: the whole, or the window alone if that says it far more clearly."""
        scores = mixed(self.of_ngrams, self.of_encoder, mixture)
        scores[1:] /= np.float32(doubt(len(self.windows)))
        strongest: Floats = scores.max(0)
        return strongest

    def window_for(self, tactic: int) -> int:
        return int(shares(self.windows)[:, tactic].argmax())


def read(model: Model, text: str, parts: list[list[Span]]) -> Reading:
    windows = [text[part[0].start : part[-1].end] for part in parts]
    if len(windows) == 1:
        by_words = model.ngrams.logits(windows)
        pieces = model.pieces.numbers(windows[0], PIECES_OF_SHORT)
        return Reading(by_words, by_words, model.encoder.logits([pieces]))
    start = parts[0][0].start
    whole = text[start : start + MOST_OF_WHOLE]
    *by_window, of_whole = model.ngrams.logits([*windows, whole])
    by_words = np.stack(by_window)
    telling = int(shares(by_words)[:, -1].argmin())
    both = [
        model.pieces.numbers(whole, PIECES_OF_LONG),
        model.pieces.numbers(windows[telling], PIECES_OF_WINDOW),
    ]
    of_ngrams = np.stack([of_whole, by_words[telling]])
    return Reading(by_words, of_ngrams, model.encoder.logits(both))


def doubt(windows: int) -> float:
    """What the strengths of a single window are divided by: 1 for a short text."""
    return min(1 + DOUBT * (windows - 1), MOST_DOUBT)
