"""Words of a form that was not sent are offered when its page is opened again, and only to their writer."""

import re
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from apps.journal import cards
from apps.plan import records
from apps.plan.documents import DateDocument, WordsDocument
from apps.vault import memory_files, slips
from apps.vault.exceptions import NoRoom
from tests.cast import Writer
from tests.plan.filling import a_plan, form_on, put, stored
from tests.plan.test_dates import at_home, in_days
from tests.site_client import Browser
from tests.support.network import contact, person

OFFER = "You had begun this"


@pytest.fixture
def forms(alice: Writer) -> dict[str, tuple[str, str]]:
    """Address and field of every form that offers what was begun."""
    plan_id = a_plan(alice.vault, label="R.")
    today = cards.clock_of(at_home()).today
    contact_id, person_id = contact(alice.vault, "Ada"), person(alice.vault, "R.")
    words = put(alice.vault, records.WORDS, WordsDocument(title="door"))
    date = put(alice.vault, records.DATES, DateDocument(title="Ana"))
    been = put(alice.vault, records.DATES, in_days(today, -1))
    return {
        "part": (f"/plan/{plan_id}/boundary/", "boundary"),
        "rows": (f"/plan/{plan_id}/exceptions/", "allowed-0-words"),
        "decision": (f"/plan/{plan_id}/decision/", "change"),
        "reasons": (f"/plan/{plan_id}/reasons/", "reasons-0-text"),
        "new words": ("/plan/words/new/", "text"),
        "words": (f"/plan/words/{words}/", "text"),
        "new telling": ("/plan/telling/new/", "words"),
        "new child": ("/plan/children/new/", "knows"),
        "new date": ("/plan/dates/new/", "will_do"),
        "date": (f"/plan/dates/{date}/", "may_come"),
        "after": (f"/plan/dates/{been}/after/", "text"),
        "new contact": ("/people/new/", "notes"),
        "contact": (f"/people/{contact_id}/edit/", "notes"),
        "stance": (f"/people/{contact_id}/stance/", "note"),
        "new person": ("/people/persons/new/", "notes"),
        "person": (f"/people/persons/{person_id}/edit/", "notes"),
    }


def begin(client: Browser, path: str, field: str, words: str) -> None:
    sent = form_on(client.page(path)) | {field: [words], "begun": ["1"]}
    assert client.post(path, sent).status_code == 204


NAMES = (
    "part",
    "rows",
    "decision",
    "reasons",
    "new words",
    "words",
    "new telling",
    "new child",
    "new date",
    "date",
    "after",
    "new contact",
    "contact",
    "stance",
    "new person",
    "person",
)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_begun_is_offered_taken_up_and_saved(
    alice_client: Browser, forms: dict[str, tuple[str, str]], name: str
) -> None:
    path, field = forms[name]
    begin(alice_client, path, field, "Heron by the weir")
    page = alice_client.page(path)
    assert f"{OFFER} today at" in page
    assert "Heron by the weir" not in page
    taken = alice_client.post(path, {"take_up": "1"})
    assert taken.status_code == 200
    form = form_on(taken.content.decode())
    if name == "stance":  # its page ends with another form
        form = {"code": ["stood"], field: ["Heron by the weir"]}
    assert form[field] == ["Heron by the weir"]
    extra = {"name": ["Ada"]} if name == "new contact" else {}
    extra |= {"label": ["S."]} if name == "new person" else {}
    assert alice_client.post(path, form | extra).status_code == 302
    if name != "after":
        assert OFFER not in alice_client.page(path)
    assert memory_files.kept("slip-") == []


def test_nothing_is_saved_by_being_begun_or_taken_up(alice: Writer, alice_client: Browser) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(text="before"))
    path = f"/plan/words/{record_id}/"
    begin(alice_client, path, "text", "Heron")
    alice_client.post(path, {"take_up": "1"})
    assert stored(alice.vault, records.WORDS, record_id).text == "before"


def test_what_is_put_away_is_gone(alice_client: Browser) -> None:
    path = "/plan/words/new/?from=b1"
    begin(alice_client, path, "text", "Heron")
    assert OFFER in alice_client.page(path)
    assert alice_client.post(path, {"put_away": "1"}).headers["Location"] == path
    assert OFFER not in alice_client.page(path)
    assert alice_client.post(path, {"take_up": "1"}).headers["Location"] == path


def test_a_form_that_did_not_fit_keeps_what_was_begun(alice_client: Browser) -> None:
    begin(alice_client, "/people/new/", "notes", "Heron")
    sent = form_on(alice_client.page("/people/new/"))
    assert alice_client.post("/people/new/", sent).status_code == 422
    assert OFFER in alice_client.page("/people/new/")


def test_words_taken_up_meet_what_was_saved_meanwhile(alice: Writer, alice_client: Browser) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(text="before"))
    path = f"/plan/words/{record_id}/"
    begin(alice_client, path, "text", "Heron")
    seen = records.seen(WordsDocument(text="before"), ["text"])
    records.save(
        vault=alice.vault,
        table=records.WORDS,
        record_id=record_id,
        values={"text": "Weir"},
        was_seen=seen,
    )
    taken = form_on(alice_client.post(path, {"take_up": "1"}).content.decode())
    answer = alice_client.post(path, taken)
    assert answer.status_code == 409
    assert "Weir" in answer.content.decode()


def test_taking_a_row_out_leaves_what_was_begun_beside_it(
    alice: Writer, alice_client: Browser
) -> None:
    contact_id = contact(alice.vault, "Ada")
    path = f"/people/{contact_id}/stance/"
    alice_client.post(path, {"code": "stood"})
    begin(alice_client, path, "note", "Heron")
    alice_client.post(path, {"take_out": "0", "seen_revision": "2"})
    assert OFFER in alice_client.page(path)


def test_another_writer_at_the_same_page_is_offered_nothing(
    alice_client: Browser, bob_client: Browser
) -> None:
    begin(alice_client, "/plan/words/new/", "text", "Heron")
    assert OFFER not in bob_client.page("/plan/words/new/")
    assert "Heron" not in bob_client.post("/plan/words/new/", {"take_up": "1"}).content.decode()


def test_no_word_and_no_address_stands_in_memory(alice_client: Browser, settings: Any) -> None:
    begin(alice_client, "/plan/words/new/", "text", "Heron by the weir")
    files = list(Path(settings.TICKETS_DIR).glob("slip-*"))
    assert len(files) == 1
    assert not any(word in files[0].read_bytes() for word in (b"Heron", b"plan", b"words"))
    begin(alice_client, "/plan/words/new/", "text", "Heron again")
    assert len(memory_files.kept("slip-")) == 1


def test_where_there_is_no_room_the_page_goes_on(
    alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> None:
        raise NoRoom

    monkeypatch.setattr(slips, "write", full)
    begin(alice_client, "/plan/words/new/", "text", "Heron")


def test_a_locked_vault_keeps_and_tells_nothing(alice: Writer, alice_client: Browser) -> None:
    begin(alice_client, "/plan/words/new/", "text", "Heron")
    alice_client.lock()
    sent = {"text": "Weir", "begun": "1"}
    assert alice_client.post("/plan/words/new/", sent).status_code != 204
    assert OFFER not in alice_client.get("/plan/words/new/").content.decode()
    alice_client.unlock()
    taken = alice_client.post("/plan/words/new/", {"take_up": "1"}).content.decode()
    assert "Heron" in taken


def test_the_day_before_is_called_yesterday(
    alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    yesterday = SimpleNamespace(time=lambda: time.time() - 24 * 3600)
    monkeypatch.setattr("apps.accounts.begun.time", yesterday)
    begin(alice_client, "/plan/words/new/", "text", "Heron")
    assert f"{OFFER} yesterday at" in alice_client.page("/plan/words/new/")


def test_what_is_kept_says_when_and_what_found_no_room_says_nothing(
    alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = {"text": "Heron", "begun": "1"}
    kept = alice_client.post("/plan/words/new/", sent)
    assert re.fullmatch(r"\d\d:\d\d", kept.headers["Kept-At"])

    def full(*args: object) -> None:
        raise NoRoom

    monkeypatch.setattr(slips, "write", full)
    assert "Kept-At" not in alice_client.post("/plan/words/new/", sent).headers
