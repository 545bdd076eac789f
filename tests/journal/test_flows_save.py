"""Save: what becomes of an entry and of its earlier versions."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, transaction

from apps.journal import cards, composing, flows, stream
from apps.journal.models import Draft, Entry, EntryRevision
from apps.journal.moments import Moment
from apps.journal.stream import Search
from tests.cast import Writer
from tests.journal.writing import (
    a_page,
    at,
    document_of,
    draft_texts,
    keep,
    revisions_of,
    save,
    words_in_stream,
)


def found(alice: Writer, words: str) -> list[str]:
    return words_in_stream(alice.vault, Search(words=words))


def test_a_saved_entry_is_in_the_stream_and_is_found(alice: Writer) -> None:
    save(alice.vault, "The heron stood in the weir.", title="River", mood="calm")
    assert words_in_stream(alice.vault) == ["The heron stood in the weir."]
    for words in ("heron", "HERON weir", "river", "calm", '"in the weir"'):
        assert found(alice, words) == ["The heron stood in the weir."], words
    assert found(alice, "stork") == []


def test_a_day_holds_several_entries_the_latest_first(alice: Writer) -> None:
    for hour, text in (("08", "morning"), ("21", "evening"), ("13", "noon")):
        save(alice.vault, text, when=f"2026-11-20T{hour}:00")
    assert words_in_stream(alice.vault) == ["evening", "noon", "morning"]
    clock = cards.Clock("UTC", 3, dt.date(2026, 11, 24))
    stretch = stream.read_stretch(alice.vault, clock, Search())
    assert [len(day.cards) for day in stretch.days] == [3]


def test_a_form_sent_twice_makes_one_entry(alice: Writer) -> None:
    entry_id = uuid4()
    for _ in range(2):
        save(alice.vault, "once", of=entry_id)
    assert Entry.objects.count() == 1
    assert revisions_of(entry_id) == []


def test_the_same_words_saved_again_make_no_revision(alice: Writer) -> None:
    entry_id = save(alice.vault, "the same")
    save(alice.vault, "the same", of=entry_id, base=1)
    assert Entry.objects.get().revision == 1
    assert EntryRevision.objects.count() == 0


def test_each_save_keeps_the_words_before_it(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    save(alice.vault, "second", of=entry_id, base=1)
    save(alice.vault, "third", of=entry_id, base=2)
    assert revisions_of(entry_id) == [1, 2]
    assert document_of(alice.vault, entry_id).earlier == [1, 2]
    assert words_in_stream(alice.vault) == ["third"]
    assert found(alice, "first") == []


def test_only_save_makes_a_revision(alice: Writer) -> None:
    entry_id = save(alice.vault, "saved")
    for strokes in range(1, 5):
        keep(alice.vault, a_page("typed " * strokes, of=entry_id, strokes=strokes, base=1))
    assert revisions_of(entry_id) == []
    assert words_in_stream(alice.vault) == ["saved"]


def test_an_entry_changed_elsewhere_is_not_overwritten(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    save(alice.vault, "from one window", of=entry_id, base=1)
    with pytest.raises(flows.ChangedElsewhere):
        save(alice.vault, "from another", of=entry_id, base=1)
    assert document_of(alice.vault, entry_id).text == "from one window"


def test_a_page_may_save_over_what_it_saved_itself(alice: Writer) -> None:
    page = a_page("", tab="one", strokes=5)
    save(alice.vault, "from this page", of=page.id, page=page)
    later = page._replace(strokes=9)
    save(alice.vault, "from this page, and more", of=page.id, page=later)
    assert document_of(alice.vault, page.id).text == "from this page, and more"
    assert revisions_of(page.id) == [1]


def test_an_older_form_of_the_same_page_overwrites_nothing(alice: Writer) -> None:
    page = a_page("", tab="one", strokes=9)
    save(alice.vault, "later", of=page.id, page=page)
    with pytest.raises(flows.ChangedElsewhere):
        save(alice.vault, "earlier", of=page.id, page=page._replace(strokes=5))


def test_words_of_another_page_are_not_lost_to_a_save(alice: Writer) -> None:
    page = a_page("from one", tab="one")
    keep(alice.vault, page)
    other = page._replace(tab="two", typed=a_page("from two").typed)
    with pytest.raises(flows.DraftElsewhere):
        save(alice.vault, "from two", of=page.id, page=other)
    assert draft_texts(alice.vault) == ["from one"]
    assert Entry.objects.count() == 0


def test_saving_takes_the_draft_away(alice: Writer) -> None:
    page = a_page("half a sen", tab="one")
    keep(alice.vault, page)
    save(alice.vault, "half a sentence", of=page.id, page=page)
    assert Draft.objects.count() == 0


def test_what_a_form_cannot_say_of_a_moment_is_not_lost(alice: Writer) -> None:
    exact = Moment(1_795_000_042, "Europe/Berlin")
    entry_id = save(alice.vault, "with seconds", when=exact)
    shown = Moment(exact.at - exact.at % 60, "Asia/Tokyo")
    save(alice.vault, "with other words", of=entry_id, base=1, when=shown)
    assert document_of(alice.vault, entry_id).moment == exact


def test_the_second_hour_of_an_autumn_night_stays_the_second(alice: Writer) -> None:
    # 2025-10-26T01:30Z is 02:30 in Berlin for the second time.
    second = Moment(1_761_442_200, "Europe/Berlin")
    entry_id = save(alice.vault, "late", when=second)
    typed = at("2025-10-26T02:30", "Europe/Berlin")
    assert typed != second
    save(alice.vault, "very late", of=entry_id, base=1, when=typed)
    assert document_of(alice.vault, entry_id).moment == second


def test_a_moved_entry_stands_where_it_now_belongs(alice: Writer) -> None:
    moved = save(alice.vault, "moved", when="2026-11-01T12:00")
    save(alice.vault, "stays", when="2026-11-10T12:00")
    save(alice.vault, "moved", of=moved, base=1, when="2026-11-15T12:00")
    assert words_in_stream(alice.vault) == ["moved", "stays"]
    assert found(alice, "moved") == ["moved"]
    assert revisions_of(moved) == [1]


def test_the_moment_of_first_saving_stays(alice: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    entry_id = save(alice.vault, "first")
    recorded = document_of(alice.vault, entry_id).recorded_at
    monkeypatch.setattr(composing.time, "time", lambda: recorded + 1000)
    save(alice.vault, "second", of=entry_id, base=1)
    document = document_of(alice.vault, entry_id)
    assert (document.recorded_at, document.saved_at) == (recorded, recorded + 1000)


def test_an_earlier_version_can_be_destroyed(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    save(alice.vault, "second", of=entry_id, base=1)
    save(alice.vault, "third", of=entry_id, base=2)
    flows.destroy_version(vault=alice.vault, entry_id=entry_id, revision=1, day_ends_at=3)
    assert revisions_of(entry_id) == [2]
    assert document_of(alice.vault, entry_id).earlier == [2]
    assert document_of(alice.vault, entry_id).text == "third"


def test_a_version_that_never_was_cannot_be_destroyed(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    with pytest.raises(ValueError, match="not in list"):
        flows.destroy_version(vault=alice.vault, entry_id=entry_id, revision=1, day_ends_at=3)
    with pytest.raises(Entry.DoesNotExist):
        flows.destroy_version(vault=alice.vault, entry_id=UUID(int=1), revision=1, day_ends_at=3)


def test_one_writer_cannot_write_into_the_entry_of_another(alice: Writer, bob: Writer) -> None:
    entry_id = save(alice.vault, "of Alice")
    with pytest.raises(IntegrityError), transaction.atomic():
        save(bob.vault, "of Bob", of=entry_id)
    assert words_in_stream(alice.vault) == ["of Alice"]
    assert words_in_stream(bob.vault) == []
