"""Anybody at a locked browser can leave words. They take the place of nothing that was written."""

from uuid import UUID, uuid4

import msgspec
import pytest

from apps.journal import adoption, drafts, opening
from apps.journal.documents import Typed
from apps.journal.drafts import ADOPT_AFTER_SECONDS, Autosave, OpenDraft
from apps.journal.incidents.details import Details, ExactWords, Facts, Present
from apps.journal.left_words import goes_on
from apps.vault import head
from apps.vault.documents import OpenVault
from tests.cast import Writer
from tests.journal.conftest import Travel
from tests.journal.writing import a_page, draft_texts, keep, save, words_in_stream
from tests.site_client import Browser, writing_form

TOLD = "Left while this was locked"
TRUE = "The true words."


def leave(writer: Writer, sent: Autosave) -> None:
    adoption.leave_words(owner=writer.account.pk, session="s", sent=sent)
    opening.settle(writer.vault)


def opened(vault: OpenVault) -> dict[str, OpenDraft]:
    """By text."""
    with head.reading(vault) as current:
        found = drafts.open_drafts(vault, current).opened
    return {draft.document.typed.text: draft for draft in found}


@pytest.mark.parametrize("tab", ["made up", "one", ""])
@pytest.mark.parametrize("seen", [0, 1, 999_999])
@pytest.mark.parametrize("strokes", [2, 999_999])
def test_left_words_replace_no_draft_whatever_they_say_they_saw(
    alice: Writer, tab: str, seen: int, strokes: int
) -> None:
    sent = a_page(TRUE)
    keep(alice.vault, sent)
    leave(alice, a_page("forged", of=sent.id, tab=tab, seen=seen, strokes=strokes, base=7))
    found = opened(alice.vault)
    assert found.keys() == {TRUE, "forged"}
    assert (found[TRUE].id, found[TRUE].revision) == (sent.id, 1)
    assert (found[TRUE].document.is_left, found["forged"].document.is_left) == (False, True)
    assert found["forged"].document.entry_revision == 0


def test_words_that_hold_the_drafts_replace_none_under_another_tab(alice: Writer) -> None:
    sent = a_page(TRUE)
    keep(alice.vault, sent)
    leave(alice, a_page(f"{TRUE} And more.", of=sent.id, tab="made up", seen=9, strokes=9))
    assert draft_texts(alice.vault) == [TRUE, f"{TRUE} And more."]


def test_left_words_become_no_change_of_a_saved_entry(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, TRUE)
    leave(alice_client.writer, a_page("planted", of=entry_id, base=1, seen=9))
    for path in (f"/e/{entry_id}/", f"/e/{entry_id}/edit/"):
        page = alice_client.page(path)
        assert "planted" not in page
        assert TRUE in page
    assert draft_texts(vault) == ["planted"]


def test_a_locked_browser_overwrites_nothing_and_both_are_shown(alice_client: Browser) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": TRUE, "strokes": "3"}
    alice_client.post("/draft/", form)
    alice_client.lock()
    forged = {"text": "forged", "tab": str(uuid4()), "draft_revision": "999999", "strokes": "1"}
    alice_client.post("/leave/words/", form | forged)
    opening.settle(alice_client.writer.vault)
    again = Browser(alice_client.writer)
    assert TRUE in again.page(f"/d/{form['id']}/")
    for path in ("/", "/journal/"):
        page = again.page(path)
        assert TRUE in page
        assert "forged" in page
        assert page.count(TOLD) == 1
    assert TRUE in writing_form(again.page("/"))["text"]


def test_a_page_that_goes_on_and_leaves_has_one_draft(alice_client: Browser) -> None:
    form = writing_form(alice_client.page("/write/")) | {"text": "The heron", "strokes": "3"}
    alice_client.post("/draft/", form)
    alice_client.lock()
    alice_client.post("/leave/words/", form | {"text": "The heron waits.", "strokes": "10"})
    opening.settle(alice_client.writer.vault)
    again = Browser(alice_client.writer)
    assert draft_texts(again.writer.vault) == ["The heron waits."]
    assert writing_form(again.page("/"))["text"] == "The heron waits."
    assert TOLD not in again.page("/journal/")


@pytest.mark.parametrize("text", [TRUE, "true words", ""])
@pytest.mark.parametrize("tab", ["one", "two"])
def test_words_that_the_draft_has_make_no_second_one(alice: Writer, text: str, tab: str) -> None:
    sent = a_page(f"{TRUE} true words", strokes=2)
    keep(alice.vault, sent)
    leave(alice, a_page(text, of=sent.id, tab=tab, strokes=3))
    assert draft_texts(alice.vault) == [f"{TRUE} true words"]


def test_left_words_wait_for_their_writer(alice: Writer, later: Travel) -> None:
    leave(alice, a_page("whose are they?"))
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    assert (draft_texts(alice.vault), words_in_stream(alice.vault)) == (["whose are they?"], [])


def test_a_writer_who_goes_on_with_them_makes_them_a_draft_like_every_other(
    alice: Writer, later: Travel
) -> None:
    sent = a_page("the last")
    leave(alice, sent)
    keep(alice.vault, a_page("the last words", of=sent.id, tab="two", seen=1))
    assert not opened(alice.vault)["the last words"].document.is_left
    later(ADOPT_AFTER_SECONDS + 60)
    opening.settle(alice.vault)
    assert words_in_stream(alice.vault) == ["the last words"]


def switched(sent: Autosave, let_in: list[UUID], kept_out: list[UUID]) -> Autosave:
    typed = msgspec.structs.replace(sent.typed, let_in=let_in, kept_out=kept_out)
    return sent._replace(typed=typed)


def test_left_words_let_nobody_read(alice: Writer) -> None:
    leave(alice, switched(a_page("planted"), [uuid4()], []))
    assert opened(alice.vault)["planted"].document.typed.let_in == []


def test_left_words_keep_somebody_out_and_let_nobody_in(alice: Writer) -> None:
    one, two, three = (uuid4() for _ in range(3))
    sent = switched(a_page(TRUE), [one, two], [])
    keep(alice.vault, sent)
    leave(alice, switched(a_page(TRUE, of=sent.id, strokes=2), [two, three], [one]))
    typed = opened(alice.vault)[TRUE].document.typed
    assert (typed.let_in, typed.kept_out) == ([two], [one])


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("", "any", True),
        ("the la", "the last", True),
        ("went ", "went home", True),
        ("a c", "a b c", True),
        ("aa", "aaa", True),
        ("the last", "the la", False),
        ("abab", "aba", False),
        ("a b", "b a", False),
        ("calm", "c-a-l-m", False),
        ("any", "the quick brown fox jumps over any lazy dogs", False),
    ],
)
def test_words_go_on_where_one_place_alone_has_more(
    before: str, after: str, expected: bool
) -> None:
    assert goes_on(Typed(text=before), Typed(text=after)) is expected


def detailed(**facts: object) -> Typed:
    return Typed(details=Details(facts=Facts(**facts)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (Typed(title="a"), Typed(text="a"), False),
        (Typed(day="2026-11-20"), Typed(day="2026-11-21"), False),
        (Typed(day="2026-11-20"), Typed(), False),
        (Typed(), Typed(day="2026-11-20"), True),
        (detailed(place="The sta"), detailed(place="The station"), True),
        (detailed(place="The sta"), detailed(), False),
        (detailed(has_pets=True), detailed(), False),
        (detailed(), detailed(has_pets=True), True),
        (
            detailed(people=[Present(name="Ada")]),
            detailed(people=[Present(name="Bo"), Present(name="Ada", role="x")]),
            True,
        ),
        (
            detailed(people=[Present(name="Ada"), Present(name="Ada")]),
            detailed(people=[Present(name="Ada")]),
            False,
        ),
        (detailed(flags=["a", "b"]), detailed(flags=["b", "a"]), False),
        (detailed(exact_words=[ExactWords(text="a")]), detailed(exact_words=[]), False),
    ],
)
def test_no_field_loses_what_it_had(before: Typed, after: Typed, expected: bool) -> None:
    assert goes_on(before, after) is expected
