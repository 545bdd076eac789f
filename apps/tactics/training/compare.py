"""The approaches side by side: `python -m apps.tactics.training.compare FOLDER`.

Each gets the two thresholds that suit it best on the very texts it is measured on, so that none is
favoured; what to expect from other texts, `choose` tells.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from apps.tactics.suggestions.model import shipped
from apps.tactics.training import patterns
from apps.tactics.training.choose import GOALS, Choice, Floats, answers, best, halves_of, strengths
from apps.tactics.training.figures import figures
from apps.tactics.training.rows import Row, read
from apps.tactics.training.train import MIXTURE

NEVER_SILENT = Choice(1.0, -1.0, -1.0)


def approaches(rows: Sequence[Row]) -> Iterable[tuple[str, Floats]]:
    met = patterns.strengths([row.text for row in rows], shipped().slugs)
    halves = halves_of(rows)
    yield "Phrase patterns", met
    yield "Hashed n-grams", strengths(halves, (1.0, 0.0))
    yield "Small encoder", strengths(halves, (0.0, 1.0))
    yield "N-grams and encoder", strengths(halves, MIXTURE)
    yield "All three", strengths(halves, MIXTURE) + 0.02 * met


def line(name: str, rows: Sequence[Row], strong: Floats) -> str:
    open_mouthed = figures(rows, answers(strong, NEVER_SILENT)).recall
    choice = best(rows, {1.0: strong}, range(len(rows)), GOALS)
    if choice is None:
        return f"| {name} | {open_mouthed:.3f} | goals not met | | |"
    found = figures(rows, answers(strong, choice))
    cells = " | ".join(f"{value:.3f}" for value in found)
    return f"| {name} | {open_mouthed:.3f} | {cells} |"


def main(folder: Path) -> Iterable[str]:
    rows = read(folder)
    yield "| Approach | Recall@3, never silent | Recall@3 | Precision | Silent on ordinary |"
    yield "|---|---|---|---|---|"
    for name, strong in approaches(rows):
        yield line(name, rows, strong)


if __name__ == "__main__":
    sys.stdout.writelines(f"{text}\n" for text in main(Path(sys.argv[1])))
