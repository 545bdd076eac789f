"""Do all contacts and persons open, and are they what the head names? Reads all, changes nothing."""

from uuid import UUID

from apps.support.models import Contact, OtherPerson
from apps.support.people import People
from apps.vault import rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head


def unread_people(vault: OpenVault, current: Head) -> int:
    """How many are damaged, missing, or older than the head says; the page of all counts as one."""
    unread = _unread(vault, current, Contact) + _unread(vault, current, OtherPerson)
    try:
        People(vault, current)
    except (TamperedEnvelope, UnknownVersion):
        unread += 1
    return unread


def _unread(vault: OpenVault, current: Head, kind: type[Contact] | type[OtherPerson]) -> int:
    wanted = {UUID(bytes=row_id) for row_id in current.of_table(kind.table_code)}
    opened = 0
    for row in rows.stored(kind, vault.owner, wanted):
        try:
            current.check(row)
            vault.open_bytes(row)
        except (TamperedEnvelope, UnknownVersion):
            continue
        opened += 1
    return len(wanted) - opened
