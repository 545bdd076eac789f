"""A share of the sample's texts are records of something that happened."""

import datetime as dt
import random
from statistics import mean

import pytest

from apps.demo import filling, happenings, words
from apps.journal.documents import EntryDocument
from apps.journal.incidents.about import about_of
from apps.support import handles
from apps.tactics import catalogue

TODAY = dt.date(2026, 11, 24)
COUNT = 1_200


def sample(count: int) -> list[EntryDocument]:
    return list(filling.documents(words.texts(count), "UTC", TODAY))


@pytest.fixture(scope="module")
def filled() -> list[EntryDocument]:
    return sample(COUNT)


@pytest.fixture(scope="module")
def happened(filled: list[EntryDocument]) -> list[EntryDocument]:
    return [document for document in filled if document.kind == "incident"]


def test_the_same_number_of_texts_has_the_same_records(filled: list[EntryDocument]) -> None:
    assert sample(COUNT) == filled


def test_records_do_not_depend_on_the_order_of_sets() -> None:
    draw = random.Random(1)
    first, second, third, *_ = filter(None, (happenings.drawn(draw) for _ in range(100)))
    assert first.details.facts.handles == "sedge@example.com"
    assert second.details.facts.via == "Sam from work"
    assert [tag.slug for tag in third.tactics] == ["false-reports", "unannounced-visits"]


def test_about_one_in_six_is_a_record(filled: list[EntryDocument]) -> None:
    assert 0.13 < mean(document.kind == "incident" for document in filled) < 0.2


def test_texts_are_those_that_they_were(filled: list[EntryDocument]) -> None:
    assert [document.text for document in filled] == [text.text for text in words.texts(COUNT)]


def test_a_note_has_no_details(filled: list[EntryDocument]) -> None:
    assert all(about_of(document) is None for document in filled if document.kind == "journal")


def test_some_are_ordinary_or_kind_and_none_of_those_is_tagged(
    happened: list[EntryDocument],
) -> None:
    ordinary = [document for document in happened if document.details.facts.is_ordinary]
    assert 0.06 < len(ordinary) / len(happened) < 0.2
    assert not any(document.tactics for document in ordinary)


def test_every_kind_of_fact_occurs(happened: list[EntryDocument]) -> None:
    abouts = [about for document in happened if (about := about_of(document))]
    assert len({about.channel for about in abouts}) >= 12
    assert len({code for about in abouts for code in about.tactics}) == len(catalogue.all())
    assert {about.fear for about in abouts} == set(range(5))
    assert any(about.count > 1 for about in abouts)
    assert any("between" in about.flags for about in abouts)
    assert any(document.details.facts.exact_words for document in happened)


@pytest.mark.parametrize(("typed", "same"), sorted(set().union(*happenings.HANDLES.values())))
def test_a_number_is_compared_as_the_form_would_compare_it(typed: str, same: str) -> None:
    assert handles.read(typed).same == same
