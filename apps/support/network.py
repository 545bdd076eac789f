"""Contacts and persons of one writer, each change told to the head, to the page of all people, and to
those who follow contacts (followers.py).

Made inside `head.reading` or `head.writing`, and good for that block alone.
"""

from collections.abc import Collection, Iterable
from typing import TypeVar
from uuid import UUID

from apps.support import followers, lines
from apps.support.documents import (
    ContactDocument,
    ContactLine,
    GoBetween,
    PersonDocument,
    PersonLine,
)
from apps.support.followers import Change
from apps.support.models import Contact, OtherPerson, PeoplePage
from apps.support.people import People
from apps.vault import rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head

Row = TypeVar("Row", Contact, OtherPerson)
AnyRow = Contact | OtherPerson
Kind = type[Contact] | type[OtherPerson]
AnyDocument = ContactDocument | PersonDocument


class Network:
    def __init__(self, vault: OpenVault, current: Head, region: str = "") -> None:
        self.vault = vault
        self.head = current
        self.region = region
        self.people = People(vault, current)

    def row(self, model: type[Row], row_id: UUID) -> Row | None:
        """None where the head knows none: a row that came back by itself is no contact. Raises
        TamperedEnvelope for one that is missing, or older than the head says."""
        if row_id.bytes not in self.head.of_table(model.table_code):
            return None
        for row in rows.stored(model, self.vault.owner, [row_id]):
            self.head.check(row)
            return row
        raise TamperedEnvelope

    def contact(self, contact_id: UUID) -> tuple[Contact, ContactDocument]:
        """Raises Contact.DoesNotExist."""
        row = self.row(Contact, contact_id)
        if row is None:
            raise Contact.DoesNotExist
        return row, self.vault.open(ContactDocument, row)

    def person(self, person_id: UUID) -> tuple[OtherPerson, PersonDocument]:
        """Raises OtherPerson.DoesNotExist."""
        row = self.row(OtherPerson, person_id)
        if row is None:
            raise OtherPerson.DoesNotExist
        return row, self.vault.open(PersonDocument, row)

    def contacts(self) -> list[tuple[UUID, ContactDocument]]:
        """All that are not deleted. Raises TamperedEnvelope where one is missing or not current."""
        wanted = [line.id for line in self.people.contacts.values() if not line.binned_on]
        found = {row.id: row for row in rows.stored(Contact, self.vault.owner, wanted)}
        if len(found) != len(wanted):
            raise TamperedEnvelope
        for row in found.values():
            self.head.check(row)
        return [(row_id, self.vault.open(ContactDocument, found[row_id])) for row_id in wanted]

    def opened(self, kind: Kind, row_id: UUID) -> tuple[AnyRow, AnyDocument]:
        """Raises ObjectDoesNotExist."""
        return self.contact(row_id) if kind is Contact else self.person(row_id)

    def ids_of(self, model: type[Row], ids: Collection[UUID]) -> set[UUID]:
        """Those of `ids` that are there."""
        known = self.head.of_table(model.table_code)
        return {row_id for row_id in ids if row_id.bytes in known}

    def add(self, row: AnyRow, document: AnyDocument) -> None:
        """Raises IntegrityError when the id is taken."""
        self.add_many([(row, document)])

    def add_many(self, pairs: Iterable[tuple[AnyRow, AnyDocument]]) -> None:
        told = list[tuple[AnyRow, AnyDocument]]()
        for row, document in pairs:
            self.vault.seal(document, row)
            rows.insert(row)
            self.head.put(row)
            self.people.put(self._line(row, document))
            told.append((row, document))
        self.people.write()
        for row, document in told:
            self._tell(row, None, document)

    def change(self, row: AnyRow, document: AnyDocument) -> None:
        before = self._opened(row)
        row.revision += 1
        self.vault.seal(document, row)
        rows.overwrite(row)
        self.head.put(row)
        self.people.put(self._line(row, document))
        self.people.write()
        self._tell(row, before, document)

    def remove(self, row: AnyRow) -> None:
        type(row)._default_manager.filter(owner=self.vault.owner, id=row.id).delete()
        self.head.drop(row)
        self.people.drop(row.id)
        self.people.write()
        self._tell(row, None, None)

    def deleted_until(self, ordinal: int) -> list[AnyRow]:
        """Rows that were deleted on that day or earlier, by their lines."""
        contacts = [Contact(id=line.id) for line in _deleted(self.people.contacts, ordinal)]
        persons = [OtherPerson(id=line.id) for line in _deleted(self.people.persons, ordinal)]
        return [*contacts, *persons]

    def rename_go_between(self, was: UUID, now: UUID, name: str) -> None:
        for line in list(self.people.persons.values()):
            if was in line.go_betweens:
                row, document = self.person(line.id)
                kept = [one for one in document.fields.go_betweens if one.contact not in (was, now)]
                document.fields.go_betweens = [*kept, GoBetween(contact=now, name=name)]
                document.worded_in = row.revision + 1
                self.change(row, document)

    @classmethod
    def anew(cls, vault: OpenVault, current: Head, region: str) -> int:
        PeoplePage.objects.filter(owner=vault.owner).delete()
        for code in (PeoplePage.table_code, Contact.table_code, OtherPerson.table_code):
            current.of_table(code).clear()
        network = cls(vault, current, region)
        stored: list[AnyRow] = list(rows.stored(Contact, vault.owner))
        stored += rows.stored(OtherPerson, vault.owner)
        for row in stored:
            try:
                network.people.put(network._line(row, network._opened(row)))
            except TamperedEnvelope:
                type(row)._default_manager.filter(owner=vault.owner, id=row.id).delete()
                continue
            except UnknownVersion:  # a newer release's
                pass
            current.put(row)
        network.people.write()
        return len(network.people.contacts) + len(network.people.persons)

    def _tell(self, row: AnyRow, before: AnyDocument | None, after: AnyDocument | None) -> None:
        """Of contacts alone: nothing is shared with another person."""
        if isinstance(row, Contact):
            was, now = (
                one if isinstance(one, ContactDocument) else None for one in (before, after)
            )
            followers.tell(self.vault, self.head, Change(row.id, was, now))

    def _opened(self, row: AnyRow) -> AnyDocument:
        if isinstance(row, Contact):
            return self.vault.open(ContactDocument, row)
        return self.vault.open(PersonDocument, row)

    def _line(self, row: AnyRow, document: AnyDocument) -> ContactLine | PersonLine:
        if isinstance(document, ContactDocument):
            return lines.line_of(row.id, document, self.region)
        return lines.person_line_of(row.id, document, self.region)


def _deleted(
    known: dict[UUID, ContactLine] | dict[UUID, PersonLine], until: int
) -> list[ContactLine | PersonLine]:
    return [line for line in known.values() if 0 < line.binned_on <= until]
