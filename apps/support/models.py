"""The rows of a writer's network. Each is sealed; nothing readable stands in any of them."""

from typing import ClassVar

from apps.vault.models import SealedRecord


class Contact(SealedRecord):
    """Somebody of the support network, or an organisation: see documents.ContactDocument."""

    table_code: ClassVar[str] = "contact"


class OtherPerson(SealedRecord):
    """Whoever the writer went no contact with: see documents.PersonDocument."""

    table_code: ClassVar[str] = "person"


class PeoplePage(SealedRecord):
    """The small facts of all contacts and persons, one row a writer: see people.py."""

    table_code: ClassVar[str] = "people"
