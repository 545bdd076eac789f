"""What the writer's pages say of those who read with an account."""

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from apps.sharing import granting, invitations, own_keys, readers, register
from apps.sharing.models import AccountGrant, View
from apps.sharing.own_keys import OwnKeys
from apps.sharing.reader_documents import ACCEPTED, ENDED, INVITED
from apps.sharing.readers import OpenReader
from apps.support.people import People
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.head import Head


class Given(NamedTuple):
    """One view of theirs. `until` is its last day."""

    id: UUID
    until: dt.date
    is_given: bool
    is_given_back: bool


class Shown(NamedTuple):
    """`words` are there once they have answered; `is_waiting` while their code can be used."""

    id: UUID
    contact: UUID
    name: str
    state: str
    is_waiting: bool
    is_confirmed: bool
    words: list[str]
    views: list[Given]

    @property
    def has_account(self) -> bool:
        return self.state == ACCEPTED

    @property
    def is_invited(self) -> bool:
        return self.state == INVITED


def everybody(vault: OpenVault) -> list[Shown]:
    """By name; those who read nothing any more are left out."""
    with head.reading(vault) as current:
        around = _Around(vault, current)
        found = [
            around.shown(reader)
            for reader in readers.all_readers(vault, current)
            if reader.document.state != ENDED
        ]
    return sorted(found, key=lambda reader: reader.name.casefold())


def one(vault: OpenVault, reader_id: UUID) -> Shown:
    """Raises Reader.DoesNotExist."""
    with head.reading(vault) as current:
        return _Around(vault, current).shown(readers.reader_of(vault, current, reader_id))


def of_contact(vault: OpenVault, contact: UUID) -> Shown | None:
    with head.reading(vault) as current:
        found = readers.all_readers(vault, current)
        around = _Around(vault, current)
        for reader in found:
            line = around.people.contact(reader.document.contact)
            if line and line.id == contact and reader.document.state != ENDED:
                return around.shown(reader)
    return None


def said(reader: Shown) -> str:
    """How far it is with them, in a few words."""
    if reader.has_account and reader.is_confirmed:
        return _("Has an account")
    if reader.has_account:
        return _("Has an account. The six words are not compared yet.")
    return _("Invited") if reader.is_waiting else _("The invitation was not used.")


def contact_of(vault: OpenVault, view_id: UUID) -> UUID | None:
    """Whom a view is for, as that contact is called today; None for a view that is not kept."""
    with head.reading(vault) as current:
        try:
            view = register.view_of(vault, current, view_id)
        except View.DoesNotExist:
            return None
        if not view.is_kept or view.document.contact is None:
            return None
        line = People(vault, current).contact(view.document.contact)
    return line.id if line else None


class _Around:
    """What the rows of one moment say of all readers, read once. Made inside `head.reading`."""

    def __init__(self, vault: OpenVault, current: Head) -> None:
        self.people = People(vault, current)
        self._keys = OwnKeys(vault, current)
        self._views = register.kept_views(vault, current)
        grants = AccountGrant.objects.filter(owner=vault.owner)
        self._given = set(grants.values_list("view_id", flat=True))
        waiting = invitations.good().filter(owner=vault.owner)
        self._waiting = set(waiting.values_list("id", flat=True))

    def shown(self, reader: OpenReader) -> Shown:
        document = reader.document
        has_account = document.state == ACCEPTED
        line = self.people.contact(document.contact)
        return Shown(
            id=reader.row.id,
            contact=line.id if line else document.contact,
            name=line.name if line else document.name,
            state=document.state,
            is_waiting=document.invitation in self._waiting,
            is_confirmed=document.is_confirmed,
            words=self._words(reader) if has_account else [],
            views=self._views_of(reader) if has_account else [],
        )

    def _words(self, reader: OpenReader) -> list[str]:
        document = reader.document
        return own_keys.words(
            document.secret, writer=self._keys.verify_key, reader=document.public_key
        )

    def _views_of(self, reader: OpenReader) -> list[Given]:
        found = [
            Given(
                id=view.row.id,
                until=view.row.expires_on,
                is_given=view.row.id in self._given and view.document.reader == reader.row.id,
                is_given_back=view.row.id in reader.document.gave_back,
            )
            for view in self._views
            if granting.is_for(self.people, view, reader)
        ]
        return sorted(found, key=lambda view: view.until)
