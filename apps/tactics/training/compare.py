"""The approaches side by side: `python -m apps.tactics.training.compare FOLDER`.

Each gets the two thresholds that bring it nearest to all three goals on the very texts it is
measured on, so that none is favoured; what to expect from other texts, `choose` tells.
"""

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from apps.tactics.suggestions.model import shipped
from apps.tactics.training import patterns
from apps.tactics.training.choose import Choice, Floats, answers, best, readings_of, strengths
from apps.tactics.training.figures import figures
from apps.tactics.training.rows import Row, read
from apps.tactics.training.train import MIXTURE

NEVER_SILENT = Choice(1.0, -1.0, -1.0)


def approaches(rows: Sequence[Row]) -> Iterable[tuple[str, Floats]]:
    met = patterns.strengths([row.text for row in rows], shipped().slugs)
    readings = readings_of(rows)
    yield "Phrase patterns", met
    yield "Hashed n-grams", strengths(readings, (1.0, 0.0))
    yield "Small encoder", strengths(readings, (0.0, 1.0))
    yield "N-grams and encoder", strengths(readings, MIXTURE)
    yield "All three", strengths(readings, MIXTURE) + 0.02 * met


def line(name: str, rows: Sequence[Row], strong: Floats) -> str:
    open_mouthed = figures(rows, answers(strong, NEVER_SILENT)).recall
    choice = best(rows, {1.0: strong}, range(len(rows)))
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
