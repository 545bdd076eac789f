"""The shipped weights, and the mixture of both halves: hashed n-grams and the small encoder."""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from apps.tactics.suggestions import ngrams
from apps.tactics.suggestions.encoder import Encoder
from apps.tactics.suggestions.wordpiece import Pieces

FILE: Final = Path(__file__).with_name("model.npz")
Floats = NDArray[np.float32]


class Model:
    """`slugs` names the columns; one more column, the last of each half, means "none of these"."""

    def __init__(self, stored: Mapping[str, NDArray[Any]]) -> None:
        self.slugs: list[str] = str(stored["slugs"]).split()
        self.least = stored["least"].astype(np.float32)
        self.mixture = stored["mixture"].astype(np.float32)
        self.ngrams = NgramWeights(stored)
        self.pieces = Pieces(numbered(stored["vocabulary"]))
        self.encoder = Encoder(part_of(stored, "encoder."))

    def by_words(self, texts: Sequence[str]) -> Floats:
        """From 0 to 1 for each tactic, by the n-grams alone: coarser, and many times faster."""
        return shares(self.ngrams.logits(texts))[:, :-1]


class NgramWeights:
    def __init__(self, stored: Mapping[str, NDArray[Any]]) -> None:
        self.weights = stored["ngrams.weights"]
        self.scale = stored["ngrams.scale"].astype(np.float32)
        self.rarity = stored["ngrams.rarity"].astype(np.float32)
        self.bias = stored["ngrams.bias"].astype(np.float32)

    def logits(self, texts: Sequence[str]) -> Floats:
        return np.stack([self.of_one(*each) for each in ngrams.weighed_each(texts, self.rarity)])

    def of_one(self, buckets: ngrams.Indices, values: Floats) -> Floats:
        result: Floats = (values * self.scale[buckets]) @ self.weights[buckets].astype(np.float32)
        return result + self.bias


def numbered(vocabulary: NDArray[Any]) -> dict[str, int]:
    pieces = vocabulary.tobytes().decode("utf-8").split("\n")
    return {piece: number for number, piece in enumerate(pieces)}


def part_of(stored: Mapping[str, NDArray[Any]], prefix: str) -> dict[str, NDArray[Any]]:
    return {name.removeprefix(prefix): stored[name] for name in stored if name.startswith(prefix)}


def mixed(of_ngrams: Floats, of_encoder: Floats, mixture: Floats) -> Floats:
    return shares(mixture[0] * of_ngrams + mixture[1] * of_encoder)[:, :-1]


def shares(logits: Floats) -> Floats:
    raised = np.exp(logits - logits.max(1, keepdims=True))
    result: Floats = raised / raised.sum(1, keepdims=True)
    return result


@cache
def shipped() -> Model:
    with np.load(FILE, allow_pickle=False) as stored:
        return Model({name: stored[name] for name in stored.files})
