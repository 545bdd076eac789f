"""Many entries added at once make the journal that one by one would make."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.journal import bulk, flows, search, search_text, stream
from apps.journal.bulk import NewEntry
from apps.journal.composing import Words
from apps.journal.documents import EntryDocument
from apps.journal.lines import PAGE_LINES, Key, Line
from apps.journal.models import CataloguePage, TextPage
from apps.journal.moments import Moment
from apps.journal.search import SearchIndex
from apps.vault import head
from apps.vault.documents import OpenVault
from tests.cast import Writer

WORDS = ["grebe", "heron", "weir", "heronry", "Café", "barge"]

documents = st.builds(
    lambda at, words, repeat: EntryDocument(
        moment=Moment(at, "UTC"),
        text=" ".join(words) * repeat,
        recorded_at=at,
        saved_at=at,
    ),
    st.integers(-1_000, 1_000),
    st.lists(st.sampled_from(WORDS), min_size=1, max_size=4),
    st.sampled_from([1, 1_500]),
)
entries = st.lists(
    st.builds(NewEntry, st.uuids(version=4), documents), unique_by=lambda one: one.id
)


def found(vault: OpenVault, word: str) -> list[Key]:
    with head.reading(vault) as current:
        return list(SearchIndex(vault, current).find(search_text.words_of(word)))


def facts(lines: list[Line]) -> list[tuple[object, ...]]:
    return [(line.at, line.id, line.first_words, line.characters) for line in lines]


def add_one_by_one(vault: OpenVault, new: list[NewEntry]) -> None:
    for one in new:
        flows.save_entry(
            vault=vault,
            entry_id=one.id,
            base_revision=0,
            words=Words(one.document.moment, "", "", one.document.text),
            day_ends_at=3,
        )


@contextmanager
def undone() -> Iterator[None]:
    """Every example begins with an empty journal."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def journal(vault: OpenVault) -> list[object]:
    """What its stream and its searches show."""
    return [facts(stream.all_lines(vault)), *(found(vault, word) for word in [*WORDS, "he", "no"])]


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(new=entries, cuts=st.lists(st.integers(0, 20), max_size=2))
def test_in_one_go_is_the_same_as_one_by_one(
    alice: Writer, new: list[NewEntry], cuts: list[int]
) -> None:
    with undone():
        add_one_by_one(alice.vault, new)
        expected = journal(alice.vault)
    with undone():
        for start, end in pairwise([0, *sorted(cuts), len(new)]):
            bulk.add_entries(vault=alice.vault, new=new[start:end], day_ends_at=3)
        assert journal(alice.vault) == expected


def numbered(count: int, start: int = 0) -> list[NewEntry]:
    return [
        NewEntry(
            uuid.uuid4(),
            EntryDocument(moment=Moment(at, "UTC"), text=f"{at}", recorded_at=at, saved_at=at),
        )
        for at in range(start, start + count)
    ]


def test_pages_are_full_after_an_import_of_the_past(alice: Writer) -> None:
    bulk.add_entries(vault=alice.vault, new=numbered(PAGE_LINES, start=5_000), day_ends_at=3)
    bulk.add_entries(vault=alice.vault, new=numbered(2 * PAGE_LINES), day_ends_at=3)
    assert CataloguePage.objects.count() == 3
    assert TextPage.objects.count() == 1
    assert found(alice.vault, "5007") == [
        (5_007, next(line.id for line in stream.all_lines(alice.vault) if line.at == 5_007))
    ]


def test_an_entry_that_is_there_already_stops_all_of_them(alice: Writer) -> None:
    first = numbered(3)
    bulk.add_entries(vault=alice.vault, new=first, day_ends_at=3)
    with pytest.raises(IntegrityError):
        bulk.add_entries(vault=alice.vault, new=[*numbered(2, start=50), first[0]], day_ends_at=3)


def test_search_finds_titles_and_moods_of_added_entries(alice: Writer) -> None:
    (one,) = numbered(1)
    one.document.title, one.document.mood = "Ferryman", "wide awake"
    assert search.searchable(one.document)
    bulk.add_entries(vault=alice.vault, new=[one], day_ends_at=3)
    assert len(found(alice.vault, "ferry awake")) == 1
