"""Contacts and persons as they are saved, changed in two places, deleted and put together."""

import datetime as dt
from uuid import uuid4

import pytest

from apps.accounts import flows as accounts
from apps.support import flows
from apps.support.documents import GoBetween, Stance
from apps.support.flows import ChangedElsewhere
from apps.support.models import Contact, OtherPerson
from tests.cast import Writer
from tests.support.network import (
    NUMBER,
    REGION,
    SAME_NUMBER,
    contact,
    document_of,
    everybody,
    handle,
    names,
    person,
    person_of,
    phone,
    stance,
)

TODAY = dt.date(2026, 11, 24)


def delete(writer: Writer, contact_id: object, on: dt.date = TODAY) -> None:
    flows.delete(
        vault=writer.vault,
        kind=Contact,
        row_id=contact_id,
        today=on,
        region=REGION,  # type: ignore[arg-type]
    )


def test_a_saved_contact_has_a_line_with_its_small_facts(alice: Writer) -> None:
    ways = [phone("030 111", is_safe="no"), phone(NUMBER, is_safe="yes")]
    saved = contact(alice.vault, "Zoë", role="friend", helps=["talk"], ways=ways, at_night=True)
    line = everybody(alice.vault).contacts[saved]
    assert (line.name, line.role, line.helps, line.at_night) == ("Zoë", "friend", ("talk",), True)
    assert (line.way, line.tel) == (NUMBER, SAME_NUMBER)
    assert "zoe" in line.found_by


def test_a_way_that_is_not_safe_is_never_the_one_to_call(alice: Writer) -> None:
    saved = contact(alice.vault, ways=[phone(is_safe="no")])
    assert everybody(alice.vault).contacts[saved].tel == ""


def test_the_same_form_sent_twice_is_one_contact(alice: Writer) -> None:
    saved = contact(alice.vault, "Ada")
    assert contact(alice.vault, "Ada", of=saved) == saved
    assert names(alice.vault) == ["Ada"]
    assert Contact.objects.get().revision == 1


def test_the_later_of_two_tabs_overwrites_nothing_it_has_not_seen(alice: Writer) -> None:
    saved = contact(alice.vault, "Ada")
    contact(alice.vault, "Ada L.", of=saved, seen=1)
    with pytest.raises(ChangedElsewhere) as raised:
        contact(alice.vault, "Adele", of=saved, seen=1)
    assert (raised.value.revision, raised.value.fields.name) == (2, "Ada L.")  # type: ignore[union-attr]
    assert document_of(alice.vault, saved).fields.name == "Ada L."
    contact(alice.vault, "Adele", of=saved, seen=2)
    assert names(alice.vault) == ["Adele"]


def test_a_stance_added_meanwhile_is_no_conflict(alice: Writer) -> None:
    saved = contact(alice.vault, "Ada")
    stance(alice.vault, saved, "stood", "2026-01-02")
    contact(alice.vault, "Ada L.", of=saved, seen=1)
    document = document_of(alice.vault, saved)
    assert (document.fields.name, document.stance) == ("Ada L.", "stood")


def test_the_current_stance_is_the_last_by_day_and_the_history_keeps_all(alice: Writer) -> None:
    saved = contact(alice.vault, first=Stance(code="stood", on="2024-05-01"))
    stance(alice.vault, saved, "back", "2026-02-01")
    stance(alice.vault, saved, "carries", "2025-03-01", note="told them where I live")
    stance(alice.vault, saved, "carries", "2025-03-01", note="told them where I live")
    codes = [row.code for row in document_of(alice.vault, saved).stances]
    assert codes == ["stood", "carries", "back"]
    assert everybody(alice.vault).contacts[saved].stance == "back"


def test_a_row_taken_out_is_the_one_that_the_page_showed(alice: Writer) -> None:
    saved = contact(alice.vault, first=Stance(code="stood", on="2024-05-01"))
    stance(alice.vault, saved, "unsure", "2025-01-01")

    def take_out(number: int, seen: int) -> None:
        flows.take_out_stance(
            vault=alice.vault, contact_id=saved, number=number, seen_revision=seen, region=REGION
        )

    with pytest.raises(ChangedElsewhere):
        take_out(1, seen=1)
    with pytest.raises(LookupError):
        take_out(2, seen=2)
    take_out(1, seen=2)
    assert document_of(alice.vault, saved).stance == "stood"


def test_a_deleted_contact_can_be_put_back_with_all_that_it_said(alice: Writer) -> None:
    saved = contact(alice.vault, "Ada", notes="has the spare key")
    delete(alice, saved)
    assert names(alice.vault) == []
    flows.restore(vault=alice.vault, kind=Contact, row_id=saved, region=REGION)
    assert names(alice.vault) == ["Ada"]
    assert document_of(alice.vault, saved).fields.notes == "has the spare key"


def test_what_was_deleted_is_destroyed_after_thirty_days_and_no_day_before(alice: Writer) -> None:
    saved = contact(alice.vault)
    kept = contact(alice.vault, "Ben")
    delete(alice, saved)
    flows.forget_deleted(vault=alice.vault, today=TODAY + dt.timedelta(days=29))
    assert Contact.objects.filter(id=saved).exists()
    flows.forget_deleted(vault=alice.vault, today=TODAY + dt.timedelta(days=30))
    assert [row.id for row in Contact.objects.all()] == [kept]
    assert list(everybody(alice.vault).contacts) == [kept]


def test_words_saved_over_a_deleted_contact_put_it_back(alice: Writer) -> None:
    saved = contact(alice.vault, "Ada")
    delete(alice, saved)
    contact(alice.vault, "Ada L.", of=saved, seen=1)
    assert names(alice.vault) == ["Ada L."]


def test_merging_loses_nothing_that_either_says(alice: Writer) -> None:
    kept = contact(alice.vault, "Ada", role="friend", ways=[phone()], notes="red door")
    other = contact(
        alice.vault,
        "Ada Lovelace",
        role="lawyer",
        relation="from school",
        ways=[phone(), phone("020 7946 0959", hours="after six")],
        helps=["papers"],
        notes="blue gate",
        never_share=True,
        first=Stance(code="stood", on="2024-05-01"),
    )
    flows.merge_contacts(
        vault=alice.vault, kept_id=kept, other_id=other, today=TODAY, region=REGION
    )
    document = document_of(alice.vault, kept)
    fields = document.fields
    assert (fields.name, fields.role, fields.relation) == ("Ada", "friend", "from school")
    assert [way.value for way in fields.ways] == [NUMBER, "020 7946 0959"]
    assert all(part in fields.notes for part in ("red door", "blue gate", "Lovelace", "Lawyer"))
    assert (fields.helps, fields.never_share) == (["papers"], True)
    assert (document.stance, document.was) == ("stood", [other])
    assert names(alice.vault) == ["Ada"]
    assert document_of(alice.vault, other).fields.notes == "blue gate"


def test_an_id_means_whoever_it_was_merged_into(alice: Writer) -> None:
    last, middle, first = (contact(alice.vault, name) for name in ("Ada", "Ad", "A"))
    for kept, other in ((middle, first), (last, middle)):
        flows.merge_contacts(
            vault=alice.vault, kept_id=kept, other_id=other, today=TODAY, region=REGION
        )
    flows.forget_deleted(vault=alice.vault, today=TODAY + dt.timedelta(days=40))
    people = everybody(alice.vault)
    assert list(people.contacts) == [last]
    for contact_id in (last, middle, first):
        found = people.contact(contact_id)
        assert found is not None
        assert found.name == "Ada"
    assert people.contact(uuid4()) is None
    delete(alice, last)
    assert everybody(alice.vault).contact(first) is None


def test_a_contact_is_not_merged_with_itself_or_with_one_that_is_deleted(alice: Writer) -> None:
    kept, other = contact(alice.vault), contact(alice.vault, "Ben")
    delete(alice, other)
    with pytest.raises(ValueError, match="one and the same"):
        flows.merge_contacts(
            vault=alice.vault, kept_id=kept, other_id=kept, today=TODAY, region=REGION
        )
    with pytest.raises(Contact.DoesNotExist):
        flows.merge_contacts(
            vault=alice.vault, kept_id=kept, other_id=other, today=TODAY, region=REGION
        )


def test_a_go_between_that_is_merged_away_is_the_one_that_was_kept(alice: Writer) -> None:
    kept, other = contact(alice.vault, "Ben"), contact(alice.vault, "Benny")
    between = GoBetween(contact=other, name="Benny")
    known = person(alice.vault, handles=[handle(NUMBER)], go_betweens=[between])
    flows.merge_contacts(
        vault=alice.vault, kept_id=kept, other_id=other, today=TODAY, region=REGION
    )
    assert person_of(alice.vault, known).fields.go_betweens == [GoBetween(contact=kept, name="Ben")]
    assert everybody(alice.vault).persons[known].go_betweens == (kept,)


def test_a_person_is_known_by_handles_but_not_by_places(alice: Writer) -> None:
    known = [handle(NUMBER), handle("SW1A 1AA 99", "home"), handle("@some.name", "profile")]
    saved = person(alice.vault, "R.", handles=known)
    line = everybody(alice.vault).persons[saved]
    assert (line.label, line.same) == ("R.", (SAME_NUMBER, "some.name"))


def test_the_later_of_two_tabs_overwrites_no_person(alice: Writer) -> None:
    saved = person(alice.vault, "R.")
    person(alice.vault, "my mother", of=saved, seen=1)
    with pytest.raises(ChangedElsewhere):
        person(alice.vault, "M.", of=saved, seen=1)
    assert everybody(alice.vault).persons[saved].label == "my mother"


def test_an_id_of_another_writer_makes_a_contact_of_its_own(alice: Writer, bob: Writer) -> None:
    his = contact(bob.vault, "Bob's aunt")
    mine = contact(alice.vault, "Ada", of=his)
    assert mine != his
    assert contact(alice.vault, "Ada", of=his) == mine
    assert (names(alice.vault), names(bob.vault)) == (["Ada"], ["Bob's aunt"])


def test_taking_in_an_import_twice_takes_it_once(alice: Writer) -> None:
    there = contact(alice.vault, "Ada", ways=[phone()])
    fresh = uuid4()
    more = document_of(
        alice.vault, contact(alice.vault, "A.", ways=[phone("020 7946 0959")])
    ).fields
    for _ in range(2):
        flows.take_contacts(
            vault=alice.vault, new=[(fresh, more)], added=[(there, more)], region=REGION
        )
    assert names(alice.vault) == ["A.", "A.", "Ada"]
    assert len(document_of(alice.vault, there).fields.ways) == 2
    assert Contact.objects.get(id=there).revision == 2


def test_a_new_password_keeps_everybody(alice: Writer) -> None:
    saved = contact(alice.vault, "Ada")
    person(alice.vault, "R.")
    opened = accounts.change_password(
        account=alice.account, vault=alice.vault, password="five other calm words go"
    )
    assert names(opened) == ["Ada"]
    assert document_of(opened, saved).fields.name == "Ada"
    assert len(everybody(opened).persons) == OtherPerson.objects.count() == 1


def test_the_page_written_anew_equals_the_one_that_was_kept(alice: Writer) -> None:
    ids = [contact(alice.vault, name, ways=[phone()]) for name in ("Ada", "Ben")]
    delete(alice, ids[1])
    person(alice.vault, "R.", handles=[handle(NUMBER)])
    before = everybody(alice.vault)
    assert flows.rebuild(vault=alice.vault, region=REGION) == 3
    after = everybody(alice.vault)
    assert (after.contacts, after.persons) == (before.contacts, before.persons)


def test_a_page_written_anew_leaves_out_what_does_not_open(alice: Writer) -> None:
    saved = contact(alice.vault, "Ada")
    lost = contact(alice.vault, "Ben")
    row = Contact.objects.get(id=lost)
    row.sealed = bytes(row.sealed)[:-1] + bytes([bytes(row.sealed)[-1] ^ 1])
    row.save()
    flows.rebuild(vault=alice.vault, region=REGION)
    assert list(everybody(alice.vault).contacts) == [saved]
    with pytest.raises(Contact.DoesNotExist):
        stance(alice.vault, lost, "stood", "2026-01-01")
