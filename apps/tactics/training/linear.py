"""Trains the hashed n-gram half: one softmax over all tactics and "none", by stochastic descent."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from apps.tactics.suggestions import ngrams
from apps.tactics.suggestions.model import shares

EPOCHS: Final = 24
RATE: Final = 0.3
DECAY: Final = 1e-4
HIDDEN: Final = 0.4  # of the n-grams, at every look: no single word may carry a tactic
SMOOTHING: Final = 0.1
RARE: Final = 2  # texts an n-gram must stand in

Floats = NDArray[np.float32]
Features = tuple[ngrams.Indices, ngrams.Values]


class Linear:
    def __init__(self, texts: Sequence[str]) -> None:
        self.rarity = rarity_in(texts)
        self.weights = np.zeros((ngrams.BUCKETS, 0), dtype=np.float32)
        self.bias = np.zeros(0, dtype=np.float32)

    def learn(self, texts: Sequence[str], targets: Floats, *, seed: int = 1) -> None:
        """The weights are the mean of those after each of the later half of the epochs."""
        chance = np.random.default_rng(seed)
        features = [ngrams.weighed(text, self.rarity) for text in texts]
        shape = (ngrams.BUCKETS, targets.shape[1])
        self.bias = np.log(targets.mean(0) + 1e-6).astype(np.float32)
        weights, self.weights = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
        seen = np.full((ngrams.BUCKETS, 1), 1e-2, dtype=np.float32)
        smooth = targets * (1 - SMOOTHING) + SMOOTHING / shape[1]
        kept = range(EPOCHS // 2, EPOCHS)
        for epoch in range(EPOCHS):
            for row in chance.permutation(len(features)):
                left = chance.random(len(features[row][0])) > HIDDEN
                self.step(weights, seen, thinned(features[row], left), smooth[row])
            if epoch in kept:
                self.weights += weights / np.float32(len(kept))

    def step(self, weights: Floats, seen: Floats, features: Features, target: Floats) -> None:
        """One step of Adagrad, with one learning rate per n-gram."""
        buckets, values = features
        answer = shares((values @ weights[buckets] + self.bias)[None])[0]
        error = answer - target
        seen[buckets, 0] += values * values * (error @ error)
        slope = values[:, None] * error + DECAY * weights[buckets]
        weights[buckets] -= RATE * slope / np.sqrt(seen[buckets])

    def stored(self) -> dict[str, NDArray[Any]]:
        """A byte per weight and a scale per n-gram."""
        scale = np.abs(self.weights).max(1).clip(1e-6) / 127
        return {
            "ngrams.weights": np.rint(self.weights / scale[:, None]).astype(np.int8),
            "ngrams.scale": scale.astype(np.float16),
            "ngrams.rarity": self.rarity.astype(np.float16),
            "ngrams.bias": self.bias,
        }


def thinned(features: Features, left: NDArray[np.bool_]) -> Features:
    return features[0][left], features[1][left] / np.float32(1 - HIDDEN)


def rarity_in(texts: Sequence[str]) -> Floats:
    """The usual inverse document frequency; none for n-grams of a single text."""
    found = np.zeros(ngrams.BUCKETS, dtype=np.float32)
    for text in texts:
        found[ngrams.counted(text)[0]] += 1
    rarity = np.log((1 + len(texts)) / (1 + found)) + 1
    result: Floats = np.where(found >= RARE, rarity, 0).astype(np.float32)
    return result
