"""A recovery key that is to replace another: the way back, and what is told of one left half-way."""

import re

from apps.accounts import flows, recovery
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

TOLD = "A new recovery key was shown here and is not in place."
KEEP = "Keep the key I have"


def confirmed(browser: Browser) -> Browser:
    """The key of this browser's session, typed back."""
    groups = browser.session["paper"].split("-")
    numbers = re.findall(r"Group (\d)", text_of(browser.get("/key/check/")))
    typed = [groups[int(number) - 1] for number in numbers]
    browser.send("/key/check/", {"recovery_key_first": typed[0], "recovery_key_second": typed[1]})
    return browser


def making_another(browser: Browser) -> Browser:
    browser.send("/settings/key/")
    confirmed(browser)
    browser.send("/settings/key/")
    return browser


def test_the_key_from_before_can_be_kept(alice_in: Browser, alice: Writer) -> None:
    alice_in.send("/settings/key/")
    assert KEEP in text_of(alice_in.get("/key/"))
    assert alice_in.send("/settings/key/keep/")["Location"] == "/settings/security/"
    page = text_of(alice_in.get("/settings/security/"))
    assert "The recovery key that you have stays in place." in page
    assert alice_in.get("/key/")["Location"] == "/settings/key/"
    assert recovery.account_of(alice.recovery) == alice.account
    assert not flows.load_profile(alice.vault).newer_key_shown


def test_a_key_that_waits_to_replace_another_keeps_nobody_from_today(alice_in: Browser) -> None:
    making_another(alice_in)
    assert alice_in.get("/").status_code == 200


def test_a_key_left_half_way_is_told_at_the_next_sign_in(alice_in: Browser, alice: Writer) -> None:
    making_another(alice_in)
    other = Browser().knowing(alice)
    assert text_of(other.get("/")).count("A new recovery key is not in place") == 1
    assert text_of(other.get("/settings/security/")).count(TOLD) == 1
    other.send("/settings/key/keep/")
    assert TOLD not in text_of(other.get("/settings/security/"))
    assert TOLD not in text_of(Browser().knowing(alice).get("/settings/security/"))


def test_a_key_in_place_is_no_news(alice_in: Browser) -> None:
    confirmed(making_another(alice_in))
    page = text_of(alice_in.get("/settings/security/"))
    assert "Your recovery key is in place." in page
    assert TOLD not in text_of(alice_in.get("/settings/security/"))
