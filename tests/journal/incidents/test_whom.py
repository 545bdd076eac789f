"""A record names contacts and the other person: chosen, offered, unlinked, and kept when they go."""

import datetime as dt
from http import HTTPStatus
from uuid import UUID

import pytest

from apps.journal.incidents.details import Facts, Present
from apps.journal.incidents.link_form import MOST_LISTS
from apps.journal.incidents.linking import NOBODY
from apps.journal.models import EntryRevision
from apps.support import flows
from apps.support.models import Contact, OtherPerson, PeoplePage
from tests.cast import Writer
from tests.journal.incidents.records import put, record
from tests.journal.incidents.sent import Window, part
from tests.journal.writing import document_of
from tests.site_client import Browser, elements
from tests.support.network import REGION, contact, handle, person, person_of

TODAY = dt.date(2026, 11, 24)


def facts_of(browser: Browser, entry_id: UUID) -> Facts:
    return document_of(browser.writer.vault, entry_id).details.facts


def one(browser: Browser, **said: object) -> UUID:
    (entry_id,) = put(browser.writer.vault, record("He waited.", **said))
    return entry_id


def destroy(browser: Browser, contact_id: UUID) -> None:
    vault = browser.writer.vault
    flows.delete(vault=vault, kind=Contact, row_id=contact_id, today=TODAY, region=REGION)
    flows.forget_deleted(vault=vault, today=TODAY + dt.timedelta(days=31))


def merge(browser: Browser, kept: UUID, other: UUID) -> None:
    vault = browser.writer.vault
    flows.merge_contacts(vault=vault, kept_id=kept, other_id=other, today=TODAY, region=REGION)


def option_named(page: str, name: str, label: str) -> str:
    """The value of the option that reads so, in the list of this name."""
    start = page.index(f'<select name="{name}"')
    (found,) = [
        line.split('"')[1]
        for line in page[start : page.index("</select>", start)].split("<option value=")
        if f">{label}<" in line
    ]
    return found


def choose(browser: Browser, entry_id: UUID, code: str, **labels: str) -> Facts:
    page = browser.page(f"/e/{entry_id}/add/{code}/")
    window = part(browser, entry_id, code)
    window.fill({name: option_named(page, name, label) for name, label in labels.items()}).save()
    return facts_of(browser, entry_id)


def test_whoever_is_chosen_is_kept_with_the_name_of_today(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    toni, her = contact(vault, "Toni", relation="my cousin"), person(vault, "R.")
    entry_id = one(alice_client, channel="call")
    facts = choose(alice_client, entry_id, "who", via_who="Toni, my cousin", person_who="R.")
    assert (facts.via, facts.via_who) == ("Toni", toni.hex)
    assert (facts.person, facts.person_who) == ("R.", her.hex)
    page = alice_client.page(f"/e/{entry_id}/")
    assert f'href="/people/{toni}/"' in page
    assert f'href="/people/persons/{her}/"' in page


def test_the_other_person_can_bring_it_and_a_contact_can_be_there(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    toni, her = contact(vault, "Toni"), person(vault, "R.")
    entry_id = one(alice_client)
    assert choose(alice_client, entry_id, "who", via_who="R.").via_who == her.hex
    facts = choose(alice_client, entry_id, "there", **{"people-0-who": "Toni"})
    assert facts.people == [Present(name="Toni", who=toni.hex)]


def test_a_name_typed_beside_a_choice_stays_as_it_was_typed(alice_client: Browser) -> None:
    toni = contact(alice_client.writer.vault, "Toni")
    entry_id = one(alice_client, via="T. from upstairs")
    facts = choose(alice_client, entry_id, "who", via_who="Toni")
    assert (facts.via, facts.via_who) == ("T. from upstairs", toni.hex)
    assert "(written as “T. from upstairs”)" in alice_client.page(f"/e/{entry_id}/")


def test_a_part_saved_unchanged_changes_nothing(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    toni, other = contact(vault, "Toni"), contact(vault, "Toni at work")
    gone = contact(vault, "Somebody")
    people = [
        Present(name="Toni", who=toni.hex),
        Present(name="T. at work", who=other.hex),
        Present(name="Somebody", who=gone.hex),
        Present(name="Toni", who=NOBODY),
    ]
    entry_id = one(alice_client, people=people)
    merge(alice_client, toni, other)
    destroy(alice_client, gone)
    part(alice_client, entry_id, "there").save()
    assert facts_of(alice_client, entry_id).people == people
    assert not EntryRevision.objects.filter(entry_id=entry_id).exists()


def test_whoever_is_chosen_next_takes_the_place_of_the_name(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    toni, ada = contact(vault, "Toni"), contact(vault, "Ada")
    entry_id = one(alice_client, via="Toni", via_who=toni.hex)
    facts = choose(alice_client, entry_id, "who", via_who="Ada")
    assert (facts.via, facts.via_who) == ("Ada", ada.hex)


def test_an_unlinked_name_stays_and_is_not_asked_about_again(alice_client: Browser) -> None:
    toni = contact(alice_client.writer.vault, "Toni")
    entry_id = one(alice_client, via="Toni", via_who=toni.hex)
    label = "Somebody who is not among them"
    facts = choose(alice_client, entry_id, "who", via_who=label)
    assert (facts.via, facts.via_who) == ("Toni", NOBODY)
    page = alice_client.page(f"/e/{entry_id}/")
    assert f"/people/{toni}/" not in page
    assert "Is this somebody among your people?" not in page


def test_of_many_rows_the_last_have_no_list_and_keep_whom_they_mean(alice_client: Browser) -> None:
    toni = contact(alice_client.writer.vault, "Toni")
    people = [Present(name="Toni", who=toni.hex, role=str(number)) for number in range(30)]
    entry_id = one(alice_client, people=people)
    page = alice_client.page(f"/e/{entry_id}/add/there/")
    assert len(elements(page, "select")) == MOST_LISTS
    part(alice_client, entry_id, "there").fill({"people-29-role": "my cousin"}).save()
    people[29].role = "my cousin"
    assert facts_of(alice_client, entry_id).people == people


def test_without_people_a_name_is_asked_for_and_nothing_else(alice_client: Browser) -> None:
    page = alice_client.page(f"/e/{one(alice_client)}/add/who/")
    assert "via_who" not in page
    assert "Who brought it?" in page


def test_an_autosave_keeps_whom_it_means(alice_client: Browser) -> None:
    toni = contact(alice_client.writer.vault, "Toni")
    entry_id = one(alice_client)
    at = f"/e/{entry_id}/add/who/"
    value = option_named(alice_client.page(at), "via_who", "Toni")
    Window(alice_client, at).type(via_who=value).autosave()
    (again,) = [
        e
        for e in elements(alice_client.page(at), "option")
        if "selected" in e.attributes and toni.hex in e.attributes["value"]
    ]
    assert again.attributes["value"] == f"{toni.hex}:Toni"


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_a_name_that_is_exactly_ones_is_offered_and_answered_once(
    alice_client: Browser, answer: str
) -> None:
    toni = contact(alice_client.writer.vault, "Toni")
    entry_id = one(alice_client, via="toni")
    page = alice_client.page(f"/e/{entry_id}/")
    assert "Is this somebody among your people?" in page
    at = f"/e/{entry_id}/named/0/"
    assert "Among your people is Toni." in alice_client.page(at)
    for _twice in range(2):
        sent = alice_client.post(at, {"written": "toni", answer: "1"})
        assert sent.headers["Location"] == f"/e/{entry_id}/"
    facts = facts_of(alice_client, entry_id)
    assert (facts.via, facts.via_who) == ("toni", toni.hex if answer == "yes" else NOBODY)
    assert not EntryRevision.objects.filter(entry_id=entry_id).exists()
    alice_client.page(at, HTTPStatus.NOT_FOUND)


def test_a_name_of_two_is_not_offered(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    contact(vault, "Toni")
    contact(vault, "Toni")
    entry_id = one(alice_client, via="Toni")
    assert "Is this somebody" not in alice_client.page(f"/e/{entry_id}/")


def test_whoever_is_gone_keeps_a_sealed_name(alice_client: Browser) -> None:
    toni = contact(alice_client.writer.vault, "Toni")
    entry_id = one(alice_client, via="Toni", via_who=toni.hex)
    destroy(alice_client, toni)
    page = alice_client.page(f"/e/{entry_id}/")
    assert "Toni" in page
    assert f"/people/{toni}/" not in page
    assert option_named(alice_client.page(f"/e/{entry_id}/add/who/"), "via_who", "Toni")


def test_a_merged_contact_means_the_one_that_is_kept(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    other, kept = contact(vault, "Toni"), contact(vault, "Toni B.")
    entry_id = one(alice_client, via="Toni", via_who=other.hex)
    merge(alice_client, kept, other)
    page = alice_client.page(f"/e/{entry_id}/")
    assert f'href="/people/{kept}/"' in page
    assert "Toni B." in page


def test_a_known_number_says_whose_it_is(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    her = person(vault, "R.", handles=[handle("07700 900123")])
    entry_id = one(alice_client, handles="+44 7700 900123\njo@example.org")
    page = alice_client.page(f"/e/{entry_id}/")
    line = page[page.index("belongs to") :]
    assert f'href="/people/persons/{her}/"' in line[:120]
    assert f"/e/{entry_id}/whose/0/" not in page
    assert f"/e/{entry_id}/whose/1/" in page


def test_an_unknown_number_gets_its_owner_in_two_taps(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    her = person(vault, "R.")
    entry_id = one(alice_client, handles="07700 900123")
    at = f"/e/{entry_id}/whose/0/"
    assert "Whose is this?" in alice_client.page(f"/e/{entry_id}/")
    assert f'value="{her.hex}"' in alice_client.page(at)
    assert alice_client.post(at, {"who": her.hex}).headers["Location"] == f"/e/{entry_id}/"
    assert [one.value for one in person_of(vault, her).fields.handles] == ["07700 900123"]
    assert "belongs to" in alice_client.page(f"/e/{entry_id}/")


def test_whoever_the_record_names_stands_among_the_first(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    ada, toni = contact(vault, "Ada"), contact(vault, "Toni")
    entry_id = one(alice_client, handles="07700 900123", via="Toni")
    page = alice_client.page(f"/e/{entry_id}/whose/0/")
    assert f'<button class="button button--second" name="who" value="{toni.hex}"' in page
    assert "It is Toni\N{RIGHT SINGLE QUOTATION MARK}s</button>" in page
    first = page[page.index("<select") :].split("<option", 2)[1]
    assert first.strip().startswith('value="">Choose')
    assert f'<option value="{ada.hex}"' in page


@pytest.mark.parametrize("who", ["", "nobody", NOBODY, UUID(int=7).hex])
def test_an_owner_that_is_nobody_changes_nothing(alice_client: Browser, who: str) -> None:
    person(alice_client.writer.vault, "R.")
    at = f"/e/{one(alice_client, handles='07700 900123')}/whose/0/"
    assert alice_client.post(at, {"who": who}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY


def test_a_page_of_people_that_does_not_open_hides_no_entry(alice: Writer) -> None:
    browser = Browser(alice)
    toni = contact(alice.vault, "Toni")
    entry_id = one(browser, via="Toni", via_who=toni.hex)
    PeoplePage.objects.update(sealed=b"damaged")
    assert "Toni" in browser.page(f"/e/{entry_id}/")
    assert "Toni" in browser.page("/happened/")
    part(browser, entry_id, "who").save()
    assert facts_of(browser, entry_id).via_who == toni.hex


def test_what_was_written_before_there_were_links_is_whole(alice_client: Browser) -> None:
    entry_id = one(alice_client, via="Toni", person="R.", people=[Present(name="Ada")])
    part(alice_client, entry_id, "who").save()
    facts = facts_of(alice_client, entry_id)
    assert (facts.via, facts.via_who, facts.person) == ("Toni", "", "R.")
    assert OtherPerson.objects.count() == 0
