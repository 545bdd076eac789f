"""All views of a writer, opened: each row checked against the head, none passed over.

Made inside `head.reading` or `head.writing`.
"""

from typing import NamedTuple
from uuid import UUID

from apps.sharing import ending
from apps.sharing.documents import LIVE, MAKING, ViewDocument
from apps.sharing.models import View
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head


class OpenView(NamedTuple):
    row: View
    document: ViewDocument

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
    found = list(View.objects.filter(owner=vault.owner, id__in=[UUID(bytes=raw) for raw in named]))
    if len(found) != len(named):
        raise TamperedEnvelope
    return [_opened(vault, current, row) for row in found]


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
    return OpenView(row, vault.open(ViewDocument, row))
