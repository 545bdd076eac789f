"""A small transformer in plain array arithmetic: texts in, scores of tactics out.

The six layers of all-MiniLM-L6-v2 (Apache-2.0), trained further on our corpus (docs/suggestions.md).
All pieces of all texts go through the layers as one matrix; only attention looks at one text at
a time. Matrices stay bytes in memory: widening one for each use costs 0.05 ms, always into the same
room, which the processor then still holds.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Weights = Mapping[str, NDArray[Any]]

HEADS: Final = 12
SMALLEST: Final = np.float32(1e-12)


class Encoder:
    def __init__(self, weights: Weights) -> None:
        self.weights = {name: widened(value) for name, value in weights.items()}
        self.layers = sum(name.endswith("qkv.w") for name in weights)
        self.largest = max(value.size for name, value in weights.items() if name.endswith(".w"))

    def logits(self, texts: Sequence[Sequence[int]]) -> Floats:
        """A row per text; each text is at least the two marks."""
        ends = np.cumsum([len(text) for text in texts])
        spans = list(zip(ends - [len(text) for text in texts], ends, strict=True))
        state, room = self.embedded(texts), np.empty(self.largest, dtype=np.float32)
        for layer in range(self.layers):
            state = self.layer(state, spans, f"{layer}.", room)
        pooled = [np.concatenate([part.mean(0), part.max(0)]) for part in parts(state, spans)]
        return self.linear(np.stack(pooled), "out", room)

    def embedded(self, texts: Sequence[Sequence[int]]) -> Floats:
        numbers = np.concatenate([np.asarray(text, dtype=np.int64) for text in texts])
        places = np.concatenate([np.arange(len(text)) for text in texts])
        words = self.weights["words"][numbers].astype(np.float32)
        state: Floats = words * self.weights["words.scale"][numbers]
        state += self.weights["places"][places]
        return self.normed(state, "embedded")

    def layer(
        self, state: Floats, spans: Sequence[tuple[int, int]], name: str, room: Floats
    ) -> Floats:
        mixed = attention(self.linear(state, name + "qkv", room), spans)
        state = self.normed(state + self.linear(mixed, name + "mixed", room), name + "first")
        inner = gelu(self.linear(state, name + "up", room))
        return self.normed(state + self.linear(inner, name + "down", room), name + "second")

    def linear(self, state: Floats, name: str, room: Floats) -> Floats:
        matrix = self.weights[name + ".w"]
        wide = room[: matrix.size].reshape(matrix.shape)
        np.copyto(wide, matrix)
        result: Floats = state @ wide
        result *= self.weights[name + ".scale"]
        result += self.weights[name + ".b"]
        return result

    def normed(self, state: Floats, name: str) -> Floats:
        state = state - state.mean(1, keepdims=True)
        spread = np.einsum("ij,ij->i", state, state) / np.float32(state.shape[1])
        state /= np.sqrt(spread + SMALLEST)[:, None]
        state *= self.weights[name + ".w"]
        state += self.weights[name + ".b"]
        return state


def widened(value: NDArray[Any]) -> NDArray[Any]:
    """Half floats are for the file alone; row by row is how they are multiplied fastest."""
    return value.astype(np.float32) if value.dtype == np.float16 else np.ascontiguousarray(value)


def parts(state: Floats, spans: Sequence[tuple[int, int]]) -> list[Floats]:
    return [state[start:end] for start, end in spans]


def attention(joined: Floats, spans: Sequence[tuple[int, int]]) -> Floats:
    """Each token's mixture of the tokens of its own text (Vaswani and others, 2017)."""
    width = joined.shape[1] // 3
    mixed = np.empty((len(joined), width), dtype=np.float32)
    for start, end in spans:
        split = joined[start:end].reshape(end - start, 3, HEADS, width // HEADS)
        query, key, value = split.transpose(1, 2, 0, 3)
        scores = query @ key.transpose(0, 2, 1)
        scores /= np.float32(np.sqrt(width // HEADS))
        scores -= scores.max(2, keepdims=True)
        np.exp(scores, out=scores)
        scores /= scores.sum(2, keepdims=True)
        mixed[start:end] = (scores @ value).transpose(1, 0, 2).reshape(end - start, width)
    return mixed


def gelu(values: Floats) -> Floats:
    """The usual tanh form; within 0.001 of the exact one."""
    inner = values * values
    inner *= np.float32(0.044715)
    inner += 1
    inner *= values
    inner *= np.float32(0.7978845608)
    np.tanh(inner, out=inner)
    inner += 1
    inner *= values
    inner *= np.float32(0.5)
    return inner
