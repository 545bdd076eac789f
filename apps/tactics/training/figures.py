"""Recall, precision and silence of any suggester: `python -m apps.tactics.training.figures FOLDER`."""

import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from apps.tactics.suggest import suggest
from apps.tactics.training.rows import Row, read, slugs

Answer = Sequence[str]


class Figures(NamedTuple):
    """Shares from 0 to 1. Recall and precision count tags over all texts, ordinary ones too."""

    recall: float
    precision: float
    silence: float


def asked(rows: Sequence[Row]) -> list[Answer]:
    return [[one.slug for one in suggest(row.text)] for row in rows]


def figures(rows: Sequence[Row], answers: Sequence[Answer]) -> Figures:
    pairs = list(zip(rows, answers, strict=True))
    right = sum(len(set(row.tactics) & set(answer)) for row, answer in pairs)
    said = sum(len(answer) for answer in answers)
    meant = sum(len(row.tactics) for row in rows)
    ordinary = [answer for row, answer in pairs if not row.tactics]
    return Figures(
        right / max(meant, 1),
        right / max(said, 1),
        sum(not answer for answer in ordinary) / max(len(ordinary), 1),
    )


def of_each(rows: Sequence[Row], answers: Sequence[Answer]) -> dict[str, tuple[int, int, int]]:
    """For each tactic: texts that have it, suggestions of it, right ones."""
    pairs = list(zip(rows, answers, strict=True))
    meant = Counter(tactic for row in rows for tactic in row.tactics)
    said = Counter(tactic for answer in answers for tactic in answer)
    right = Counter(tactic for row, answer in pairs for tactic in set(row.tactics) & set(answer))
    return {slug: (meant[slug], said[slug], right[slug]) for slug in slugs()}


def written(name: str, found: Figures) -> str:
    return f"| {name} | {found.recall:.3f} | {found.precision:.3f} | {found.silence:.3f} |"


def main(folder: Path, say: Callable[[str], object]) -> None:
    rows = read(folder)
    answers = asked(rows)
    say("| Texts | Recall@3 | Precision | Silent on ordinary |\n|---|---|---|---|")
    for author in sorted({row.author for row in rows}):
        places = [place for place, row in enumerate(rows) if row.author == author]
        say(written(author, figures([rows[p] for p in places], [answers[p] for p in places])))
    say(written("all", figures(rows, answers)))
    say("\n| Tactic | Texts | Suggested | Right |\n|---|---|---|---|")
    for slug, counts in of_each(rows, answers).items():
        say(f"| `{slug}` | " + " | ".join(map(str, counts)) + " |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), lambda line: sys.stdout.write(f"{line}\n"))
