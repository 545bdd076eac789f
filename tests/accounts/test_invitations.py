"""Further writers."""

import datetime
import io
import re
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone

from apps.accounts import set_up
from apps.accounts.models import Account, Invitation
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

PASSWORD = "four calm herons by the weir"
CHOSEN = {
    "name": "Dora",
    "password": PASSWORD,
    "password_again": PASSWORD,
    "zone": "UTC",
    "wait_hours": "72",
}


def test_an_invitation_is_shown_once(alice_in: Browser) -> None:
    page = text_of(alice_in.send("/settings/invite/"))
    groups = re.findall(r"<li>(\w{4})</li>", page)
    assert len(groups) == 4
    assert f"They open {settings.SITE_URL.geturl().rstrip('/')}/join/ and type it in." in page
    assert groups[0] not in text_of(alice_in.get("/settings/invite/"))
    assert Invitation.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "is_told"), [("http://localhost:8000", True), ("https://notes.example", False)]
)
def test_an_address_of_this_machine_alone_is_told_as_such(
    alice_in: Browser, monkeypatch: pytest.MonkeyPatch, address: str, is_told: bool
) -> None:
    monkeypatch.setattr(settings, "SITE_URL", urlsplit(address))
    page = text_of(alice_in.send("/settings/invite/"))
    assert f"They open {address}/join/" in page
    assert ("works on this machine alone" in page) is is_told


def test_only_whoever_runs_the_site_invites(bob: Writer, alice: Writer) -> None:
    browser = Browser()
    browser.sign_in(bob)
    assert browser.get("/settings/invite/").status_code == 404
    assert browser.send("/settings/invite/").status_code == 404
    assert not Invitation.objects.exists()


def test_the_command_prints_a_code_that_works(browser: Browser, alice: Writer) -> None:
    out = io.StringIO()
    call_command("invite", stdout=out)
    answer = browser.post("/join/", {**CHOSEN, "invitation": out.getvalue().lower()})
    assert answer["Location"] == "/key/"
    joined = Account.objects.exclude(pk=alice.account.pk).get()
    assert joined.has_journal
    assert not joined.runs_instance
    assert browser.get("/key/").status_code == 200


def test_an_invitation_works_once(browser: Browser, alice: Writer) -> None:
    code = set_up.invite()
    browser.post("/join/", {**CHOSEN, "invitation": code})
    answer = Browser().post("/join/", {**CHOSEN, "name": "Eve", "invitation": code})
    assert answer.status_code == 422
    assert "not known here" in text_of(answer)
    assert Account.objects.count() == 2


def test_a_taken_name_leaves_the_invitation_good(browser: Browser, alice: Writer) -> None:
    code = set_up.invite()
    answer = browser.post("/join/", {**CHOSEN, "name": "Alice", "invitation": code})
    assert answer.status_code == 422
    assert "Somebody here has this name" in text_of(answer)
    assert browser.post("/join/", {**CHOSEN, "invitation": code}).status_code == 302


def test_an_old_invitation_is_refused(browser: Browser, alice: Writer) -> None:
    code = set_up.invite()
    Invitation.objects.update(purge_on=timezone.now().date() - datetime.timedelta(days=1))
    assert browser.post("/join/", {**CHOSEN, "invitation": code}).status_code == 422


@pytest.mark.usefixtures("still_clock")
def test_wrong_codes_are_delayed_and_the_right_one_is_not(browser: Browser, alice: Writer) -> None:
    code = set_up.invite()
    wrong = [
        browser.post("/join/", {**CHOSEN, "invitation": set_up.new_code()}).status_code
        for _ in range(6)
    ]
    assert wrong == [422, 422, 422, 422, 429, 429]
    assert browser.post("/join/", {**CHOSEN, "invitation": code}).status_code == 302
