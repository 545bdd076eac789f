"""Somebody keeps guessing, from the same address or with a copied cookie: the writer comes in."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.utils import timezone

from apps.vault import stretching
from tests.accounts.browser import HTMX, Browser, hidden_fields, text_of
from tests.cast import Writer
from tests.clock import Clock

WRONG = "not this one at all"


def told(answer: Any) -> int:
    found = re.search(r"wait (\d+) second", text_of(answer))
    assert found
    return int(found[1])


def signs_in_among_guesses(writer: Writer, own: Browser, guesser: Browser, clock: Clock) -> int:
    """Sends the form, waits as told while guesses go on, and sends it again. The seconds it took."""
    began, answer = clock.now, own.sign_in(writer)
    while answer.status_code == 429:
        for _ in range(told(answer) * 2):
            clock.now += 0.5
            guesser.sign_in(writer, WRONG)
        answer = own.sign_in(writer, turn=hidden_fields(answer)["turn"])
        assert clock.now - began < 300
    assert answer.status_code == 302
    return int(clock.now - began)


def guess(guesser: Browser, writer: Writer, clock: Clock, seconds: int) -> None:
    for _ in range(seconds):
        guesser.sign_in(writer, WRONG)
        clock.now += 1


def device_of(browser: Browser) -> str:
    return browser.cookies[settings.DEVICE_COOKIE_NAME].value


def with_copy(of: Browser) -> Browser:
    copy = Browser()
    copy.cookies[settings.DEVICE_COOKIE_NAME] = device_of(of)
    return copy


def test_guesses_from_the_same_address_keep_no_fresh_browser_out(
    alice: Writer, clock: Clock
) -> None:
    guesser = Browser()
    guess(guesser, alice, clock, 130)
    assert signs_in_among_guesses(alice, Browser(), guesser, clock) <= 125


def test_the_guesses_stay_as_few(
    alice: Writer, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    runs: list[float] = []
    stretch = stretching.root_of

    def noted(*given: Any, **named: Any) -> bytes:
        runs.append(clock.now)
        return stretch(*given, **named)

    monkeypatch.setattr(stretching, "root_of", noted)
    guesser, turn = Browser(), ""
    for _ in range(400):
        answer = guesser.sign_in(alice, WRONG, turn=turn)
        turn = hidden_fields(answer).get("turn", "")
        clock.now += 1
    assert len(runs) <= 16


def test_a_copied_cookie_does_not_slow_the_browser_that_it_was_copied_from(
    alice: Writer, clock: Clock
) -> None:
    own = Browser()
    own.sign_in(alice)
    thief = with_copy(own)
    thief.defaults["REMOTE_ADDR"] = "203.0.113.7"
    own.send("/sign-out/")
    guess(thief, alice, clock, 130)
    assert thief.sign_in(alice).status_code == 429
    assert own.sign_in(alice).status_code == 302
    assert device_of(own) != device_of(thief)


def is_known(browser: Browser, writer: Writer, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Whether it comes in while no stranger may try."""
    with monkeypatch.context() as patched:
        patched.setattr(stretching, "_unknown", stretching._Lane(0))
        return bool(browser.sign_in(writer, WRONG).status_code == 422)


@pytest.mark.parametrize("act", ["/settings/sign-out/", "/settings/password/"])
def test_a_copied_cookie_ends_with_the_sessions(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    thief = with_copy(alice_in)
    assert is_known(thief, alice, monkeypatch)
    new = {"password": "river-lamp-cedar-biscuit", "password_again": "river-lamp-cedar-biscuit"}
    assert alice_in.send(act, new).status_code == 302
    assert not is_known(thief, alice, monkeypatch)


def test_the_browser_of_a_new_password_stays_known(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = {"password": "river-lamp-cedar-biscuit", "password_again": "river-lamp-cedar-biscuit"}
    alice_in.send("/settings/password/", new)
    assert is_known(with_copy(alice_in), alice, monkeypatch)


@pytest.mark.parametrize(("days", "known"), [(170, True), (220, False)])
def test_a_browser_is_known_for_six_months(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch, days: int, known: bool
) -> None:
    later = timezone.now() + timedelta(days=days)
    monkeypatch.setattr("apps.accounts.cookies.timezone.now", lambda: later)
    assert is_known(with_copy(alice_in), alice, monkeypatch) is known


def test_the_mark_of_a_browser_tells_no_time(alice_in: Browser) -> None:
    cookie = alice_in.cookies[settings.DEVICE_COOKIE_NAME]
    assert re.fullmatch(r"[\da-f]{32}\.[\da-f]{64}", cookie.value)
    assert re.fullmatch(r"\w{3}, 01 \w{3} \d{4} 00:00:0\d GMT", cookie["expires"])


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_refused_unlock_carries_a_turn(
    alice_in: Browser, clock: Clock, headers: dict[str, str]
) -> None:
    alice_in.lose_ticket()
    for _ in range(4):
        alice_in.send("/unlock/", {"password": WRONG}, headers=headers)
    answer = alice_in.send("/unlock/", {"password": WRONG}, headers=headers)
    assert told(answer) == 1
    assert hidden_fields(answer)["turn"]


def test_a_form_that_heard_later_has_a_place_when_it_comes_again(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretching, "_unknown", stretching._Lane(0, 1))
    browser = Browser()
    answer = browser.sign_in(alice)
    assert answer.status_code == 503
    assert browser.sign_in(alice).status_code == 503
    assert browser.sign_in(alice, turn=hidden_fields(answer)["turn"]).status_code == 302


def test_later_is_no_line_in_the_log(
    alice: Writer, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(stretching, "_unknown", stretching._Lane(0))
    assert Browser().sign_in(alice).status_code == 503
    assert "django.request" not in capfd.readouterr().err
