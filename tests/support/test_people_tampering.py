"""Rows of people that somebody changed in the database: each change is noticed, none is shown."""

import copy
from uuid import UUID

import pytest

from apps.support import access, people
from apps.support.checking import unread_people
from apps.support.models import Contact, OtherPerson, PeoplePage
from apps.vault import head
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.models import SealedRecord
from tests.cast import Writer
from tests.site_client import Browser
from tests.support.network import contact, person

Ids = tuple[UUID, UUID, UUID]


def read_all(writer: Writer, ids: Ids) -> list[str]:
    one, other, known = ids
    people.read(writer.vault)
    return [
        access.contact_to_read(writer.vault, one).document.fields.name,
        access.contact_to_read(writer.vault, other).document.fields.name,
        access.person_to_read(writer.vault, known).document.fields.label,
    ]


def rows_of(writer: Writer) -> list[SealedRecord]:
    tables: tuple[type[SealedRecord], ...] = (Contact, OtherPerson, PeoplePage)
    return [row for table in tables for row in table.objects.filter(owner=writer.account)]


@pytest.fixture
def ids(alice: Writer) -> Ids:
    return contact(alice.vault, "Ada"), contact(alice.vault, "Ben"), person(alice.vault, "R.")


def save_again(alice: Writer, ids: Ids) -> None:
    contact(alice.vault, "Ada 2", of=ids[0], seen=1)
    contact(alice.vault, "Ben 2", of=ids[1], seen=1)
    person(alice.vault, "R. 2", of=ids[2], seen=1)


def test_each_row_that_is_rolled_back_is_noticed(alice: Writer, ids: Ids) -> None:
    before = rows_of(alice)
    save_again(alice, ids)
    after = {row.id: row for row in rows_of(alice)}
    assert len(before) == 4
    for row in before:
        copy.copy(row).save(force_update=True)
        with pytest.raises(TamperedEnvelope):
            read_all(alice, ids)
        after[row.id].save(force_update=True)
    assert read_all(alice, ids) == ["Ada 2", "Ben 2", "R. 2"]


def test_each_row_that_is_removed_is_noticed(alice: Writer, ids: Ids) -> None:
    for row in rows_of(alice):
        copy.copy(row).delete()
        with pytest.raises(TamperedEnvelope):
            read_all(alice, ids)
        row.save(force_insert=True)
    assert read_all(alice, ids) == ["Ada", "Ben", "R."]


def test_two_rows_that_are_swapped_are_noticed(alice: Writer, ids: Ids) -> None:
    one, other = Contact.objects.get(id=ids[0]), Contact.objects.get(id=ids[1])
    one.wrapped_key, other.wrapped_key = other.wrapped_key, one.wrapped_key
    one.sealed, other.sealed = other.sealed, one.sealed
    one.save()
    other.save()
    for contact_id in ids[:2]:
        with pytest.raises(TamperedEnvelope):
            access.contact_to_read(alice.vault, contact_id)


def test_a_contact_does_not_open_as_a_person(alice: Writer, ids: Ids) -> None:
    source, target = Contact.objects.get(id=ids[0]), OtherPerson.objects.get(id=ids[2])
    target.wrapped_key, target.sealed = source.wrapped_key, source.sealed
    target.save()
    with pytest.raises(TamperedEnvelope):
        access.person_to_read(alice.vault, ids[2])


def test_a_row_of_another_writer_is_noticed(alice: Writer, bob: Writer, ids: Ids) -> None:
    source, target = Contact.objects.get(id=contact(bob.vault)), Contact.objects.get(id=ids[0])
    target.wrapped_key, target.sealed = source.wrapped_key, source.sealed
    target.save()
    with pytest.raises(TamperedEnvelope):
        access.contact_to_read(alice.vault, ids[0])


def test_no_word_of_a_contact_stands_in_its_rows(alice: Writer, ids: Ids) -> None:
    marked = contact(alice.vault, "Quillfeather", notes="Marzipanweg 7", relation="Stieftante")
    words = (b"Quillfeather", b"quillfeather", b"Marzipanweg", b"Stieftante")
    for row in rows_of(alice):
        assert not any(word in bytes(row.sealed) for word in words)
    assert Contact.objects.filter(id=marked).exists()


def test_a_check_tells_what_does_not_fit_and_goes_on_only_when_asked(
    alice: Writer, ids: Ids, alice_client: Browser
) -> None:
    Contact.objects.filter(id=ids[0]).delete()
    PeoplePage.objects.all().delete()
    with head.reading(alice.vault) as current:
        assert unread_people(alice.vault, current) == 2
    page = alice_client.post("/journal/check/").content.decode()
    assert "Pages of people that are damaged, missing, or older than the last one saved: 2." in page
    with pytest.raises(TamperedEnvelope):
        people.read(alice.vault)
    alice_client.post("/journal/check/", {"anyway": "1"})
    assert "Ben" in alice_client.page("/people/")
    with head.reading(alice.vault) as current:
        assert unread_people(alice.vault, current) == 0
