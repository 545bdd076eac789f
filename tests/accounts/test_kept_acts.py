"""What was asked before the password: words go on by themselves, and every act is asked again."""

import re
import time
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest

from apps.accounts import flows, recovery
from apps.accounts.kept import LAPSES_SECONDS, Kept
from apps.journal.models import Draft
from apps.plan import records
from apps.plan.documents import WordsDocument
from tests.accounts.browser import Browser, hidden_fields, text_of
from tests.accounts.test_kept import NOTE, display_name, note, settings_with
from tests.cast import Writer
from tests.journal.writing import save, words_in_stream
from tests.plan.filling import form_on, put, stored
from tests.sharing.sharing import made, view
from tests.site_client import writing_form
from tests.support.network import contact

NOT_DONE = "was not done. It can be asked again."


def signed_out(alice: Writer) -> Browser:
    """Who stands at the device, is not signed in, and knows the id that every page of hers carries."""
    flows.save_profile(
        vault=alice.vault, change=lambda kept: setattr(kept, "leave_explained", True)
    )
    stranger = Browser()
    stranger.account = str(alice.account.pk)
    return stranger


def sign_in_on(browser: Browser, page: Any, alice: Writer) -> Any:
    fields = {**hidden_fields(page), "name": alice.name, "password": alice.password}
    return browser.post("/sign-in/", fields)


def later(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + seconds)


def kept_for(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    """What waits in a page grows old; the vault, once it is open, does not."""
    then = time.time() + seconds
    monkeypatch.setattr("apps.accounts.kept.time", SimpleNamespace(time=lambda: then))


def wait_of(alice: Writer) -> int:
    alice.account.refresh_from_db()
    return recovery.chosen_wait_hours(alice.account)


def goes_on(browser: Browser, page: Any) -> Any:
    """Press the button of the page that shows the words."""
    path = re.findall(r'<form class="form" method="post" action="([^"]+)"', text_of(page))[0]
    return browser.post(path, hidden_fields(page))


def test_an_act_is_not_done_by_a_sign_in(alice: Writer) -> None:
    browser = signed_out(alice)
    page = browser.send("/settings/wait/", {"wait_hours": "0"})
    assert sign_in_on(browser, page, alice)["Location"] == "/settings/wait/"
    assert NOT_DONE in text_of(browser.get("/settings/wait/"))
    assert wait_of(alice) == recovery.DEFAULT_WAIT_HOURS


def test_no_file_comes_with_a_sign_in(alice: Writer) -> None:
    browser = signed_out(alice)
    page = browser.send("/people/export/", {"notes": "on"})
    answer = sign_in_on(browser, page, alice)
    assert "Content-Disposition" not in answer.headers
    assert NOT_DONE in text_of(answer)


@pytest.mark.parametrize("fields", [{}, {"x": "y"}])
def test_no_key_is_made_by_a_sign_in(alice: Writer, fields: dict[str, str]) -> None:
    browser = signed_out(alice)
    page = browser.send("/settings/key/", fields)
    if not fields:
        assert page["Location"] == "/sign-in/?next=%2Fsettings%2Fkey%2F"
        page = browser.get(page["Location"])
    answer = sign_in_on(browser, page, alice)
    assert answer.status_code == 200 if fields else answer["Location"] == "/settings/key/"
    assert "paper" not in browser.session


def test_a_draft_is_not_discarded_by_the_next_password(alice_in: Browser, alice: Writer) -> None:
    words = {"title": "A day", "text": "Long words", "tab": "q" * 8, "strokes": "3", "keep": "1"}
    draft = {"id": str(uuid4()), "day": "2026-11-24", "time": "10:00", "precision": "exact"}
    counters = {"entry_revision": "0", "draft_revision": "0"}
    alice_in.send("/write/", {**draft, **words, **counters})
    path = f"/d/{draft['id']}/discard/"
    alice_in.lose_ticket()
    page = alice_in.send(path)
    assert alice_in.unlock(page, alice.password)["Location"] == path
    assert NOT_DONE in text_of(alice_in.get(path))
    assert Draft.objects.filter(pk=UUID(draft["id"])).exists()


def test_an_entry_is_not_binned_by_the_next_password(alice_in: Browser, alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    alice_in.lose_ticket()
    page = alice_in.send(f"/e/{entry_id}/delete/")
    assert alice_in.unlock(page, alice.password)["Location"] == f"/e/{entry_id}/delete/"
    assert words_in_stream(alice.vault) == ["Herons."]


def test_nobody_is_invited_by_the_next_password(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    page = alice_in.send("/settings/invite/")
    assert alice_in.unlock(page, alice.password)["Location"] == "/settings/invite/"


def test_an_act_without_a_page_is_asked_where_its_button_stands(
    alice_in: Browser, alice: Writer
) -> None:
    entry_id = save(alice.vault, "Herons.")
    alice_in.lose_ticket()
    page = alice_in.send(f"/e/{entry_id}/kind/", {"kind": "incident"})
    assert "Not done" in text_of(answer := alice_in.unlock(page, alice.password))
    assert f'href="/e/{entry_id}/"' in text_of(answer)
    alice_in.lose_ticket()
    before = {"Referer": "http://testserver/settings/"}
    page = alice_in.send("/views/freeze/", headers=before)
    assert page["Location"] == "/views/"


def test_a_guarded_act_asked_of_a_locked_page_is_asked_again(
    alice_in: Browser, alice: Writer
) -> None:
    alice_in.lose_ticket()
    page = alice_in.send("/settings/wait/", {"wait_hours": "0"})
    assert alice_in.unlock(page, alice.password)["Location"] == "/settings/wait/"
    assert wait_of(alice) == recovery.DEFAULT_WAIT_HOURS


def test_a_guarded_act_goes_on_with_its_own_password_alone(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, 6 * 60)
    page = alice_in.send("/settings/wait/", {"wait_hours": "24"})
    assert sign_in_on(Browser(), page, alice)["Location"] == "/settings/wait/"
    other = Browser()
    other.sign_in(alice)
    assert other.unlock(page, alice.password)["Location"] == "/settings/wait/"
    assert wait_of(alice) == recovery.DEFAULT_WAIT_HOURS
    assert alice_in.unlock(page, alice.password)["Location"] != "/settings/wait/"
    assert wait_of(alice) == 24


def test_after_an_hour_a_guarded_act_is_asked_again(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    later(monkeypatch, 6 * 60)
    page = alice_in.send("/settings/wait/", {"wait_hours": "24"})
    kept_for(monkeypatch, LAPSES_SECONDS + 1)
    assert alice_in.unlock(page, alice.password)["Location"] == "/settings/wait/"
    assert wait_of(alice) == recovery.DEFAULT_WAIT_HOURS


def test_a_wrong_password_begins_no_new_hour(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice_in.lose_ticket()
    page = alice_in.send(NOTE, note("Herons."))
    kept_for(monkeypatch, LAPSES_SECONDS // 2)
    page = alice_in.unlock(page, "not this one at all")
    kept_for(monkeypatch, LAPSES_SECONDS + 1)
    assert alice_in.unlock(page, alice.password).status_code == 200
    assert words_in_stream(alice.vault) == []


def test_after_an_hour_words_wait_for_a_press(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    alice_in.lose_ticket()
    page = alice_in.send(NOTE, note("Herons."))
    kept_for(monkeypatch, LAPSES_SECONDS + 1)
    answer = alice_in.unlock(page, alice.password)
    assert ">\nHerons.</textarea>" in text_of(answer)
    assert goes_on(alice_in, answer).status_code == 302
    assert words_in_stream(alice.vault) == ["Herons."]


def test_a_form_sealed_without_a_time_has_lapsed(alice_in: Browser, alice: Writer) -> None:
    sent = {name: [value] for name, value in note("Herons.").items()}
    kept = Kept(NOTE, {**sent, "account": [alice_in.account]}, alice.account.pk.bytes, at=1)
    answer = alice_in.send("/unlock/", {"password": alice.password, **kept.as_hidden()})
    assert answer.status_code == 200
    assert words_in_stream(alice.vault) == []


def test_words_that_do_not_fit_go_back_into_their_form(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    page = alice_in.send("/people/new/", {"id": str(uuid4()), "notes": "By the weir"})
    answer = alice_in.unlock(page, alice.password)
    assert answer.status_code == 422
    again = goes_on(alice_in, answer)
    assert again.status_code == 422
    assert ">\nBy the weir</textarea>" in text_of(again)


def test_words_for_what_is_gone_are_shown(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    page = alice_in.send(f"/people/{uuid4()}/edit/", {"notes": "By the weir"})
    answer = alice_in.unlock(page, alice.password)
    assert answer.status_code == 404
    assert ">\nBy the weir</textarea>" in text_of(answer)


def test_settings_come_back_in_their_form_unsaved(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    page = alice_in.send("/settings/", {**settings_with("Ada"), "idle_minutes": "60"})
    again = goes_on(alice_in, alice_in.unlock(page, alice.password))
    assert again.status_code == 200
    assert 'value="Ada"' in text_of(again)
    assert display_name(alice) == "Alice"
    alice.account.refresh_from_db()
    assert alice.account.idle_minutes != 60


def test_a_row_is_not_taken_out_by_the_next_password(alice_in: Browser, alice: Writer) -> None:
    path = f"/people/{contact(alice.vault, 'Ada')}/stance/"
    alice_in.send(path, {"code": "stood", "note": "Herons"})
    alice_in.lose_ticket()
    page = alice_in.send(path, {"take_out": "0", "seen_revision": "2", "note": "x"})
    assert alice_in.unlock(page, alice.password).status_code == 200
    assert 'name="take_out" value="0"' in text_of(alice_in.get(path))


@pytest.mark.parametrize("act", ["put_away", "take_up", "begun"])
def test_what_was_begun_is_not_put_away_by_the_next_password(
    alice_in: Browser, alice: Writer, act: str
) -> None:
    path = f"/plan/words/{put(alice.vault, records.WORDS, WordsDocument(text='before'))}/"
    alice_in.send(path, {"begun": "1", "text": "Weir"})
    alice_in.lose_ticket()
    page = alice_in.send(path, {act: "1", "text": "Herons"})
    assert alice_in.unlock(page, alice.password).status_code == 200
    assert "You had begun this" in text_of(alice_in.get(path))


def test_plan_words_are_saved_by_the_next_password(alice_in: Browser, alice: Writer) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(text="before"))
    path = f"/plan/words/{record_id}/"
    sent = form_on(text_of(alice_in.get(path))) | {"text": ["Herons"]}
    alice_in.lose_ticket()
    assert alice_in.unlock(alice_in.send(path, sent), alice.password).status_code == 302
    assert stored(alice.vault, records.WORDS, record_id).text == "Herons"


def test_another_reason_does_not_stand_in_for_that_of_the_act(
    alice_in: Browser, alice: Writer
) -> None:
    alice_in.lose_ticket()
    page = alice_in.send("/settings/wait/", {"wait_hours": "0", "x": "y"})
    fields = hidden_fields(page) | {"because": "calendar", "password": "not this one at all"}
    assert "changes the recovery wait" in text_of(alice_in.send("/unlock/", fields))


@pytest.mark.parametrize("seconds", [1, LAPSES_SECONDS + 1])
def test_a_kept_entry_lets_nobody_read_what_was_kept_from_them(
    alice_in: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch, seconds: int
) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id = made(alice.vault, chosen=[entry_id])
    alice_in.send(f"/views/{view_id}/keep/{entry_id}/")
    assert view(alice.vault, view_id).document.scope.withheld == [entry_id]
    sent = writing_form(text_of(alice_in.get(f"/e/{entry_id}/edit/"))) | {"text": "Herons again."}
    sent |= {name: str(view_id) for name in ("beside", "reads", "shut")}
    alice_in.lose_ticket()
    page = alice_in.send("/write/", sent)
    kept_for(monkeypatch, seconds)
    answer = alice_in.unlock(page, alice.password)
    if seconds > LAPSES_SECONDS:
        goes_on(alice_in, answer)
    assert words_in_stream(alice.vault) == ["Herons again."]
    assert view(alice.vault, view_id).document.scope.withheld == [entry_id]
