"""The only module that imports the cryptography libraries.

It knows bytes and keys; it does not know accounts, tables or documents.
AES-256-GCM (NIST SP 800-38D), HKDF-SHA256 (RFC 5869), HPKE base mode with X25519, HKDF-SHA256 and
AES-256-GCM (RFC 9180), Ed25519 (RFC 8032), Argon2id version 1.3 (RFC 9106, by libsodium, which survives
many threads).
"""

import hashlib
import hmac
import os
import struct

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from nacl.pwhash import argon2id

from apps.vault.exceptions import TamperedEnvelope

KEY_BYTES = 32
NONCE_BYTES = 12
TAG_BYTES = 16

# One domain for everything this product seals: no other program's ciphertext can be replayed here.
DOMAIN = b"notes.vault.v1"

_suite = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


def random_bytes(count: int) -> bytes:
    return os.urandom(count)


def same(left: bytes, right: bytes) -> bool:
    """Compare in a time that does not depend on where the two differ."""
    return hmac.compare_digest(left, right)


def listed(*parts: bytes) -> bytes:
    """Join so that no two different lists give the same bytes (each part length-prefixed)."""
    return b"".join(struct.pack(">I", len(part)) + part for part in parts)


def derive(key: bytes, purpose: str, *, salt: bytes = b"", length: int = KEY_BYTES) -> bytes:
    """HKDF-SHA256 with the purpose, under our domain, as its info."""
    info = listed(DOMAIN, purpose.encode())
    return HKDF(hashes.SHA256(), length, salt or None, info).derive(key)


def mac(key: bytes, *parts: bytes) -> bytes:
    """HMAC-SHA256 over a length-prefixed list; 32 bytes."""
    return hmac.digest(key, listed(DOMAIN, *parts), "sha256")


def digest(*parts: bytes) -> bytes:
    """SHA-256 over a length-prefixed list; 32 bytes."""
    return hashlib.sha256(listed(DOMAIN, *parts)).digest()


def stretch(password: bytes, salt: bytes, *, memory_bytes: int, passes: int) -> bytes:
    """Argon2id, one lane, 32 bytes. `salt` is 16 bytes. Releases the interpreter lock."""
    return argon2id.kdf(KEY_BYTES, password, salt, opslimit=passes, memlimit=memory_bytes)


class Cipher:
    """AES-256-GCM under one key, ready to be used many times."""

    __slots__ = ("_aead",)

    def __init__(self, key: bytes) -> None:
        self._aead = AESGCM(key)

    def seal(self, plaintext: bytes, associated: bytes, *, nonce: bytes | None = None) -> bytes:
        """Nonce and ciphertext with tag. `nonce` is for known-answer tests alone."""
        nonce = nonce or os.urandom(NONCE_BYTES)
        return nonce + self._aead.encrypt(nonce, plaintext, associated)

    def open(self, sealed: bytes | memoryview, associated: bytes) -> bytes:
        """Raises TamperedEnvelope when the tag does not fit."""
        if len(sealed) < NONCE_BYTES + TAG_BYTES:
            raise TamperedEnvelope
        try:
            return self._aead.decrypt(bytes(sealed[:NONCE_BYTES]), sealed[NONCE_BYTES:], associated)
        except InvalidTag:
            raise TamperedEnvelope from None


def private_key_from(seed: bytes) -> bytes:
    """A raw X25519 private key out of 32 uniform bytes (RFC 7748 clamps at use)."""
    return X25519PrivateKey.from_private_bytes(seed).private_bytes_raw()


def public_key_of(private_key: bytes) -> bytes:
    """The raw 32-byte X25519 public key."""
    return X25519PrivateKey.from_private_bytes(private_key).public_key().public_bytes_raw()


def seal_to(public_key: bytes, plaintext: bytes, info: bytes) -> bytes:
    """HPKE single shot: encapsulated key (32 bytes) and ciphertext. Raises TamperedEnvelope for a
    public key that belongs to nobody: too short, or a point without a secret."""
    try:
        return _suite.encrypt(plaintext, X25519PublicKey.from_public_bytes(public_key), info)
    except ValueError:
        raise TamperedEnvelope from None


def open_with(private_key: bytes, sealed: bytes, info: bytes) -> bytes:
    """Raises TamperedEnvelope when the key or the info is not the one it was sealed with."""
    try:
        return _suite.decrypt(sealed, X25519PrivateKey.from_private_bytes(private_key), info)
    except (InvalidTag, ValueError):
        raise TamperedEnvelope from None


def verify_key_of(signing_key: bytes) -> bytes:
    """The raw 32-byte Ed25519 public key. Any 32 uniform bytes are a signing key."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).public_key().public_bytes_raw()


def sign(signing_key: bytes, *parts: bytes) -> bytes:
    """Ed25519 over a length-prefixed list under our domain; 64 bytes."""
    return Ed25519PrivateKey.from_private_bytes(signing_key).sign(listed(DOMAIN, *parts))


def check_signature(verify_key: bytes, signature: bytes, *parts: bytes) -> None:
    """Raises TamperedEnvelope unless the owner of `verify_key` signed exactly this list."""
    try:
        key = Ed25519PublicKey.from_public_bytes(verify_key)
        key.verify(signature, listed(DOMAIN, *parts))
    except (InvalidSignature, ValueError):
        raise TamperedEnvelope from None
