"""The corpus: texts with the tactics their author meant, and none for an ordinary text."""

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

HERE: Final = Path(__file__).parent
CORPUS: Final = HERE / "corpus"
CATALOGUE: Final = HERE.parent / "catalogue"

Floats = NDArray[np.float32]


class Row(NamedTuple):
    text: str
    tactics: tuple[str, ...]
    author: str


def slugs() -> list[str]:
    """In the order of the catalogue: the columns of the model."""
    return [tactic["slug"] for tactic in catalogue()]


def catalogue() -> list[dict[str, Any]]:
    files = sorted(CATALOGUE.glob("*.toml"))
    return [row for file in files for row in tomllib.loads(file.read_text("utf-8"))["tactic"]]


def read(folder: Path) -> list[Row]:
    """Every line of every file, in the order of the file names; a file is one author."""
    rows = []
    for file in sorted(folder.glob("*.jsonl")):
        for line in file.read_text("utf-8").splitlines():
            stored = json.loads(line)
            rows.append(Row(stored["text"], tuple(stored["tactics"]), file.stem))
    return rows


def marked(rows: Sequence[Row], names: Sequence[str]) -> NDArray[np.bool_]:
    """A row per text, a column per tactic."""
    return np.array([[name in row.tactics for name in names] for row in rows], dtype=np.bool_)


def wanted(rows: Sequence[Row], names: Sequence[str]) -> Floats:
    """What a model should answer: tactics share one, and the last column is "none of these"."""
    marks = marked(rows, names)
    whole = np.column_stack([marks, ~marks.any(1)]).astype(np.float32)
    result: Floats = whole / whole.sum(1, keepdims=True)
    return result
