"""The page of all people: one sealed row a writer, so that no list opens every contact.

It changes in the transaction of the contact or person that it tells of. Damage is never passed over:
`rebuild` writes it anew when a person asks for that.
"""

from uuid import UUID

from apps.support.documents import ContactLine, PeopleDocument, PersonLine
from apps.support.models import PeoplePage
from apps.support.naming import Directory
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head


class People:
    """Made inside `head.reading` or `head.writing`, and good for that block alone. Raises
    TamperedEnvelope for a page that is missing, damaged or not the current one."""

    def __init__(self, vault: OpenVault, current: Head) -> None:
        self._vault = vault
        self._head = current
        self._row = self._stored()
        document = vault.open(PeopleDocument, self._row) if self._row else PeopleDocument()
        self.contacts = {line.id: line for line in document.contacts}
        self.persons = {line.id: line for line in document.persons}

    def contact(self, contact_id: UUID) -> ContactLine | None:
        """Whom this id means today: the contact itself, or the one that it was merged into. None for
        one that was deleted or never was."""
        own = self.contacts.get(contact_id)
        if own and not own.binned_on:
            return own
        merged = (line for line in self.contacts.values() if contact_id in line.was)
        return next((line for line in merged if not line.binned_on), None)

    @property
    def directory(self) -> Directory:
        return Directory(self.contacts.values(), self.persons.values())

    def put(self, *lines: ContactLine | PersonLine) -> None:
        """Add lines, or replace those of the same id. `write` stores them."""
        for line in lines:
            if isinstance(line, ContactLine):
                self.contacts[line.id] = line
            else:
                self.persons[line.id] = line

    def drop(self, line_id: UUID) -> None:
        self.contacts.pop(line_id, None)
        self.persons.pop(line_id, None)

    def write(self) -> None:
        row, store = self._row or PeoplePage(), rows.insert
        if self._row:
            row.revision += 1
            store = rows.overwrite
        document = PeopleDocument(
            contacts=list(self.contacts.values()), persons=list(self.persons.values())
        )
        self._vault.seal(document, row)
        store(row)
        self._head.put(row)
        self._row = row

    def _stored(self) -> PeoplePage | None:
        ids = [UUID(bytes=row_id) for row_id in self._head.of_table(PeoplePage.table_code)]
        if not ids:
            return None
        found = list(rows.stored(PeoplePage, self._vault.owner, ids))
        if len(found) != 1:
            raise TamperedEnvelope
        self._head.check(found[0])
        return found[0]


def read(vault: OpenVault) -> People:
    with head.reading(vault) as current:
        return People(vault, current)


def directory(vault: OpenVault) -> Directory:
    with head.reading(vault) as current:
        return directory_under(vault, current)


def directory_under(vault: OpenVault, current: Head) -> Directory:
    """Inside `head.reading` or `head.writing`. Nobody is in it where the page cannot be read: an entry
    that names somebody stands without it."""
    try:
        return People(vault, current).directory
    except (TamperedEnvelope, UnknownVersion):
        return Directory()
