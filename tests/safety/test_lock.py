"""Lock: the vault closes and the session stays."""

from http import HTTPStatus

import pytest
from django.conf import settings

from apps.accounts import new_key, same_account
from apps.vault import memory_files
from tests.cast import ALICE_PASSWORD, Writer
from tests.journal.writing import save
from tests.site_client import Browser, elements


def test_locking_closes_the_vault_in_this_browser(alice: Writer) -> None:
    here, there = Browser(alice), Browser(alice)
    save(alice.vault, "the heron")
    answer = here.post("/lock/")
    assert answer.status_code == HTTPStatus.FOUND
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    page = here.page("/journal/")
    assert "heron" not in page
    assert elements(page, "textarea") == []
    assert "heron" in there.page("/journal/")


def test_the_old_cookie_opens_nothing_after_a_lock(alice_client: Browser) -> None:
    cookie = alice_client.cookies[settings.TICKET_COOKIE_NAME].value
    answer = alice_client.post("/lock/")
    assert answer.cookies[settings.TICKET_COOKIE_NAME].value == ""
    alice_client.cookies[settings.TICKET_COOKIE_NAME] = cookie
    assert elements(alice_client.page("/write/"), "textarea") == []
    names = [path.name for path in memory_files.folder().iterdir()]
    assert [name for name in names if name.startswith("ticket-")] == []


def test_one_password_opens_it_again(alice_client: Browser) -> None:
    alice_client.post("/lock/")
    alice_client.post("/unlock/", {"password": ALICE_PASSWORD, "next": "/write/"})
    assert elements(alice_client.page("/write/"), "textarea")


def test_locking_needs_a_form(alice_client: Browser) -> None:
    assert alice_client.get("/lock/").status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert elements(alice_client.page("/write/"), "textarea")


def test_locking_twice_is_harmless(alice_client: Browser) -> None:
    for _ in range(2):
        assert alice_client.post("/lock/").status_code == HTTPStatus.FOUND


@pytest.mark.parametrize("path", ["/lock/", "/sign-out/"])
def test_a_form_with_a_stale_token_closes_the_vault_all_the_same(
    alice_client: Browser, path: str
) -> None:
    alice_client.handler.enforce_csrf_checks = True
    answer = alice_client.post(path, {"csrfmiddlewaretoken": "x" * 32})
    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, "/")
    assert answer.headers["Clear-Site-Data"] == '"cache", "storage"'
    assert elements(alice_client.page("/write/"), "textarea") == []


@pytest.mark.parametrize("path", ["/lock/", "/sign-out/"])
def test_the_page_of_an_earlier_account_closes_the_vault_of_the_present_one(
    alice: Writer, bob_client: Browser, path: str
) -> None:
    of_alice = {same_account.HEADER: str(alice.account.pk)}
    answer = bob_client.post(path, headers=of_alice)
    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, "/")
    assert elements(bob_client.page("/write/"), "textarea") == []


def test_a_stale_form_of_another_page_leaves_the_vault_open(alice_client: Browser) -> None:
    alice_client.handler.enforce_csrf_checks = True
    assert alice_client.post("/write/", {"text": "x"}).status_code == HTTPStatus.FORBIDDEN
    assert elements(alice_client.page("/write/"), "textarea")


def test_the_page_of_the_recovery_key_locks_as_every_open_page_does(alice: Writer) -> None:
    browser = Browser(alice)
    session = browser.session
    new_key.offer_first(type("Request", (), {"session": session})(), alice.paper)
    session.save()
    page = browser.page("/key/")
    assert alice.paper[:4] in page
    assert {"method": "post", "action": "/lock/", "data-lock": "", "hidden": ""} in [
        form.attributes for form in elements(page, "form")
    ]
    body = elements(page, "body")[0].attributes
    assert body["data-idle-minutes"] == str(alice.account.idle_minutes)
    assert any("js/lock" in e.attributes["src"] for e in elements(page, "script"))
