"""Signing in with name and password."""

import re
from typing import Any

import pytest

from apps.accounts import attempts, flows
from apps.vault import stretching, tickets
from apps.vault.exceptions import PepperMismatch, TamperedEnvelope, TooManyAtOnce, WrapRevoked
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

WRONG = "That name and password do not belong together."


def bare(answer: Any, name: str) -> str:
    """A page without what differs by chance: the CSRF token, and the name that was typed."""
    page = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", text_of(answer))
    return page.replace(name, "")


def test_a_right_password_opens_the_first_page(browser: Browser, alice: Writer) -> None:
    answer = browser.sign_in(alice)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert tickets.read(alice.account.pk, browser.ticket, idle_minutes=15) is not None


def test_a_name_is_taken_in_any_case(browser: Browser, alice: Writer) -> None:
    answer = browser.post("/sign-in/", {"name": " ALICE ", "password": alice.password})
    assert answer.status_code == 302


def test_a_wrong_and_an_unknown_name_answer_the_same_bytes(browser: Browser, alice: Writer) -> None:
    wrong = browser.post("/sign-in/", {"name": "alice", "password": "not this one at all"})
    unknown = browser.post("/sign-in/", {"name": "alina", "password": "not this one at all"})
    assert wrong.status_code == unknown.status_code == 422
    assert WRONG in text_of(wrong)
    assert bare(wrong, "alice") == bare(unknown, "alina")
    assert dict(wrong.headers) == dict(unknown.headers)


def test_the_typed_name_stays_and_the_password_does_not(browser: Browser, alice: Writer) -> None:
    page = text_of(browser.post("/sign-in/", {"name": "alicia", "password": "wrong-and-typed"}))
    assert 'value="alicia"' in page
    assert "wrong-and-typed" not in page


def test_signing_in_leads_on_to_the_page_that_was_asked_for(
    browser: Browser, alice: Writer
) -> None:
    page = browser.get("/settings/")
    assert page["Location"] == "/sign-in/?next=/settings/"
    answer = browser.sign_in(alice, next="/settings/")
    assert answer["Location"] == "/settings/"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "/\\elsewhere.example/",
        "/lock/",
        "/none/",
        "x",
    ],
)
def test_signing_in_leads_nowhere_else(browser: Browser, alice: Writer, elsewhere: str) -> None:
    assert browser.sign_in(alice, next=elsewhere)["Location"] == "/"


def test_signing_in_rotates_session_and_csrf_token(browser: Browser, alice: Writer) -> None:
    browser.get("/sign-in/")
    before = browser.cookies["csrf"].value
    browser.sign_in(alice)
    assert browser.cookies["csrf"].value != before


@pytest.mark.usefixtures("still_clock")
def test_the_fifth_attempt_waits_and_keeps_the_name(browser: Browser, alice: Writer) -> None:
    for _ in range(4):
        assert browser.sign_in(alice, "not this one at all").status_code == 422
    answer = browser.sign_in(alice)
    assert answer.status_code == 429
    assert "Please wait 1 second" in text_of(answer)
    assert 'value="alice"' in text_of(answer)


@pytest.mark.usefixtures("still_clock")
def test_guesses_from_elsewhere_do_not_slow_a_known_browser(alice: Writer) -> None:
    known, stranger = Browser(), Browser()
    known.sign_in(alice)
    known.send("/sign-out/")
    for _ in range(5):
        stranger.sign_in(alice, "not this one at all")
    assert stranger.sign_in(alice).status_code == 429
    assert known.sign_in(alice).status_code == 302


def test_a_known_browser_is_known_for_its_own_account_alone(alice: Writer, bob: Writer) -> None:
    seen: list[bool] = []
    browser = Browser()
    browser.sign_in(alice)
    browser.send("/sign-out/")
    with pytest.MonkeyPatch.context() as patch:
        stretch = stretching.root_of

        def noted(*args: Any, is_known_device: bool) -> bytes:
            seen.append(is_known_device)
            return stretch(*args, is_known_device=is_known_device)

        patch.setattr(stretching, "root_of", noted)
        browser.sign_in(bob, "not this one at all")
        browser.sign_in(alice)
    assert seen == [False, True]


@pytest.mark.usefixtures("still_clock")
def test_a_forged_device_cookie_is_not_believed(
    browser: Browser, alice: Writer, settings: Any
) -> None:
    for _ in range(5):
        browser.sign_in(alice, "not this one at all")
    browser.cookies[settings.DEVICE_COOKIE_NAME] = "x" * 64 + ":1abcde:forged"
    assert browser.sign_in(alice).status_code == 429


@pytest.mark.parametrize(
    ("error", "status", "sentence"),
    [
        (TooManyAtOnce, 503, attempts.TOO_BUSY),
        (WrapRevoked, 422, attempts.REVOKED),
        (PepperMismatch, 503, attempts.NO_PEPPER),
        (TamperedEnvelope, 503, attempts.DAMAGED),
    ],
)
def test_what_the_writer_cannot_help_has_its_own_sentence(
    browser: Browser,
    alice: Writer,
    monkeypatch: pytest.MonkeyPatch,
    error: type[Exception],
    status: int,
    sentence: str,
) -> None:
    def fails(**_: object) -> None:
        raise error

    monkeypatch.setattr(flows, "sign_in", fails)
    answer = browser.sign_in(alice)
    assert answer.status_code == status
    assert str(sentence) in text_of(answer)


def test_a_signed_in_browser_is_led_past_the_page(alice_in: Browser) -> None:
    assert alice_in.get("/sign-in/")["Location"] == "/"


def test_signing_out_ends_session_and_ticket(alice_in: Browser, alice: Writer) -> None:
    ticket = alice_in.ticket
    answer = alice_in.send("/sign-out/")
    assert (answer["Location"], answer["Clear-Site-Data"]) == ("/sign-in/", '"cache", "storage"')
    assert tickets.read(alice.account.pk, ticket, idle_minutes=15) is None
    assert alice_in.get("/settings/").status_code == 302


def test_cookies_are_strict_and_hidden_from_scripts(browser: Browser, alice: Writer) -> None:
    browser.sign_in(alice)
    for name in ("session", "ticket", "device"):
        assert browser.cookies[name]["httponly"]
        assert browser.cookies[name]["samesite"] == "Strict"
    assert not browser.cookies["ticket"]["max-age"]


def test_an_act_without_words_does_not_wait_for_sign_in(browser: Browser, alice: Writer) -> None:
    browser.account = str(alice.account.pk)
    assert browser.send("/since/")["Location"] == "/sign-in/"
