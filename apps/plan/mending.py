"""To go on with the rows of a plan that open, without those that are damaged or missing."""

from typing import Any
from uuid import UUID

from apps.plan.records import TABLES, Table, mark_of
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head


def go_on_with_what_opens(*, vault: OpenVault) -> None:
    """From here on every row that opens counts as current; damaged ones are removed, missing ones no
    longer looked for. A newer release's rows stay as they are. A person asks for this."""
    with head.writing(vault) as current:
        for table in TABLES:
            _keep_what_opens(vault, current, table)


def _keep_what_opens(vault: OpenVault, current: Head, table: Table[Any]) -> None:
    gone = set(current.of_table(table.model.table_code))
    for row in rows.stored(table.model, vault.owner):
        try:
            document = vault.open(table.document, row)
        except TamperedEnvelope:
            table.model.objects.filter(owner=vault.owner, id=row.id).delete()
            continue
        except UnknownVersion:
            gone.discard(row.id.bytes)
            continue
        current.put(row, mark=mark_of(document))
        gone.discard(row.id.bytes)
    for row_id in gone:
        current.drop(table.model(id=UUID(bytes=row_id)))
