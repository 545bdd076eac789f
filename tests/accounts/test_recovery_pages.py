"""Coming back with the paper: the wait, its announcement, its end."""

import time
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils.formats import date_format

from apps.accounts import recovery, typed_key
from apps.accounts.models import Account
from apps.vault import keyring, recovery_key
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

NEW = "river-lamp-cedar-biscuit-moon"
CHOSEN = {"name": "new name", "password": NEW, "password_again": NEW}


def finish(browser: Browser, alice: Writer, **changed: str) -> Any:
    return browser.post("/recover/finish/", {"recovery_key": alice.paper, **CHOSEN, **changed})


@pytest.fixture
def after_the_wait(browser: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch) -> Browser:
    browser.post("/recover/", {"recovery_key": alice.paper})
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 72 * 3600 + 1)
    return browser


def test_the_key_tells_when_it_works_and_nothing_of_the_account(
    browser: Browser, alice: Writer
) -> None:
    page = text_of(browser.post("/recover/", {"recovery_key": alice.paper.lower()}))
    ready = recovery.ready_at(Account.objects.get())
    assert ready is not None
    moment = date_format(datetime.fromtimestamp(ready, UTC), "l j F")
    assert f"It works from {moment} at " in page
    end = date_format(datetime.fromtimestamp(ready + 7 * 24 * 3600, UTC), "l j F")
    assert f" until {end} at " in page
    assert "(UTC)" in page
    assert "alice" not in page.lower()
    assert alice.paper not in page


def test_asking_again_does_not_move_the_moment(browser: Browser, alice: Writer) -> None:
    browser.post("/recover/", {"recovery_key": alice.paper})
    first = recovery.ready_at(Account.objects.get())
    browser.post("/recover/", {"recovery_key": alice.paper})
    assert recovery.ready_at(Account.objects.get()) == first


@pytest.mark.parametrize("path", ["/recover/", "/recover/finish/"])
@pytest.mark.usefixtures("still_clock")
def test_a_wrong_key_is_refused_and_soon_delayed(
    browser: Browser, alice: Writer, path: str
) -> None:
    fields = {"name": "x", "password": NEW, "password_again": NEW}
    statuses = [
        browser.post(path, {**fields, "recovery_key": recovery_key.new()}).status_code
        for _ in range(6)
    ]
    assert statuses == [422, 422, 422, 422, 429, 429]


def test_wrong_keys_do_not_keep_the_right_one_out(browser: Browser, alice: Writer) -> None:
    for _ in range(6):
        browser.post("/recover/", {"recovery_key": recovery_key.new()})
    assert "It works from" in text_of(browser.post("/recover/", {"recovery_key": alice.paper}))


def test_before_the_wait_is_over_nothing_opens(browser: Browser, alice: Writer) -> None:
    answer = finish(browser, alice)
    assert "It works from" in text_of(answer)
    assert browser.get("/settings/").status_code == 302


def test_after_the_wait_name_and_password_are_chosen_anew(
    after_the_wait: Browser, alice: Writer
) -> None:
    ready = after_the_wait.post("/recover/", {"recovery_key": alice.paper})
    assert ready["Location"] == "/recover/finish/"
    assert finish(after_the_wait, alice)["Location"] == "/"
    assert after_the_wait.get("/settings/").status_code == 200
    assert Browser().sign_in(alice).status_code == 422
    signed = Browser().post("/sign-in/", {"name": "New Name", "password": NEW})
    assert signed.status_code == 302


def test_recovery_ends_every_other_session(
    alice_in: Browser, after_the_wait: Browser, alice: Writer
) -> None:
    finish(after_the_wait, alice)
    assert alice_in.get("/settings/").status_code == 302


def test_a_taken_name_is_said_and_the_key_still_works(
    after_the_wait: Browser, alice: Writer, bob: Writer
) -> None:
    answer = finish(after_the_wait, alice, name="BOB")
    assert answer.status_code == 422
    assert "Somebody here has this name" in text_of(answer)
    assert finish(after_the_wait, alice)["Location"] == "/"


def test_the_own_name_may_stay(after_the_wait: Browser, alice: Writer) -> None:
    assert finish(after_the_wait, alice, name="alice")["Location"] == "/"


def test_an_open_session_hears_of_it_and_can_stop_it(
    alice_in: Browser, browser: Browser, alice: Writer
) -> None:
    assert "Somebody asked to open" not in text_of(alice_in.get("/settings/"))
    browser.post("/recover/", {"recovery_key": alice.paper})
    for page in ("/settings/", "/journal/", "/write/", "/bin/"):
        assert text_of(alice_in.get(page)).count("Somebody asked to open this journal") == 1
    assert alice_in.send("/recover/cancel/")["Location"] == "/"
    assert "Somebody asked to open" not in text_of(alice_in.get("/settings/"))
    assert recovery.ready_at(Account.objects.get()) is None


def test_bob_cannot_stop_alices_recovery(browser: Browser, alice: Writer, bob: Writer) -> None:
    browser.post("/recover/", {"recovery_key": alice.paper})
    browser.sign_in(bob)
    browser.send("/recover/cancel/")
    assert recovery.ready_at(Account.objects.get(pk=alice.account.pk)) is not None


def test_a_locked_session_cannot_stop_it(
    alice_in: Browser, browser: Browser, alice: Writer
) -> None:
    browser.post("/recover/", {"recovery_key": alice.paper})
    alice_in.lose_ticket()
    page = alice_in.send("/recover/cancel/")
    opened = alice_in.unlock(page, alice.password)
    assert recovery.ready_at(Account.objects.get()) is not None
    assert "It can be asked again." in text_of(alice_in.get(opened["Location"]))
    alice_in.send("/recover/cancel/")
    assert recovery.ready_at(Account.objects.get()) is None


def test_a_ready_key_that_went_away_opens_nothing_after_a_longer_wait_was_chosen(
    alice_in: Browser, browser: Browser, alice: Writer
) -> None:
    recovery.set_first_wait(alice.account, 0)
    browser.post("/recover/", {"recovery_key": alice.paper})
    alice_in.send("/since/")
    alice_in.send("/settings/wait/", {"wait_hours": "72"})
    assert "It works from" in text_of(finish(browser, alice))
    alice_in.send("/settings/password/", {"password": NEW, "password_again": NEW})
    assert recovery.ready_at(Account.objects.get()) is None
    assert "It works from" in text_of(finish(browser, alice))


def test_a_ready_key_opens_nothing_a_year_later(
    after_the_wait: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 400 * 24 * 3600
    monkeypatch.setattr(time, "time", lambda: later)
    assert "It works from" in text_of(finish(after_the_wait, alice))


def test_no_wait_means_at_once(browser: Browser, alice: Writer) -> None:
    recovery.set_first_wait(alice.account, 0)
    answer = browser.post("/recover/", {"recovery_key": alice.paper})
    assert answer["Location"] == "/recover/finish/"
    assert finish(browser, alice)["Location"] == "/"


def test_the_key_is_typed_once(after_the_wait: Browser, alice: Writer) -> None:
    page = after_the_wait.post("/recover/", {"recovery_key": alice.paper}, follow=True)
    assert 'name="recovery_key"' not in text_of(page)
    assert alice.paper not in text_of(page)
    without = after_the_wait.post("/recover/finish/", CHOSEN)
    assert without["Location"] == "/"
    assert "typed key" not in after_the_wait.session
    assert after_the_wait.get("/settings/").status_code == 200


def test_a_key_typed_a_while_ago_is_asked_again(
    after_the_wait: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    after_the_wait.post("/recover/", {"recovery_key": alice.paper})
    later = time.time() + typed_key.KEPT_SECONDS + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert 'name="recovery_key"' in text_of(after_the_wait.get("/recover/finish/"))
    assert "typed key" not in after_the_wait.session
    assert after_the_wait.post("/recover/finish/", CHOSEN).status_code == 422


def test_a_typed_key_that_was_replaced_meanwhile_is_refused(
    after_the_wait: Browser, alice: Writer
) -> None:
    after_the_wait.post("/recover/", {"recovery_key": alice.paper})
    keyring.replace_recovery_key(alice.vault, recovery_key.read(recovery_key.new()))
    answer = after_the_wait.post("/recover/finish/", CHOSEN)
    assert answer.status_code == 422
    assert 'name="recovery_key"' in text_of(answer)
    assert after_the_wait.get("/settings/").status_code == 302


def test_leaving_takes_the_typed_key_along(after_the_wait: Browser, alice: Writer) -> None:
    after_the_wait.post("/recover/", {"recovery_key": alice.paper})
    after_the_wait.get("/leave/")
    assert 'name="recovery_key"' in text_of(after_the_wait.get("/recover/finish/"))


def test_a_key_that_still_waits_is_not_kept(browser: Browser, alice: Writer) -> None:
    browser.post("/recover/", {"recovery_key": alice.paper})
    assert 'name="recovery_key"' in text_of(browser.get("/recover/finish/"))
