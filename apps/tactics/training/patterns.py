"""Phrase patterns written from the definitions: the simplest of the approaches compared."""

import re
import tomllib
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


def strengths(texts: Sequence[str], names: Sequence[str]) -> Floats:
    """The number of patterns of each tactic that a text meets."""
    stored = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    known = [[re.compile(one, re.IGNORECASE | re.DOTALL) for one in stored[name]] for name in names]
    return np.array(
        [[sum(one.search(text) is not None for one in each) for each in known] for text in texts],
        dtype=np.float32,
    )
