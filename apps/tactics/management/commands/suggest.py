"""`manage.py suggest`: tactics for a file of texts, or the speed and size of the suggester."""

import json
import random
import statistics
import sys
import time
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext

from apps.tactics import suggest as tagger

ROUNDS = 50
PLAIN_WORDS = (
    "we walked down to the river after lunch and my sister said that she would call about "
    "the house again tonight, because nobody had told her when the letters were coming."
)


class Command(BaseCommand):
    help = "Suggests tactics for every line of a JSONL file. Needs no database and no secrets."
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        asked = parser.add_mutually_exclusive_group(required=True)
        asked.add_argument("--jsonl", nargs=2, type=Path, metavar=("IN", "OUT"))
        asked.add_argument("--measure", action="store_true", help="print speed and memory")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["measure"]:
            self.measure()
        else:
            self.answer(*options["jsonl"])

    def answer(self, source: Path, target: Path) -> None:
        try:
            lines = source.read_text(encoding="utf-8").split("\n")
            answers = [
                answered(line, number) for number, line in enumerate(lines, 1) if line.strip()
            ]
            target.write_text("".join(f"{answer}\n" for answer in answers), encoding="utf-8")
        except UnicodeDecodeError as error:
            raise CommandError(gettext("This file is not UTF-8: %s") % source) from error
        except OSError as error:
            raise CommandError(str(error)) from error

    def measure(self) -> None:
        before = memory_in_use()
        started = time.perf_counter()
        tagger.suggest("warm")
        loading = time.perf_counter() - started
        times = sorted(seconds_for(text) for text in texts_of_300_words())
        self.stdout.write(f"load {loading * 1000:.0f} ms")
        self.stdout.write(
            f"300 words: median {statistics.median(times) * 1000:.1f} ms, "
            f"slowest of {ROUNDS} {times[-1] * 1000:.1f} ms"
        )
        self.stdout.write(
            f"memory of the suggester {memory_in_use() - before:.0f} MB, "
            f"of this whole process {memory_in_use():.0f} MB"
        )


def answered(line: str, number: int) -> str:
    """One line of the answer. Raises CommandError that names the line, never its text."""
    try:
        asked = json.loads(line)
        known, text = asked["id"], asked["text"]
        if not isinstance(text, str):
            raise TypeError
    except (ValueError, KeyError, TypeError, RecursionError):
        sentence = gettext("Line %(number)d is not a JSON object with an id and a text.")
        raise CommandError(sentence % {"number": number}) from None
    found = tagger.suggest(text)
    return json.dumps(
        {
            "id": known,
            "suggested": [one.slug for one in found],
            "because": {one.slug: [list(span) for span in one.spans] for one in found},
        },
        ensure_ascii=True,
    )


def texts_of_300_words() -> list[str]:
    """Texts of no repeated sentence order, so that no cache answers for the model."""
    words = PLAIN_WORDS.split()
    chance = random.Random(300)  # noqa: S311 - a repeatable text, not a secret
    return [" ".join(chance.choices(words, k=300)) for _ in range(ROUNDS)]


def seconds_for(text: str) -> float:
    started = time.perf_counter()
    tagger.suggest(text)
    return time.perf_counter() - started


def memory_in_use() -> float:
    """The most memory this process has held so far, in MB."""
    import resource  # Windows has none, and needs none for --jsonl

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / (1024 * 1024 if sys.platform == "darwin" else 1024)
