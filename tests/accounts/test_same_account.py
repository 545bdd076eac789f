"""A form says whose page it stood on."""

import pytest

from apps.accounts import flows
from tests.accounts.browser import HTMX, Browser, text_of
from tests.cast import Writer


@pytest.fixture
def bob_in(alice_in: Browser, bob: Writer) -> Browser:
    """Alice's browser after Bob signed in in another tab; her page is still open."""
    alices = alice_in.account
    alice_in.sign_in(bob)
    alice_in.account = alices
    return alice_in


def test_a_form_of_another_accounts_page_saves_nothing_and_shows_the_words(
    bob_in: Browser, bob: Writer
) -> None:
    answer = bob_in.send("/settings/", {"display_name": "Alice's <words>", "zone": "UTC"})
    assert answer.status_code == 409
    assert "Somebody else is signed in here" in text_of(answer)
    assert ">\nAlice's <words></textarea>" in text_of(answer)
    assert b"<words>" not in answer.content
    assert flows.load_profile(bob.vault).display_name == "Bob"


def test_passwords_and_keys_are_not_shown(bob_in: Browser) -> None:
    fields = {"password": "secret-one", "recovery_key": "secret-two", "kept": "secret-three"}
    page = text_of(bob_in.send("/unlock/", fields))
    assert "secret-" not in page


def test_a_form_that_names_nobody_is_refused(alice_in: Browser) -> None:
    assert alice_in.post("/settings/", {"display_name": "x"}).status_code == 409


def test_a_header_names_the_account_as_well(alice_in: Browser, alice: Writer, bob: Writer) -> None:
    def status(writer: Writer) -> int:
        named = {"X-Account": str(writer.account.pk)}
        answer = alice_in.post("/settings/wait/", {"wait_hours": "72"}, headers=named)
        return int(answer.status_code)

    assert (status(alice), status(bob)) == (302, 409)


def test_htmx_is_answered_by_a_dialog(bob_in: Browser) -> None:
    answer = bob_in.send("/settings/", {"display_name": "x"}, headers=HTMX)
    assert (answer.status_code, answer["HX-Retarget"]) == (409, "#dialog")
    assert "<html" not in text_of(answer)


def test_reading_names_nobody(bob_in: Browser) -> None:
    assert bob_in.get("/settings/wait/").status_code == 200


def test_public_pages_ask_for_no_account(alice_in: Browser, bob: Writer) -> None:
    assert alice_in.post("/recover/", {"recovery_key": bob.paper}).status_code == 200


def test_only_words_are_shown_and_the_longest_first(bob_in: Browser) -> None:
    fields = {"id": "00000000-0000-4000-8000-000000000000", "day": "2026-11-24", "strokes": "17"}
    fields |= {"holds_more": "False", "part": "capture", "precision": "about"}
    page = text_of(bob_in.send("/write/", {**fields, "title": "A day", "text": "Long\r\nenough."}))
    shown = [part.partition("</textarea>")[0] for part in page.split("<textarea")[1:]]
    assert [text.partition(">\n")[2] for text in shown] == ["Long\r\nenough.", "A day"]


def test_a_suggested_password_is_not_among_the_words(bob_in: Browser) -> None:
    fields = {"suggestion": "river-lamp-cedar-biscuit-moon", "password": "x"}
    assert "river-lamp" not in text_of(bob_in.send("/settings/password/", fields))
