"""A vault that locks in the middle: what was typed goes on after the password, and no page is blank."""

from http import HTTPStatus

import pytest

from apps.accounts import flows as accounts
from apps.accounts.kept import Kept
from apps.journal.models import Draft, Entry
from tests.cast import ALICE_PASSWORD
from tests.journal.writing import draft_texts, save, words_in_stream
from tests.site_client import Browser, elements, writing_form

PAGES = ("/", "/write/", "/journal/", "/bin/", "/journal/calendar/", "/journal/check/")


def hidden(page: str) -> dict[str, str]:
    return {
        e.attributes["name"]: e.attributes.get("value", "")
        for e in elements(page, "input")
        if e.attributes.get("type") == "hidden"
    }


@pytest.mark.parametrize("path", PAGES)
def test_a_locked_vault_never_shows_an_editable_blank(alice_client: Browser, path: str) -> None:
    alice_client.lock()
    page = alice_client.page(path)
    assert elements(page, "textarea") == []
    assert [e for e in elements(page, "input") if e.attributes.get("type") == "password"]


def test_a_save_that_meets_a_locked_vault_goes_on_after_the_password(
    alice_client: Browser,
) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "typed <b>\r\nin time"}
    alice_client.lock()
    page = alice_client.post("/write/", form).content.decode()
    assert Entry.objects.count() == 0
    kept = hidden(page)
    assert "in time" not in page
    wrong = alice_client.post("/unlock/", kept | {"password": "something quite different"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    kept = hidden(wrong.content.decode())
    answer = alice_client.post("/unlock/", kept | {"password": ALICE_PASSWORD})
    assert answer.status_code == HTTPStatus.FOUND
    assert words_in_stream(alice_client.writer.vault) == ["typed <b> in time"]


def test_an_autosave_that_meets_a_locked_vault_asks_in_place(alice_client: Browser) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "typed", "strokes": "1"}
    alice_client.lock()
    answer = alice_client.post("/draft/", form, headers={"HX-Request": "true"})
    assert answer.headers["HX-Retarget"] == "#dialog"
    opened = alice_client.post(
        "/unlock/", {"password": ALICE_PASSWORD}, headers={"HX-Request": "true"}
    )
    assert "unlocked" in opened.headers["HX-Trigger"]
    assert alice_client.post("/draft/", form, headers={"HX-Request": "true"}).status_code == 200
    assert draft_texts(alice_client.writer.vault) == ["typed"]


def test_a_form_older_than_the_password_is_kept_too(alice_client: Browser) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "typed before"}
    account, vault = alice_client.writer.account, alice_client.writer.vault
    accounts.change_password(account=account, vault=vault, password="six new herons on a wire")
    page = alice_client.post("/write/", form).content.decode()
    assert "typed before" not in page
    waiting = Kept("", sealed=hidden(page)["kept"]).opened_by(account.pk)
    assert (waiting.fields or {})["text"] == ["typed before"]
    assert (Entry.objects.count(), Draft.objects.count()) == (0, 0)


def test_a_draft_survives_the_lock(alice_client: Browser) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "half a sentence"}
    alice_client.post("/draft/", form, headers={"HX-Request": "true"})
    alice_client.lock()
    alice_client.unlock()
    assert "half a sentence" in alice_client.page("/journal/")
    assert "half a sentence" in alice_client.page("/")


def test_destroying_a_version_asks_for_the_password_once_more(
    alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, "first")
    save(vault, "second", of=entry_id, base=1)
    monkeypatch.setattr("apps.accounts.step_up.FRESH_SECONDS", -1)
    path = f"/e/{entry_id}/history/1/remove/"
    asked = alice_client.post(path).content.decode()
    assert "first" in alice_client.page(f"/e/{entry_id}/history/1/")
    monkeypatch.undo()
    alice_client.post("/unlock/", hidden(asked) | {"password": ALICE_PASSWORD})
    alice_client.page(f"/e/{entry_id}/history/1/", HTTPStatus.NOT_FOUND)
