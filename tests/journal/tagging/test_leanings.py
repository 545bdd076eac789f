"""What a writer's answers change: the order and silence, and never more than that."""

from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st

from apps.journal import leanings
from apps.journal.leanings import LearnedDocument, answered, leaned

SLUGS = ("gifts", "gaslighting", "threats", "darvo")


class One(NamedTuple):
    slug: str
    strength: float


COUNTS = st.dictionaries(st.sampled_from(SLUGS), st.integers(0, 60))
LEARNED = st.builds(LearnedDocument, accepted=COUNTS, dismissed=COUNTS)
FOUND = st.lists(
    st.builds(One, st.sampled_from(SLUGS), st.floats(0.01, 1)),
    max_size=3,
    unique_by=lambda o: o.slug,
)


@given(found=FOUND, learned=LEARNED)
def test_nothing_is_added_and_nothing_changed(found: list[One], learned: LearnedDocument) -> None:
    heard = leaned(found, learned)
    assert len(heard) == len(set(heard))
    assert set(heard) <= set(found)


@given(found=FOUND, learned=LEARNED)
def test_only_what_was_put_aside_often_is_silent(
    found: list[One], learned: LearnedDocument
) -> None:
    silent = set(found) - set(leaned(found, learned))
    assert all(learned.dismissed.get(one.slug, 0) >= leanings.SILENT_AFTER for one in silent)
    assert all(learned.dismissed[one.slug] > learned.accepted.get(one.slug, 0) for one in silent)


@given(found=FOUND)
def test_without_answers_the_strongest_comes_first(found: list[One]) -> None:
    strengths = [one.strength for one in leaned(found, LearnedDocument())]
    assert strengths == sorted(strengths, reverse=True)


@given(learned=LEARNED, slug=st.sampled_from(SLUGS), is_accepted=st.booleans())
def test_a_count_stays_small(learned: LearnedDocument, slug: str, is_accepted: bool) -> None:
    for _ in range(200):
        learned = answered(learned, slug, is_accepted=is_accepted)
    total = learned.accepted[slug] + learned.dismissed[slug]
    assert total <= leanings.MOST_REMEMBERED


def test_what_is_taken_moves_ahead_of_what_is_put_aside() -> None:
    learned = LearnedDocument(accepted={"gifts": 3}, dismissed={"darvo": 3})
    found = [One("darvo", 0.8), One("gifts", 0.5)]
    assert [one.slug for one in leaned(found, learned)] == ["gifts", "darvo"]


def test_four_times_put_aside_is_silent_and_once_taken_needs_more() -> None:
    learned = LearnedDocument()
    for _ in range(3):
        learned = answered(learned, "gifts", is_accepted=False)
    assert leaned([One("gifts", 0.9)], learned)
    learned = answered(learned, "gifts", is_accepted=False)
    assert leaned([One("gifts", 0.9)], learned) == []
    often_taken = LearnedDocument(accepted={"gifts": 2}, dismissed={"gifts": 7})
    assert leaned([One("gifts", 0.9)], often_taken)


def test_an_answer_leaves_the_document_before_it_as_it_was() -> None:
    before = LearnedDocument(accepted={"gifts": 1})
    answered(before, "gifts", is_accepted=True)
    assert before == LearnedDocument(accepted={"gifts": 1})
