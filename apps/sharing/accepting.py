"""The reader's side of an invitation: by a new account, or by one that is there already.

It writes to the accepting account's own records and to the invitation, which is locked last; nothing
of the writer's is locked, so two who invite each other never wait in a circle.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from django.db import transaction

from apps.accounts.flows import Opened
from apps.accounts.invitations import Admission
from apps.sharing import granted, invitations
from apps.sharing.models import ReaderInvitation
from apps.sharing.own_keys import OwnKeys
from apps.sharing.reader_documents import Pairing
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import WrongKey


class OwnInvitation(Exception):
    """Whoever made an invitation cannot accept it."""


def accept(*, vault: OpenVault, code: str) -> str:
    """The writer's name, as it is shown. Raises WrongKey for a code that is unknown, used or old;
    TamperedEnvelope for one that was changed in the database; OwnInvitation."""
    with head.writing(vault) as current:
        row = _held(code)
        if row.owner_id == vault.owner:
            raise OwnInvitation
        told = invitations.opened(row, code)
        keys = OwnKeys(vault, current)
        keys.pair(
            Pairing(
                invitation=row.id,
                writer=told.writer,
                name=told.name,
                verify_key=told.verify_key,
                secret=told.secret,
            ),
            beside=granted.invitations_of(keys, vault.owner, told.writer),
        )
        keys.write()
        row.answer = invitations.answer_to(
            row, told, account=vault.owner, public_key=keys.public_key
        )
        row.save(update_fields=["answer"])
    return told.name


def admission(code: str) -> Admission:
    """For the page on which every invitation is typed. Raises WrongKey."""
    if not invitations.by_code(code).exists():
        raise WrongKey
    return Admission(partial(_spending, code), has_journal=False, settle=partial(_settle, code))


@contextmanager
def _spending(code: str) -> Iterator[None]:
    """Good for one account, however many try at once. Raises WrongKey."""
    with transaction.atomic():
        _held(code)
        yield


def _settle(code: str, opened: Opened) -> None:
    accept(vault=opened.vault, code=code)


def _held(code: str) -> ReaderInvitation:
    row = invitations.by_code(code).select_for_update().first()
    if row is None:
        raise WrongKey
    return row
