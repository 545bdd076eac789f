"""Leave: from any page, in any state, at once, and without losing what was typed."""

import logging
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client

from apps.accounts import opening as opening_here
from apps.accounts import same_account
from apps.accounts.documents import ProfileDocument
from apps.accounts.recovery import RECOVERY_REQUESTED
from apps.journal import drafts, opening
from apps.journal.documents import LONGEST_TEXT
from apps.journal.models import Draft
from apps.vault import head, inbox, memory_files
from apps.vault.models import InboxItem
from tests.cast import Writer
from tests.journal.writing import draft_texts
from tests.site_client import AT_HOME, Browser, writing_form

FIRST = next(iter(settings.LEAVE_TARGETS.values()))
LAST = list(settings.LEAVE_TARGETS.values())[-1]
CLEARED = '"cache", "cookies", "storage"'


def leave_with(browser: Browser, **typed: str) -> None:
    form = writing_form(browser.page("/write/")) | typed
    answer = browser.post("/leave/words/", form)
    assert answer.status_code == HTTPStatus.OK
    assert answer.headers["Refresh"].startswith("0; url=https://")


def is_out(browser: Browser) -> bool:
    return bool(browser.get("/journal/").status_code == HTTPStatus.FOUND)


def test_leaving_ends_the_session_and_leads_to_the_neutral_site(alice_client: Browser) -> None:
    answer = alice_client.get("/leave/")
    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, FIRST)
    assert answer.headers["Clear-Site-Data"] == CLEARED
    assert is_out(alice_client)


def test_leaving_leaves_no_ticket_and_no_session_behind(alice_client: Browser) -> None:
    cookies = dict(alice_client.cookies)
    alice_client.get("/leave/")
    names = [path.name for path in memory_files.folder().iterdir() if path.is_file()]
    assert [name for name in names if name.startswith(("ticket-", "session-"))] == []
    alice_client.cookies.update(cookies)
    assert is_out(alice_client)


@pytest.mark.parametrize("sender", ["cross-site", "same-site"])
def test_a_page_of_another_site_signs_nobody_out(alice_client: Browser, sender: str) -> None:
    answer = alice_client.get("/leave/", headers={"Sec-Fetch-Site": sender})
    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, FIRST)
    assert "Clear-Site-Data" not in answer.headers
    assert not is_out(alice_client)


@pytest.mark.parametrize("sender", ["same-origin", "none"])
def test_our_own_link_and_a_typed_address_leave(alice_client: Browser, sender: str) -> None:
    answer = alice_client.get("/leave/", headers={"Sec-Fetch-Site": sender})
    assert answer.headers["Clear-Site-Data"] == CLEARED
    assert is_out(alice_client)


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "PUT", "DELETE"])
def test_a_look_at_the_address_signs_nobody_out(alice_client: Browser, method: str) -> None:
    answer = alice_client.generic(method, "/leave/")
    assert answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED
    assert "Clear-Site-Data" not in answer.headers
    assert not is_out(alice_client)


@pytest.mark.parametrize("name", ["Sec-Purpose", "Purpose", "X-Moz"])
@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender"])
def test_a_fetch_ahead_signs_nobody_out_and_answers_no_press(
    alice_client: Browser, name: str, purpose: str
) -> None:
    answer = alice_client.get("/leave/", headers={name: purpose})
    assert answer.status_code == HTTPStatus.FORBIDDEN
    assert "Clear-Site-Data" not in answer.headers
    assert not is_out(alice_client)


def test_leaving_leads_where_the_writer_chose(alice: Writer) -> None:
    profile = ProfileDocument(leave_target=LAST, **AT_HOME)
    assert Browser(alice, profile=profile).get("/leave/").headers["Location"] == LAST


def test_a_place_that_is_no_longer_offered_is_not_gone_to(alice: Writer) -> None:
    profile = ProfileDocument(leave_target="https://old.example/", **AT_HOME)
    assert Browser(alice, profile=profile).get("/leave/").headers["Location"] == FIRST


def test_leaving_works_for_everybody_in_every_state(client: Client, alice_client: Browser) -> None:
    assert client.get("/leave/").headers["Location"] == FIRST
    alice_client.lock()
    assert alice_client.get("/leave/").headers["Location"] == FIRST
    assert alice_client.get("/leave/").headers["Location"] == FIRST


def test_another_browser_of_the_same_writer_stays(alice: Writer) -> None:
    here, there = Browser(alice), Browser(alice)
    here.get("/leave/")
    assert there.get("/journal/").status_code == HTTPStatus.OK


def test_leaving_without_a_database_still_leaves(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser(alice)
    browser.raise_request_exception = False

    def refuse(*args: object, **kwargs: object) -> None:
        raise OperationalError

    with monkeypatch.context() as gone:
        gone.setattr(connection, "cursor", refuse)
        gone.setattr(connection, "ensure_connection", refuse)
        sent_elsewhere = browser.get("/leave/", headers={"Sec-Fetch-Site": "cross-site"})
        looked_at = browser.head("/leave/")
        answer = browser.get("/leave/")
    assert "Clear-Site-Data" not in sent_elsewhere.headers
    assert "Clear-Site-Data" not in looked_at.headers
    assert answer.headers["Location"] == FIRST
    assert answer.headers["Clear-Site-Data"] == CLEARED
    assert is_out(browser)
    names = [path.name for path in memory_files.folder().iterdir()]
    assert [name for name in names if name.startswith("ticket-")] == []


def test_the_last_words_become_a_draft(alice_client: Browser) -> None:
    leave_with(alice_client, text="the last words")
    assert draft_texts(alice_client.writer.vault) == ["the last words"]
    assert is_out(alice_client)


def test_nothing_typed_leaves_nothing(alice_client: Browser) -> None:
    leave_with(alice_client, text="  ")
    assert Draft.objects.count() == 0


def test_words_left_while_locked_are_sealed_and_found_at_the_next_unlock(
    alice_client: Browser,
) -> None:
    vault = alice_client.writer.vault
    form = writing_form(alice_client.page("/write/")) | {"text": "x" * 200_000 + "the end"}
    alice_client.lock()
    answer = alice_client.post("/leave/words/", form)
    assert answer.status_code == HTTPStatus.OK
    assert is_out(alice_client)
    assert Draft.objects.count() == 0
    opening.settle(vault)
    assert draft_texts(vault) == [form["text"]]


@pytest.mark.parametrize("is_locked", [False, True])
def test_words_longer_than_an_entry_are_kept_in_pieces(
    alice_client: Browser, *, is_locked: bool
) -> None:
    vault = alice_client.writer.vault
    form = writing_form(alice_client.page("/write/")) | {"text": "ä" * LONGEST_TEXT + "the end"}
    if is_locked:
        alice_client.lock()
    alice_client.post("/leave/words/", form)
    assert is_out(alice_client)
    opening.settle(vault)
    texts = sorted(draft_texts(vault), key=len)
    assert [len(text.encode()) for text in texts] == [7, LONGEST_TEXT, LONGEST_TEXT]
    assert "".join(reversed(texts)) == form["text"]


def test_a_flood_at_a_locked_browser_is_bounded_and_a_recovery_still_finds_room(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Posts that came together: the first that is answered ends the session for those after it."""
    monkeypatch.setattr(opening_here, "leave", lambda request: None)
    browser = Browser(alice)
    form = writing_form(browser.page("/write/"))
    browser.lock()
    for number in range(inbox.MOST_LEFT + 5):
        browser.post("/leave/words/", form | {"id": str(uuid4()), "text": f"spam {number}"})
    assert InboxItem.objects.count() == inbox.MOST_LEFT
    inbox.drop_in(alice.account.pk, RECOVERY_REQUESTED)
    assert RECOVERY_REQUESTED in {filed.note.kind for filed in inbox.notes(alice.vault)}
    opening.settle(alice.vault)
    texts = draft_texts(alice.vault)
    assert len(texts) == inbox.MOST_LEFT
    assert f"spam {inbox.MOST_LEFT + 4}" in texts


def test_who_is_no_longer_signed_in_leaves_all_the_same(alice_client: Browser) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "x"}
    alice_client.logout()
    answer = alice_client.post("/leave/words/", form)
    assert answer.headers["Refresh"].startswith("0; url=https://")
    assert Draft.objects.count() == 0


def test_words_of_one_account_are_never_kept_for_another(alice: Writer, bob: Writer) -> None:
    form = writing_form(Browser(alice).page("/write/")) | {"text": "of Alice"}
    browser = Browser(bob)
    of_alice = {same_account.HEADER: str(alice.account.pk)}
    answer = browser.post("/leave/words/", form, headers=of_alice)
    assert answer.headers["Refresh"].startswith("0; url=https://")
    assert is_out(browser)
    assert Draft.objects.count() == 0
    assert inbox.notes(bob.vault) == []


def test_an_account_without_a_journal_leaves_no_draft(charlie_client: Browser) -> None:
    form = {"id": "00000000-0000-4000-8000-000000000000", "tab": "t", "text": "x"}
    charlie_client.post("/leave/words/", form)
    assert Draft.objects.count() == 0


def test_a_form_that_was_tampered_with_keeps_nobody_here(alice_client: Browser) -> None:
    leave_with(alice_client, text="x", id="no id", strokes="many")
    assert is_out(alice_client)


@pytest.mark.parametrize("error", [OperationalError])
def test_a_full_disk_keeps_nobody_here(
    alice_client: Browser, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise error

    monkeypatch.setattr(Draft, "save", fail)
    leave_with(alice_client, text="x")
    assert is_out(alice_client)


def test_a_damaged_draft_sends_the_words_to_the_inbox(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    form = writing_form(alice_client.page("/write/")) | {"text": "first", "strokes": "1"}
    alice_client.post("/draft/", form)
    Draft.objects.update(revision=7)
    alice_client.post("/leave/words/", form | {"text": "the last words", "strokes": "2"})
    assert is_out(alice_client)
    assert ["the last words" in filed.note.detail for filed in inbox.notes(vault)] == [True]


def test_leaving_writes_no_log_line(
    alice_client: Browser, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    form = writing_form(alice_client.page("/write/")) | {"text": "x"}
    caplog.clear()
    alice_client.post("/leave/words/", form)
    alice_client.get("/leave/")
    assert [record for record in caplog.records if record.levelno >= logging.INFO] == []


def test_the_page_in_between_says_nothing(alice_client: Browser) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "heron"}
    page = alice_client.post("/leave/words/", form).content.decode()
    assert "heron" not in page
    assert "Alice" not in page


@pytest.mark.parametrize("is_locked", [False, True])
def test_words_of_a_form_that_nothing_keeps_become_a_note(
    alice_client: Browser, *, is_locked: bool
) -> None:
    vault = alice_client.writer.vault
    form = {"page": " Add\n somebody ", "left": "Name: Ada\n\nNotes: tall\x00"}
    if is_locked:
        alice_client.lock()
    alice_client.post("/leave/words/", form)
    assert is_out(alice_client)
    opening.settle(vault)
    with head.reading(vault) as current:
        [draft] = drafts.open_drafts(vault, current).opened
    assert draft.document.typed.title == "Left on the page “Add somebody”"
    assert draft.document.typed.text == "Name: Ada\n\nNotes: tall"


def test_a_form_left_blank_leaves_nothing(alice_client: Browser) -> None:
    alice_client.post("/leave/words/", {"page": "Add somebody", "left": " \n"})
    assert is_out(alice_client)
    assert Draft.objects.count() == 0
