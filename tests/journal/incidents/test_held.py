"""A draft that holds parts alone is never called empty, and each part is one tap away."""

import pytest

from apps.journal.incidents.details import ExactWords
from apps.journal.models import Draft, Entry
from tests.cast import Writer
from tests.journal.incidents.sent import Window, capture, part
from tests.journal.writing import document_of
from tests.site_client import Browser

CHAT = "24/11/2026, 18:03 - R.: You never answer\n24/11/2026, 18:04 - R.: Where are you?\n"


@pytest.fixture
def client(alice: Writer) -> Browser:
    return Browser(alice)


@pytest.fixture
def draft(client: Browser) -> str:
    client.post("/new/paste/", {"pasted": CHAT})
    return str(Draft.objects.get().id)


@pytest.mark.parametrize("path", ["/", "/journal/", "/d/{}/", "/d/{}/discard/"])
def test_a_pasted_thread_is_told_with_a_link_to_it(client: Browser, draft: str, path: str) -> None:
    page = client.page(path.format(draft))
    assert "2 messages: R.: You never answer" in page
    assert f'href="/e/{draft}/add/words/"' in page
    assert "Nothing written yet" not in page


def test_a_draft_of_parts_alone_can_be_saved(alice: Writer, client: Browser, draft: str) -> None:
    Window(client, f"/d/{draft}/").save()
    words = document_of(alice.vault, Entry.objects.get().id).details.facts.exact_words
    assert [row.text for row in words] == ["You never answer", "Where are you?"]


def test_a_form_of_nothing_is_still_refused(client: Browser) -> None:
    assert "There is nothing here yet" in Window(client, "/new/").refused()


def test_what_is_typed_in_a_part_is_found_from_every_page(client: Browser) -> None:
    entry_id = capture(client)
    part(client, entry_id, "words").fill({"exact_words-0-text": "Where were you"}).autosave()
    for path in ("/", "/journal/", f"/e/{entry_id}/", f"/e/{entry_id}/edit/", f"/d/{entry_id}/"):
        page = client.page(path)
        assert "Not saved yet:" in page, path
        assert f'href="/e/{entry_id}/add/words/">The exact words</a>' in page, path
        assert "Where were you" in page, path


def test_a_part_that_is_as_saved_is_no_change(alice: Writer, client: Browser) -> None:
    entry_id = capture(client)
    part(client, entry_id, "words").fill({"exact_words-0-text": "Where were you"}).save()
    Window(client, f"/e/{entry_id}/edit/").type(text="He waited at the corner.").autosave()
    assert "Not saved yet:" not in client.page(f"/e/{entry_id}/")
    assert "Not saved yet:" not in client.page("/journal/")
    saved = document_of(alice.vault, entry_id).details.facts.exact_words
    assert saved == [ExactWords(text="Where were you")]


def test_what_is_being_changed_stands_once_on_today(client: Browser) -> None:
    entry_id = capture(client, text="He waited at the gate.")
    Window(client, f"/e/{entry_id}/edit/").type(text="He waited at the corner.").autosave()
    page = client.page("/")
    assert "He waited at the corner." in page
    assert "He waited at the gate." not in page


@pytest.mark.parametrize("path", ["/", "/journal/"])
def test_three_drafts_are_shown_and_the_others_open(client: Browser, path: str) -> None:
    for number in range(5):
        Window(client, "/new/").type(text=f"Begun {number}").autosave()
    shown, folded = client.page(path).split("All drafts (5)")
    assert [f"Begun {number}" in shown for number in range(5)].count(True) == 3
    assert [f"Begun {number}" in folded for number in range(5)].count(True) == 2
