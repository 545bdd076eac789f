"""What lets one account read one view: the view's key, sealed to the account and signed by the writer.

Pure of any act: rows in, documents out. It opens for the account that the writer meant and in its own
row alone, and says by a signature who gave it. Its id is what revokes it outside the database.
"""

from uuid import UUID

from apps.sharing.models import AccountGrant
from apps.sharing.own_keys import OwnKeys
from apps.sharing.reader_documents import GrantDocument
from apps.vault import envelope, pepper, primitives, revocations
from apps.vault.documents import decode, encode
from apps.vault.exceptions import TamperedEnvelope, WrapRevoked


class AnotherKey(TamperedEnvelope):
    """It is signed with another key than the writer had when the invitation was accepted."""


def tag_of(account: UUID) -> bytes:
    return primitives.mac(pepper.key("readers"), account.bytes)


def sealed(
    document: GrantDocument, *, signing_key: bytes, account: UUID, public_key: bytes
) -> AccountGrant:
    """A new row for the account that holds `public_key`."""
    row = AccountGrant(owner_id=document.writer, view_id=document.view, reader_tag=tag_of(account))
    document.signature = primitives.sign(
        signing_key, *_signed(row.id, document, account, public_key)
    )
    document.schema = document.newest
    row.sealed = primitives.seal_to(public_key, envelope.pad(encode(document)), _info(row))
    return row


def opened(row: AccountGrant, keys: OwnKeys, account: UUID) -> GrantDocument:
    """Raises TamperedEnvelope for what does not come from a writer whose invitation this account
    accepted (AnotherKey where its key is not the one of then), and WrapRevoked."""
    padded = primitives.open_with(keys.private_key, bytes(row.sealed), _info(row))
    document = decode(GrantDocument, envelope.unpad(padded))
    pairing = keys.pairing(document.invitation)
    if pairing is None or not document.writer == pairing.writer == row.owner_id:
        raise TamperedEnvelope
    if document.view != row.view_id:
        raise TamperedEnvelope
    if document.verify_key != pairing.verify_key:
        raise AnotherKey
    parts = _signed(row.id, document, account, keys.public_key)
    primitives.check_signature(pairing.verify_key, document.signature, *parts)
    if revocations.is_revoked(row.id.bytes):
        raise WrapRevoked
    return document


def _signed(
    grant_id: UUID, document: GrantDocument, account: UUID, public_key: bytes
) -> tuple[bytes, ...]:
    return (
        b"account grant",
        grant_id.bytes,
        document.writer.bytes,
        document.view.bytes,
        document.private_key,
        document.name.encode(),
        document.invitation.bytes,
        account.bytes,
        public_key,
    )


def _info(row: AccountGrant) -> bytes:
    place = envelope.Place("account grant", row.owner_id.bytes, "grant", row.id.bytes)
    return place.associated()
