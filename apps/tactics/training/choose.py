"""Chooses the mixture and what each place asks for: `python -m apps.tactics.training.choose FOLDER`.

Prints what the choice gives, and what it gives for each author when only the others chose: that
second figure is the one to expect from a stranger's words.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import product
from operator import sub
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from apps.tactics import suggest
from apps.tactics.suggestions.model import shipped
from apps.tactics.suggestions.reading import Reading
from apps.tactics.suggestions.reading import read as read_text
from apps.tactics.suggestions.windows import windows
from apps.tactics.training.figures import Figures, figures, written
from apps.tactics.training.rows import Row, read

WEIGHTS: Final = (0.3, 0.4, 0.5, 0.6, 0.8)  # of the encoder; the n-grams count once
STEPS: Final = 40  # between the weakest and the strongest text
LATER: Final = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)  # times what the first place asks for

Floats = NDArray[np.float32]
GOALS: Final = Figures(0.60, 0.75, 0.93)


class Choice(NamedTuple):
    weight: float
    first: float
    later: float


def readings_of(rows: Sequence[Row]) -> list[Reading]:
    model = shipped()
    return [read_text(model, row.text, windows(row.text)) for row in rows]


def strengths(readings: Sequence[Reading], mixture: tuple[float, float]) -> Floats:
    shares = np.array(mixture, dtype=np.float32)
    return np.stack([reading.strengths(shares) for reading in readings])


def answers(strong: Floats, choice: Choice) -> list[list[str]]:
    names = shipped().slugs
    least = np.array([choice.first, choice.later, choice.later], dtype=np.float32)
    return [[names[one] for one in suggest.chosen(row, least)] for row in strong]


def best(rows: Sequence[Row], of_weight: dict[float, Floats], places: Sequence[int]) -> Choice:
    """The choice that stands furthest above the goal it meets worst."""
    texts = [rows[place] for place in places]
    tried: list[tuple[float, Choice]] = []
    for weight, strong in of_weight.items():
        mine = strong[places]
        steps = np.quantile(mine.max(1), np.linspace(0.05, 0.95, STEPS))
        for first, times in product(np.unique(steps), LATER):
            choice = Choice(weight, float(first), float(first) * times)
            found = figures(texts, answers(mine, choice))
            tried.append((min(map(sub, found, GOALS)), choice))
    return max(tried)[1]


def main(folder: Path) -> Iterable[str]:
    rows = read(folder)
    readings = readings_of(rows)
    of_weight = {weight: strengths(readings, (1.0, weight)) for weight in WEIGHTS}
    everyone = range(len(rows))
    choice = best(rows, of_weight, everyone)
    yield str(choice)
    yield written("chosen by all", figures(rows, answers(of_weight[choice.weight], choice)))
    held: list[list[str]] = [[] for _ in rows]
    for author in sorted({row.author for row in rows}):
        others = [place for place in everyone if rows[place].author != author]
        chosen = best(rows, of_weight, others)
        mine = [place for place in everyone if rows[place].author == author]
        given = answers(of_weight[chosen.weight][mine], chosen)
        for place, answer in zip(mine, given, strict=True):
            held[place] = answer
        yield written(f"{author}, chosen by the others", figures([rows[p] for p in mine], given))
    whole: Figures = figures(rows, held)
    yield written("all, each chosen by the others", whole)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in main(Path(sys.argv[1])))
