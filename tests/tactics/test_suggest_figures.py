"""The figures that docs/suggestions.md tells are those of the shipped model."""

import re
from pathlib import Path

import pytest
from django.conf import settings

from apps.tactics.suggestions import ngrams
from apps.tactics.suggestions.model import shipped
from apps.tactics.training.figures import asked, figures
from apps.tactics.training.linear import Linear
from apps.tactics.training.rows import Row, read, slugs, wanted
from apps.tactics.training.train import LEAST, MIXTURE, learned_ngrams, rows_to_learn

pytestmark = pytest.mark.long

DEVELOPMENT = Path(__file__).parent / "development"


def told_of(name: str) -> list[float]:
    page = (settings.BASE_DIR / "docs" / "suggestions.md").read_text("utf-8")
    line = re.search(rf"^\| {name} \|(.+)\|$", page, re.MULTILINE)
    assert line is not None
    return [float(cell) for cell in line[1].split("|")]


def test_one_author_gets_the_figures_told() -> None:
    rows = [row for row in read(DEVELOPMENT) if row.author == "d1"]
    assert list(figures(rows, asked(rows))) == pytest.approx(told_of("d1"), abs=0.006)


@pytest.mark.nightly
def test_all_authors_get_the_figures_told() -> None:
    rows = read(DEVELOPMENT)
    assert list(figures(rows, asked(rows))) == pytest.approx(told_of("all"), abs=0.006)


def test_the_development_texts_are_not_learned_from() -> None:
    learned = {row.text for row in rows_to_learn()}
    assert not learned & {row.text for row in read(DEVELOPMENT)}


def test_every_tactic_can_be_suggested() -> None:
    assert shipped().slugs == slugs()


def test_the_shipped_file_has_the_settings_of_the_source() -> None:
    model = shipped()
    assert (*model.mixture, *model.least) == pytest.approx((*MIXTURE, *LEAST))


def test_recall_and_precision_count_tags_and_silence_counts_texts() -> None:
    rows = [
        Row("one", ("gifts", "threats"), "a"),
        Row("two", ("gifts",), "a"),
        Row("three", (), "a"),
        Row("four", (), "a"),
    ]
    found = figures(rows, [["gifts", "darvo"], [], ["threats"], []])
    assert found == (1 / 3, 1 / 3, 1 / 2)


def test_the_linear_half_learns_what_it_is_shown() -> None:
    texts = ["a red apple here", "a blue stone there"] * 20
    rows = [Row(text, ("gifts",) if "apple" in text else (), "a") for text in texts]
    linear = Linear(texts)
    linear.learn(texts, wanted(rows, ["gifts"]))
    logits = [
        values @ linear.weights[buckets]
        for buckets, values in (ngrams.weighed(text, linear.rarity) for text in texts[:2])
    ]
    assert [int(one.argmax()) for one in logits] == [0, 1]


@pytest.mark.nightly
def test_the_corpus_gives_the_shipped_ngrams_again() -> None:
    again = learned_ngrams(rows_to_learn())
    differing = again["ngrams.weights"] != shipped().ngrams.weights
    assert differing.mean() < 0.001
