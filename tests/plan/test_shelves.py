"""Prepared words, people to tell, children: begun, changed, copied, removed."""

from typing import Any

import pytest

from apps.plan import records, starting_words
from apps.plan.documents import TellingDocument, WordsDocument
from apps.plan.records import Table
from apps.plan.reply_check import marked
from apps.plan.shelves import SHELVES, TELLINGS, WORDS, Shelf
from apps.vault.documents import Document
from tests.cast import Writer
from tests.plan.filling import form_on, put, stored
from tests.site_client import Browser

each_shelf = pytest.mark.parametrize("shelf", SHELVES, ids=lambda shelf: str(shelf.code))


def saved(vault: object, shelf: Shelf) -> list[Document]:
    return [one.document for one in records.read_all(vault, shelf.table).opened]  # type: ignore[arg-type]


@each_shelf
def test_what_is_written_is_kept_and_listed(
    alice: Writer, alice_client: Browser, shelf: Shelf
) -> None:
    sent = form_on(alice_client.page(f"/plan/{shelf.code}/new/"))
    first = shelf.screen.fields[0].name
    for _tap in range(2):
        alice_client.post(f"/plan/{shelf.code}/new/", sent | {first: ["Heron"]})
    assert len(saved(alice.vault, shelf)) == 1
    assert "Heron" in alice_client.page(f"/plan/{shelf.code}/")


@each_shelf
def test_what_is_removed_was_asked_about(
    alice: Writer, alice_client: Browser, shelf: Shelf
) -> None:
    record_id = put(alice.vault, shelf.table, shelf.table.document())
    path = f"/plan/{shelf.code}/{record_id}/remove/"
    alice_client.page(path)
    assert len(saved(alice.vault, shelf)) == 1
    alice_client.post(path)
    assert saved(alice.vault, shelf) == []


@each_shelf
def test_an_untouched_page_changes_nothing(
    alice: Writer, alice_client: Browser, shelf: Shelf
) -> None:
    record_id = put(alice.vault, shelf.table, shelf.table.document())
    path = f"/plan/{shelf.code}/{record_id}/"
    assert alice_client.post(path, form_on(alice_client.page(path))).status_code == 302
    assert shelf.table.model.objects.get(id=record_id).revision == 1


def test_words_are_begun_from_what_is_offered(alice: Writer, alice_client: Browser) -> None:
    sent = form_on(alice_client.page("/plan/words/new/?from=d1"))
    alice_client.post("/plan/words/new/?from=d1", sent)
    (document,) = saved(alice.vault, WORDS)
    assert isinstance(document, WordsDocument)
    assert document.situation == "door"
    assert document.text in alice_client.page("/plan/words/")


def test_nothing_is_kept_of_words_that_were_only_looked_at(
    alice: Writer, alice_client: Browser
) -> None:
    alice_client.page("/plan/words/new/?from=d1")
    assert saved(alice.vault, WORDS) == []


def test_what_is_emptied_stays_empty(alice: Writer, alice_client: Browser) -> None:
    sent = form_on(alice_client.page("/plan/words/new/?from=d1"))
    alice_client.post("/plan/words/new/?from=d1", sent | {"text": [""]})
    (document,) = saved(alice.vault, WORDS)
    assert document == WordsDocument(title="Through the closed door", situation="door", text="")


def test_a_telling_keeps_what_was_said_and_how_it_was_taken(
    alice: Writer, alice_client: Browser
) -> None:
    sent = form_on(alice_client.page("/plan/telling/new/?from=t1"))
    sent |= {"name": ["Ana"], "told_on": ["2026-11-02"], "reaction": ["She listened."]}
    alice_client.post("/plan/telling/new/", sent)
    (document,) = saved(alice.vault, TELLINGS)
    assert isinstance(document, TellingDocument)
    assert (document.name, document.sort, document.reaction) == ("Ana", "friend", "She listened.")
    assert "2 November 2026" in alice_client.page("/plan/telling/")


def test_a_beginning_of_another_list_is_none(alice_client: Browser) -> None:
    assert form_on(alice_client.page("/plan/words/new/?from=t1"))["text"] == [""]
    assert form_on(alice_client.page("/plan/words/new/?from=zz"))["text"] == [""]


def test_every_code_of_a_beginning_is_one_alone() -> None:
    offered = (*starting_words.WORDS, *starting_words.TELLINGS)
    assert len({beginning.code for beginning in offered}) == len(offered)


def test_words_offered_for_a_reply_pass_the_reply_check() -> None:
    replies = [one for one in starting_words.WORDS if one.belongs in ("reply", "door")]
    assert replies
    assert [one.code for one in replies if marked(str(one.text))] == []


def test_words_begun_elsewhere_are_not_overwritten(alice: Writer, alice_client: Browser) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(text="first"))
    path = f"/plan/words/{record_id}/"
    sent = form_on(alice_client.page(path))
    alice_client.post(path, sent | {"text": ["second"]})
    answer = alice_client.post(path, sent | {"text": ["third"]})
    assert answer.status_code == 409
    assert "second" in answer.content.decode()
    assert stored(alice.vault, records.WORDS, record_id).text == "second"


def test_a_checked_draft_comes_back_marked_and_is_kept_nowhere(
    alice: Writer, alice_client: Browser
) -> None:
    answer = alice_client.post("/plan/check/", {"draft": "Sorry. Friday at five."})
    page = answer.content.decode()
    assert "<mark>Sorry</mark>" in page
    assert "Friday at five." in page
    assert "Sorry" not in alice_client.page("/plan/check/")
    assert all(saved(alice.vault, shelf) == [] for shelf in SHELVES)


def test_a_draft_is_shown_as_letters_never_as_markup(alice_client: Browser) -> None:
    page = alice_client.post("/plan/check/", {"draft": "<b>Sorry</b><script>"}).content.decode()
    assert "<b>" not in page
    assert "&lt;b&gt;<mark>Sorry</mark>" in page


@pytest.mark.parametrize(
    ("table", "path", "is_said"),
    [
        (records.WORDS, "/plan/words/{}/remove/", False),
        (records.DATES, "/plan/dates/{}/remove/", True),
    ],
)
def test_a_court_is_named_only_where_it_may_matter(
    alice: Writer, alice_client: Browser, table: Table[Any], path: str, is_said: bool
) -> None:
    record_id = put(alice.vault, table, table.document())
    page = alice_client.page(path.format(record_id))
    assert ("If this may matter in court" in page) is is_said
