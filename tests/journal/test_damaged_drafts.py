"""A draft that does not open is told on Today and in the journal, and hides nothing else."""

from functools import partial
from uuid import UUID

import pytest
from django.urls import reverse

from apps.accounts.models import Profile
from apps.accounts.unlock_steps import attempt
from apps.journal import adoption, checking, opening
from apps.journal.drafts import ADOPT_AFTER_SECONDS
from apps.journal.models import Draft, Entry
from apps.vault import inbox
from tests.cast import Writer
from tests.journal.conftest import Travel
from tests.journal.writing import a_page, draft_texts, keep, save, words_in_stream
from tests.site_client import Browser

TOLD = "1 draft cannot be read. Everything else is here."
PLACES = ["/", "/journal/"]


def damage(draft_id: UUID) -> None:
    Draft.objects.filter(id=draft_id).update(sealed=b"\x01\x01" + bytes(300))


@pytest.fixture
def broken(alice: Writer) -> UUID:
    """Alice has an entry, a sound draft, and this one."""
    save(alice.vault, "an entry that stands")
    keep(alice.vault, a_page("a sound draft"))
    sent = a_page("what was damaged")
    keep(alice.vault, sent)
    damage(sent.id)
    return sent.id


@pytest.mark.parametrize("path", PLACES)
@pytest.mark.usefixtures("broken")
def test_everything_else_is_shown_beside_one_notice(alice_client: Browser, path: str) -> None:
    page = alice_client.page(path)
    assert page.count(TOLD) == 1
    assert reverse("check") in page
    assert "an entry that stands" in page
    assert "a sound draft" in page


@pytest.mark.parametrize("path", PLACES)
def test_a_missing_draft_is_told_too(alice_client: Browser, broken: UUID, path: str) -> None:
    Draft.objects.filter(id=broken).delete()
    assert TOLD in alice_client.page(path)


@pytest.mark.parametrize("path", PLACES)
def test_sound_drafts_are_no_news(alice: Writer, alice_client: Browser, path: str) -> None:
    keep(alice.vault, a_page("a sound draft"))
    assert "cannot be read" not in alice_client.page(path)


def test_writing_goes_on(alice: Writer, alice_client: Browser, broken: UUID) -> None:
    keep(alice.vault, a_page("begun later"))
    save(alice.vault, "saved later")
    assert draft_texts(alice.vault) == ["a sound draft", "begun later"]
    assert "saved later" in words_in_stream(alice.vault)


def test_the_check_counts_it_and_removes_it_when_asked(
    alice: Writer, alice_client: Browser, broken: UUID
) -> None:
    page = alice_client.post("/journal/check/").content.decode()
    assert "Drafts that are damaged, missing, or older than the last one kept: 1." in page
    assert Draft.objects.filter(id=broken).exists()
    alice_client.post("/journal/check/", {"anyway": "1"})
    assert checking.check_journal(vault=alice.vault).is_well
    assert draft_texts(alice.vault) == ["a sound draft"]
    assert "cannot be read" not in alice_client.page("/")


def test_the_check_keeps_an_older_draft_that_opens(alice: Writer, alice_client: Browser) -> None:
    sent = a_page("as it was", strokes=1)
    keep(alice.vault, sent)
    before = Draft.objects.get()
    keep(alice.vault, a_page("as it is", of=sent.id, strokes=2))
    before.save()
    assert draft_texts(alice.vault) == []
    alice_client.post("/journal/check/", {"anyway": "1"})
    assert draft_texts(alice.vault) == ["as it was"]
    keep(alice.vault, a_page("as it goes on", of=sent.id, strokes=3))
    assert draft_texts(alice.vault) == ["as it goes on"]


def test_the_check_looks_no_longer_for_a_missing_one(
    alice: Writer, alice_client: Browser, broken: UUID
) -> None:
    Draft.objects.filter(id=broken).delete()
    alice_client.post("/journal/check/", {"anyway": "1"})
    assert checking.check_journal(vault=alice.vault).is_well


def test_the_sound_ones_become_entries_all_the_same(
    alice: Writer, broken: UUID, later: Travel
) -> None:
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    assert sorted(words_in_stream(alice.vault)) == ["a sound draft", "an entry that stands"]


def test_a_note_that_cannot_be_kept_hinders_no_other(
    alice: Writer, broken: UUID, later: Travel
) -> None:
    inbox.drop_in(alice.account.pk, adoption.LEFT_WORDS, "no document at all")
    for sent in (a_page("more of it", of=broken, strokes=2), a_page("the last words")):
        adoption.leave_words(owner=alice.account.pk, session="s", sent=sent)
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["a sound draft", "the last words"]
    assert len(inbox.notes(alice.vault)) == 2
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    assert Entry.objects.count() == 2
    assert draft_texts(alice.vault) == ["the last words"]


def test_a_profile_that_does_not_open_hinders_no_settling(alice: Writer) -> None:
    adoption.leave_words(owner=alice.account.pk, session="s", sent=a_page("the last words"))
    Profile.objects.update(sealed=b"\x01\x01" + bytes(300))
    opening.settle(alice.vault)
    assert draft_texts(alice.vault) == ["the last words"]


def test_what_fails_is_undone_and_the_next_goes_on(alice: Writer) -> None:
    def fail() -> None:
        save(alice.vault, "half of something")
        raise RuntimeError

    attempt(fail)
    attempt(partial(save, alice.vault, "the next"))
    assert words_in_stream(alice.vault) == ["the next"]
