"""A conversation becomes exact words that can be corrected before anything is saved."""

import html
import re

import msgspec
import pytest
from django.test import Client

from apps.journal.documents import EntryDocument
from apps.journal.incidents import conversation, noticed, pasting
from apps.journal.incidents.conversation import Said, Thread
from apps.journal.incidents.details import Details, ExactWords, Facts
from apps.journal.incidents.fields import MOST_ROWS
from apps.journal.journal import first_words
from apps.journal.models import Draft, Entry
from tests.cast import Writer
from tests.journal.writing import at, document_of, save
from tests.site_client import Browser

CHAT = (
    "24/11/2026, 18:03 - Rowan: You never answer\n"
    "24/11/2026, 18:04 - Me: Please stop writing\n"
    "and do not come here\n"
)


@pytest.fixture
def client(alice: Writer) -> Browser:
    return Browser(alice)


def fields_of(page: str) -> dict[str, list[str]]:
    """Names and values of text areas and inputs, as a browser would send them."""
    found: dict[str, list[str]] = {}
    for name, value in re.findall(r'<textarea name="([^"]+)"[^>]*>\s*(.*?)</textarea>', page, re.S):
        found.setdefault(name, []).append(value)
    for tag in re.findall(r"<input [^>]+>", page):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and (" checked" in tag or ("radio" not in tag and "checkbox" not in tag)):
            found.setdefault(name[1], []).append(value[1] if value else "")
    return found


def test_a_pasted_chat_is_shown_as_rows_and_saved_only_then(alice: Writer, client: Client) -> None:
    answer = client.post("/new/paste/", {"pasted": CHAT}, follow=True)
    page = answer.content.decode()
    assert "You never answer" in page
    assert not Entry.objects.exists()
    client.post("/write/", fields_of(page))
    entry = Entry.objects.get()
    document = document_of(alice.vault, entry.id)
    assert document.kind == "incident"
    assert document.details.facts.exact_words == [
        ExactWords(speaker="Rowan", text="You never answer", how="exact", at="2026-11-24 18:03"),
        ExactWords(
            speaker="Me",
            text="Please stop writing\nand do not come here",
            how="exact",
            at="2026-11-24 18:04",
        ),
    ]
    assert not Draft.objects.exists()


def test_the_record_is_about_the_moment_of_the_first_message(alice: Writer, client: Client) -> None:
    answer = client.post("/new/paste/", {"pasted": CHAT.replace("2026", "2025")}, follow=True)
    client.post("/write/", fields_of(answer.content.decode()))
    moment = document_of(alice.vault, Entry.objects.get().id).moment
    assert (moment.at, moment.precision) == (1764007380, "exact")


def test_what_is_pasted_into_a_record_comes_after_its_words(alice: Writer, client: Client) -> None:
    entry_id = save(alice.vault, "It began again.")
    client.post(f"/e/{entry_id}/paste/", {"pasted": "Mum: come home\nMe: no\nMum: come home"})
    answer = client.post(f"/e/{entry_id}/paste/", {"pasted": CHAT}, follow=True)
    client.post("/write/", fields_of(answer.content.decode()))
    document = document_of(alice.vault, entry_id)
    assert document.text == "It began again."
    spoken = [words.speaker for words in document.details.facts.exact_words]
    assert spoken == ["Mum", "Me", "Mum", "Rowan", "Me"]


def test_what_cannot_be_split_stays_whole(client: Client) -> None:
    text = "She stood there for a while and then said something about the house."
    page = client.post("/new/paste/", {"pasted": text}, follow=True).content.decode()
    assert text in page


def test_dates_that_read_in_two_ways_are_asked_about(alice: Writer, client: Client) -> None:
    chat = "03/04/2026, 18:03 - Rowan: One\n03/04/2026, 18:04 - Rowan: Two\n"
    answer = client.post("/new/paste/", {"pasted": chat})
    assert not Draft.objects.exists()
    page = answer.content.decode()
    assert "18:03 - Rowan: One" in page
    for order, month in (("day", "2026-04-03"), ("month", "2026-03-04")):
        page = client.post(
            "/new/paste/", {"pasted": chat, "order": order}, follow=True
        ).content.decode()
        assert f"{month} 18:03" in page


def test_nothing_pasted_is_told(client: Client) -> None:
    assert client.post("/new/paste/", {"pasted": " \n"}).status_code == 422


def test_more_than_a_record_holds_is_refused_with_the_words_kept(client: Client) -> None:
    text = "Rowan: again and again\n" * 50_000
    answer = client.post("/new/paste/", {"pasted": text})
    assert answer.status_code == 422
    assert answer.content.decode().count("again and again") == 50_000


def test_what_is_pasted_into_a_record_in_the_bin_comes_back_with_a_sentence(
    alice: Writer, client: Client
) -> None:
    entry_id = save(alice.vault, "It began again.")
    client.post(f"/e/{entry_id}/delete/")
    answer = client.post(f"/e/{entry_id}/paste/", {"pasted": CHAT})
    assert answer.status_code == 422
    page = html.unescape(answer.content.decode())
    assert "put it back" in page
    assert CHAT.strip() in page
    assert client.get(f"/e/{entry_id}/paste/").status_code == 404


def test_a_strangers_record_cannot_be_pasted_into(bob: Writer, client: Client) -> None:
    entry_id = save(bob.vault, "Bob's")
    assert client.get(f"/e/{entry_id}/paste/").status_code == 404
    assert client.post(f"/e/{entry_id}/paste/", {"pasted": CHAT}).status_code == 404


def test_more_messages_than_rows_are_kept_in_the_last_row() -> None:
    said = [Said("R.", f"word {number}", "", is_verbatim=True) for number in range(MOST_ROWS)]
    thread = Thread(said, "left over", is_day_order_unsure=False, speakers=["R."], was_cut=True)
    rows = pasting.rows_of(thread, [ExactWords(text="here before")])
    assert len(rows) == MOST_ROWS
    words = "\n".join(row.text for row in rows)
    assert words.startswith("here before")
    assert all(f"word {number}" in words for number in range(MOST_ROWS))
    assert words.endswith("left over")


def pasted(alice: Writer, client: Client, text: str) -> EntryDocument:
    answer = client.post("/new/paste/", {"pasted": text}, follow=True)
    client.post("/write/", fields_of(answer.content.decode()))
    return document_of(alice.vault, Entry.objects.get().id)


def test_what_a_chat_tells_of_itself_is_kept(alice: Writer, client: Client) -> None:
    chat = CHAT.replace("Rowan", "+49 170 1234567")
    facts = pasted(alice, client, chat).details.facts
    assert (facts.count, facts.channel, facts.handles) == ("2", "app", "+49 170 1234567")
    assert facts.senders == ["+491701234567"]


def test_the_address_of_an_e_mail_is_kept(alice: Writer, client: Client) -> None:
    letter = "From: Rowan <rowan@example.org>\nDate: Tue, 24 Nov 2026 18:03\n\nCome home.\n"
    facts = pasted(alice, client, letter).details.facts
    assert (facts.count, facts.channel, facts.handles) == ("", "mail", "rowan@example.org")


def test_of_two_numbers_none_is_taken(alice: Writer, client: Client) -> None:
    chat = CHAT.replace("Rowan", "+49 170 1234567").replace("Me", "+49 170 7654321")
    assert pasted(alice, client, chat).details.facts.handles == ""


def test_nothing_that_a_record_says_is_replaced(alice: Writer, client: Client) -> None:
    thread = conversation.read(CHAT.replace("Rowan", "+49 170 1234567"))
    facts = pasting.facts_of(thread, Facts(count="31", channel="text", handles="Rowan"), "")
    assert (facts.count, facts.channel, facts.handles) == ("31", "text", "Rowan")


def test_notes_of_an_app_were_meant_by_nobody() -> None:
    thread = conversation.read(CHAT + "24/11/2026, 18:05 - Rowan: <Media omitted>\n")
    facts = pasting.facts_of(thread, Facts(), "")
    assert [row.how for row in facts.exact_words] == ["exact", "exact", ""]
    assert facts.count == "2"


def test_the_card_of_a_thread_says_words(alice: Writer, client: Client) -> None:
    notice = "24/11/2026, 18:00 - Messages and calls are end-to-end encrypted.\n"
    assert first_words(pasted(alice, client, notice + CHAT)) == "You never answer"


def test_messages_at_night_are_noticed(alice: Writer, client: Client) -> None:
    chat = CHAT.replace("18:04", "02:04")
    assert "night" in noticed.flags_of(pasted(alice, client, chat))
    days = Facts(exact_words=[ExactWords(text="No time", at="2026-11-24")])
    document = msgspec.structs.replace(pasted_at_noon(), details=Details(facts=days))
    assert noticed.flags_of(document) == ()


def pasted_at_noon() -> EntryDocument:
    return EntryDocument(kind="incident", moment=at("2026-11-24T12:00"), recorded_at=0, saved_at=0)


def test_the_date_that_reads_in_two_ways_is_the_example(client: Client) -> None:
    chat = "05/06/2026, 18:03 - Rowan: One\n05/06/2026, 18:04 - Rowan: Two\n"
    page = client.post("/new/paste/", {"pasted": chat}).content.decode()
    assert "05/06/2026, 18:03" in page.split("Which comes first in")[1][:40]
