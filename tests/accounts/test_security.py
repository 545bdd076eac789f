"""Password, recovery key, wait, and the end of all sessions."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from apps.accounts import flows, recovery, spoken_waits
from apps.accounts.models import Account
from apps.vault import keyring, recovery_key
from apps.vault.exceptions import WrongKey
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

NEW = "river-lamp-cedar-biscuit-moon"
CHANGED = {"password": NEW, "password_again": NEW}
ENDED = "The recovery that somebody asked for has ended."


def test_a_new_password_opens_and_the_old_one_does_not(alice_in: Browser, alice: Writer) -> None:
    assert alice_in.send("/settings/password/", CHANGED)["Location"] == "/settings/security/"
    assert Browser().sign_in(alice).status_code == 422
    assert Browser().sign_in(alice, NEW).status_code == 302


def test_this_session_goes_on_and_every_other_one_ends(alice_in: Browser, alice: Writer) -> None:
    other = Browser()
    other.sign_in(alice)
    alice_in.send("/settings/password/", CHANGED)
    assert "Your password is changed." in text_of(alice_in.get("/settings/"))
    assert other.get("/settings/").status_code == 302


def test_a_new_password_is_a_new_epoch(alice_in: Browser, alice: Writer) -> None:
    alice_in.send("/settings/password/", CHANGED)
    opened = flows.sign_in(name="alice", password=NEW, is_known_device=True)
    assert opened.vault.epoch == alice.vault.epoch + 1
    assert flows.load_profile(opened.vault).display_name == "Alice"


@pytest.mark.parametrize(
    "typed",
    [
        {"password": "short", "password_again": "short"},
        {"password": "alicealicealice", "password_again": "alicealicealice"},
        {"password": NEW, "password_again": NEW + "x"},
        {"password": "", "password_again": ""},
    ],
)
def test_a_password_that_cannot_be_is_refused_and_shown_nowhere(
    alice_in: Browser, alice: Writer, typed: dict[str, str]
) -> None:
    answer = alice_in.send("/settings/password/", typed)
    assert answer.status_code == 422
    assert NEW not in text_of(answer)
    assert Browser().sign_in(alice).status_code == 302


def test_both_faults_of_a_new_password_are_told_at_once(alice_in: Browser) -> None:
    fields = {"password": "short", "password_again": "shorter"}
    page = text_of(alice_in.send("/settings/password/", fields))
    assert "Please use at least 15 characters" in page
    assert "The two are not the same." in page


def test_signing_out_everywhere_ends_this_browser_too(alice_in: Browser, alice: Writer) -> None:
    other = Browser()
    other.sign_in(alice)
    answer = alice_in.send("/settings/sign-out/")
    assert answer["Location"] == "/sign-in/"
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    for browser in (alice_in, other):
        assert browser.get("/settings/")["Location"].startswith("/sign-in/")


@pytest.mark.parametrize(
    "path",
    ["/settings/sign-out/", "/sign-out/", "/recover/cancel/", "/since/", "/settings/key/keep/"],
)
def test_acts_are_no_pages(alice_in: Browser, path: str) -> None:
    assert alice_in.get(path).status_code == 405


def test_a_shorter_wait_begins_after_the_old_one(alice_in: Browser, alice: Writer) -> None:
    assert (
        alice_in.send("/settings/wait/", {"wait_hours": "0"})["Location"] == "/settings/security/"
    )
    account = Account.objects.get(pk=alice.account.pk)
    assert (recovery.chosen_wait_hours(account), recovery.wait_hours(account)) == (0, 72)
    told = r"72 hours until \w+ \d+ \w+ at \d\d:\d\d, then no wait"
    for path in ("/settings/security/", "/settings/wait/"):
        assert re.search(told, text_of(alice_in.get(path))), path


def test_the_wait_in_force_is_said_in_the_zone_of_the_writer(alice: Writer) -> None:
    recovery.choose_wait(alice.account, 6)
    changes = datetime.fromtimestamp(recovery.shorter_from(alice.account), UTC)
    said = spoken_waits.in_force(alice.account, ZoneInfo("Pacific/Auckland"))
    there = changes.astimezone(ZoneInfo("Pacific/Auckland"))
    assert said.endswith(f"at {there:%H:%M}, then 6 hours")


@pytest.mark.parametrize(("hours", "said"), [(0, "No wait"), (1, "1 hour"), (24, "24 hours")])
def test_a_wait_that_holds_is_said_alone(
    alice_in: Browser, alice: Writer, hours: int, said: str
) -> None:
    recovery.set_first_wait(alice.account, hours)
    assert f'<p class="row__note">{said}</p>' in text_of(alice_in.get("/settings/security/"))


def test_a_longer_wait_begins_with_its_choice(alice_in: Browser, alice: Writer) -> None:
    recovery.set_first_wait(alice.account, 1)
    alice_in.send("/settings/wait/", {"wait_hours": "48"})
    assert "Saved: 48 hours." in text_of(alice_in.get("/settings/"))


def test_a_wait_that_is_not_offered_is_refused(alice_in: Browser) -> None:
    assert alice_in.send("/settings/wait/", {"wait_hours": "1000"}).status_code == 422


def test_a_new_key_takes_effect_only_when_two_groups_are_typed_back(
    alice_in: Browser, alice: Writer
) -> None:
    assert alice_in.send("/settings/key/")["Location"] == "/key/"
    paper = alice_in.session["paper"]
    assert keyring.owner_of(recovery_key.read(paper)) is None
    assert keyring.owner_of(alice.recovery) == alice.account.pk
    groups = paper.split("-")
    first, second = re.findall(r"Group (\d)", text_of(alice_in.get("/key/check/")))
    fields = {
        "recovery_key_first": groups[int(first) - 1],
        "recovery_key_second": groups[int(second) - 1],
    }
    assert alice_in.send("/key/check/", fields)["Location"] == "/settings/security/"
    assert keyring.owner_of(recovery_key.read(paper)) == alice.account.pk
    with pytest.raises(WrongKey):
        recovery.account_of(alice.recovery)


def test_a_new_key_stops_a_recovery_with_the_old_one(alice_in: Browser, alice: Writer) -> None:
    recovery.request(alice.recovery)
    alice_in.send("/settings/key/")
    groups = alice_in.session["paper"].split("-")
    first, second = (
        int(n) for n in re.findall(r"Group (\d)", text_of(alice_in.get("/key/check/")))
    )
    fields = {
        "recovery_key_first": groups[first - 1],
        "recovery_key_second": groups[second - 1],
    }
    alice_in.send("/key/check/", fields)
    assert recovery.ready_at(Account.objects.get(pk=alice.account.pk)) is None


def test_a_new_password_stops_a_recovery_that_began_meanwhile_too(alice: Writer) -> None:
    account = Account.objects.get(pk=alice.account.pk)
    recovery.request(alice.recovery)
    flows.change_password(account=account, vault=alice.vault, password=NEW)
    assert recovery.ready_at(Account.objects.get(pk=alice.account.pk)) is None


def test_after_a_new_password_it_is_said_that_a_recovery_has_ended(
    alice_in: Browser, alice: Writer
) -> None:
    alice_in.send("/settings/password/", CHANGED)
    assert ENDED not in text_of(alice_in.get("/settings/"))
    recovery.request(alice.recovery)
    alice_in.send("/settings/password/", CHANGED)
    page = text_of(alice_in.get("/settings/"))
    assert "Your password is changed." in page
    assert ENDED in page
    assert "Somebody asked to open this journal" not in page


def test_stronger_parameters_revive_no_recovery_that_was_stopped_meanwhile(
    alice: Writer,
) -> None:
    recovery.request(alice.recovery)
    stale = Account.objects.get(pk=alice.account.pk)
    recovery.cancel(Account.objects.get(pk=alice.account.pk))
    flows._strengthen(stale, alice.vault, alice.password)
    assert recovery.ready_at(Account.objects.get(pk=alice.account.pk)) is None
