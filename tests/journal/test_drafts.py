"""Drafts: nothing typed is lost, whichever request comes first, last, twice or never."""

import datetime as dt
from uuid import uuid4

import pytest

from apps.journal import cards, drafts, stream
from apps.journal.models import Draft
from apps.journal.stream import Search
from tests.cast import Writer
from tests.journal.writing import a_page, draft_texts, keep, save


def test_nothing_typed_makes_no_row(alice: Writer) -> None:
    kept = keep(alice.vault, a_page(" \n\t"))
    assert kept.revision == 0
    assert Draft.objects.count() == 0


def test_autosave_overwrites_in_place(alice: Writer) -> None:
    first = a_page("a", strokes=1)
    keep(alice.vault, first)
    seen = keep(alice.vault, a_page("ab", of=first.id, strokes=2, seen=1))
    assert (seen.id, seen.revision, seen.other) == (first.id, 2, None)
    assert draft_texts(alice.vault) == ["ab"]


def test_words_deleted_by_the_writer_are_gone_from_the_draft(alice: Writer) -> None:
    first = a_page("a secret", strokes=1)
    keep(alice.vault, first)
    keep(alice.vault, a_page("", of=first.id, strokes=2, seen=1))
    assert draft_texts(alice.vault) == [""]


def test_a_lost_answer_does_no_harm(alice: Writer) -> None:
    first = a_page("a", strokes=1)
    keep(alice.vault, first)
    # The page never heard of revision 1.
    keep(alice.vault, a_page("ab", of=first.id, strokes=2, seen=0))
    assert draft_texts(alice.vault) == ["ab"]


def test_the_same_request_twice_changes_nothing(alice: Writer) -> None:
    sent = a_page("once")
    assert keep(alice.vault, sent) == keep(alice.vault, sent)
    assert draft_texts(alice.vault) == ["once"]


def test_a_late_request_never_replaces_later_words(alice: Writer) -> None:
    late = a_page("a", strokes=1)
    keep(alice.vault, a_page("abc", of=late.id, strokes=3))
    kept = keep(alice.vault, late)
    assert kept.revision == 1
    assert draft_texts(alice.vault) == ["abc"]


def test_a_request_later_than_the_save_makes_no_draft(alice: Writer) -> None:
    page = a_page("all of it", strokes=7)
    save(alice.vault, "all of it", of=page.id, page=page)
    assert keep(alice.vault, a_page("all of", of=page.id, strokes=5)).revision == 0
    assert keep(alice.vault, page).revision == 0
    assert Draft.objects.count() == 0


def test_words_typed_after_the_save_are_kept(alice: Writer) -> None:
    page = a_page("saved", strokes=7)
    save(alice.vault, "saved", of=page.id, page=page)
    keep(alice.vault, a_page("saved, and more", of=page.id, strokes=9))
    assert draft_texts(alice.vault) == ["saved, and more"]


def test_without_counted_strokes_nothing_is_taken_for_late(alice: Writer) -> None:
    page = a_page("saved", strokes=0)
    save(alice.vault, "saved", of=page.id, page=page)
    keep(alice.vault, a_page("typed after going back", of=page.id, strokes=0))
    assert draft_texts(alice.vault) == ["typed after going back"]


def test_two_pages_keep_both(alice: Writer) -> None:
    begun = a_page("begun", tab="one", strokes=1)
    keep(alice.vault, begun)
    keep(alice.vault, a_page("begun and more", of=begun.id, tab="one", strokes=2, seen=1))
    other = a_page("begun, otherwise", of=begun.id, tab="two", strokes=1, seen=1)
    kept = keep(alice.vault, other)
    assert kept.other == begun.id
    assert kept.id != begun.id
    assert draft_texts(alice.vault) == ["begun and more", "begun, otherwise"]


def test_a_page_set_apart_sends_twice_and_is_kept_once(alice: Writer) -> None:
    begun = a_page("begun", tab="one")
    keep(alice.vault, begun)
    other = a_page("otherwise", of=begun.id, tab="two", strokes=1)
    first = keep(alice.vault, other)
    again = keep(alice.vault, a_page("otherwise, on", of=begun.id, tab="two", strokes=2))
    assert (again.id, again.other) == (first.id, begun.id)
    assert draft_texts(alice.vault) == ["begun", "otherwise, on"]


def test_the_next_page_takes_up_what_it_has_seen(alice: Writer) -> None:
    begun = a_page("begun", tab="one")
    keep(alice.vault, begun)
    keep(alice.vault, a_page("begun, and on", of=begun.id, tab="two", seen=1))
    assert draft_texts(alice.vault) == ["begun, and on"]


def test_equal_words_in_two_pages_are_one_draft(alice: Writer) -> None:
    begun = a_page("the same", tab="one")
    keep(alice.vault, begun)
    assert keep(alice.vault, begun._replace(tab="two")).other is None
    assert draft_texts(alice.vault) == ["the same"]


def test_an_entry_opened_and_left_as_it_is_makes_no_draft(alice: Writer) -> None:
    entry_id = save(alice.vault, "as it is")
    keep(alice.vault, a_page("as it is", of=entry_id, base=1))
    assert Draft.objects.count() == 0


@pytest.mark.parametrize("change", [{"day": "2026-11-21"}, {"time": "12:01"}, {"mood": "calm"}])
def test_a_changed_day_time_or_mood_is_kept_too(alice: Writer, change: dict[str, str]) -> None:
    entry_id = save(alice.vault, "as it is")
    keep(alice.vault, a_page("as it is", of=entry_id, base=1, **change))
    assert Draft.objects.count() == 1


def test_a_draft_is_found_by_search_and_stands_first(alice: Writer) -> None:
    save(alice.vault, "an entry with herons")
    keep(alice.vault, a_page("a draft with Hérons", title="Weir"))
    clock = cards.Clock("UTC", 3, dt.date(2026, 11, 24))
    for words in ("", "heron", "weir", "draft HERONS"):
        stretch = stream.read_stretch(alice.vault, clock, Search(words=words))
        assert [card.title for card in stretch.drafts] == ["Weir"], words
    assert stream.read_stretch(alice.vault, clock, Search(words="stork")).drafts == []


def test_the_latest_touched_draft_stands_first(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1_800_000_000
    for step, text in enumerate(("one", "two", "three")):
        monkeypatch.setattr(drafts.time, "time", lambda step=step: now + step)
        keep(alice.vault, a_page(text))
    clock = cards.Clock("UTC", 3, dt.date(2026, 11, 24))
    shown = stream.read_stretch(alice.vault, clock, Search()).drafts
    assert [card.words for card in shown] == ["three", "two", "one"]


def test_a_discarded_draft_is_gone(alice: Writer) -> None:
    sent = a_page("not this")
    keep(alice.vault, sent)
    drafts.discard(vault=alice.vault, draft_id=sent.id)
    assert draft_texts(alice.vault) == []


def test_discarding_what_is_not_there_changes_nothing(alice: Writer) -> None:
    keep(alice.vault, a_page("stays"))
    drafts.discard(vault=alice.vault, draft_id=uuid4())
    assert draft_texts(alice.vault) == ["stays"]


def test_one_writer_cannot_discard_the_draft_of_another(alice: Writer, bob: Writer) -> None:
    sent = a_page("of Alice")
    keep(alice.vault, sent)
    drafts.discard(vault=bob.vault, draft_id=sent.id)
    assert draft_texts(alice.vault) == ["of Alice"]
