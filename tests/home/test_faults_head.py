"""Where the head itself is lost, no check helps: the page says what does, and words come back."""

from http import HTTPStatus

import pytest

from apps.vault.models import Head
from tests.cast import Writer
from tests.site_client import Browser, text_in_form, writing_form

WORDS = "the heron came back"


@pytest.fixture(params=["gone", "damaged", "older"])
def browser(alice: Writer, request: pytest.FixtureRequest) -> Browser:
    browser = Browser(alice)
    browser.raise_request_exception = False
    rows = Head.objects.filter(owner=alice.account)
    before = bytes(rows.get().sealed)
    browser.post("/write/", writing_form(browser.page("/write/")) | {"text": WORDS})
    if request.param == "gone":
        rows.delete()
    else:
        rows.update(sealed=before if request.param == "older" else b"\x01\x01" + bytes(300))
    return browser


@pytest.mark.parametrize("path", ["/", "/journal/", "/bin/"])
def test_every_page_of_the_journal_says_that_a_backup_helps(browser: Browser, path: str) -> None:
    page = browser.page(path, HTTPStatus.SERVICE_UNAVAILABLE)
    assert "Only a backup does" in page
    assert WORDS not in page


@pytest.mark.parametrize("sent", [{}, {"anyway": "1"}])
def test_a_check_says_it_too_and_changes_nothing(browser: Browser, sent: dict[str, str]) -> None:
    before = list(Head.objects.values())
    answer = browser.post("/journal/check/", sent)
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert b"Only a backup does" in answer.content
    assert list(Head.objects.values()) == before


def test_words_that_are_sent_come_back(browser: Browser) -> None:
    form = writing_form(browser.page("/write/")) | {"text": WORDS}
    answer = browser.post("/write/", form)
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert text_in_form(answer.content.decode()) == WORDS


def test_a_script_is_told_by_the_status_alone(browser: Browser) -> None:
    answer = browser.get("/journal/", headers={"HX-Request": "true"})
    assert (answer.status_code, answer.content) == (HTTPStatus.SERVICE_UNAVAILABLE, b"")
