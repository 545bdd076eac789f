"""Contacts and persons for a page: the opened object, or 404.

A stranger's id and an id that never was look the same. Nothing here writes.
"""

from typing import NamedTuple
from uuid import UUID

from django.http import Http404

from apps.support.documents import ContactDocument, PersonDocument
from apps.support.models import Contact, OtherPerson
from apps.support.network import Network
from apps.support.people import People
from apps.vault import head
from apps.vault.documents import OpenVault


class OpenContact(NamedTuple):
    id: UUID
    revision: int
    document: ContactDocument
    people: People


class OpenPerson(NamedTuple):
    id: UUID
    revision: int
    document: PersonDocument
    people: People


def contact_to_read(vault: OpenVault, contact_id: UUID) -> OpenContact:
    with head.reading(vault) as current:
        network = Network(vault, current)
        try:
            row, document = network.contact(contact_id)
        except Contact.DoesNotExist:
            raise Http404 from None
        return OpenContact(row.id, row.revision, document, network.people)


def contact_to_edit(vault: OpenVault, contact_id: UUID) -> OpenContact:
    """As to read, but not a deleted one: that is put back first."""
    contact = contact_to_read(vault, contact_id)
    if contact.document.binned_on:
        raise Http404
    return contact


def person_to_read(vault: OpenVault, person_id: UUID) -> OpenPerson:
    with head.reading(vault) as current:
        network = Network(vault, current)
        try:
            row, document = network.person(person_id)
        except OtherPerson.DoesNotExist:
            raise Http404 from None
        return OpenPerson(row.id, row.revision, document, network.people)


def person_to_edit(vault: OpenVault, person_id: UUID) -> OpenPerson:
    """As to read, but not a deleted one: that is put back first."""
    person = person_to_read(vault, person_id)
    if person.document.binned_on:
        raise Http404
    return person
