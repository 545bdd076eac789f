"""A link and a passphrase that together open a view. Neither alone does, nor with the database.

The link's secret (160 bits) stands in the fragment, which browsers send to nobody. The passphrase
goes through Argon2id; both, and the pepper, make the key that wraps the view's private key. What is
typed or pasted is read kindly: spaces, hyphens, case and look-alike letters do not matter.
"""

import re
import unicodedata
from typing import Final, NamedTuple
from uuid import UUID

import msgspec

from apps.accounts import hashers, phrases
from apps.sharing.models import LinkGrant
from apps.vault import envelope, pepper, primitives, recovery_key, revocations, stretching
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion, WrapRevoked, WrongKey
from apps.vault.stretching import Cost

SCHEMA: Final = 1
SECRET_BYTES: Final = 20
_LETTERS: Final = SECRET_BYTES * 8 // 5
_CHECK_LETTERS: Final = 2
# In the last part of a link.
SIGNS: Final = _LETTERS + _CHECK_LETTERS
# What follows the secret was glued on by a program on the way.
_RUN: Final = re.compile(r"[0-9A-Za-z\-]*")
_BETWEEN_WORDS: Final = re.compile(r"[\W_]+")


class LinkCutShort(Exception):
    """What was pasted is no whole link: letters are missing or changed."""


class Given(NamedTuple):
    """What a writer tells the supporter: the fragment of the link, and the words by another way."""

    fragment: str
    passphrase: str


class _Wrap(msgspec.Struct, array_like=True):
    schema: int
    id: bytes
    salt: bytes
    memory_mib: int
    passes: int
    pepper_id: bytes
    wrapped: bytes
    mark: bytes


def new(owner: UUID, view_id: UUID, private_key: bytes) -> tuple[Given, LinkGrant, bytes]:
    """A new link; the row that it opens; and the random id by which it is revoked. Runs the key
    derivation once. Raises TooManyAtOnce."""
    secret = primitives.random_bytes(SECRET_BYTES)
    given = Given(_written(secret), phrases.suggest())
    wrap_id = primitives.random_bytes(revocations.ID_BYTES)
    salt, cost = primitives.random_bytes(stretching.SALT_BYTES), stretching.present_cost()
    root = stretching.root_of(normal(given.passphrase), salt, cost, is_known_device=True)
    key = envelope.WrappingKey(_key(root, secret))
    wrap = _Wrap(
        SCHEMA,
        wrap_id,
        salt,
        cost.memory_mib,
        cost.passes,
        pepper.current_id(),
        key.wrap(private_key, _place(owner, view_id, wrap_id)),
        _mark(wrap_id, secret),
    )
    row = LinkGrant(id=view_id, owner_id=owner, sealed=msgspec.msgpack.encode(wrap))
    return given, row, wrap_id


def opened(row: LinkGrant | None, view_id: UUID, secret: bytes, passphrase: str) -> bytes:
    """The view's private key. One derivation, whether there is a row or not. Raises WrongKey alike for
    a wrong secret, wrong words, a revoked link and none at all; TooManyAtOnce when many try."""
    wrap = _read(row)
    salt = wrap.salt if wrap else primitives.derive(pepper.key("links"), view_id.hex, length=16)
    cost = Cost(wrap.memory_mib, wrap.passes) if wrap else stretching.present_cost()
    root = stretching.root_of(normal(passphrase), salt, cost, is_known_device=False)
    if row is None or wrap is None:
        raise WrongKey
    try:
        place = _place(row.owner_id, view_id, wrap.id)
        private_key = envelope.WrappingKey(_key(root, secret)).unwrap(wrap.wrapped, place)
    except (TamperedEnvelope, UnknownVersion):
        raise WrongKey from None
    if revocations.is_revoked(wrap.id):
        raise WrapRevoked
    return private_key


def is_secret_of(row: LinkGrant | None, secret: bytes) -> bool:
    """Whether it is the link that stands there, whatever the words. Never for whoever tried."""
    wrap = _read(row)
    return wrap is not None and primitives.same(wrap.mark, _mark(wrap.id, secret))


def secret_in(pasted: str) -> bytes:
    """Out of a whole link, a fragment, or the secret alone. Raises LinkCutShort."""
    behind = pasted.strip().rpartition("#")[2].strip()
    run = _RUN.match("".join(behind.split()))
    signs = recovery_key.plain(run.group() if run else "")
    if len(signs) < SIGNS:
        raise LinkCutShort
    signs = signs[:SIGNS]
    if any(sign not in recovery_key.ALPHABET for sign in signs):
        raise LinkCutShort
    number = 0
    for sign in signs[:_LETTERS]:
        number = number << 5 | recovery_key.ALPHABET.index(sign)
    secret = number.to_bytes(SECRET_BYTES)
    if _written(secret) != signs:
        raise LinkCutShort
    return secret


def normal(passphrase: str) -> str:
    """Words as they are compared: however they were spaced, joined or written large."""
    folded = unicodedata.normalize("NFKC", passphrase[: stretching.LONGEST_TYPED]).casefold()
    return " ".join(part for part in _BETWEEN_WORDS.split(folded) if part)


def grant_id(row: LinkGrant) -> bytes:
    """By which the link is revoked; empty for a row that nobody can read."""
    wrap = _read(row)
    return wrap.id if wrap else b""


def _read(row: LinkGrant | None) -> _Wrap | None:
    """None for what is not there, and for what a hand in the database made useless."""
    if row is None:
        return None
    try:
        wrap = msgspec.msgpack.decode(row.sealed, type=_Wrap)
    except msgspec.MsgspecError:
        return None
    cost = Cost(wrap.memory_mib, wrap.passes)
    is_good = wrap.schema == SCHEMA and len(wrap.salt) == stretching.SALT_BYTES
    is_ours = wrap.pepper_id == pepper.current_id()
    return wrap if is_good and is_ours and hashers.is_bearable(cost) else None


def _key(root: bytes, secret: bytes) -> bytes:
    return pepper.with_root(primitives.mac(root, secret), "view link")


def _mark(wrap_id: bytes, secret: bytes) -> bytes:
    return primitives.mac(pepper.key("marks of links"), wrap_id, secret)


def _place(owner: UUID, view_id: UUID, wrap_id: bytes) -> envelope.Place:
    return envelope.Place("view link", owner.bytes, "link", view_id.bytes + wrap_id)


def _written(secret: bytes) -> str:
    """32 letters of Crockford's base 32, and two that tell whether all are there."""
    number = int.from_bytes(secret) << 10 | _check(secret)
    shifts = range(SIGNS * 5 - 5, -1, -5)
    return "".join(recovery_key.ALPHABET[number >> shift & 31] for shift in shifts)


def _check(secret: bytes) -> int:
    return int.from_bytes(primitives.digest(b"link check", secret)[:2]) & 1023
