"""A writer gives a view to an account, and takes it back. One view has one reader at most."""

from uuid import UUID

from apps.sharing import grants, readers, register
from apps.sharing.following import rewrite
from apps.sharing.held import kept_view, shareable
from apps.sharing.own_keys import OwnKeys
from apps.sharing.reader_documents import ACCEPTED, GrantDocument
from apps.sharing.readers import OpenReader
from apps.sharing.register import OpenView
from apps.support.people import People
from apps.vault import head
from apps.vault.documents import OpenVault


class NotCompared(Exception):
    """The words were not compared with this reader yet, or it has not answered."""


class NotTheirs(Exception):
    """The view was made for somebody else."""


def give(*, vault: OpenVault, view_id: UUID, reader_id: UUID) -> None:
    """The account opens the view from now on; what opened it before as an account does not. Raises
    NotCompared, NotTheirs, NotLive, NeverShareWith, Reader.DoesNotExist."""
    with head.writing(vault) as current:
        reader = readers.reader_of(vault, current, reader_id)
        view = kept_view(vault, current, view_id)
        account = reader.document.account
        if reader.document.state != ACCEPTED or not account or not reader.document.is_confirmed:
            raise NotCompared
        if not is_for(People(vault, current), view, reader):
            raise NotTheirs
        shareable(vault, current, reader.document.contact)
        readers.withdraw(vault, current, view)
        keys = OwnKeys(vault, current)
        document = GrantDocument(
            view=view_id,
            private_key=view.document.private_key,
            writer=vault.owner,
            name=reader.document.shown_as,
            verify_key=keys.verify_key,
            invitation=reader.document.invitation,
        )
        row = grants.sealed(
            document,
            signing_key=keys.signing_key,
            account=account,
            public_key=reader.document.public_key,
        )
        row.save(force_insert=True)
        view.document.grant_ids.append(row.id.bytes)
        view.document.reader = reader_id
        rewrite(vault, current, view)
        readers.forget_given_back(vault, current, reader, view_id)


def take(*, vault: OpenVault, view_id: UUID) -> None:
    """Twice is harmless. Raises View.DoesNotExist."""
    with head.writing(vault) as current:
        readers.withdraw(vault, current, register.view_of(vault, current, view_id))


def is_for(everybody: People, view: OpenView, reader: OpenReader) -> bool:
    """Whether a view was made for this reader: for the same contact, or one that it was merged into."""
    if view.document.contact is None:
        return False
    theirs = everybody.contact(view.document.contact)
    own = everybody.contact(reader.document.contact)
    return theirs is not None and own is not None and theirs.id == own.id
