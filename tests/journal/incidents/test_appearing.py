"""Somebody's page shows the records in which they appear, and the list can be asked for them."""

import datetime as dt
from collections import Counter
from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.journal.documents import EntryDocument
from apps.journal.incidents import listing
from apps.journal.incidents.details import Present
from apps.journal.incidents.linking import NOBODY, Meaning
from apps.journal.incidents.listing import Wanted
from apps.journal.timeline import Days
from apps.support import flows
from apps.support.documents import ContactLine, PersonLine
from apps.support.models import Contact
from apps.support.naming import Directory
from tests.cast import Writer
from tests.journal.incidents.records import line_of, put, record
from tests.site_client import Browser, elements
from tests.support.network import REGION, contact, handle, person, phone

DAYS = Days("UTC", 3)
TONI, WAS, GONE, HER = (UUID(int=number) for number in (1, 2, 3, 4))
KNOWN = Directory(
    [ContactLine(id=TONI, name="Toni", was=(WAS,), same=("toni@example.org",))],
    [PersonLine(id=HER, label="R.", aliases=("Robin",), same=("+447700900123",))],
)
codes = st.sampled_from(["", NOBODY, TONI.hex, WAS.hex, GONE.hex, HER.hex])
names = st.sampled_from(["", "Toni", "TONI", "Robin", "R.", "Aunt Helle"])


def linked(code: str, name: str) -> tuple[str, str]:
    return (code, name or "Somebody") if code else ("", name)


said = st.fixed_dictionaries(
    {
        "via": st.tuples(codes, names),
        "person": st.tuples(codes, names),
        "present": st.lists(codes, max_size=2),
        "senders": st.lists(st.sampled_from(["+447700900123", "toni@example.org"]), max_size=1),
    }
)


def recorded(said: dict[str, Any]) -> EntryDocument:
    (via_who, via), (person_who, person) = linked(*said["via"]), linked(*said["person"])
    return record(
        via_who=via_who,
        via=via,
        person_who=person_who,
        person=person,
        people=[Present(who=code, name="Somebody") for code in said["present"]],
        senders=said["senders"],
    )


# The first draw of a run may wait until hypothesis has looked through the modules that are loaded.
@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(said, max_size=20))
def test_the_number_beside_somebody_is_how_many_it_finds(journal: list[dict[str, Any]]) -> None:
    lines = [line_of(recorded(one), n) for n, one in enumerate(journal)]
    meaning = Meaning(KNOWN)
    counts = listing.facets(lines, meaning)
    called = listing.called(lines, meaning)

    def found(**asked: str) -> int:
        return len(list(filter(Wanted(**asked).predicate(DAYS, Meaning(KNOWN)), lines)))  # type: ignore[arg-type]

    for field, told in (("via", counts.vias), ("person", counts.people)):
        assert Counter({choice: found(**{field: choice}) for choice in told}) == told
    assert sum(counts.vias.values()) == sum(
        bool(line.about and (line.about.via or line.about.via_who)) for line in lines
    )
    assert all(called[key] for key in (*counts.vias, *counts.people) if key.startswith("id:"))


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ({"via": "Toni"}, TONI),
        ({"via": "T.", "via_who": TONI.hex}, TONI),
        ({"via": "T.", "via_who": WAS.hex}, TONI),
        ({"person": "Robin"}, HER),
        ({"people": [Present(name="T.", who=TONI.hex)]}, TONI),
        ({"handles": "toni@example.org"}, TONI),
        ({"handles": "+44 7700 900123"}, HER),
        ({"via": "Toni", "via_who": NOBODY}, None),
        ({"via": "Toni", "via_who": GONE.hex}, None),
        ({"people": [Present(name="Toni")]}, None),
        ({"handles": "jo@example.org"}, None),
        ({}, None),
    ],
)
def test_somebody_appears_in_whichever_way(said: dict[str, object], who: UUID | None) -> None:
    line = line_of(record(**said), 1)  # type: ignore[arg-type]
    for one in (TONI, HER):
        fits = Wanted(who=one.hex).predicate(DAYS, Meaning(KNOWN))(line)
        assert fits == (one == who)


def beside(browser: Browser, who: UUID) -> str:
    answer = browser.get(f"/happened/with/{who}/beside/", headers={"HX-Request": "true"})
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def titled(page: str) -> list[str]:
    return [part.split("<")[0] for part in page.split('translate="no">number ')[1:]]


def test_a_page_shows_the_newest_twenty_and_leads_to_all(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    toni = contact(vault, "Toni")
    put(
        vault,
        *(
            record(f"number {n}", days_ago=n + 1, via="T.", via_who=toni.hex, channel="call")
            for n in range(33)
        ),
        record("a swan", via="Ada"),
    )
    assert f"/happened/with/{toni}/beside/" in alice_client.page(f"/people/{toni}/")
    page = beside(alice_client, toni)
    assert titled(page) == [str(n) for n in range(20)]
    assert "a swan" not in page
    assert "See all 33 records" in page
    every = alice_client.page(f"/happened/with/{toni}/")
    assert "33 records, 33 through other people." in every
    assert "a swan" not in every
    (earlier,) = [
        e.attributes["href"] for e in elements(every, "a") if e.attributes.get("rel") == "next"
    ]
    assert "number 32" in alice_client.page(earlier)


def test_the_other_persons_page_shows_them_too(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    her = person(vault, "R.", aliases=["Robin"], handles=[handle("07700 900123")])
    put(
        vault,
        record("number 1", person="Robin"),
        record("number 2", days_ago=2, handles="+44 7700 900123"),
    )
    assert f"/happened/with/{her}/beside/" in alice_client.page(f"/people/persons/{her}/")
    page = beside(alice_client, her)
    assert titled(page) == ["1", "2"]


def test_nobody_appears_nowhere(alice_client: Browser) -> None:
    toni = contact(alice_client.writer.vault, "Toni")
    put(alice_client.writer.vault, record("number 1", via="Ada"))
    assert "Nothing so far." in beside(alice_client, toni)
    assert "No record fits this." in alice_client.page(f"/happened/with/{toni}/")


def test_a_note_and_the_bin_are_not_shown(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    toni = contact(vault, "Toni")
    (binned, _note) = put(vault, record("one", via="Toni"), record("two", kind="journal"))
    alice_client.post(f"/e/{binned}/delete/")
    assert "Nothing so far." in beside(alice_client, toni)


def test_records_of_both_stand_on_the_page_of_the_one_that_is_kept(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    other, kept = contact(vault, "T.", ways=[phone()]), contact(vault, "Toni", ways=[phone()])
    put(vault, record("number 1", via="T.", via_who=other.hex), record("number 2", via="Toni"))
    today = dt.date(2026, 11, 24)
    flows.merge_contacts(vault=vault, kept_id=kept, other_id=other, today=today, region=REGION)
    assert sorted(titled(beside(alice_client, kept))) == ["1", "2"]


def test_the_lists_offer_somebody_once_under_the_name_of_today(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    toni = contact(vault, "Toni B.")
    gone = contact(vault, "Old friend")
    put(
        vault,
        record(days_ago=3, via="Toni", via_who=toni.hex),
        record(days_ago=2, via="toni b."),
        record(days_ago=1, via="Old friend", via_who=gone.hex),
    )
    today = dt.date(2026, 11, 24)
    flows.delete(vault=vault, kind=Contact, row_id=gone, today=today, region=REGION)
    page = alice_client.page("/happened/")
    assert f'<option value="id:{toni.hex}">Toni B. (2)</option>' in page
    assert f'<option value="id:{gone.hex}">Old friend (1)</option>' in page
    answer = alice_client.post("/happened/find/", {"via": f"id:{toni.hex}"})
    found = alice_client.page(answer.headers["Location"])
    assert "2 records, 2 through other people." in found
    assert "Through Toni B." in found


def test_somebody_stays_chosen_while_more_is_asked(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    toni = contact(vault, "Toni")
    put(vault, record("one", via="Toni", channel="call"), record("two", via="Toni"))
    page = alice_client.page(f"/happened/with/{toni}/")
    (chosen,) = [e for e in elements(page, "option") if e.attributes["value"] == toni.hex]
    assert "selected" in chosen.attributes
    assert ">Toni</option>" in page
    answer = alice_client.post("/happened/find/", {"who": toni.hex, "channel": "call"})
    assert "1 record, 1 through" in alice_client.page(answer.headers["Location"])


@pytest.mark.parametrize("who", ["x" * 3000, NOBODY, '"><script>x', "id:"])
def test_a_forged_somebody_breaks_nothing(alice_client: Browser, who: str) -> None:
    put(alice_client.writer.vault, record("one", via="Toni"))
    answer = alice_client.post("/happened/find/", {"who": who, "via": f"id:{who}"})
    if answer.status_code == HTTPStatus.FOUND:
        assert "<script>x" not in alice_client.page(answer.headers["Location"])
    else:
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_without_a_script_the_same_link_leads_to_all_of_them(alice_client: Browser) -> None:
    toni = contact(alice_client.writer.vault, "Toni")
    page = alice_client.page(f"/people/{toni}/")
    assert f'<a href="/happened/with/{toni}/" ' in page
    answer = alice_client.get(f"/happened/with/{toni}/beside/")
    assert answer.headers["Location"] == f"/happened/with/{toni}/"


def test_nobody_else_can_ask_for_them(alice: Writer, bob_client: Browser) -> None:
    toni = contact(alice.vault, "Toni")
    put(alice.vault, *(record(days_ago=n + 1, via="Toni") for n in range(31)))
    every = Browser(alice).page(f"/happened/with/{toni}/")
    (earlier,) = [e.attributes["href"] for e in elements(every, "a") if "rel" in e.attributes]
    bob_client.page(earlier, HTTPStatus.NOT_FOUND)
    Browser(alice).page(f"/happened/with/{toni}/abc/", HTTPStatus.NOT_FOUND)
    bob_client.page(f"/happened/with/{toni}/", HTTPStatus.NOT_FOUND)
    bob_client.page(f"/happened/with/{toni}/beside/", HTTPStatus.NOT_FOUND)
    bob_client.page(f"/happened/with/{uuid4()}/", HTTPStatus.NOT_FOUND)
