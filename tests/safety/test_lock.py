"""Lock: the vault closes and the session stays."""

from http import HTTPStatus

from django.conf import settings

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
