"""Longer notes: `python -m apps.tactics.training.long FOLDER`.

One telling text among ordinary ones, in a place drawn by lot, against ordinary ones alone. Harder
than a real note, whose sentences belong together.
"""

import random
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from apps.tactics.training.figures import asked, figures
from apps.tactics.training.rows import Row, read

NOTES: Final = 150  # of each kind
BESIDE: Final = (1, 2, 5)  # ordinary texts


def notes(rows: Sequence[Row], beside: int) -> list[Row]:
    chance = random.Random(beside)  # noqa: S311 - a repeatable draw, not a secret
    ordinary = [row for row in rows if not row.tactics]
    telling = [row for row in rows if row.tactics]
    heads = chance.sample(telling, NOTES) + chance.sample(ordinary, NOTES)
    return [joined(head, chance.sample(ordinary, beside), chance) for head in heads]


def joined(head: Row, others: list[Row], chance: random.Random) -> Row:
    others.insert(chance.randrange(len(others) + 1), head)
    return head._replace(text=" ".join(ended(row.text.strip()) for row in others))


def ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


def main(folder: Path) -> Iterable[str]:
    rows = read(folder)
    yield "| Ordinary texts beside | Words | Recall@3 | Precision | Silent on ordinary |"
    yield "|---|---|---|---|---|"
    for beside in BESIDE:
        made = notes(rows, beside)
        words = sum(len(row.text.split()) for row in made) / len(made)
        cells = " | ".join(f"{value:.3f}" for value in figures(made, asked(made)))
        yield f"| {beside} | {words:.0f} | {cells} |"


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in main(Path(sys.argv[1])))
