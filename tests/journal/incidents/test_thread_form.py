"""A long thread is corrected in lines: a speaker renamed once, a message left out, both at Save."""

import pytest

from apps.journal.incidents.details import ExactWords
from apps.journal.models import Draft
from tests.cast import Writer
from tests.journal.incidents.sent import Window
from tests.journal.writing import document_of
from tests.site_client import Browser

SAID = [("R.", "You never answer"), ("R.", "Where are you?"), ("Me", "Please stop"), ("R.", "No")]


@pytest.fixture
def client(alice: Writer) -> Browser:
    return Browser(alice)


@pytest.fixture
def window(client: Browser) -> Window:
    lines = [
        f"24/11/2026, 18:0{minute} - {who}: {words}" for minute, (who, words) in enumerate(SAID)
    ]
    answer = client.post("/new/paste/", {"pasted": "\n".join(lines)})
    return Window(client, answer.headers["Location"])


def saved(window: Window) -> list[ExactWords]:
    answer = window.post(save="1")
    entry_id = answer.headers["Location"].split("/")[2]
    return document_of(window.browser.writer.vault, entry_id).details.facts.exact_words


def test_each_message_is_a_line_that_opens(client: Browser, window: Window) -> None:
    page = client.page(f"/e/{window.form['id'][0]}/add/words/")
    assert page.count('<details class="message">') == len(SAID) + 1
    assert "4 messages: R. 3, Me 1" in page


def test_a_speaker_is_renamed_in_every_message(window: Window) -> None:
    rows = saved(window.fill({"speaker_of:R.": "Rowan", "speaker_of:Me": "R."}))
    assert [row.speaker for row in rows] == ["Rowan", "Rowan", "R.", "Rowan"]


def test_a_blank_name_changes_nobody(window: Window) -> None:
    assert saved(window.fill({"speaker_of:R.": " "}))[0].speaker == "R."


def test_a_message_is_left_out_at_save(window: Window) -> None:
    rows = saved(window.fill({"exact_words-1-leave_out": "on"}))
    assert [row.text for row in rows] == ["You never answer", "Please stop", "No"]


def test_what_keeps_itself_takes_no_message_away(alice: Writer, window: Window) -> None:
    window.fill({"exact_words-1-leave_out": "on", "exact_words-0-text": "Changed"}).autosave()
    assert Draft.objects.exists()
    page = window.browser.page(f"/e/{window.form['id'][0]}/add/words/")
    assert "Where are you?" in page
    assert "Changed" in page
