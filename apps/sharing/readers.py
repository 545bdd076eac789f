"""Whom a writer lets read with an account: invited, answered, compared, ended.

Acts of the writer's side; each is one transaction and knows an open vault for as long as it lasts.
The order of locks is keyring, head, records, and an invitation last: see accepting.py.
"""

import datetime as dt
from typing import Final, NamedTuple
from uuid import UUID, uuid4

from apps.accounts import set_up
from apps.sharing import ending, invitations, register
from apps.sharing.following import rewrite
from apps.sharing.held import shareable
from apps.sharing.models import AccountGrant, Reader, ReaderInvitation
from apps.sharing.own_keys import OwnKeys
from apps.sharing.reader_documents import (
    ACCEPTED,
    ENDED,
    INVITED,
    InvitationDocument,
    ReaderDocument,
)
from apps.sharing.register import OpenView
from apps.support.followers import Change
from apps.support.people import People
from apps.vault import head, inbox, primitives, revocations, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head

LEFT: Final = "reader left"


class ReadsAlready(Exception):
    """This contact has an account here and has not been taken off."""


class OpenReader(NamedTuple):
    row: Reader
    document: ReaderDocument


def all_readers(vault: OpenVault, current: Head) -> list[OpenReader]:
    """Inside `head.reading` or `head.writing`. Raises TamperedEnvelope for a row that is missing,
    damaged or not the current one."""
    ids = [UUID(bytes=raw) for raw in current.of_table(Reader.table_code)]
    found = list(rows.stored(Reader, vault.owner, ids)) if ids else []
    if len(found) != len(ids):
        raise TamperedEnvelope
    return [_opened(vault, current, row) for row in found]


def reader_of(vault: OpenVault, current: Head, reader_id: UUID) -> OpenReader:
    """Raises Reader.DoesNotExist for another writer's and for one that never was."""
    if reader_id.bytes not in current.of_table(Reader.table_code):
        raise Reader.DoesNotExist
    for row in rows.stored(Reader, vault.owner, [reader_id]):
        return _opened(vault, current, row)
    raise TamperedEnvelope


def invite(*, vault: OpenVault, contact: UUID, shown_as: str) -> tuple[UUID, str]:
    """The reader's id, and a code that works once and for some days. An invitation before it that was
    not answered ends. Raises NeverShareWith, ReadsAlready."""
    code = set_up.new_code()
    with head.writing(vault) as current:
        line = shareable(vault, current, contact)
        reader = _for_contact(vault, current, line.id, shown_as)
        if reader.document.state == ACCEPTED:
            raise ReadsAlready
        keys = OwnKeys(vault, current)
        keys.write_if_new()
        told = InvitationDocument(
            writer=vault.owner,
            name=shown_as,
            verify_key=keys.verify_key,
            secret=reader.document.secret,
            answer_key=primitives.public_key_of(reader.document.answer_key),
        )
        row = invitations.sealed(code, reader.document.invitation, told)
        row.purge_on = ending.today() + dt.timedelta(days=set_up.INVITATION_DAYS)
        row.save(force_insert=True)
    return reader.row.id, code


def confirm(*, vault: OpenVault, reader_id: UUID) -> None:
    """The words were compared. Raises Reader.DoesNotExist, also for one who has not answered."""
    with head.writing(vault) as current:
        reader = reader_of(vault, current, reader_id)
        if reader.document.state != ACCEPTED:
            raise Reader.DoesNotExist
        reader.document.is_confirmed = True
        _rewrite(vault, current, reader)


def end(*, vault: OpenVault, reader_id: UUID) -> None:
    """Invitation and every grant are gone when this returns, here and in a restored backup. Raises
    Reader.DoesNotExist."""
    with head.writing(vault) as current:
        end_under(vault, current, reader_of(vault, current, reader_id))


def end_under(vault: OpenVault, current: Head, reader: OpenReader) -> None:
    """Inside `head.writing`: what `end` does. Twice is harmless."""
    for view in register.all_views(vault, current):
        if view.document.reader == reader.row.id:
            withdraw(vault, current, view)
    ReaderInvitation.objects.filter(owner=vault.owner, id=reader.document.invitation).delete()
    if reader.document.state != ENDED:
        reader.document.state, reader.document.is_confirmed = ENDED, False
        reader.document.account, reader.document.public_key = None, b""
        reader.document.secret = reader.document.answer_key = b""
        _rewrite(vault, current, reader)


def withdraw(vault: OpenVault, current: Head, view: OpenView) -> None:
    """Inside `head.writing`: no account opens the view any more. Durable before anything else of the
    act is: see revocations.py."""
    for grant in AccountGrant.objects.filter(owner=vault.owner, view_id=view.row.id):
        revocations.revoke(grant.id.bytes)
        if grant.id.bytes in view.document.grant_ids:
            view.document.grant_ids.remove(grant.id.bytes)
        grant.delete()
    view.document.reader = None
    rewrite(vault, current, view)


def follow(vault: OpenVault, current: Head, change: Change) -> None:
    """Registered with support/followers.py: whoever is kept at a distance has no account. One that was
    merged into another contact stays."""
    found = all_readers(vault, current) if change.keeps_away else []
    everybody = People(vault, current) if found else None
    for reader in found:
        line = everybody.contact(reader.document.contact) if everybody else None
        if line is None or line.never_share:
            end_under(vault, current, reader)


def end_of_contact(vault: OpenVault, current: Head, contact_id: UUID) -> None:
    """Inside `head.writing`: a contact's account reads nothing here any more."""
    found = all_readers(vault, current)
    everybody = People(vault, current) if found else None
    for reader in found:
        line = everybody.contact(reader.document.contact) if everybody else None
        if line and line.id == contact_id:
            end_under(vault, current, reader)


def settle(vault: OpenVault) -> None:
    """An unlock step, and before a page that shows readers: what they did meanwhile is taken down."""
    answered = invitations.answered(vault.owner)
    left = [filed for filed in inbox.notes(vault) if filed.note.kind == LEFT]
    if not answered and not left:
        return
    with head.writing(vault) as current:
        readers = {reader.document.invitation: reader for reader in all_readers(vault, current)}
        for row in answered:
            if row.id in readers:
                _take_answer(vault, current, readers[row.id], row)
            row.delete()
        for filed in left:
            _take_back(vault, current, filed.note.detail)
        inbox.dismiss(vault, [filed.id for filed in left])


def _take_answer(
    vault: OpenVault, current: Head, reader: OpenReader, row: ReaderInvitation
) -> None:
    """An answer that nobody gave who had the code counts as none."""
    document = reader.document
    if document.state != INVITED:
        return
    try:
        answer = invitations.answer_in(row, document.answer_key, document.secret)
    except (TamperedEnvelope, UnknownVersion):
        return
    document.state, document.answer_key = ACCEPTED, b""
    document.account, document.public_key = answer.account, answer.public_key
    _rewrite(vault, current, reader)


def forget_given_back(vault: OpenVault, current: Head, reader: OpenReader, view_id: UUID) -> None:
    if view_id in reader.document.gave_back:
        reader.document.gave_back.remove(view_id)
        _rewrite(vault, current, reader)


def _take_back(vault: OpenVault, current: Head, view_id: str) -> None:
    """A note of a view that is gone, or was given again since, says nothing any more."""
    views = {view.row.id.hex: view for view in register.kept_views(vault, current)}
    view = views.get(view_id)
    if view is None or view.document.reader is None:
        return
    if AccountGrant.objects.filter(owner=vault.owner, view_id=view.row.id).exists():
        return
    reader = reader_of(vault, current, view.document.reader)
    reader.document.gave_back.append(view.row.id)
    _rewrite(vault, current, reader)
    withdraw(vault, current, view)


def _for_contact(vault: OpenVault, current: Head, contact: UUID, shown_as: str) -> OpenReader:
    """The one of this contact, invited anew unless it was accepted; stored."""
    everybody = People(vault, current)
    for reader in all_readers(vault, current):
        line = everybody.contact(reader.document.contact)
        if line is None or line.id != contact:
            continue
        if reader.document.state != ACCEPTED:
            ReaderInvitation.objects.filter(
                owner=vault.owner, id=reader.document.invitation
            ).delete()
            anew = OpenReader(reader.row, _invited(contact, line.name, shown_as))
            _rewrite(vault, current, anew)
            return anew
        return reader
    first = OpenReader(Reader(), _invited(contact, everybody.contacts[contact].name, shown_as))
    vault.seal(first.document, first.row)
    rows.insert(first.row)
    current.put(first.row)
    return first


def _invited(contact: UUID, name: str, shown_as: str) -> ReaderDocument:
    seed = primitives.random_bytes(primitives.KEY_BYTES)
    return ReaderDocument(
        contact=contact,
        name=name,
        shown_as=shown_as,
        invitation=uuid4(),
        secret=primitives.random_bytes(primitives.KEY_BYTES),
        answer_key=primitives.private_key_from(seed),
    )


def _rewrite(vault: OpenVault, current: Head, reader: OpenReader) -> None:
    reader.row.revision += 1
    vault.seal(reader.document, reader.row)
    rows.overwrite(reader.row)
    current.put(reader.row)


def _opened(vault: OpenVault, current: Head, row: Reader) -> OpenReader:
    current.check(row)
    return OpenReader(row, vault.open(ReaderDocument, row))
