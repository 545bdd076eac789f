"""The encoder as the shipped file holds it: a byte per weight, a scale per column or word."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from apps.tactics.suggestions.reading import PIECES_OF_SHORT

SMALLEST: Final = 1e-8

Arrays = dict[str, NDArray[Any]]


def packed(encoder: Any, head: Any, vocabulary: Sequence[str]) -> Arrays:
    read = encoder.embeddings
    words = plain(read.word_embeddings.weight)
    scale = np.abs(words).max(1, keepdims=True).clip(SMALLEST) / 127
    kind = plain(read.token_type_embeddings.weight)[0]
    result: Arrays = {
        "vocabulary": np.frombuffer("\n".join(vocabulary).encode("utf-8"), dtype=np.uint8),
        "words": np.rint(words / scale).astype(np.int8),
        "words.scale": scale.astype(np.float16),
        "places": (plain(read.position_embeddings.weight)[:PIECES_OF_SHORT] + kind).astype(
            np.float16
        ),
    }
    result |= norm("embedded", read.LayerNorm) | matrix("out", [head])
    for number, layer in enumerate(encoder.encoder.layer):
        looking, mixing = layer.attention.self, layer.attention.output
        result |= matrix(f"{number}.qkv", [looking.query, looking.key, looking.value])
        result |= matrix(f"{number}.mixed", [mixing.dense])
        result |= norm(f"{number}.first", mixing.LayerNorm)
        result |= matrix(f"{number}.up", [layer.intermediate.dense])
        result |= matrix(f"{number}.down", [layer.output.dense])
        result |= norm(f"{number}.second", layer.output.LayerNorm)
    return result


def plain(weight: Any) -> NDArray[np.float32]:
    result: NDArray[np.float32] = weight.detach().float().numpy()
    return result


def norm(name: str, layer: Any) -> Arrays:
    return {f"{name}.w": plain(layer.weight), f"{name}.b": plain(layer.bias)}


def matrix(name: str, layers: Sequence[Any]) -> Arrays:
    joined = np.concatenate([plain(layer.weight).T for layer in layers], axis=1)
    scale = np.abs(joined).max(0).clip(SMALLEST) / 127
    return {
        f"{name}.w": np.rint(joined / scale).astype(np.int8),
        f"{name}.scale": scale.astype(np.float32),
        f"{name}.b": np.concatenate([plain(layer.bias) for layer in layers]),
    }
