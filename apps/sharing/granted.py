"""What others let an account read: found by its tag, opened with its own keys.

The reader's side: it locks no row of the writer's, and what it finds wanting is left out of the list,
never guessed. A view that rests, is over or was stopped looks like one that never was.
"""

import datetime as dt
from typing import NamedTuple
from uuid import UUID

from apps.sharing import ending, grants, lives, own_keys, readers
from apps.sharing.grants import AnotherKey
from apps.sharing.models import AccountGrant, Contents, View
from apps.sharing.own_keys import OwnKeys
from apps.sharing.reader_documents import GrantDocument, Pairing
from apps.sharing.sealing import ViewKeys
from apps.vault import head, inbox, revocations
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion, WrapRevoked


class Granted(NamedTuple):
    """One view. `until` is its last day (UTC). What is not ready is being made."""

    id: UUID
    view_id: UUID
    name: str
    until: dt.date
    is_ready: bool


class Known(NamedTuple):
    """A writer whose invitation was accepted, and the six words that both must see. With another key
    there is something that says it comes from this writer, and is not opened."""

    name: str
    words: list[str]
    views: list[Granted]
    has_another_key: bool


def known(vault: OpenVault) -> list[Known]:
    """Everybody who invited this account, by name. Raises TamperedEnvelope for own keys that are gone."""
    with head.reading(vault) as current:
        keys = OwnKeys(vault, current)
        rows = list(AccountGrant.objects.filter(reader_tag=grants.tag_of(vault.owner)))
        found = [_known(keys, vault.owner, pairing, rows) for pairing in keys.pairings]
    return sorted(found, key=lambda writer: writer.name.casefold())


def opened(vault: OpenVault, view_id: UUID) -> tuple[UUID, bytes] | None:
    """Owner and private key of a view that was granted to this account; None alike for what was
    withdrawn, does not fit or never was. Whether the view itself may be read is not asked here."""
    with head.reading(vault) as current:
        row = AccountGrant.objects.filter(
            reader_tag=grants.tag_of(vault.owner), view_id=view_id
        ).first()
        document = _document(row, OwnKeys(vault, current), vault.owner) if row else None
    return (document.writer, document.private_key) if document else None


def invitations_of(keys: OwnKeys, account: UUID, writer: UUID) -> set[UUID]:
    """Those of one writer by which this account reads something."""
    rows = AccountGrant.objects.filter(reader_tag=grants.tag_of(account), owner=writer)
    documents = (_document(row, keys, account) for row in rows)
    return {document.invitation for document in documents if document}


def writer_of(vault: OpenVault, grant_id: UUID) -> str | None:
    """The name of whoever gave this account that; of what rests too, so that it can be given back. None
    alike for what was withdrawn, is not its own or never was."""
    row = AccountGrant.objects.filter(reader_tag=grants.tag_of(vault.owner), id=grant_id).first()
    if row is None:
        return None
    with head.reading(vault) as current:
        keys = OwnKeys(vault, current)
        document = _document(row, keys, vault.owner)
        pairing = keys.pairing(document.invitation) if document else None
    return pairing.name if pairing else None


def give_back(*, vault: OpenVault, grant_id: UUID) -> bool:
    """The account reads this no more, here and in a restored backup, and the writer is told. False for
    what is not its own or is gone. Raises TamperedEnvelope where the writer cannot be told."""
    row = AccountGrant.objects.filter(reader_tag=grants.tag_of(vault.owner), id=grant_id).first()
    if row is None:
        return False
    revocations.revoke(row.id.bytes)
    row.delete()
    inbox.drop_in(row.owner_id, readers.LEFT, row.view_id.hex, once_of=row.view_id)
    return True


def _known(keys: OwnKeys, account: UUID, pairing: Pairing, rows: list[AccountGrant]) -> Known:
    views, has_another_key = [], False
    for row in rows:
        if row.owner_id != pairing.writer:
            continue
        try:
            document = grants.opened(row, keys, account)
        except AnotherKey:
            has_another_key = True
            continue
        except (TamperedEnvelope, UnknownVersion, WrapRevoked):
            continue
        view = _view(row, document) if document.invitation == pairing.invitation else None
        views += [view] if view else []
    said = own_keys.words(pairing.secret, writer=pairing.verify_key, reader=keys.public_key)
    return Known(pairing.name, said, views, has_another_key)


def _view(row: AccountGrant, document: GrantDocument) -> Granted | None:
    """None where it is over or rests."""
    live = View.objects.filter(
        owner=row.owner_id, id=row.view_id, frozen=False, expires_on__gte=ending.today()
    ).exists()
    stored = Contents.objects.filter(owner=row.owner_id, id=row.view_id).first()
    if not live or stored is None:
        return None
    pair = ViewKeys(row.owner_id, row.view_id, document.private_key)
    try:
        contents = pair.open_contents(stored)
    except (TamperedEnvelope, UnknownVersion):
        return None
    until = dt.date.fromordinal(contents.until)
    if until < ending.today() or lives.has_ended(row.view_id, contents.life):
        return None
    return Granted(row.id, row.view_id, document.name, until, contents.is_whole)


def _document(row: AccountGrant, keys: OwnKeys, account: UUID) -> GrantDocument | None:
    try:
        return grants.opened(row, keys, account)
    except (TamperedEnvelope, UnknownVersion, WrapRevoked):
        return None
