"""Unlocking in place: nothing typed is lost, other tabs live on."""

import time
from typing import Any

import pytest

from apps.accounts import flows, unlock_steps
from apps.vault import memory_files, tickets
from apps.vault.documents import OpenVault
from tests.accounts.browser import HTMX, Browser, hidden_fields, text_of
from tests.cast import Writer

WORDS = "First line.\r\n<b>Second</b> “line” & more\r\n"


def test_a_locked_page_asks_for_the_password_and_goes_on(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    page = alice_in.get("/settings/wait/?x=1")
    assert page.status_code == 200
    assert 'type="password"' in text_of(page)
    assert hidden_fields(page)["next"] == "/settings/wait/?x=1"
    assert alice_in.unlock(page, alice.password)["Location"] == "/settings/wait/?x=1"
    assert alice_in.get("/settings/wait/").status_code == 200


@pytest.mark.usefixtures("still_clock")
def test_a_wrong_password_is_refused_with_a_growing_delay(alice_in: Browser) -> None:
    alice_in.lose_ticket()
    page = alice_in.get("/settings/")
    statuses = [alice_in.unlock(page, "not this one at all").status_code for _ in range(6)]
    assert statuses == [422, 422, 422, 422, 429, 429]


def test_unlocking_leaves_session_and_csrf_token_as_they_are(
    alice_in: Browser, alice: Writer
) -> None:
    alice_in.lose_ticket()
    page = alice_in.get("/settings/")
    before = alice_in.cookies["csrf"].value, alice_in.cookies["session"].value
    old = alice_in.ticket
    alice_in.unlock(page, alice.password)
    assert (alice_in.cookies["csrf"].value, alice_in.cookies["session"].value) == before
    assert alice_in.ticket != old


def test_htmx_is_answered_by_a_dialog_beside_the_words(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    dialog = alice_in.send("/write/", {"text": WORDS}, headers=HTMX)
    assert dialog.status_code == 200
    assert (dialog["HX-Retarget"], dialog["HX-Reswap"]) == ("#dialog", "innerHTML")
    assert "<html" not in text_of(dialog)
    assert 'hx-post="/unlock/"' in text_of(dialog)
    wrong = alice_in.unlock(dialog, "not this one at all", headers=HTMX)
    assert (wrong.status_code, wrong["HX-Retarget"]) == (422, "#dialog")
    done = alice_in.unlock(wrong, alice.password, headers=HTMX)
    assert (done.status_code, done.content, done["HX-Trigger"]) == (200, b"", "unlocked")
    assert tickets.read(alice.account.pk, alice_in.ticket, idle_minutes=15) is not None


@pytest.mark.usefixtures("still_clock")
def test_a_delay_is_readable_in_the_dialog(alice_in: Browser) -> None:
    alice_in.lose_ticket()
    dialog = alice_in.get("/settings/", headers=HTMX)
    for _ in range(5):
        answer = alice_in.unlock(dialog, "not this one at all", headers=HTMX)
    assert answer.status_code == 422
    assert "Please wait" in text_of(answer)


def test_bobs_session_with_alices_ticket_opens_nothing(alice_in: Browser, bob: Writer) -> None:
    browser = Browser()
    browser.sign_in(bob)
    browser.cookies["ticket"] = alice_in.ticket
    answer = browser.get("/settings/")
    assert 'type="password"' in text_of(answer)
    assert "Alice" not in text_of(answer)


def test_alices_ticket_without_a_session_opens_nothing(alice_in: Browser) -> None:
    browser = Browser()
    browser.cookies["ticket"] = alice_in.ticket
    assert browser.get("/settings/").status_code == 302


def test_a_new_password_elsewhere_ends_the_session(alice_in: Browser, alice: Writer) -> None:
    flows.change_password(
        account=alice.account, vault=alice.vault, password="a whole new one, long"
    )
    assert alice_in.get("/settings/")["Location"] == "/sign-in/?next=/settings/"


def test_htmx_without_a_session_leaves_the_page_alone(browser: Browser, alice: Writer) -> None:
    answer = browser.post("/settings/", {"text": WORDS}, headers=HTMX)
    assert answer["HX-Retarget"] == "#dialog"
    assert "Your words are still on this page" in text_of(answer)


def test_signing_in_as_somebody_else_ends_the_session(alice_in: Browser) -> None:
    alice_in.lose_ticket()
    assert 'action="/sign-out/"' in text_of(alice_in.get("/settings/"))
    alice_in.send("/sign-out/")
    assert alice_in.get("/settings/").status_code == 302


def test_the_page_by_itself_leads_to_the_first_one(alice_in: Browser, alice: Writer) -> None:
    assert alice_in.get("/unlock/")["Location"] == "/"
    alice_in.lose_ticket()
    page = alice_in.get("/unlock/")
    assert alice_in.unlock(page, alice.password)["Location"] == "/"


def test_unlocking_runs_the_steps_and_survives_a_failing_one(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[OpenVault] = []

    def fails(vault: OpenVault) -> None:
        raise RuntimeError("a secret word")

    monkeypatch.setattr(unlock_steps, "_steps", [])
    unlock_steps.register(fails)
    unlock_steps.register(ran.append)
    unlock_steps.register(ran.append)
    alice_in.lose_ticket()
    answer = alice_in.unlock(alice_in.get("/settings/"), alice.password)
    assert answer.status_code == 302
    assert [vault.owner for vault in ran] == [alice.account.pk]


def test_the_locked_page_says_its_name_and_leads_to_recovery(alice_in: Browser) -> None:
    alice_in.lose_ticket()
    page = text_of(alice_in.get("/settings/"))
    assert "<title>Locked" in page
    assert '<a href="/recover/">I have lost my password</a>' in page


def test_an_idle_ticket_locks(alice_in: Browser, alice: Writer, monkeypatch: Any) -> None:
    monkeypatch.setattr(memory_files, "age", lambda name: 15 * 60 + 1.0)
    assert 'type="password"' in text_of(alice_in.get("/settings/"))


def test_a_longer_idle_time_is_honoured(alice_in: Browser, alice: Writer, monkeypatch: Any) -> None:
    alice.account.idle_minutes = 60
    alice.account.save()
    monkeypatch.setattr(memory_files, "age", lambda name: 15 * 60 + 1.0)
    assert 'type="password"' not in text_of(alice_in.get("/settings/"))


def test_the_absolute_limit_is_not_pushed_by_a_second_password(
    alice_in: Browser, alice: Writer, monkeypatch: Any
) -> None:
    begun = tickets.read(alice.account.pk, alice_in.ticket, idle_minutes=60)
    assert begun is not None
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + 600)
    page = alice_in.get("/settings/password/")
    assert 'name="because" value="password"' in text_of(page)
    alice_in.unlock(page, alice.password)
    renewed = tickets.read(alice.account.pk, alice_in.ticket, idle_minutes=60)
    assert renewed is not None
    assert renewed.opened_at == begun.opened_at
    assert renewed.proved_at == now + 600


def test_a_page_behind_the_lock_asks_and_hears_where_it_is_open_already(alice_in: Browser) -> None:
    """Its words come back, whichever tab the password was given in."""
    answer = alice_in.get("/unlock/", headers=HTMX)
    assert (answer.content, answer.headers["HX-Trigger"]) == (b"", "unlocked")
    alice_in.lose_ticket()
    asked = alice_in.get("/unlock/", headers=HTMX)
    assert "HX-Trigger" not in asked.headers
    assert asked.headers["HX-Retarget"] == "#dialog"
    assert 'type="password"' in text_of(asked)
