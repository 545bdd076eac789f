"""A form larger than the site takes: told calmly, nothing changed, and its words given back."""

from http import HTTPStatus
from urllib.parse import urlencode

import pytest
from django.conf import settings as configured
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from apps.home import too_much
from apps.journal.documents import LONGEST_TEXT
from apps.journal.models import Draft, Entry
from tests.cast import Writer
from tests.site_client import Browser, text_in_form

FORM = "application/x-www-form-urlencoded"
TOO_LONG = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
ADDRESSES = ["/write/", "/draft/", "/new/paste/", "/people/new/", "/plan/words/new/", "/settings/"]


@pytest.fixture
def browser(alice: Writer) -> Browser:
    return Browser(alice)


@pytest.fixture
def small(settings: Settings) -> None:
    """The same limits, sooner reached."""
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024


def sent(browser: Client, path: str, fields: dict[str, object], **headers: str) -> tuple[int, str]:
    body = urlencode(fields, doseq=True)
    answer = browser.post(path, body, content_type=FORM, headers=headers)
    return answer.status_code, answer.content.decode()


def texts(page: str) -> list[str]:
    """Of each field, as a browser reads it."""
    found = page.split("<textarea")[1:]
    return [text_in_form(f"<textarea{part}") for part in found]


@pytest.mark.parametrize("path", ADDRESSES)
def test_the_words_of_a_form_that_is_too_long_come_back(browser: Browser, path: str) -> None:
    most = configured.DATA_UPLOAD_MAX_MEMORY_SIZE
    text = ("Héron <b>&amp;</b> שלום\n" * (most // 20))[: most + 1]
    status, page = sent(browser, path, {"title": "Weir", "text": text})
    assert status == TOO_LONG
    parts = texts(page)
    assert "".join(parts) == f"Weir\n\n{text}"
    assert max(len(part.encode()) for part in parts) <= LONGEST_TEXT
    assert "one page takes 8.0\xa0MB" in page
    assert "nothing that was saved has changed" in page
    assert not Entry.objects.exists()
    assert not Draft.objects.exists()


def test_the_words_of_a_form_of_too_many_fields_come_back_in_their_order(browser: Browser) -> None:
    most = configured.DATA_UPLOAD_MAX_NUMBER_FIELDS
    fields: dict[str, object] = {f"exact_words-{n}-text": f"w{n}" for n in range(most + 1)}
    status, page = sent(browser, "/write/", fields)
    assert status == TOO_LONG
    assert f"more than {most} fields" in page
    assert text_in_form(page) == "\n\n".join(f"w{n}" for n in range(most + 1))


@pytest.mark.usefixtures("small")
def test_no_password_is_among_them(browser: Browser) -> None:
    fields = {"password": "secret-one", "suggestion": "secret-two", "kept": "secret-three"}
    _, page = sent(browser, "/unlock/", {**fields, "text": "x " * 40_000})
    assert "secret-" not in page
    assert text_in_form(page).startswith("x x ")


@pytest.mark.usefixtures("small")
def test_a_locked_vault_loses_them_no_more_than_an_open_one(browser: Browser) -> None:
    browser.lock()
    _, page = sent(browser, "/write/", {"text": "Heron " * 20_000})
    assert text_in_form(page) == "Heron " * 20_000


@pytest.mark.usefixtures("small", "alice")
def test_a_stranger_is_told_and_shown_nothing(client: Client) -> None:
    status, page = sent(client, "/sign-in/", {"name": "Heron " * 20_000})
    assert status == TOO_LONG
    assert "more than one page can take" in page
    assert "Heron" not in page


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("limit", "value"), [("LONGEST_SHOWN", 100 * 1024), ("MOST_FIELDS", 1), ("_AT_ONCE", 7)]
)
def test_what_cannot_be_shown_is_said_and_breaks_nothing(
    browser: Browser, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(too_much, limit, value)
    status, page = sent(browser, "/write/", {"text": "Heron " * 20_000, "title": "t"})
    is_shown = limit == "_AT_ONCE"
    assert status == TOO_LONG
    assert ("Heron" in page) == is_shown
    assert ("could not be shown here again" in page) != is_shown


@pytest.mark.usefixtures("small")
def test_a_form_with_files_is_told_too(browser: Browser) -> None:
    answer = browser.post("/write/", {"text": "Heron " * 20_000})
    assert answer.status_code == TOO_LONG
    assert b"could not be shown here again" in answer.content


@pytest.mark.usefixtures("small")
def test_a_script_is_told_by_the_status_alone(browser: Browser) -> None:
    status, page = sent(browser, "/draft/", {"text": "x" * 70_000}, **{"HX-Request": "true"})
    assert (status, page) == (TOO_LONG, "")


@given(text=st.text(alphabet="aé😀 \n"), most=st.integers(4, 12))
def test_parts_are_the_whole_text_and_each_fits(text: str, most: int) -> None:
    parts = list(too_much.portions(text, most))
    assert "".join(parts) == text
    assert all(0 < len(part.encode()) <= most for part in parts)
