"""The first visit: token, first writer, recovery key, what Leave does."""

import re
import time
from typing import Any

import pytest
from django.conf import settings

from apps.accounts import flows, recovery, set_up
from apps.accounts.models import Account
from apps.vault import keyring, recovery_key
from tests.accounts.browser import Browser, hidden_fields, text_of

PASSWORD = "four calm herons by the weir"
CHOSEN = {
    "name": "Dora",
    "display_name": "D.",
    "password": PASSWORD,
    "password_again": PASSWORD,
    "zone": "Europe/Zurich",
    "wait_hours": "48",
}


@pytest.fixture
def token(db: None) -> str:
    set_up.announce_token()
    return str((settings.DATA_DIR / "setup_token").read_text().strip())


def set_up_with(browser: Browser, token: str, **changed: str) -> Any:
    return browser.post("/set-up/", {"set_up_token": token, **CHOSEN, **changed})


def signed_up(browser: Browser, token: str) -> Browser:
    set_up_with(browser, token)
    browser.account = str(Account.objects.get().pk)
    return browser


def typed_back(browser: Browser) -> Any:
    """The two groups that the page asks for, copied from the page before."""
    groups = browser.session["paper"].split("-")
    first, second = re.findall(r"Group (\d)", text_of(browser.get("/key/check/")))
    return browser.send(
        "/key/check/",
        {
            "recovery_key_first": groups[int(first) - 1].lower(),
            "recovery_key_second": f" {groups[int(second) - 1]} ",
        },
    )


def test_a_fresh_site_leads_to_set_up(browser: Browser, token: str) -> None:
    assert browser.get("/")["Location"] == "/sign-in/?next=/"
    assert browser.get("/sign-in/?next=/")["Location"] == "/set-up/"
    page = text_of(browser.get("/set-up/"))
    assert "Who else controls this machine?" in page
    assert token not in page


def test_the_right_token_leads_on_to_the_writer(browser: Browser, token: str) -> None:
    page = text_of(browser.post("/set-up/", {"set_up_token": token.lower().replace("-", " ")}))
    assert "Who writes here?" in page
    assert not Account.objects.exists()


@pytest.mark.usefixtures("still_clock")
def test_a_wrong_token_is_refused_and_soon_delayed(browser: Browser, token: str) -> None:
    wrong = {"set_up_token": set_up.new_code()}
    statuses = [browser.post("/set-up/", wrong).status_code for _ in range(6)]
    assert statuses == [422, 422, 422, 422, 429, 429]


def test_a_flood_of_wrong_tokens_does_not_keep_the_right_one_out(
    browser: Browser, token: str
) -> None:
    for _ in range(6):
        browser.post("/set-up/", {"set_up_token": set_up.new_code()})
    assert browser.post("/set-up/", {"set_up_token": token}).status_code == 200


def test_the_first_writer_is_signed_in_and_sees_the_key(browser: Browser, token: str) -> None:
    answer = set_up_with(browser, token)
    assert answer["Location"] == "/key/"
    account = Account.objects.get()
    assert account.runs_instance
    assert recovery.wait_hours(account) == 48
    groups = re.findall(r"</span>(\w{4})</li>", text_of(browser.get("/key/")))
    paper = recovery_key.read("-".join(groups))
    assert keyring.owner_of(paper) == account.pk


def test_the_profile_holds_what_was_chosen(browser: Browser, token: str) -> None:
    signed_up(browser, token)
    opened = flows.sign_in(name="dora", password=PASSWORD, is_known_device=True)
    profile = flows.load_profile(opened.vault)
    assert (profile.display_name, profile.zone) == ("D.", "Europe/Zurich")
    assert not profile.recovery_confirmed


def test_a_replayed_token_is_dead_after_the_first_writer(browser: Browser, token: str) -> None:
    set_up_with(browser, token)
    assert set_up_with(Browser(), token, name="Eve").status_code == 404
    assert Account.objects.count() == 1
    assert not (settings.DATA_DIR / "setup_token").exists()


def test_a_wrong_token_makes_no_writer_on_the_second_page(browser: Browser, token: str) -> None:
    assert set_up_with(browser, set_up.new_code()).status_code == 422
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"password": "short", "password_again": "short"}, "at least 15"),
        ({"password": "passwordpassword", "password_again": "passwordpassword"}, "could guess"),
        ({"password_again": "four calm herons by the weit"}, "not the same"),
        ({"password": "long " * 60, "password_again": "long " * 60}, "at most 256"),
        ({"zone": "Europe/Atlantis"}, "time zone is not known here"),
        ({"name": ""}, "required"),
    ],
)
def test_what_cannot_be_right_is_said_and_the_rest_stays(
    browser: Browser, token: str, changed: dict[str, str], sentence: str
) -> None:
    answer = set_up_with(browser, token, **changed)
    assert answer.status_code == 422
    page = text_of(answer)
    assert sentence in page
    assert 'value="D."' in page
    assert PASSWORD not in page


def test_a_password_made_of_the_own_name_is_refused(browser: Browser, token: str) -> None:
    own = "wilhelmina.haverkamp"
    answer = set_up_with(browser, token, name=own, password=own, password_again=own)
    assert "could guess" in text_of(answer)


def test_a_suggestion_stays_the_same_until_it_is_used(browser: Browser, token: str) -> None:
    first = browser.post("/set-up/", {"set_up_token": token})
    suggestion = hidden_fields(first)["suggestion"]
    second = set_up_with(browser, token, name="", suggestion=suggestion)
    assert hidden_fields(second)["suggestion"] == suggestion
    foreign = set_up_with(browser, token, name="", suggestion="one-two-three-four-<five>")
    assert "<five>" not in text_of(foreign)


def test_the_suggestion_is_a_good_password(browser: Browser, token: str) -> None:
    first = browser.post("/set-up/", {"set_up_token": token})
    suggestion = hidden_fields(first)["suggestion"]
    answer = set_up_with(browser, token, password=suggestion, password_again=suggestion)
    assert answer.status_code == 302


def test_the_key_is_confirmed_by_two_groups_and_never_shown_again(
    browser: Browser, token: str
) -> None:
    signed_up(browser, token)
    assert typed_back(browser)["Location"] == "/about-leave/"
    assert "paper" not in browser.session
    assert browser.get("/key/")["Location"] == "/settings/key/"
    assert browser.get("/key/check/")["Location"] == "/settings/key/"
    opened = flows.sign_in(name="dora", password=PASSWORD, is_known_device=True)
    assert flows.load_profile(opened.vault).recovery_confirmed


def test_at_set_up_there_is_time_to_write_the_key_down(
    browser: Browser, token: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed_up(browser, token)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 14 * 60)
    assert browser.session["paper"][:4] in text_of(browser.get("/key/"))
    assert typed_back(browser)["Location"] == "/about-leave/"


def test_wrong_groups_confirm_nothing(browser: Browser, token: str) -> None:
    signed_up(browser, token)
    answer = browser.send(
        "/key/check/", {"recovery_key_first": "0000", "recovery_key_second": "ZZZZ"}
    )
    assert answer.status_code == 422
    assert "Show the key again and compare your paper." in text_of(answer)
    assert "ZZZZ" in text_of(answer)
    assert "paper" in browser.session


def test_the_check_page_does_not_show_the_key(browser: Browser, token: str) -> None:
    signed_up(browser, token)
    groups = browser.session["paper"].split("-")
    page = text_of(browser.get("/key/check/"))
    assert not [group for group in groups if group in page]


def test_what_leave_does_is_told_once_and_leads_to_writing(browser: Browser, token: str) -> None:
    signed_up(browser, token)
    typed_back(browser)
    assert "does not take this site out of the browser" in text_of(browser.get("/about-leave/"))
    assert browser.send("/about-leave/")["Location"] == "/"
    opened = flows.sign_in(name="dora", password=PASSWORD, is_known_device=True)
    assert flows.load_profile(opened.vault).leave_explained
