"""One view held for a change: what it is, whom it is for, and which entries belong.

Made for use inside `head.reading` or `head.writing`; nothing here begins or ends one.
"""

from uuid import UUID

from apps.journal.catalogue import Catalogue
from apps.journal.documents import EntryDocument
from apps.journal.journal import opened_entry
from apps.journal.lines import Line
from apps.journal.models import Entry
from apps.sharing import copies, register
from apps.sharing.copies import Copies
from apps.sharing.models import View
from apps.sharing.register import OpenView
from apps.sharing.scope import Membership
from apps.support.documents import ContactLine
from apps.support.people import People
from apps.vault import rows
from apps.vault.documents import OpenVault
from apps.vault.head import Head


class NeverShareWith(Exception):
    """This contact is locked against sharing, or is gone."""


class NotLive(Exception):
    """The view was stopped, is not finished, or has come to its end."""


def kept_view(vault: OpenVault, current: Head, view_id: UUID) -> OpenView:
    """Raises NotLive for a stopped view and for one that never was."""
    try:
        view = register.view_of(vault, current, view_id)
    except View.DoesNotExist:
        raise NotLive from None
    if not view.is_kept:
        raise NotLive
    return view


def copies_of(current: Head, view: OpenView) -> Copies:
    """Raises NotLive where they went with the view's last day."""
    if not copies.are_there(view.row):
        raise NotLive
    return Copies(current, view.row, view.document)


def opened(
    vault: OpenVault, current: Head, view: OpenView, entry_ids: list[UUID]
) -> list[tuple[EntryDocument, Line]]:
    """Those of these entries that the view still holds."""
    catalogue, held = Catalogue(vault, current), Membership(view.document.scope)
    found = []
    for row in rows.stored(Entry, vault.owner, entry_ids):
        entry, line = opened_entry(vault, catalogue, row)
        if held.holds(line):
            found.append((entry, line))
    return found


def shareable(vault: OpenVault, current: Head, contact: UUID) -> ContactLine:
    """Who this contact is today. Raises NeverShareWith."""
    found = People(vault, current).contact(contact)
    if found is None or found.never_share:
        raise NeverShareWith
    return found


def refuse_locked_contact(vault: OpenVault, current: Head, view: OpenView) -> None:
    if view.document.contact:
        shareable(vault, current, view.document.contact)
