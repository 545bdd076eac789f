"""Invitations to read: what the code opens, and the answer that only the writer opens.

The code (80 random bits) is told by the writer, so it vouches for both: what it seals comes from the
writer, and whoever proves to have read that is the person who was invited. Rows in, documents out.
"""

from uuid import UUID

from django.db import models

from apps.accounts import set_up
from apps.sharing import ending
from apps.sharing.models import ReaderInvitation
from apps.sharing.reader_documents import AnswerDocument, InvitationDocument
from apps.vault import envelope, pepper, primitives
from apps.vault.documents import decode, encode
from apps.vault.exceptions import TamperedEnvelope


def sealed(code: str, invitation: UUID, told: InvitationDocument) -> ReaderInvitation:
    """A new row, but for the day on which it ends."""
    row = ReaderInvitation(id=invitation, owner_id=told.writer, token_tag=_tag(code))
    told.schema = told.newest
    row.sealed = envelope.seal(_key(code), encode(told), _place("reader invitation", row))
    return row


def by_code(code: str) -> models.QuerySet[ReaderInvitation]:
    return good().filter(token_tag=_tag(code))


def good() -> models.QuerySet[ReaderInvitation]:
    """Neither used nor past its last day."""
    return ReaderInvitation.objects.filter(purge_on__gte=ending.today(), answer=b"")


def answered(owner: UUID) -> list[ReaderInvitation]:
    return list(ReaderInvitation.objects.filter(owner=owner).exclude(answer=b"").order_by("id"))


def purge() -> None:
    """Housekeeping. An answer waits for its writer."""
    ReaderInvitation.objects.filter(purge_on__lt=ending.today(), answer=b"").delete()


def opened(row: ReaderInvitation, code: str) -> InvitationDocument:
    """Raises TamperedEnvelope for what the code's own writer did not seal."""
    data = envelope.open_sealed(_key(code), row.sealed, _place("reader invitation", row))
    told = decode(InvitationDocument, data)
    if told.writer != row.owner_id:
        raise TamperedEnvelope
    return told


def answer_to(
    row: ReaderInvitation, told: InvitationDocument, *, account: UUID, public_key: bytes
) -> bytes:
    answer = AnswerDocument(
        account=account,
        public_key=public_key,
        proof=_proof(told.secret, row.id, account, public_key),
    )
    info = _place("reader answer", row).associated()
    return primitives.seal_to(told.answer_key, envelope.pad(encode(answer)), info)


def answer_in(row: ReaderInvitation, answer_key: bytes, secret: bytes) -> AnswerDocument:
    """Raises TamperedEnvelope for an answer of somebody who had not the code."""
    info = _place("reader answer", row).associated()
    padded = primitives.open_with(answer_key, bytes(row.answer), info)
    answer = decode(AnswerDocument, envelope.unpad(padded))
    expected = _proof(secret, row.id, answer.account, answer.public_key)
    if not primitives.same(answer.proof, expected):
        raise TamperedEnvelope
    return answer


def _proof(secret: bytes, invitation: UUID, account: UUID, public_key: bytes) -> bytes:
    return primitives.mac(secret, b"answer", invitation.bytes, account.bytes, public_key)


def _tag(code: str) -> bytes:
    return primitives.mac(pepper.key("reader invitations"), set_up.plain_code(code))


def _key(code: str) -> bytes:
    return pepper.with_root(set_up.plain_code(code), "reader invitation")


def _place(purpose: str, row: ReaderInvitation) -> envelope.Place:
    return envelope.Place(purpose, row.owner_id.bytes, "invited", row.id.bytes)
