"""What happened since the last visit, told neutrally until it is put away."""

import time
from datetime import UTC, datetime

import pytest

from apps.accounts import flows, spoken_times
from apps.accounts.documents import ProfileDocument
from apps.vault import inbox
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

TOLD = "since you last looked"


def test_failed_sign_ins_are_told_after_the_next_one(browser: Browser, alice: Writer) -> None:
    stranger = Browser()
    for _ in range(3):
        stranger.sign_in(alice, "not this one at all")
    browser.knowing(alice)
    page = text_of(browser.get("/settings/security/"))
    assert f"A wrong password was typed 3 times {TOLD}. The last time was today at " in page
    assert "It may have been you." in page


def test_they_stay_until_they_are_put_away(browser: Browser, alice: Writer) -> None:
    browser.sign_in(alice, "not this one at all")
    browser.knowing(alice)
    assert f"A wrong password was typed once {TOLD}: today at " in text_of(
        browser.get("/settings/security/")
    )
    other = Browser().knowing(alice)
    assert TOLD in text_of(other.get("/settings/security/"))
    assert other.send("/since/")["Location"] == "/"
    assert TOLD not in text_of(other.get("/settings/security/"))
    assert inbox.notes(alice.vault) == []
    assert TOLD not in text_of(Browser().knowing(alice).get("/settings/security/"))


def test_what_came_after_the_page_is_not_put_away_with_it(browser: Browser, alice: Writer) -> None:
    browser.sign_in(alice, "not this one at all")
    browser.knowing(alice)
    Browser().sign_in(alice, "not this one at all")
    browser.send("/since/")
    assert len(inbox.notes(alice.vault)) == 1


def test_a_use_of_the_recovery_key_is_told_after_sign_in(browser: Browser, alice: Writer) -> None:
    Browser().post("/recover/", {"recovery_key": alice.paper})
    browser.knowing(alice)
    assert "Somebody asked to use the recovery key: today at " in text_of(
        browser.get("/settings/security/")
    )


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (18, "today at 00:10"),
        (17, "yesterday at 00:10"),
        (16, "Monday 16 November at 00:10"),
    ],
)
def test_the_two_days_that_need_no_date_have_a_word(
    monkeypatch: pytest.MonkeyPatch, day: int, said: str
) -> None:
    now = datetime(2026, 11, 18, 23, 50, tzinfo=UTC)
    monkeypatch.setattr(time, "time", now.timestamp)
    assert spoken_times.said_past(now.replace(day=day, hour=0, minute=10)) == said


def test_notes_of_other_kinds_are_left_to_others(browser: Browser, alice: Writer) -> None:
    inbox.drop_in(alice.account.pk, "left words", "x")
    browser.knowing(alice)
    browser.send("/since/")
    assert [filed.note.kind for filed in inbox.notes(alice.vault)] == ["left words"]


@pytest.mark.parametrize("zone", ["Europe/Atlantis", "Europe", "../etc", ""])
def test_a_zone_that_nobody_knows_breaks_no_page(
    browser: Browser, alice: Writer, zone: str
) -> None:
    def move(profile: ProfileDocument) -> None:
        profile.zone = zone

    flows.save_profile(vault=alice.vault, change=move)
    browser.sign_in(alice, "not this one at all")
    browser.knowing(alice)
    assert f"A wrong password was typed once {TOLD}: today at " in text_of(
        browser.get("/settings/security/")
    )
    for path in ("/", "/journal/", "/write/", "/journal/calendar/", "/bin/"):
        assert browser.get(path).status_code == 200, path


def test_nothing_is_told_before_sign_in(browser: Browser, alice: Writer) -> None:
    browser.sign_in(alice, "not this one at all")
    assert TOLD not in text_of(browser.get("/sign-in/"))
