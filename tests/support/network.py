"""Short ways to write contacts and persons without a page, for tests of what a page does not decide."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from apps.support import flows, people
from apps.support.documents import (
    ContactDocument,
    ContactFields,
    KnownHandle,
    PersonDocument,
    PersonFields,
    Stance,
    Way,
)
from apps.support.models import Contact, OtherPerson
from apps.support.people import People
from apps.vault.documents import OpenVault

REGION = "GB"
# Of ranges kept for fiction.
NUMBER = "020 7946 0958"
SAME_NUMBER = "+442079460958"


def phone(value: str = NUMBER, **facts: Any) -> Way:
    return Way(kind="phone", value=value, **facts)


def contact(vault: OpenVault, name: str = "Ada", *, of: UUID | None = None, **facts: Any) -> UUID:
    """`seen` is the revision that the page saw."""
    seen = facts.pop("seen", 0)
    first = facts.pop("first", None)
    return flows.save_contact(
        vault=vault,
        contact_id=of or uuid4(),
        fields=ContactFields(name=name, **facts),
        seen_revision=seen,
        region=REGION,
        first=first,
    )


def person(vault: OpenVault, label: str = "R.", *, of: UUID | None = None, **facts: Any) -> UUID:
    seen = facts.pop("seen", 0)
    return flows.save_person(
        vault=vault,
        person_id=of or uuid4(),
        fields=PersonFields(label=label, **facts),
        seen_revision=seen,
        region=REGION,
    )


def stance(vault: OpenVault, contact_id: UUID, code: str, on: str, **facts: Any) -> None:
    row = Stance(code=code, on=on, **facts)
    flows.add_stance(vault=vault, contact_id=contact_id, stance=row, region=REGION)


def handle(value: str, kind: str = "number") -> KnownHandle:
    return KnownHandle(kind=kind, value=value)


def many(vault: OpenVault, count: int, **facts: Any) -> list[UUID]:
    """Contacts in one transaction, each with a number of its own."""
    new = [
        (
            uuid4(),
            ContactFields(name=f"Friend {number}", ways=[phone(f"07700 90{number:04}")], **facts),
        )
        for number in range(count)
    ]
    flows.take_contacts(vault=vault, new=new, added=[], region=REGION)
    return [contact_id for contact_id, _fields in new]


def a_whole_network(vault: OpenVault) -> None:
    """One of everything that has an address."""
    many(vault, 41, helps=["talk"])
    for name in ("Ada", "Adele"):
        stance(vault, contact(vault, name, ways=[phone()]), "stood", "2026-01-01")
    person(vault, "R.", handles=[handle(NUMBER)])
    today = dt.date(2026, 11, 24)
    for kind, row_id in ((Contact, contact(vault, "gone")), (OtherPerson, person(vault, "gone"))):
        flows.delete(vault=vault, kind=kind, row_id=row_id, today=today, region=REGION)


def document_of(vault: OpenVault, contact_id: UUID) -> ContactDocument:
    return vault.open(ContactDocument, Contact.objects.get(id=contact_id))


def person_of(vault: OpenVault, person_id: UUID) -> PersonDocument:
    return vault.open(PersonDocument, OtherPerson.objects.get(id=person_id))


def everybody(vault: OpenVault) -> People:
    return people.read(vault)


def names(vault: OpenVault) -> list[str]:
    """Of contacts that are not deleted."""
    lines = everybody(vault).contacts.values()
    return sorted(line.name for line in lines if not line.binned_on)
