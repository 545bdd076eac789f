"""The password once more before an act that changes keys."""

import re
import time
from types import SimpleNamespace
from typing import Any

import pytest

from apps.accounts import new_key, recovery
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
    assert six_minutes_later.unlock(page, alice.password)["Location"] == "/settings/security/"
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


def typed_back(browser: Browser, paper: str, page: Any) -> dict[str, str]:
    """Two groups of `paper`, under the names of the page that asks for them."""
    numbers = re.findall(r"Group (\d)", text_of(page))
    groups = [paper.split("-")[int(number) - 1] for number in numbers]
    return {"recovery_key_first": groups[0], "recovery_key_second": groups[1]}


@pytest.fixture
def left_with_a_new_key(alice_in: Browser, monkeypatch: pytest.MonkeyPatch) -> Browser:
    """Alice asked for a new key and walked away, more than five minutes ago."""
    alice_in.send("/settings/key/")
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 6 * 60)
    return alice_in


@pytest.mark.parametrize("path", ["/key/", "/key/check/"])
def test_a_new_key_is_not_shown_to_whoever_comes_by(
    left_with_a_new_key: Browser, alice: Writer, path: str
) -> None:
    page = left_with_a_new_key.get(path)
    assert "comes first" in text_of(page)
    paper = left_with_a_new_key.session["paper"]
    assert not [group for group in paper.split("-") if group in text_of(page)]
    assert left_with_a_new_key.unlock(page, alice.password)["Location"] == path
    assert "comes first" not in text_of(left_with_a_new_key.get(path))


def test_a_new_key_is_not_put_in_place_by_whoever_comes_by(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice_in.send("/settings/key/")
    paper = alice_in.session["paper"]
    typed = typed_back(alice_in, paper, alice_in.get("/key/check/"))
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 6 * 60)
    assert "comes first" in text_of(alice_in.send("/key/check/", typed))
    assert recovery.account_of(alice.recovery) == alice.account


@pytest.mark.parametrize("path", ["/key/", "/key/check/"])
def test_a_key_that_was_offered_an_hour_ago_is_gone(
    left_with_a_new_key: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    left_with_a_new_key.unlock(left_with_a_new_key.get(path), alice.password)
    later = time.time() + new_key.OFFERED_SECONDS
    monkeypatch.setattr(new_key, "time", SimpleNamespace(time=lambda: later))
    assert left_with_a_new_key.get(path)["Location"] == "/settings/key/"
    assert "paper" not in left_with_a_new_key.session
    assert recovery.account_of(alice.recovery) == alice.account
