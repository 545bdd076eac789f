"""Where memory has no room for another search or file, the page says so and nothing is lost."""

from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cast import Writer
from tests.journal.incidents.records import put, record
from tests.journal.writing import save
from tests.site_client import Browser
from tests.support.network import contact, names

SENTENCE = "There is no room for this at the moment."
HTMX = {"HX-Request": "true"}


@pytest.fixture
def full(alice_client: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """Alice, who has something to search in, once the folder is as full as slips may make it."""
    contact(alice.vault, "Ada")
    put(alice.vault, record("door"))
    alice_client.page("/")
    folder = SimpleNamespace(f_frsize=4096, f_blocks=16384, f_bavail=4096)
    monkeypatch.setattr("os.statvfs", lambda _path: folder)
    return alice_client


@pytest.mark.parametrize("path", ["/journal/search/", "/happened/find/", "/people/find/"])
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_search_says_so(full: Browser, path: str, headers: dict[str, str]) -> None:
    answer = full.post(path, {"words": "zebra"}, headers=headers)
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()


def test_a_day_of_the_calendar_says_so(full: Browser) -> None:
    assert (
        SENTENCE
        in full.post("/journal/calendar/", {"day": "2026-11-01"}, follow=True).content.decode()
    )


def test_a_file_says_so_and_is_not_taken(full: Browser, alice: Writer) -> None:
    file = SimpleUploadedFile("book", b"name\nBen\n")
    answer = full.post("/people/import/", {"file": file})
    assert answer.status_code == 422
    assert SENTENCE in answer.content.decode()
    assert names(alice.vault) == ["Ada"]


def test_tags_are_put_and_only_taking_back_is_not_offered(full: Browser, alice: Writer) -> None:
    entry_id = save(alice.vault, "words")
    page = full.post(
        "/journal/tag/", {"save": "1", "entry": str(entry_id), "tactic": "gaslighting"}, follow=True
    ).content.decode()
    assert "Tagged: 1 entry." in page
    assert "Take it back" not in page


def test_what_is_written_is_saved(full: Browser, alice: Writer) -> None:
    assert full.get("/journal/").status_code == 200
    save(alice.vault, "still saved")
