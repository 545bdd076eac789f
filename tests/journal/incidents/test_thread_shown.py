"""Exact words read as a thread: nothing is said twice."""

import pytest

from apps.journal.incidents.details import ExactWords
from apps.journal.incidents.thread_shown import Message, thread_of
from tests.journal.incidents.sent import capture, part
from tests.site_client import Browser


def test_a_day_and_a_speaker_are_said_once() -> None:
    thread = thread_of(
        [
            ExactWords(speaker="R.", text="One", how="exact", at="2026-11-24 18:03"),
            ExactWords(speaker="R.", text="Two", how="exact", at="2026-11-24 18:04:59"),
            ExactWords(speaker="Me", text="Three", how="exact", at="2026-11-25"),
            ExactWords(text="<Media omitted>"),
        ]
    )
    assert thread.how == "Word for word"
    assert thread.messages == [
        Message("Tuesday 24 November 2026", "R.", "18:03", "One", ""),
        Message("", "", "18:04", "Two", ""),
        Message("Wednesday 25 November 2026", "Me", "", "Three", ""),
        Message("", "", "", "<Media omitted>", ""),
    ]


def test_where_words_differ_each_says_how_exact_it_is() -> None:
    rows = [ExactWords(text="One", how="exact"), ExactWords(text="Two", how="gist")]
    thread = thread_of([*rows, ExactWords(speaker="R.", text="Three")])
    assert thread.how == ""
    assert [message.how for message in thread.messages] == ["Word for word", "What was meant", ""]


@pytest.mark.parametrize("at", ["18:03", "in the evening", "2026-13-01 18:03", "2026-11-24 late"])
def test_a_time_that_is_none_is_shown_as_typed(at: str) -> None:
    assert thread_of([ExactWords(text="One", at=at)]).messages[0].time == at


def test_the_page_of_an_entry_shows_the_words_without_labels(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    words = {"exact_words-0-speaker": "R.", "exact_words-0-text": "Where are you"}
    part(alice_client, entry_id, "words").fill(words).save()
    page = alice_client.page(f"/e/{entry_id}/")
    assert "Where are you" in page
    assert "Who said it" not in page
    assert "?:" not in page
