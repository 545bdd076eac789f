"""The bin: thirty days in which nothing is lost, then nothing is left."""

import datetime as dt
from uuid import UUID

import pytest

from apps.journal import flows, opening, stream
from apps.journal.models import Draft, Entry, EntryRevision
from apps.journal.stream import Clock, Search
from tests.cast import Writer
from tests.journal.incidents.sent import capture
from tests.journal.writing import (
    a_page,
    document_of,
    draft_texts,
    keep,
    revisions_of,
    save,
    words_in_stream,
)
from tests.site_client import Browser

TODAY = dt.datetime.now(dt.UTC).date()
CLOCK = Clock("UTC", 3, TODAY)


def put_in_bin(alice: Writer, entry_id: UUID, days_ago: int = 0) -> None:
    on = TODAY - dt.timedelta(days=days_ago)
    flows.bin_entry(vault=alice.vault, entry_id=entry_id, today=on, day_ends_at=3)


def restore(alice: Writer, entry_id: UUID) -> None:
    flows.restore_entry(vault=alice.vault, entry_id=entry_id, day_ends_at=3)


def in_bin(alice: Writer) -> list[UUID]:
    return [entry_id for entry_id, _ in stream.binned(alice.vault, CLOCK)]


def test_a_binned_entry_is_in_the_bin_alone(alice: Writer) -> None:
    entry_id = save(alice.vault, "about the heron", mood="calm")
    put_in_bin(alice, entry_id)
    assert in_bin(alice) == [entry_id]
    for search in (Search(), Search(words="heron"), Search(mood="calm")):
        assert words_in_stream(alice.vault, search) == []
    assert stream.newest(alice.vault, CLOCK, 5)[1] == []


def test_the_bin_shows_no_words(alice: Writer) -> None:
    put_in_bin(alice, save(alice.vault, "about the heron", title="Weir", mood="calm"))
    ((_, card),) = stream.binned(alice.vault, CLOCK)
    assert (card.title, card.words, card.mood) == ("", "", "")


def test_a_restored_entry_is_as_it_was(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    save(alice.vault, "about the heron", of=entry_id, base=1)
    put_in_bin(alice, entry_id)
    restore(alice, entry_id)
    assert in_bin(alice) == []
    assert words_in_stream(alice.vault, Search(words="heron")) == ["about the heron"]
    assert revisions_of(entry_id) == [1]
    assert Entry.objects.get().purge_on is None


def test_binning_and_restoring_twice_is_harmless(alice: Writer) -> None:
    entry_id = save(alice.vault, "twice")
    put_in_bin(alice, entry_id, days_ago=3)
    put_in_bin(alice, entry_id)
    assert Entry.objects.get().purge_on == TODAY + dt.timedelta(days=27)
    restore(alice, entry_id)
    restore(alice, entry_id)
    assert words_in_stream(alice.vault) == ["twice"]


@pytest.mark.parametrize(("days_ago", "stays"), [(29, True), (30, False), (31, False)])
def test_after_thirty_days_the_rows_are_destroyed_without_any_key(
    alice: Writer, days_ago: int, stays: bool
) -> None:
    entry_id = save(alice.vault, "first")
    save(alice.vault, "second", of=entry_id, base=1)
    put_in_bin(alice, entry_id, days_ago)
    flows.purge_bin(today=TODAY)
    assert Entry.objects.exists() == stays
    assert EntryRevision.objects.exists() == stays


def test_purging_leaves_everything_else(alice: Writer, bob: Writer) -> None:
    stays = save(alice.vault, "stays")
    save(bob.vault, "of Bob")
    put_in_bin(alice, save(alice.vault, "goes", when="2026-11-01T12:00"), days_ago=40)
    flows.purge_bin(today=TODAY)
    assert Entry.objects.filter(owner=alice.account).get().id == stays
    assert words_in_stream(alice.vault) == ["stays"]
    assert words_in_stream(bob.vault) == ["of Bob"]


def test_what_is_purged_stands_no_longer_in_the_bin(alice: Writer) -> None:
    put_in_bin(alice, save(alice.vault, "goes"), days_ago=30)
    flows.purge_bin(today=TODAY)
    assert in_bin(alice) == []


def test_the_line_of_what_was_purged_goes_at_the_next_unlock(alice: Writer) -> None:
    put_in_bin(alice, save(alice.vault, "goes"), days_ago=30)
    save(alice.vault, "stays")
    flows.purge_bin(today=TODAY)
    opening.settle(alice.vault)
    assert [line.first_words for line in stream.all_lines(alice.vault)] == ["stays"]


def test_the_line_of_what_was_not_purged_yet_stays(alice: Writer) -> None:
    put_in_bin(alice, save(alice.vault, "waits"), days_ago=31)
    opening.settle(alice.vault)
    assert len(stream.all_lines(alice.vault)) == 1


def test_a_change_to_a_binned_entry_is_kept_as_a_draft(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    put_in_bin(alice, entry_id)
    keep(alice.vault, a_page("typed in another window", of=entry_id, base=1))
    assert draft_texts(alice.vault) == ["typed in another window"]


def test_saving_a_change_brings_a_binned_entry_back(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    put_in_bin(alice, entry_id)
    save(alice.vault, "written on", of=entry_id, base=1)
    assert in_bin(alice) == []
    assert words_in_stream(alice.vault, Search(words="written")) == ["written on"]
    assert Entry.objects.get().purge_on is None
    assert revisions_of(entry_id) == [1]


def test_a_replayed_form_leaves_a_binned_entry_in_the_bin(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    put_in_bin(alice, entry_id)
    save(alice.vault, "first", of=entry_id)
    assert in_bin(alice) == [entry_id]


def test_saving_a_change_to_what_was_purged_makes_it_an_entry_again(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    put_in_bin(alice, entry_id, days_ago=30)
    flows.purge_bin(today=TODAY)
    save(alice.vault, "written on", of=entry_id, base=1)
    assert words_in_stream(alice.vault) == ["written on"]
    assert len(stream.all_lines(alice.vault)) == 1
    assert document_of(alice.vault, entry_id).earlier == []


def test_binning_takes_the_draft_along(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    keep(alice.vault, a_page("being changed", of=entry_id, base=1))
    put_in_bin(alice, entry_id)
    assert Draft.objects.count() == 0


def test_a_version_of_a_binned_entry_can_be_destroyed(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    save(alice.vault, "second", of=entry_id, base=1)
    put_in_bin(alice, entry_id)
    flows.destroy_version(vault=alice.vault, entry_id=entry_id, revision=1, day_ends_at=3)
    assert in_bin(alice) == [entry_id]
    assert words_in_stream(alice.vault, Search(words="second")) == []
    restore(alice, entry_id)
    assert words_in_stream(alice.vault, Search(words="second")) == ["second"]


def test_the_rebuilt_journal_has_the_same_bin(alice: Writer) -> None:
    entry_id = save(alice.vault, "first")
    put_in_bin(alice, entry_id, days_ago=4)
    before = stream.all_lines(alice.vault)
    flows.rebuild(vault=alice.vault, day_ends_at=3)
    assert stream.all_lines(alice.vault) == before


def test_the_bin_says_each_date_once(alice: Writer) -> None:
    put_in_bin(alice, save(alice.vault, "first", when="2026-11-20T18:28"))
    page = Browser(alice).page("/bin/")
    assert page.count("18:28") == 1
    assert "Friday 20 November 2026, 18:28" in page


def test_a_lawyer_is_named_where_a_record_is_deleted_and_nowhere_else(
    alice_client: Browser,
) -> None:
    for made, is_named in (
        (capture(alice_client), True),
        (save(alice_client.writer.vault, "A Sunday."), False),
    ):
        assert ("ask a lawyer" in alice_client.page(f"/e/{made}/delete/")) is is_named
        save(alice_client.writer.vault, "Changed.", of=made, base=1)
        version = alice_client.page(f"/e/{made}/history/1/")
        assert ("ask a lawyer" in version) is is_named


def test_the_bin_names_the_other_places_of_what_was_deleted(alice: Writer) -> None:
    page = Browser(alice).page("/bin/")
    assert 'href="/plan/deleted/"' in page
    assert 'href="/people/deleted/"' in page
