"""Chooses the mixture and what each place asks for: `python -m apps.tactics.training.choose FOLDER`.

Prints what the choice gives, and what it gives for each author when only the others chose: that
second figure is the one to expect from a stranger's words.
"""

import sys
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from apps.tactics import suggest
from apps.tactics.suggestions.model import mixed, shipped
from apps.tactics.suggestions.windows import windows
from apps.tactics.training.figures import Figures, figures, written
from apps.tactics.training.rows import Row, read

WEIGHTS: Final = (0.3, 0.4, 0.5, 0.6, 0.8)  # of the encoder; the n-grams count once
STEPS: Final = 40  # between the weakest and the strongest text
LATER: Final = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)  # times what the first place asks for

Floats = NDArray[np.float32]
Halves = tuple[Floats, Floats, float]


class Limits(NamedTuple):
    precision: float
    silence: float


GOALS: Final = Limits(0.75, 0.93)
WISHED: Final = Limits(0.77, 0.94)  # a little above the goals: a stranger's texts differ


class Choice(NamedTuple):
    weight: float
    first: float
    later: float


def halves_of(rows: Sequence[Row]) -> list[Halves]:
    model = shipped()
    found = []
    for row in rows:
        parts = [row.text[part[0].start : part[-1].end] for part in windows(row.text)]
        _, of_ngrams, of_encoder = model.halves(parts)
        found.append((of_ngrams, of_encoder, suggest.doubt(len(parts))))
    return found


def strengths(halves: Sequence[Halves], mixture: tuple[float, float]) -> Floats:
    shares = np.array(mixture, dtype=np.float32)
    return np.stack([mixed(one, other, shares).max(0) / doubt for one, other, doubt in halves])


def answers(strong: Floats, choice: Choice) -> list[list[str]]:
    names = shipped().slugs
    least = np.array([choice.first, choice.later, choice.later], dtype=np.float32)
    return [[names[one] for one in suggest.chosen(row, least)] for row in strong]


def best(
    rows: Sequence[Row],
    of_weight: dict[float, Floats],
    places: Sequence[int],
    limits: Limits = WISHED,
) -> Choice | None:
    """The most recall among the choices that keep both limits."""
    texts = [rows[place] for place in places]
    tried: list[tuple[float, Choice]] = []
    for weight, strong in of_weight.items():
        mine = strong[places]
        steps = np.quantile(mine.max(1), np.linspace(0.05, 0.95, STEPS))
        for first, times in product(np.unique(steps), LATER):
            choice = Choice(weight, float(first), float(first) * times)
            found = figures(texts, answers(mine, choice))
            if found.precision >= limits.precision and found.silence >= limits.silence:
                tried.append((found.recall, choice))
    return max(tried)[1] if tried else None


def main(folder: Path) -> Iterable[str]:
    rows = read(folder)
    halves = halves_of(rows)
    of_weight = {weight: strengths(halves, (1.0, weight)) for weight in WEIGHTS}
    everyone = range(len(rows))
    choice = best(rows, of_weight, everyone)
    assert choice
    yield str(choice)
    yield written("chosen by all", figures(rows, answers(of_weight[choice.weight], choice)))
    held: list[list[str]] = [[] for _ in rows]
    for author in sorted({row.author for row in rows}):
        others = [place for place in everyone if rows[place].author != author]
        chosen = best(rows, of_weight, others)
        assert chosen
        mine = [place for place in everyone if rows[place].author == author]
        given = answers(of_weight[chosen.weight][mine], chosen)
        for place, answer in zip(mine, given, strict=True):
            held[place] = answer
        yield written(f"{author}, chosen by the others", figures([rows[p] for p in mine], given))
    whole: Figures = figures(rows, held)
    yield written("all, each chosen by the others", whole)


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in main(Path(sys.argv[1])))
