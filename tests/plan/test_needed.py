"""Contact that was necessary: two taps, an entry of its own kind, once."""

from uuid import uuid4

import pytest

from apps.journal.documents import INCIDENT
from apps.journal.models import Entry
from apps.plan.documents import Allowed
from tests.cast import Writer
from tests.journal.incidents.records import put, record
from tests.journal.writing import document_of, save
from tests.plan.filling import a_plan, links_on
from tests.site_client import Browser, elements, id_in


def hidden(page: str) -> list[dict[str, str]]:
    """The fields of each button's form on the page."""
    found: list[dict[str, str]] = []
    for element in elements(page, "input"):
        name = element.attributes.get("name", "")
        if name == "id":
            found.append({})
        if found and name in {"id", "what", "channel", "person"}:
            found[-1][name] = element.attributes.get("value", "")
    return found


def test_an_exception_is_written_down_with_one_button(alice: Writer, alice_client: Browser) -> None:
    a_plan(alice.vault, label="R.", allowed=[Allowed(what="Handover", channel="text")])
    assert "/plan/needed/" in links_on(alice_client.page("/plan/"))
    sent = hidden(alice_client.page("/plan/needed/"))[0]
    answers = [alice_client.post("/plan/needed/", sent) for _tap in range(2)]
    (entry,) = Entry.objects.all()
    assert {id_in(answer.headers["Location"]) for answer in answers} == {entry.id}
    document = document_of(alice.vault, entry.id)
    facts = document.details.facts
    assert document.kind == INCIDENT
    assert (document.title, facts.channel, facts.person) == ("Handover", "text", "R.")
    assert facts.flags == ["needed"]
    assert "Contact that was necessary" in alice_client.page(f"/e/{entry.id}/")


def test_something_else_can_be_said(alice: Writer, alice_client: Browser) -> None:
    sent = {"id": str(uuid4()), "what": "School form", "channel": "mail"}
    answer = alice_client.post("/plan/needed/", sent)
    document = document_of(alice.vault, id_in(answer.headers["Location"]))
    assert (document.title, document.details.facts.channel) == ("School form", "mail")


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        ({"id": str(uuid4()), "what": "  "}, 422),
        ({"id": "x", "what": "School"}, 404),
        ({"what": "School"}, 404),
    ],
)
def test_nothing_is_written_of_nothing(
    alice: Writer, alice_client: Browser, sent: dict[str, str], status: int
) -> None:
    assert alice_client.post("/plan/needed/", sent).status_code == status
    assert not Entry.objects.exists()


def test_an_unknown_channel_is_not_said(alice: Writer, alice_client: Browser) -> None:
    sent = {"id": str(uuid4()), "what": "School", "channel": "<b>"}
    answer = alice_client.post("/plan/needed/", sent)
    document = document_of(alice.vault, id_in(answer.headers["Location"]))
    assert document.details.facts.channel == ""


def test_an_id_that_is_somebody_elses_costs_no_words(
    alice: Writer, bob: Writer, bob_client: Browser
) -> None:
    entry_id = save(alice.vault, "hers")
    answer = bob_client.post("/plan/needed/", {"id": str(entry_id), "what": "School"})
    written = id_in(answer.headers["Location"])
    assert written != entry_id
    assert document_of(bob.vault, written).text == "School"
    assert document_of(alice.vault, entry_id).text == "hers"


def test_other_words_sent_again_are_an_entry_of_their_own(
    alice: Writer, alice_client: Browser
) -> None:
    sent = {"id": str(uuid4()), "what": "School"}
    first = alice_client.post("/plan/needed/", sent)
    other = alice_client.post("/plan/needed/", sent | {"what": "Handover"})
    written = [id_in(answer.headers["Location"]) for answer in (first, other)]
    assert [document_of(alice.vault, one).text for one in written] == ["School", "Handover"]


def test_it_counts_apart_in_the_list_of_what_happened_and_can_be_hidden(
    alice: Writer, alice_client: Browser
) -> None:
    assert "was necessary" not in alice_client.page("/happened/")
    for what in ("Handover", "Papers"):
        sent = {"id": str(uuid4()), "what": what}
        assert alice_client.post("/plan/needed/", sent).status_code == 302
    put(alice.vault, record("A letter."))
    page = alice_client.page("/happened/")
    assert "3 records, 2 that were necessary." in page
    assert "Only what was necessary (2)" in page
    assert "Without it (1)" in page

    def found(needed: str) -> str:
        answer = alice_client.post("/happened/find/", {"needed": needed}, follow=True)
        return answer.content.decode()

    assert "1 record." in found("no")
    assert "Handover" not in found("no")
    assert "2 records, 2 that were necessary." in found("yes")
