"""Words that nobody saved: resting drafts become entries, left words become drafts."""

import time

import msgspec

from apps.journal import adoption, opening
from apps.journal.documents import LeftWords
from apps.journal.drafts import ADOPT_AFTER_SECONDS
from apps.journal.models import Draft, Entry
from apps.journal.moments import Moment
from apps.vault import inbox
from tests.cast import Writer
from tests.journal.conftest import Travel
from tests.journal.writing import (
    a_page,
    at,
    document_of,
    draft_texts,
    keep,
    save,
    words_in_stream,
)


def test_a_draft_rests_for_twelve_hours(alice: Writer, later: Travel) -> None:
    keep(alice.vault, a_page("resting"))
    later(ADOPT_AFTER_SECONDS - 60)
    opening.settle(alice.vault)
    assert (draft_texts(alice.vault), words_in_stream(alice.vault)) == (["resting"], [])


def test_then_it_becomes_an_entry_of_its_own_moment(alice: Writer, later: Travel) -> None:
    sent = a_page("resting", title=" Weir ", day="2024-02-29", time="21:15")
    keep(alice.vault, sent)
    touched = int(time.time())
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    assert (draft_texts(alice.vault), words_in_stream(alice.vault)) == ([], ["resting"])
    document = document_of(alice.vault, sent.id)
    assert document.moment == at("2024-02-29T21:15")
    assert document.title == "Weir"
    assert abs(document.recorded_at - touched) < 60


def test_a_day_that_makes_no_sense_becomes_the_moment_of_typing(
    alice: Writer, later: Travel
) -> None:
    sent = a_page("some day", day="last tuesday", time="tea time")
    keep(alice.vault, sent)
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    document = document_of(alice.vault, sent.id)
    assert document.moment == Moment(document.recorded_at, "UTC")


def test_settling_twice_adopts_once(alice: Writer, later: Travel) -> None:
    keep(alice.vault, a_page("resting"))
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    opening.settle(alice.vault)
    assert Entry.objects.count() == 1


def test_changes_to_an_entry_stay_a_draft(alice: Writer, later: Travel) -> None:
    entry_id = save(alice.vault, "as saved")
    keep(alice.vault, a_page("being changed", of=entry_id, base=1))
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["being changed"]
    assert words_in_stream(alice.vault) == ["as saved"]


def test_an_emptied_draft_goes_without_a_trace(alice: Writer, later: Travel) -> None:
    sent = a_page("a", strokes=1)
    keep(alice.vault, sent)
    keep(alice.vault, a_page("", of=sent.id, strokes=2))
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    assert (Draft.objects.count(), Entry.objects.count()) == (0, 0)


def test_a_page_open_all_night_goes_on_where_its_draft_was_adopted(
    alice: Writer, later: Travel
) -> None:
    sent = a_page("in the evening", strokes=3)
    keep(alice.vault, sent)
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    morning = a_page("in the evening, and in the morning", of=sent.id, strokes=9)
    keep(alice.vault, morning)
    assert draft_texts(alice.vault) == ["in the evening, and in the morning"]
    save(alice.vault, morning.typed.text, of=sent.id, page=morning)
    assert words_in_stream(alice.vault) == ["in the evening, and in the morning"]


def test_left_words_become_a_draft(alice: Writer) -> None:
    adoption.leave_words(owner=alice.account.pk, session="s", sent=a_page("the last words"))
    assert draft_texts(alice.vault) == []
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["the last words"]
    assert inbox.notes(alice.vault) == []


def test_left_words_go_on_with_the_draft_of_their_page(alice: Writer) -> None:
    sent = a_page("the la", strokes=2)
    keep(alice.vault, sent)
    adoption.leave_words(
        owner=alice.account.pk, session="s", sent=a_page("the last", of=sent.id, strokes=5)
    )
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["the last"]


def test_left_words_that_came_late_replace_nothing(alice: Writer) -> None:
    sent = a_page("the last words", strokes=9)
    keep(alice.vault, sent)
    adoption.leave_words(
        owner=alice.account.pk, session="s", sent=a_page("the", of=sent.id, strokes=2)
    )
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["the last words"]


def test_left_words_of_a_change_stay_a_change(alice: Writer) -> None:
    entry_id = save(alice.vault, "as saved")
    keep(alice.vault, a_page("as changed", of=entry_id, base=1))
    changed = a_page("as changed again", of=entry_id, base=1, strokes=2)
    adoption.leave_words(owner=alice.account.pk, session="s", sent=changed)
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["as changed again"]
    save(alice.vault, "as changed again", of=entry_id, base=1, page=changed)
    assert words_in_stream(alice.vault) == ["as changed again"]


def test_left_words_of_two_pages_are_both_kept(alice: Writer) -> None:
    sent = a_page("from one", tab="one")
    keep(alice.vault, sent)
    other = a_page("from two", of=sent.id, tab="two")
    adoption.leave_words(owner=alice.account.pk, session="s", sent=other)
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["from one", "from two"]


def test_notes_of_another_kind_stay_where_they_are(alice: Writer) -> None:
    inbox.drop_in(alice.account.pk, "failed sign-in")
    inbox.drop_in(alice.account.pk, adoption.LEFT_WORDS, "no document at all")
    opening.settle(alice.vault)
    assert len(inbox.notes(alice.vault)) == 2


def test_left_words_are_read_in_their_first_shape_too(alice: Writer) -> None:
    sent = a_page("of an older page")
    first_shape = {"schema": 1, "id": sent.id, "typed": sent.typed, "zone": "UTC"}
    detail = msgspec.json.encode(first_shape).decode()
    assert msgspec.json.decode(detail, type=LeftWords).strokes == 0
    inbox.drop_in(alice.account.pk, adoption.LEFT_WORDS, detail)
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["of an older page"]
