"""Going back to an earlier version: it stands there again, and nothing of what stood there is lost."""

from http import HTTPStatus
from uuid import UUID

import pytest
from msgspec.structs import replace

from apps.journal import access, flows, going_back, marking
from apps.journal.models import Draft, EntryRevision
from apps.journal.stream import Search
from tests.cast import Writer
from tests.journal.incidents.sent import Window, capture
from tests.journal.writing import (
    DAY_ENDS_AT,
    a_page,
    document_of,
    draft_texts,
    keep,
    revisions_of,
    save,
    words_in_stream,
)
from tests.site_client import Browser, elements

SAID = b"It is as it was then. What stood here before is kept in History."
STALE = b"This was changed in another window. Nothing was overwritten."


@pytest.fixture
def entry_id(alice: Writer) -> UUID:
    made = save(alice.vault, "about the heron", title="Weir", mood="calm", when="2026-11-01T12:00")
    save(alice.vault, "about the stork", of=made, base=1, title="Lock", when="2026-11-02T12:00")
    return made


def go(browser: Browser, entry_id: UUID, number: int = 1, seen: object = None) -> bytes:
    """As the page of that version has it, pressed."""
    if seen is None:
        page = browser.page(f"/e/{entry_id}/history/{number}/")
        named = [e.attributes for e in elements(page, "input")]
        seen = next(one["value"] for one in named if one.get("name") == "seen")
    answer = browser.post(f"/e/{entry_id}/history/{number}/again/", {"seen": seen}, follow=True)
    assert answer.status_code == HTTPStatus.OK
    return bytes(answer.content)


def test_the_entry_says_again_what_it_said_then(alice_client: Browser, entry_id: UUID) -> None:
    vault = alice_client.writer.vault
    then = access.version_to_read(vault, entry_id, 1)
    assert SAID in go(alice_client, entry_id)
    now = document_of(vault, entry_id)
    fields = ("kind", "moment", "title", "mood", "text", "details", "tactics", "recorded_at")
    assert all(getattr(now, name) == getattr(then, name) for name in fields)
    assert words_in_stream(vault, Search(words="heron")) == ["about the heron"]
    assert words_in_stream(vault, Search(words="stork")) == []


def test_nothing_of_what_stood_there_is_lost(alice_client: Browser, entry_id: UUID) -> None:
    vault = alice_client.writer.vault
    marking.change_tags(vault=vault, entry_id=entry_id, added=["gifts"], day_ends_at=DAY_ENDS_AT)
    stood = document_of(vault, entry_id)
    go(alice_client, entry_id)
    assert revisions_of(entry_id) == [1, 3]
    assert access.version_to_read(vault, entry_id, 3) == stood
    go(alice_client, entry_id, 3)
    again = document_of(vault, entry_id)
    assert replace(again, earlier=[], worded_in=0, saved_at=0) == replace(
        stood, earlier=[], worded_in=0, saved_at=0, tab="", pages={}, strokes=0
    )
    assert revisions_of(entry_id) == [1, 3, 4]


def test_details_and_tags_come_back_with_the_words(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = capture(alice_client, text="at the gate", channel="via", tactic="gifts")
    then = document_of(vault, entry_id)
    Window(alice_client, f"/e/{entry_id}/add/place/").type(place="Umbria").post()
    Window(alice_client, f"/e/{entry_id}/edit/").type(text="elsewhere", channel="call").post()
    go(alice_client, entry_id, then.worded_in)
    now = document_of(vault, entry_id)
    assert (now.text, now.details, now.tactics) == ("at the gate", then.details, then.tactics)


def test_what_was_put_aside_stays_aside(alice_client: Browser, entry_id: UUID) -> None:
    vault = alice_client.writer.vault
    marking.put_aside(vault=vault, entry_id=entry_id, slug="gifts", day_ends_at=DAY_ENDS_AT)
    go(alice_client, entry_id)
    assert document_of(vault, entry_id).dismissed == ["gifts"]


def test_a_form_sent_twice_changes_nothing_more(alice_client: Browser, entry_id: UUID) -> None:
    go(alice_client, entry_id, seen=2)
    assert SAID in go(alice_client, entry_id, seen=2)
    assert revisions_of(entry_id) == [1, 2]


@pytest.mark.parametrize("seen", [2, 1, "", "x", "-1", "9" * 5000, "٢"])
def test_a_form_that_has_not_seen_the_last_change_overwrites_nothing(
    alice_client: Browser, entry_id: UUID, seen: object
) -> None:
    vault = alice_client.writer.vault
    save(vault, "about the crane", of=entry_id, base=2)
    assert STALE in go(alice_client, entry_id, seen=seen)
    assert document_of(vault, entry_id).text == "about the crane"
    assert revisions_of(entry_id) == [1, 2]


def test_tags_set_since_are_no_reason_to_refuse(alice_client: Browser, entry_id: UUID) -> None:
    vault = alice_client.writer.vault
    marking.change_tags(vault=vault, entry_id=entry_id, added=["gifts"], day_ends_at=DAY_ENDS_AT)
    assert SAID in go(alice_client, entry_id, seen=2)


def test_what_lies_in_the_bin_goes_back_to_nothing(alice: Writer, entry_id: UUID) -> None:
    browser = Browser(alice)
    browser.post(f"/e/{entry_id}/delete/")
    assert "Go back to this one" not in browser.page(f"/e/{entry_id}/history/1/")
    answer = browser.post(f"/e/{entry_id}/history/1/again/", {"seen": "2"})
    assert answer.status_code == HTTPStatus.NOT_FOUND
    with pytest.raises(flows.ChangedElsewhere):
        going_back.go_back(
            vault=alice.vault, entry_id=entry_id, revision=1, seen_revision=2, day_ends_at=3
        )
    assert document_of(alice.vault, entry_id).text == "about the stork"


@pytest.mark.parametrize("number", [0, 2, 3, 10**18])
def test_there_is_no_way_back_to_a_version_that_is_none(
    alice_client: Browser, entry_id: UUID, number: int
) -> None:
    answer = alice_client.post(f"/e/{entry_id}/history/{number}/again/", {"seen": "2"})
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_a_version_that_was_removed_meanwhile_is_nowhere(alice: Writer, entry_id: UUID) -> None:
    with pytest.raises(EntryRevision.DoesNotExist):
        going_back.go_back(
            vault=alice.vault, entry_id=entry_id, revision=7, seen_revision=2, day_ends_at=3
        )


def test_an_address_alone_changes_nothing(alice_client: Browser, entry_id: UUID) -> None:
    answer = alice_client.get(f"/e/{entry_id}/history/1/again/")
    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_a_draft_stays_and_has_to_see_what_came_back(alice_client: Browser, entry_id: UUID) -> None:
    vault = alice_client.writer.vault
    keep(vault, a_page("being changed", of=entry_id, base=2))
    page = go(alice_client, entry_id)
    assert SAID in page
    assert b"There are changes to this entry that are not saved yet." in page
    assert draft_texts(vault) == ["being changed"]
    window = Window(alice_client, f"/e/{entry_id}/edit/")
    assert window.form["text"] == ["being changed"]
    answer = window.post()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert b"about the heron" in answer.content
    assert document_of(vault, entry_id).text == "about the heron"


def test_parts_that_a_draft_has_not_written_are_those_that_came_back(
    alice_client: Browser,
) -> None:
    vault = alice_client.writer.vault
    entry_id = capture(alice_client, text="at the gate")
    Window(alice_client, f"/e/{entry_id}/edit/").type(text="elsewhere").post()
    Window(alice_client, f"/e/{entry_id}/add/place/").type(place="Umbria").autosave()
    assert Draft.objects.count() == 1
    go(alice_client, entry_id)
    Window(alice_client, f"/e/{entry_id}/add/place/").post()
    now = document_of(vault, entry_id)
    assert now.text == "at the gate"
    assert now.details.facts.place == "Umbria"


def test_a_page_that_saved_the_version_before_replaces_nothing_unseen(
    alice_client: Browser, entry_id: UUID
) -> None:
    vault = alice_client.writer.vault
    window = Window(alice_client, f"/e/{entry_id}/edit/").type(text="about the crane")
    window.post()
    go(alice_client, entry_id)
    answer = window.type(text="about the crane, and on").post()
    assert answer.status_code == HTTPStatus.CONFLICT
    assert document_of(vault, entry_id).text == "about the heron"


def test_the_page_of_a_version_has_the_way_back_without_a_script(
    alice_client: Browser, entry_id: UUID
) -> None:
    page = alice_client.page(f"/e/{entry_id}/history/1/")
    forms = [e.attributes for e in elements(page, "form")]
    assert {"method": "post", "action": f"/e/{entry_id}/history/1/again/"}.items() <= next(
        one for one in forms if one.get("action", "").endswith("/again/")
    ).items()
    assert "Whoever can read the entry" not in page


def test_of_somebody_else_there_is_nothing_to_go_back_to(
    bob: Writer, entry_id: UUID, alice: Writer
) -> None:
    answer = Browser(bob).post(f"/e/{entry_id}/history/1/again/", {"seen": "2"})
    assert answer.status_code == HTTPStatus.NOT_FOUND
    assert document_of(alice.vault, entry_id).text == "about the stork"
