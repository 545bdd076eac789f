import math
import re
from collections import Counter
from itertools import islice, pairwise
from statistics import mean, median

import pytest

from apps.demo import words
from apps.demo.vocabulary import MOODS
from apps.demo.words import COMMON_WORD, RARE_TEXTS, RARE_WORD, SampleText, texts

COUNT = 3_000


@pytest.fixture(scope="module")
def sample() -> list[SampleText]:
    return list(texts(COUNT))


def spoken(text: str) -> list[str]:
    return re.findall(r"[a-z]+", text.lower())


def test_the_vocabulary_has_thousands_of_words_and_none_twice() -> None:
    ranked = words.vocabulary_by_rank()
    assert len(ranked) >= 3_000
    assert len(set(ranked)) == len(ranked)
    assert all(re.fullmatch(r"[A-Za-z]+", word) for word in ranked)


def test_the_same_seed_gives_the_same_texts(sample) -> None:
    assert list(texts(COUNT, seed=1)) == sample
    assert list(islice(texts(COUNT, seed=2), 20)) != sample[:20]


def test_texts_do_not_depend_on_the_order_of_sets() -> None:
    first = next(texts(1))
    assert (first.days_ago, first.seconds, first.title) == (737, 82328, "Crispness while")
    assert first.text.startswith("Tamely cart to the fails could leans the than melts for.")


def test_there_are_exactly_as_many_texts_as_asked_for() -> None:
    assert len(list(texts(0))) == 0
    assert len(list(texts(1))) == 1
    assert len(list(texts(101))) == 101


def test_lengths_spread_around_two_hundred_words(sample) -> None:
    lengths = [len(text.text.split()) for text in sample]
    assert 185 <= mean(lengths) <= 215
    assert median(lengths) < mean(lengths)
    assert min(lengths) >= 20
    assert max(lengths) <= 800
    assert min(lengths) < 50
    assert max(lengths) > 600


def test_frequency_falls_with_rank_as_in_natural_text(sample) -> None:
    counts = Counter(word for text in sample for word in spoken(text.text))
    ordered = [number for _, number in counts.most_common(1_000)]
    points = [(math.log(rank), math.log(ordered[rank - 1])) for rank in (10, 30, 100, 300, 1_000)]
    slopes = [(right[1] - left[1]) / (right[0] - left[0]) for left, right in pairwise(points)]
    assert all(-1.25 <= slope <= -0.7 for slope in slopes)
    assert ordered[0] > 20 * ordered[99]


def test_many_different_words_occur(sample) -> None:
    assert len({word for text in sample for word in spoken(text.text)}) >= 3_000


@pytest.mark.parametrize("count", [RARE_TEXTS, 100, COUNT])
def test_the_rare_word_stands_once_in_a_fixed_number_of_texts(count: int) -> None:
    found = [text.text.lower().count(RARE_WORD) for text in texts(count)]
    assert sum(found) == RARE_TEXTS
    assert max(found) == 1


def test_the_common_word_stands_once_in_every_third_text(sample) -> None:
    found = [text.text.lower().count(COMMON_WORD) for text in sample]
    assert sum(found) == COUNT / 3
    assert max(found) == 1


def test_markers_are_part_of_no_other_word_title_or_mood(sample) -> None:
    others = [*words.vocabulary_by_rank(), *MOODS, *(text.title.lower() for text in sample)]
    assert not any(marker in other for marker in (RARE_WORD, COMMON_WORD) for other in others)


def test_no_two_texts_are_the_same(sample) -> None:
    assert len({text.text for text in sample}) == COUNT


def test_moments_cover_fifteen_years_before_today_oldest_first(sample) -> None:
    moments = [(-text.days_ago, text.seconds) for text in sample]
    assert moments == sorted(moments)
    assert sample[0].days_ago > 14.5 * 365
    assert 1 <= sample[-1].days_ago < 30
    assert all(0 <= text.seconds < 86_400 for text in sample)
    by_year = Counter(text.days_ago // 366 for text in sample)
    assert len(by_year) == 15
    assert max(by_year.values()) < 1.4 * min(by_year.values())


def test_most_have_a_mood_and_some_a_title(sample) -> None:
    assert 0.6 < mean(bool(text.mood) for text in sample) < 0.8
    assert 0.25 < mean(bool(text.title) for text in sample) < 0.42
    assert all(len(text.mood) <= 60 for text in sample)


def test_texts_have_sentences_and_paragraphs(sample) -> None:
    assert all(re.fullmatch(r"[A-Z].*[.?!]", text.text, re.DOTALL) for text in sample)
    assert mean("\n\n" in text.text for text in sample) > 0.8
