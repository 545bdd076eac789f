"""The switches beside a writing form: an older page or draft never lets anybody read what was kept from
them since."""

from uuid import UUID

import pytest

from apps.sharing import flows
from apps.sharing.documents import Rule
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import copies, made, view
from tests.site_client import Browser, elements, writing_form
from tests.support.network import contact

pytestmark = pytest.mark.django_db


def adding(alice: Writer, name: str = "Ada") -> UUID:
    who = contact(alice.vault, name)
    return made(alice.vault, contact=who, rule=Rule(kinds=["journal"]), adds=True)


def lent(alice: Writer) -> tuple[UUID, UUID]:
    """A view that adds, and an entry that it holds."""
    view_id, entry_id = adding(alice), save(alice.vault, "Herons.")
    flows.let_read(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    return view_id, entry_id


def switches(page: str) -> dict[str, list[str]]:
    """What the page sends of them when nothing is pressed."""
    sent: dict[str, list[str]] = {"beside": [], "reads": [], "shut": []}
    for element in elements(page, "input"):
        name, attributes = element.attributes.get("name", ""), element.attributes
        if name in sent and (attributes["type"] == "hidden" or "checked" in attributes):
            sent[name].append(attributes["value"])
    return sent


def keep_draft(browser: Browser, page: str, **said: object) -> str:
    form = writing_form(page)
    sent = {**form, **switches(page), "text": "Herons, in a draft.", "strokes": "3", **said}
    browser.post("/draft/", sent, headers={"HX-Request": "true"})
    return form["id"]


def test_an_older_page_does_not_undo_that_an_entry_is_kept(
    alice: Writer, alice_client: Browser
) -> None:
    view_id, entry_id = lent(alice)
    older = alice_client.page(f"/e/{entry_id}/edit/")
    alice_client.post(f"/views/{view_id}/keep/{entry_id}/")
    sent = {**writing_form(older), **switches(older), "text": "Herons again.", "save": "1"}
    alice_client.post("/write/", sent)
    assert copies(alice.vault, view_id) == {}
    assert view(alice.vault, view_id).document.scope.withheld == [entry_id]


def test_an_older_page_with_a_mistake_comes_back_with_the_switch_off(
    alice: Writer, alice_client: Browser
) -> None:
    view_id, entry_id = lent(alice)
    older = alice_client.page(f"/e/{entry_id}/edit/")
    alice_client.post(f"/views/{view_id}/keep/{entry_id}/")
    sent = {**writing_form(older), **switches(older), "day": "nonsense", "save": "1"}
    page = alice_client.post("/write/", sent).content.decode()
    assert switches(page) == {"beside": [str(view_id)], "reads": [], "shut": [str(view_id)]}


def test_an_older_draft_does_not_undo_that_an_entry_is_kept(
    alice: Writer, alice_client: Browser
) -> None:
    view_id, entry_id = lent(alice)
    keep_draft(alice_client, alice_client.page(f"/e/{entry_id}/edit/"))
    alice_client.post(f"/views/{view_id}/keep/{entry_id}/")
    page = alice_client.page(f"/e/{entry_id}/edit/")
    assert "Herons, in a draft." in page
    alice_client.post("/write/", {**writing_form(page), **switches(page), "save": "1"})
    assert copies(alice.vault, view_id) == {}


def test_where_the_page_shows_it_off_it_can_be_switched_on(
    alice: Writer, alice_client: Browser
) -> None:
    view_id, entry_id = lent(alice)
    alice_client.post(f"/views/{view_id}/keep/{entry_id}/")
    page = alice_client.page(f"/e/{entry_id}/edit/")
    pressed = {**switches(page), "reads": [str(view_id)]}
    sent = {**writing_form(page), **pressed, "day": "nonsense", "save": "1"}
    page = alice_client.post("/write/", sent).content.decode()  # a mistake in between keeps it on
    assert switches(page) == {**pressed, "shut": [str(view_id)]}
    sent = {**writing_form(page), **switches(page), "day": "2026-11-20", "save": "1"}
    alice_client.post("/write/", sent)
    assert set(copies(alice.vault, view_id)) == {entry_id}


def test_a_view_that_is_newer_than_the_draft_stands_off(
    alice: Writer, alice_client: Browser
) -> None:
    before = adding(alice)
    draft = keep_draft(alice_client, alice_client.page("/write/"))
    since = adding(alice, "Noa")
    sent = switches(alice_client.page(f"/d/{draft}/"))
    assert sent["reads"] == [str(before)]
    assert sent["shut"] == [str(since)]


def test_a_draft_without_any_view_beside_it_lets_nobody_read(
    alice: Writer, alice_client: Browser
) -> None:
    draft = keep_draft(alice_client, alice_client.page("/write/"))
    view_id = adding(alice)
    assert switches(alice_client.page(f"/d/{draft}/"))["reads"] == []
    assert copies(alice.vault, view_id) == {}
