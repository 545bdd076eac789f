"""A handle that was found becomes known to be somebody's."""

import datetime as dt
from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist

from apps.support import flows, knowing, people
from apps.support.documents import MOST_ROWS
from apps.support.flows import ChangedElsewhere, TooMany
from apps.support.models import Contact, OtherPerson
from apps.support.network import Kind
from apps.vault.documents import OpenVault
from tests.cast import Writer
from tests.support.network import (
    NUMBER,
    REGION,
    SAME_NUMBER,
    contact,
    document_of,
    handle,
    person,
    person_of,
    phone,
)


def add(vault: OpenVault, kind: Kind, row_id: UUID, typed: str = NUMBER) -> None:
    knowing.add_handle(vault=vault, kind=kind, row_id=row_id, typed=typed, note="", region=REGION)


@pytest.mark.parametrize("kind", [Contact, OtherPerson])
def test_it_is_theirs_from_then_on(alice: Writer, kind: Kind) -> None:
    row_id = (contact if kind is Contact else person)(alice.vault)
    add(alice.vault, kind, row_id)
    (owner,) = people.directory(alice.vault).of_handle(SAME_NUMBER)
    assert owner.id == row_id


@pytest.mark.parametrize(
    ("typed", "way", "sort"),
    [
        (NUMBER, "phone", "number"),
        ("jo@example.org", "mail", "address"),
        ("Instagram: @jo", "message", "profile"),
    ],
)
def test_it_is_written_down_as_what_it_is(alice: Writer, typed: str, way: str, sort: str) -> None:
    contact_id, person_id = contact(alice.vault), person(alice.vault)
    add(alice.vault, Contact, contact_id, typed)
    add(alice.vault, OtherPerson, person_id, typed)
    (told,) = document_of(alice.vault, contact_id).fields.ways
    assert (told.kind, told.value) == (way, typed)
    (known,) = person_of(alice.vault, person_id).fields.handles
    assert (known.kind, known.value) == (sort, typed)


def test_what_is_known_already_changes_nothing(alice: Writer) -> None:
    contact_id = contact(alice.vault, ways=[phone(SAME_NUMBER)])
    add(alice.vault, Contact, contact_id)
    assert Contact.objects.get(id=contact_id).revision == 1


def test_a_form_that_was_open_meanwhile_overwrites_nothing(alice: Writer) -> None:
    person_id = person(alice.vault)
    add(alice.vault, OtherPerson, person_id)
    with pytest.raises(ChangedElsewhere):
        person(alice.vault, "R. again", of=person_id, seen=1)


def test_whoever_was_deleted_or_never_was_gets_nothing(alice: Writer) -> None:
    person_id = person(alice.vault)
    today = dt.date(2026, 11, 24)
    flows.delete(vault=alice.vault, kind=OtherPerson, row_id=person_id, today=today, region=REGION)
    for kind, row_id in ((OtherPerson, person_id), (Contact, uuid4())):
        with pytest.raises(ObjectDoesNotExist):
            add(alice.vault, kind, row_id)
    assert person_of(alice.vault, person_id).fields.handles == []


def test_a_full_page_refuses_and_stays_as_it_is(alice: Writer) -> None:
    held = [handle(f"07700 90{number:04}") for number in range(MOST_ROWS)]
    person_id = person(alice.vault, handles=held)
    with pytest.raises(TooMany):
        add(alice.vault, OtherPerson, person_id)
    assert len(person_of(alice.vault, person_id).fields.handles) == MOST_ROWS
