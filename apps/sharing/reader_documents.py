"""What is sealed so that one account lets another read: for each side, and what passes between them."""

from typing import Final
from uuid import UUID

import msgspec

from apps.vault.documents import Document

INVITED: Final = "invited"
ACCEPTED: Final = "accepted"
ENDED: Final = "ended"


class Pairing(msgspec.Struct, kw_only=True):
    """One writer, as the code of an invitation vouched for it. `secret` is what the two accounts share
    since then; `name` is how the writer wanted to be shown."""

    invitation: UUID
    writer: UUID
    name: str
    verify_key: bytes
    secret: bytes


class KeysDocument(Document, kw_only=True):
    """Drawn once, whatever becomes of the password. `private_key` (X25519) opens what others grant,
    `signing_key` (Ed25519) signs what is granted to others."""

    private_key: bytes
    signing_key: bytes
    pairings: list[Pairing] = []


class ReaderDocument(Document, kw_only=True):
    """`name` is the contact's when it was invited, `shown_as` the writer's as the reader sees it.
    `answer_key` (X25519, private) opens the answer to the invitation and is empty once it came.
    `account` and `public_key` are what the answer said.
    `gave_back` are views that they wanted to read no more."""

    contact: UUID
    name: str
    shown_as: str
    state: str = INVITED
    invitation: UUID
    secret: bytes
    answer_key: bytes
    account: UUID | None = None
    public_key: bytes = b""
    is_confirmed: bool = False
    gave_back: list[UUID] = []


class InvitationDocument(Document, kw_only=True):
    """For whoever has the code."""

    writer: UUID
    name: str
    verify_key: bytes
    secret: bytes
    answer_key: bytes


class AnswerDocument(Document, kw_only=True):
    """`proof` shows that whoever answers had the code: anybody who writes the database could seal."""

    account: UUID
    public_key: bytes
    proof: bytes


class GrantDocument(Document, kw_only=True):
    """`private_key` is the view's. `signature` is the writer's, over all else and the place."""

    view: UUID
    private_key: bytes
    writer: UUID
    name: str
    verify_key: bytes
    invitation: UUID
    signature: bytes = b""
