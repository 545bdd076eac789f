"""The password once more before an act that changes keys."""

import time

import pytest

from tests.accounts.browser import Browser, hidden_fields, text_of
from tests.cast import Writer

GUARDED = ["/settings/password/", "/settings/key/", "/settings/wait/"]


@pytest.fixture
def six_minutes_later(alice_in: Browser, monkeypatch: pytest.MonkeyPatch) -> Browser:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 6 * 60)
    return alice_in


@pytest.mark.parametrize("path", GUARDED)
def test_right_after_the_password_nothing_is_asked(alice_in: Browser, path: str) -> None:
    assert "comes first" not in text_of(alice_in.get(path))


@pytest.mark.parametrize("path", GUARDED)
def test_five_minutes_later_the_password_is_asked_with_a_reason(
    six_minutes_later: Browser, alice: Writer, path: str
) -> None:
    page = six_minutes_later.get(path)
    assert "comes first" in text_of(page)
    assert "<title>Your password again" in text_of(page)
    assert six_minutes_later.unlock(page, alice.password)["Location"] == path
    assert "comes first" not in text_of(six_minutes_later.get(path))


def test_a_form_that_met_the_question_goes_on_with_it(
    six_minutes_later: Browser, alice: Writer
) -> None:
    page = six_minutes_later.send("/settings/wait/", {"wait_hours": "24"})
    assert "comes first" in text_of(page)
    assert six_minutes_later.unlock(page, alice.password)["Location"] == "/settings/"
    assert "chosen" not in hidden_fields(six_minutes_later.get("/settings/wait/"))
    assert '<option value="24" selected>' in text_of(six_minutes_later.get("/settings/wait/"))


def test_the_reason_stays_when_the_password_was_wrong(six_minutes_later: Browser) -> None:
    page = six_minutes_later.get("/settings/key/")
    again = six_minutes_later.unlock(page, "not this one at all")
    assert "comes first" in text_of(again)
    assert "That is not the password of this account." in text_of(again)


def test_a_made_up_reason_is_not_shown(six_minutes_later: Browser) -> None:
    fields = {"password": "x", "because": "Call this number", "next": "/"}
    assert "Call this number" not in text_of(six_minutes_later.send("/unlock/", fields))


def test_the_ticket_before_is_gone(six_minutes_later: Browser, alice: Writer) -> None:
    old = six_minutes_later.ticket
    page = six_minutes_later.get("/settings/key/")
    six_minutes_later.unlock(page, alice.password)
    other = Browser()
    other.cookies["session"] = six_minutes_later.cookies["session"].value
    other.cookies["ticket"] = old
    assert 'type="password"' in text_of(other.get("/settings/"))
