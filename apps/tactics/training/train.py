"""Makes the shipped model: `python -m apps.tactics.training.train ENCODER.npz`.

The n-grams are learned here, in half a minute. The encoder comes from `deepen.py`, which needs
PyTorch. A fixed seed: the same files give the same n-grams.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from apps.tactics.suggestions.model import FILE
from apps.tactics.training.linear import Linear
from apps.tactics.training.rows import CORPUS, Row, catalogue, read, slugs, wanted

Arrays = dict[str, NDArray[Any]]

# The shares of both halves, and what the first, second and third place ask for: the only five
# numbers chosen by the development sets (docs/suggestions.md).
MIXTURE: Final = (1.0, 0.4)
LEAST: Final = (0.087, 0.174, 0.174)
LATIN: Final = 0x0250  # code points below it
MARKS: Final = ("[PAD]", "[UNK]", "[CLS]", "[SEP]")


def rows_to_learn() -> list[Row]:
    """The corpus, and the catalogue's own definitions and examples."""
    told = [
        Row(text.strip("\u201c\u201d"), (tactic["slug"],), "catalogue")
        for tactic in catalogue()
        for text in (tactic["definition"], *tactic["looks_like"])
    ]
    return read(CORPUS) + told


def learned_ngrams(rows: list[Row]) -> Arrays:
    texts = [row.text for row in rows]
    linear = Linear(texts)
    linear.learn(texts, wanted(rows, slugs()))
    return linear.stored()


def fewer_pieces(encoder: Mapping[str, NDArray[Any]]) -> Arrays:
    """The encoder without the pieces of writing it was not taught on."""
    pieces = encoder["vocabulary"].tobytes().decode("utf-8").split("\n")
    kept = [number for number, piece in enumerate(pieces) if is_read(piece)]
    left = "\n".join(pieces[number] for number in kept).encode("utf-8")
    names = [name for name in encoder if name != "vocabulary"]
    result = {f"encoder.{name}": encoder[name] for name in names}
    for name in ("encoder.words", "encoder.words.scale"):
        result[name] = result[name][kept]
    return result | {"vocabulary": np.frombuffer(left, dtype=np.uint8)}


def is_read(piece: str) -> bool:
    if piece.startswith("[") and piece.endswith("]") and len(piece) > 2:
        return piece in MARKS
    return all(ord(letter) < LATIN or not letter.isalnum() for letter in piece)


def main(encoder_file: Path) -> None:
    with np.load(encoder_file, allow_pickle=False) as stored:
        encoder = fewer_pieces({name: stored[name] for name in stored.files})
    settings: Arrays = {
        "slugs": np.array(" ".join(slugs())),
        "mixture": np.array(MIXTURE, dtype=np.float32),
        "least": np.array(LEAST, dtype=np.float32),
    }
    arrays: dict[str, Any] = settings | learned_ngrams(rows_to_learn()) | encoder
    np.savez_compressed(FILE, **arrays)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
