"""A full disk, a stopped database, a damaged row: a calm answer, and the words are still there."""

import logging
from collections.abc import Iterator
from http import HTTPStatus

import psycopg
import pytest
from django.db import OperationalError, connection

from apps.core.logs import ClassAndPlace
from apps.journal.models import CataloguePage, Draft, Entry
from apps.vault import head
from tests.cast import Writer
from tests.journal.writing import words_in_stream
from tests.site_client import Browser, elements, text_in_form, writing_form

MARKER = "Unverwechselbar Reiher 7391"
CALM = "We couldn&#x27;t save that. Your words are still here."


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError(f"could not extend file: {MARKER}") from psycopg.errors.DiskFull()

    monkeypatch.setattr(Entry, "save", fail)
    monkeypatch.setattr(Draft, "save", fail)


@pytest.fixture
def browser(alice: Writer) -> Browser:
    browser = Browser(alice)
    browser.raise_request_exception = False
    return browser


@pytest.mark.usefixtures("full_disk")
def test_a_full_disk_keeps_the_words_in_the_page(browser: Browser) -> None:
    form = writing_form(browser.page("/write/")) | {
        "text": f"{MARKER}\n<b>&amp;</b>",
        "title": "Weir",
        "mood": 'so "so"',
    }
    answer = browser.post("/write/", form)
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert CALM in page.replace("couldn't", "couldn&#x27;t")
    assert text_in_form(page) == form["text"]
    hidden = {e.attributes["name"]: e.attributes.get("value", "") for e in elements(page, "input")}
    assert hidden["mood"] == form["mood"]
    assert {name: hidden[name] for name in form if name != "text"} == {
        name: value for name, value in form.items() if name != "text"
    }
    assert elements(page, "form")[0].attributes["action"] == "/write/"


def test_trying_again_from_that_page_saves_it_once(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = writing_form(browser.page("/write/")) | {"text": MARKER}
    with monkeypatch.context() as broken:
        broken.setattr(Entry, "save", failing)
        page = browser.post("/write/", form).content.decode()
    again = {e.attributes["name"]: e.attributes.get("value", "") for e in elements(page, "input")}
    answer = browser.post("/write/", again | {"text": text_in_form(page)})
    assert answer.status_code == HTTPStatus.FOUND
    assert words_in_stream(browser.writer.vault) == [MARKER]


def failing(*args: object, **kwargs: object) -> None:
    raise OperationalError


@pytest.mark.usefixtures("full_disk")
def test_a_script_is_told_by_the_status_alone(browser: Browser) -> None:
    form = writing_form(browser.page("/write/")) | {"text": MARKER}
    answer = browser.post("/draft/", form, headers={"HX-Request": "true"})
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert answer.content == b""


@pytest.mark.usefixtures("full_disk")
def test_nothing_typed_reaches_a_log(browser: Browser, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    form = writing_form(browser.page("/write/")) | {"text": MARKER, "title": MARKER}
    browser.post("/write/", form)
    browser.post("/draft/", form, headers={"HX-Request": "true"})
    lines = [ClassAndPlace().format(record) for record in caplog.records]
    assert any("OperationalError" in line for line in lines)
    assert [line for line in lines if "Reiher" in line or "7391" in line] == []


@pytest.mark.usefixtures("full_disk")
def test_the_answer_to_a_fault_is_as_closed_as_every_other(browser: Browser) -> None:
    answer = browser.post("/write/", writing_form(browser.page("/write/")) | {"text": MARKER})
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_password_never_comes_back_in_a_page(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.accounts.flows.unlock", failing)
    sent = {
        "password": "four calm herons by the weir",
        "next": "/write/",
        "kept": '{"text": ["x"]}',
    }
    answer = browser.post("/unlock/", sent)
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert "herons" not in page
    hidden = {e.attributes["name"]: e.attributes.get("value", "") for e in elements(page, "input")}
    assert hidden["kept"] == sent["kept"]


def test_a_page_that_fails_asks_for_patience(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("apps.journal.stream.read_stretch", failing)
    answer = browser.get("/journal/")
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert b"It is not because of you." in answer.content


def test_a_damaged_page_is_told_and_never_shown_empty(browser: Browser) -> None:
    browser.post("/write/", writing_form(browser.page("/write/")) | {"text": MARKER})
    CataloguePage.objects.all().delete()
    for path in ("/", "/journal/"):
        answer = browser.get(path)
        assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR, path
        assert b"not as it was saved" in answer.content, path


@pytest.fixture
def gone_database(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing can be asked of it, not even who is signed in."""

    def refuse() -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", lambda *a, **k: refuse())
        broken.setattr(connection, "ensure_connection", refuse)
        yield


@pytest.mark.parametrize("path", ["/write/", "/draft/"])
def test_words_come_back_without_any_database(
    browser: Browser, path: str, request: pytest.FixtureRequest
) -> None:
    form = writing_form(browser.page("/write/")) | {"text": MARKER}
    request.getfixturevalue("gone_database")
    answer = browser.post(path, form)
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert text_in_form(answer.content.decode()) == MARKER


@pytest.mark.django_db(transaction=True)
def test_a_connection_killed_during_a_save_keeps_the_words(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = writing_form(browser.page("/write/")) | {"text": MARKER}
    hold = head.hold_epoch

    def kill(vault: object) -> None:
        hold(vault)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_terminate_backend(pg_backend_pid())")

    with monkeypatch.context() as killed:
        killed.setattr(head, "hold_epoch", kill)
        answer = browser.post("/write/", form)
    assert answer.status_code == HTTPStatus.SERVICE_UNAVAILABLE
    assert text_in_form(answer.content.decode()) == MARKER
    connection.close()
    assert browser.post("/write/", form).status_code == HTTPStatus.FOUND
    assert words_in_stream(browser.writer.vault) == [MARKER]
