"""A plan and the directory: whom it is about, and how somebody took what they were told."""

import datetime as dt
from uuid import UUID

import pytest

from apps.plan import records
from apps.plan.documents import TellingDocument
from apps.support import flows, people
from apps.support.models import Contact, OtherPerson, PeoplePage
from apps.support.network import Network
from apps.vault import head
from tests.cast import Writer
from tests.plan.filling import a_plan, form_on, put, stored
from tests.site_client import Browser
from tests.support.network import REGION, contact, person, phone


def stances(writer: Writer, contact_id: UUID) -> list[tuple[str, str, str]]:
    with head.reading(writer.vault) as current:
        _row, document = Network(writer.vault, current).contact(contact_id)
    return [(one.code, one.on, one.note) for one in document.stances]


def test_a_plan_is_begun_about_somebody_of_the_directory(
    alice: Writer, alice_client: Browser
) -> None:
    person_id = person(alice.vault, "R.")
    page = alice_client.page("/plan/")
    assert "Begin a plan about R." in page
    alice_client.post("/plan/begin/", form_on(page) | {"person": [person_id.hex]})
    (plan,) = records.read_all(alice.vault, records.PLANS).opened
    assert (plan.document.person, plan.document.label) == (person_id.hex, "R.")
    assert "Begin a plan about R." not in alice_client.page("/plan/")


def test_no_second_plan_is_begun_about_whom_there_is_one(
    alice: Writer, alice_client: Browser
) -> None:
    """Typed by the same name, or begun in another window meanwhile."""
    person_id = person(alice.vault, "R.")
    sent = form_on(alice_client.page("/plan/")) | {"person": [person_id.hex]}
    a_plan(alice.vault, label="r. ")
    assert "Begin a plan about R." not in alice_client.page("/plan/")
    assert alice_client.post("/plan/begin/", sent).headers["Location"] == "/plan/"
    assert len(records.read_all(alice.vault, records.PLANS).opened) == 1


def test_two_people_of_one_name_have_a_plan_each(alice: Writer, alice_client: Browser) -> None:
    first, _second = person(alice.vault, "R."), person(alice.vault, "R.")
    a_plan(alice.vault, person=first.hex, label="R.")
    assert alice_client.page("/plan/").count("Begin a plan about R.") == 1


def test_a_plan_has_the_name_that_the_person_has_now(alice: Writer, alice_client: Browser) -> None:
    person_id = person(alice.vault, "Robin")
    a_plan(alice.vault, person=person_id.hex, label="R.")
    assert "Robin" in alice_client.page("/plan/")


def test_a_plan_keeps_its_name_when_the_person_is_deleted(
    alice: Writer, alice_client: Browser
) -> None:
    person_id = person(alice.vault, "R.")
    plan_id = a_plan(alice.vault, person=person_id.hex, label="R.")
    flows.delete(
        vault=alice.vault,
        kind=OtherPerson,
        row_id=person_id,
        today=dt.date(2026, 11, 24),
        region=REGION,
    )
    assert "R." in alice_client.page("/plan/")
    path = f"/plan/{plan_id}/about/"
    assert alice_client.post(path, form_on(alice_client.page(path))).status_code == 302
    assert stored(alice.vault, records.PLANS, plan_id).person == person_id.hex


def test_whom_a_plan_is_about_is_chosen_with_the_name(alice: Writer, alice_client: Browser) -> None:
    person_id, plan_id = person(alice.vault, "R."), a_plan(alice.vault)
    path = f"/plan/{plan_id}/about/"
    alice_client.post(path, form_on(alice_client.page(path)) | {"person": [person_id.hex]})
    assert stored(alice.vault, records.PLANS, plan_id).label == "R."


def test_somebody_elses_person_is_nobody_here(
    alice: Writer, bob: Writer, bob_client: Browser
) -> None:
    person_id = person(alice.vault, "R.")
    sent = form_on(bob_client.page("/plan/")) | {"person": [person_id.hex]}
    bob_client.post("/plan/begin/", sent)
    (plan,) = records.read_all(bob.vault, records.PLANS).opened
    assert (plan.document.person, plan.document.label) == ("", "")


def test_a_plan_opens_where_the_directory_cannot_be_read(
    alice: Writer, alice_client: Browser
) -> None:
    person(alice.vault, "R.")
    a_plan(alice.vault, label="S.")
    PeoplePage.objects.all().delete()
    assert "S." in alice_client.page("/plan/")
    alice_client.page("/pause/")
    alice_client.page("/plan/telling/new/")


def test_how_it_was_taken_stands_in_the_history_of_the_contact(
    alice: Writer, alice_client: Browser
) -> None:
    contact_id = contact(alice.vault, "Ada")
    record_id = put(alice.vault, records.TELLINGS, TellingDocument(name="Ada"))
    path = f"/plan/telling/{record_id}/"
    sent = form_on(alice_client.page(path))
    sent |= {
        "contact": [contact_id.hex],
        "stance": ["stood"],
        "told_on": ["2026-11-02"],
        "reaction": ["She listened."],
    }
    alice_client.post(path, sent)
    assert stances(alice, contact_id) == [("stood", "2026-11-02", "She listened.")]
    again = form_on(alice_client.page(path)) | {"words": ["changed"]}
    alice_client.post(path, again)
    assert len(stances(alice, contact_id)) == 1
    alice_client.post(path, form_on(alice_client.page(path)) | {"stance": ["unsure"]})
    assert [code for code, _on, _note in stances(alice, contact_id)] == ["stood", "unsure"]


def test_a_new_telling_writes_its_row_once(alice: Writer, alice_client: Browser) -> None:
    contact_id = contact(alice.vault, "Ada")
    sent = form_on(alice_client.page("/plan/telling/new/"))
    sent |= {"contact": [contact_id.hex], "stance": ["stood"], "told_on": ["2026-11-02"]}
    for _tap in range(2):
        alice_client.post("/plan/telling/new/", sent)
    assert stances(alice, contact_id) == [("stood", "2026-11-02", "")]


def test_a_telling_saved_again_writes_no_second_row(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also on another day, in other words, and after it was deleted."""
    contact_id = contact(alice.vault, "Ada")
    sent = form_on(alice_client.page("/plan/telling/new/"))
    sent |= {"contact": [contact_id.hex], "stance": ["stood"]}
    alice_client.post("/plan/telling/new/", sent)
    tomorrow = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=1)
    monkeypatch.setattr("apps.plan.views.editing.today_of", lambda request: tomorrow)
    alice_client.post("/plan/telling/new/", sent)
    path = f"/plan/telling/{sent['id'][0]}/"
    page = form_on(alice_client.page(path)) | {"reaction": ["She wept."]}
    alice_client.post(f"{path}remove/")
    anew = form_on(alice_client.post(path, page).content.decode())
    assert alice_client.post(path, anew).status_code == 302
    assert len(stances(alice, contact_id)) == 1


def test_a_telling_of_one_that_was_merged_is_told_of_the_other(
    alice: Writer, alice_client: Browser
) -> None:
    kept, other = contact(alice.vault, "Ada"), contact(alice.vault, "Ada L.")
    record_id = put(alice.vault, records.TELLINGS, TellingDocument(contact=other.hex))
    today = dt.date(2026, 11, 24)
    flows.merge_contacts(
        vault=alice.vault, kept_id=kept, other_id=other, today=today, region=REGION
    )
    path = f"/plan/telling/{record_id}/"
    alice_client.post(path, form_on(alice_client.page(path)) | {"stance": ["stood"]})
    assert [code for code, _on, _note in stances(alice, kept)] == ["stood"]
    assert people.read(alice.vault).contacts[other].binned_on


def test_a_contact_that_is_gone_keeps_the_telling(alice: Writer, alice_client: Browser) -> None:
    contact_id = contact(alice.vault, "Ada")
    record_id = put(
        alice.vault, records.TELLINGS, TellingDocument(name="Ada", contact=contact_id.hex)
    )
    flows.delete(
        vault=alice.vault,
        kind=Contact,
        row_id=contact_id,
        today=dt.date(2026, 11, 24),
        region=REGION,
    )
    path = f"/plan/telling/{record_id}/"
    sent = form_on(alice_client.page(path)) | {"words": ["changed"]}
    assert alice_client.post(path, sent).status_code == 302
    assert stored(alice.vault, records.TELLINGS, record_id).contact == contact_id.hex


def test_the_pause_page_names_one_person_to_call(alice: Writer, alice_client: Browser) -> None:
    contact(alice.vault, "Ada", ways=[phone(is_safe="yes")], helps=["talk"], at_night=True)
    assert people.read(alice.vault).contacts
    page = alice_client.page("/pause/")
    assert "Call Ada" in page
    assert 'href="tel:' in page
