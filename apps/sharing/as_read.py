"""What the reader of a view has at present, opened for its writer."""

from uuid import UUID

from django.http import Http404

from apps.journal.models import Entry
from apps.sharing.documents import ContentsDocument, CopyDocument
from apps.sharing.models import Contents, Copy
from apps.sharing.register import OpenView
from apps.sharing.sealing import ViewKeys
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope


def contents_of(vault: OpenVault, view: OpenView) -> ContentsDocument:
    """Raises Http404 for a view that is over, TamperedEnvelope for a list of before. One that came since the
    view was read is the newer."""
    row = Contents.objects.filter(owner=vault.owner, id=view.row.id).first()
    if row is not None and row.revision >= view.list_revision:
        return _keys(vault, view).open_contents(row)
    if row is None and view.is_over:
        raise Http404
    raise TamperedEnvelope


def copy_of(vault: OpenVault, view: OpenView, copy_id: UUID) -> CopyDocument:
    """Raises Http404 for one that is not there."""
    row = Copy.objects.filter(owner=vault.owner, view_id=view.row.id, id=copy_id).first()
    if row is None:
        raise Http404
    return _keys(vault, view).open_copy(row)


def entries_by_copy(vault: OpenVault, view: OpenView) -> dict[UUID, UUID]:
    """The id of each entry of the journal, by that which a copy of it has in this view."""
    keys = _keys(vault, view)
    ids = Entry.objects.filter(owner=vault.owner).values_list("id", flat=True)
    return {keys.copy_id(entry_id): entry_id for entry_id in ids}


def _keys(vault: OpenVault, view: OpenView) -> ViewKeys:
    return ViewKeys(vault.owner, view.row.id, view.document.private_key)
