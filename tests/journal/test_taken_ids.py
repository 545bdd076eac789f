"""An id is chosen by a page, so another writer can take it first. Then the words get one of their own."""

from http import HTTPStatus

import pytest

from apps.journal import adoption, drafts, opening
from apps.journal.drafts import ADOPT_AFTER_SECONDS, Autosave
from tests.cast import Writer
from tests.journal.conftest import Travel
from tests.journal.writing import a_page, draft_texts, keep, save, words_in_stream
from tests.site_client import Browser, elements, id_in, writing_form

HTMX = {"HX-Request": "true"}


def take(bob: Writer, sent: Autosave) -> None:
    """Both as a draft and as an entry."""
    save(bob.vault, "of Bob", of=sent.id)
    keep(bob.vault, a_page("a draft of Bob", of=sent.id))


def hidden(page: str, name: str) -> str:
    found = [e for e in elements(page, "input") if e.attributes.get("name") == name]
    return found[0].attributes["value"]


def test_autosave_keeps_the_words_under_another_id(alice: Writer, bob: Writer) -> None:
    sent = a_page("of Alice")
    take(bob, sent)
    kept = keep(alice.vault, sent)
    assert (kept.revision, kept.other) == (1, None)
    assert keep(alice.vault, sent) == kept
    assert keep(alice.vault, a_page("more of Alice", of=sent.id, strokes=2)).id == kept.id
    assert draft_texts(alice.vault) == ["more of Alice"]
    assert draft_texts(bob.vault) == ["a draft of Bob"]


def test_a_page_goes_on_with_the_id_that_it_was_told(alice_client: Browser, bob: Writer) -> None:
    vault = alice_client.writer.vault
    form = writing_form(alice_client.page("/write/")) | {"text": "one", "strokes": "1"}
    take(bob, a_page("", of=id_in(f"d/{form['id']}")))
    state = alice_client.post("/draft/", form, headers=HTMX).content.decode()
    form |= {name: hidden(state, name) for name in ("id", "draft_revision", "entry_revision")}
    alice_client.post("/draft/", form | {"text": "one, two", "strokes": "2"}, headers=HTMX)
    assert draft_texts(vault) == ["one, two"]
    saved = alice_client.post("/write/", form | {"text": "one, two, three", "strokes": "3"})
    assert saved.headers["Location"] == f"/e/{form['id']}/"
    assert (draft_texts(vault), words_in_stream(vault)) == ([], ["one, two, three"])


def test_changes_to_an_entry_become_a_note_of_their_own(alice_client: Browser, bob: Writer) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, "as saved")
    keep(bob.vault, a_page("a draft of Bob", of=entry_id))
    form = writing_form(alice_client.page(f"/e/{entry_id}/edit/")) | {"text": "as changed"}
    state = alice_client.post("/draft/", form, headers=HTMX).content.decode()
    assert "now a note of its own" in state
    assert hidden(state, "entry_revision") == "0"
    form |= {name: hidden(state, name) for name in ("id", "draft_revision", "entry_revision")}
    alice_client.post("/write/", form)
    assert sorted(words_in_stream(vault)) == ["as changed", "as saved"]


def test_saving_leads_to_the_entry_and_leaves_no_draft(alice_client: Browser, bob: Writer) -> None:
    vault = alice_client.writer.vault
    form = writing_form(alice_client.page("/write/")) | {"text": "of Alice", "strokes": "1"}
    alice_client.post("/draft/", form)
    save(bob.vault, "of Bob", of=id_in(f"d/{form['id']}"))
    for _ in range(2):
        answer = alice_client.post("/write/", form)
        assert answer.status_code == HTTPStatus.FOUND
        assert "of Alice" in alice_client.page(answer.headers["Location"])
    assert (draft_texts(vault), words_in_stream(vault)) == ([], ["of Alice"])
    assert words_in_stream(bob.vault) == ["of Bob"]


def test_the_words_of_a_page_without_script_are_kept(alice_client: Browser, bob: Writer) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "of Alice"}
    take(bob, a_page("", of=id_in(f"d/{form['id']}")))
    assert alice_client.post("/write/", form | {"keep": "1"}).status_code == HTTPStatus.FOUND
    assert draft_texts(alice_client.writer.vault) == ["of Alice"]


@pytest.mark.parametrize("is_locked", [False, True])
def test_the_last_words_are_kept(alice_client: Browser, bob: Writer, *, is_locked: bool) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "the last words"}
    take(bob, a_page("", of=id_in(f"d/{form['id']}")))
    if is_locked:
        alice_client.lock()
    alice_client.post("/leave/words/", form)
    opening.settle(alice_client.writer.vault)
    assert draft_texts(alice_client.writer.vault) == ["the last words"]


def test_a_resting_draft_still_becomes_an_entry(alice: Writer, bob: Writer, later: Travel) -> None:
    sent = a_page("resting")
    keep(alice.vault, sent)
    save(bob.vault, "of Bob", of=sent.id)
    later(ADOPT_AFTER_SECONDS + 60)
    for _ in range(2):
        adoption.adopt_old(vault=alice.vault, day_ends_at=3)
    assert (draft_texts(alice.vault), words_in_stream(alice.vault)) == ([], ["resting"])


@pytest.mark.parametrize("path", ["/write/", "/draft/"])
def test_a_form_whose_every_id_is_taken_leads_nowhere(
    alice_client: Browser, bob: Writer, path: str
) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "of Alice", "tab": "forged"}
    sent = a_page("", of=id_in(f"d/{form['id']}"), tab="forged")
    take(bob, sent)
    take(bob, drafts.apart(sent))
    assert alice_client.post(path, form).status_code == HTTPStatus.NOT_FOUND
    assert draft_texts(bob.vault) == ["a draft of Bob", "a draft of Bob"]
