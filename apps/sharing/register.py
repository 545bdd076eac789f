"""All views of a writer, opened: each row checked against the head, none passed over.

Made inside `head.reading` or `head.writing`.
"""

from typing import Final, NamedTuple
from uuid import UUID

from django.db import connection

from apps.sharing import copies, ending
from apps.sharing.documents import LIVE, MAKING, ViewDocument
from apps.sharing.models import View
from apps.vault import rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head

_COLUMNS: Final = (
    "id",
    "owner_id",
    "revision",
    "epoch",
    "wrapped_key",
    "sealed",
    "expires_on",
    "frozen",
)
_ALL: Final = f'SELECT {", ".join(_COLUMNS)} FROM "sharing_view" WHERE owner_id = %s'  # noqa: S608


class OpenView(NamedTuple):
    """`row.frozen` is true of a view that rests, also where a hand in the database took it back. An older
    list than `list_revision` is not the one of today."""

    row: View
    document: ViewDocument
    list_revision: int

    @property
    def is_kept(self) -> bool:
        """True while there is anything to read, or will be."""
        return self.document.state in (MAKING, LIVE)

    @property
    def is_over(self) -> bool:
        """True once its last day has passed: nothing opens it, and its copies go by themselves."""
        return self.row.expires_on < ending.today()


def all_views(vault: OpenVault, current: Head) -> list[OpenView]:
    """In no order of meaning. Raises TamperedEnvelope for a row that is missing, damaged or not the
    current one."""
    named = current.of_table(View.table_code)
    if not named:
        return []
    found = [
        View.from_db(connection.alias, _COLUMNS, row) for row in rows.select(_ALL, vault.owner)
    ]
    present = [row for row in found if row.id.bytes in named]
    if len(present) != len(named):
        raise TamperedEnvelope
    return [_opened(vault, current, row) for row in present]


def kept_views(vault: OpenVault, current: Head) -> list[OpenView]:
    return [view for view in all_views(vault, current) if view.is_kept]


def view_of(vault: OpenVault, current: Head, view_id: UUID) -> OpenView:
    """Raises View.DoesNotExist for another writer's and for one that never was."""
    if view_id.bytes not in current.of_table(View.table_code):
        raise View.DoesNotExist
    row = View.objects.filter(owner=vault.owner, id=view_id).first()
    if row is None:
        raise TamperedEnvelope
    return _opened(vault, current, row)


def _opened(vault: OpenVault, current: Head, row: View) -> OpenView:
    current.check(row)
    document = vault.open(ViewDocument, row)
    view = OpenView(row, document, copies.list_revision(current, row.id))
    if view.is_kept and not view.is_over:
        row.frozen = row.frozen or copies.rests(current, row.id)
    return view
