"""Several entries tagged in one go: added, never removed, and taken back in one act."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from apps.journal.models import Entry
from tests.journal.tagging.entries import CALM, boxes, slugs_of, tagged, ticked
from tests.journal.writing import a_page, keep, save
from tests.site_client import Browser, elements


def send(browser: Browser, entries: list[UUID], *slugs: str, **more: Any) -> Any:
    form = {"save": "1", "entry": [str(one) for one in entries], "tactic": list(slugs), **more}
    return browser.post("/journal/tag/", form)


def undo_link(page: str) -> str:
    links = [e.attributes.get("href", "") for e in elements(page, "a")]
    return next(link for link in links if link.startswith("/journal/tag/"))


def test_the_stream_leads_there_and_its_entries_have_boxes(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    ids = [save(vault, f"day {day}", when=f"2026-11-{day:02}T12:00") for day in range(1, 4)]
    keep(vault, a_page("half a walnut"))
    assert 'action="/journal/tag/"' in alice_client.page("/journal/")
    page = alice_client.page("/journal/tag/")
    assert boxes(page, "entry") == [str(one) for one in reversed(ids)]
    assert ticked(page, "entry") == []
    assert "half a walnut" not in page


def test_tags_are_added_to_each_and_nothing_is_taken_off(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    one, other, third = tagged(vault, "gifts"), tagged(vault), tagged(vault)
    answer = send(alice_client, [one, other], "darvo", "gifts", "made-up")
    assert answer.headers["Location"] == "/journal/"
    assert slugs_of(vault, one) == ["gifts", "darvo"]
    assert slugs_of(vault, other) == ["darvo", "gifts"]
    assert slugs_of(vault, third) == []
    assert "Tagged: 2 entries." in alice_client.page("/journal/")


def test_it_can_be_taken_back_in_one_act(alice_client: Browser, bob_client: Browser) -> None:
    vault = alice_client.writer.vault
    one, other = tagged(vault, "gifts"), tagged(vault)
    send(alice_client, [one, other], "darvo", "gifts")
    path = undo_link(alice_client.page("/journal/"))
    assert bob_client.post(path).status_code == HTTPStatus.NOT_FOUND
    asked = alice_client.page(path)
    assert "They were added to 2 entries." in asked
    assert alice_client.post(path).headers["Location"] == "/journal/"
    assert slugs_of(vault, one) == ["gifts"]
    assert slugs_of(vault, other) == []


def test_what_was_there_already_is_no_change(alice_client: Browser) -> None:
    entry_id = tagged(alice_client.writer.vault, "gifts")
    revision = Entry.objects.get().revision
    send(alice_client, [entry_id], "gifts")
    assert "these tags were there already" in alice_client.page("/journal/")
    assert Entry.objects.get().revision == revision


def test_nothing_chosen_says_so_and_keeps_the_choice(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, CALM)
    answer = send(alice_client, [entry_id])
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    page = answer.content.decode()
    assert "Choose at least one entry and one tag." in page
    assert ticked(page, "entry") == [str(entry_id)]
    page = send(alice_client, [], "darvo").content.decode()
    assert ticked(page) == ["darvo"]


def test_sixty_at_once_and_no_more(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    ids = [save(vault, f"number {number}") for number in range(61)]
    answer = send(alice_client, ids, "gifts")
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "At most 60 entries at once." in answer.content.decode()
    assert {slug for one in ids for slug in slugs_of(vault, one)} == set()
    assert send(alice_client, ids[:60], "gifts").status_code == HTTPStatus.FOUND
    assert sum(slugs_of(vault, one) == ["gifts"] for one in ids) == 60


def test_ids_of_others_and_no_ids_are_passed_over(
    alice_client: Browser, bob_client: Browser
) -> None:
    theirs = save(bob_client.writer.vault, "bob's")
    mine = save(alice_client.writer.vault, "alice's")
    answer = send(alice_client, [theirs, mine, uuid4(), "no id"], "gifts")  # type: ignore[list-item]
    assert answer.status_code == HTTPStatus.FOUND
    assert slugs_of(bob_client.writer.vault, theirs) == []
    assert slugs_of(alice_client.writer.vault, mine) == ["gifts"]
    assert "Tagged: 1 entry." in alice_client.page("/journal/")


def test_of_a_search_only_what_was_found_is_offered(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    found, other = save(vault, "a walnut tree"), save(vault, "a letter box")
    slip = alice_client.post("/journal/search/", {"words": "walnut"}).headers["Location"]
    slip_id = slip.strip("/").split("/")[2]
    page = alice_client.post("/journal/tag/", {"slip": slip_id}).content.decode()
    assert boxes(page, "entry") == [str(found)]
    answer = send(alice_client, [found], "gifts", slip=slip_id)
    assert answer.headers["Location"] == slip
    assert slugs_of(vault, other) == []


def test_a_place_that_was_not_given_out_is_not_there(alice_client: Browser) -> None:
    answer = alice_client.post("/journal/tag/", {"place": "made-up"})
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_an_account_without_a_journal_learns_of_no_page(charlie_client: Browser) -> None:
    for path in ("/journal/tag/", "/suggest/", "/suggest/forget/"):
        assert charlie_client.post(path).status_code == HTTPStatus.NOT_FOUND


def test_a_card_says_which_tags_it_has(alice_client: Browser) -> None:
    tagged(alice_client.writer.vault, "gifts")
    assert "Tags: Gifts with strings" in alice_client.page("/journal/tag/")
