"""A second reader of everything sealed, written from the formats and the RFCs alone.

It imports nothing of the product: HKDF by RFC 5869, HPKE by RFC 9180, AES-256-GCM by the library.
What it reads in tests/vault/data/ can be read in twenty years, by a program that is not ours.
"""

import hashlib
import hmac
import math
import struct
from typing import Any

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

DOMAIN = b"notes.vault.v1"
CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


class Refused(Exception):
    pass


def extract(salt: bytes, key: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), key, "sha256")


def expand(key: bytes, info: bytes, length: int) -> bytes:
    done, block, counter = b"", b"", 1
    while len(done) < length:
        block = hmac.digest(key, block + info + bytes([counter]), "sha256")
        done, counter = done + block, counter + 1
    return done[:length]


def listed(*parts: bytes) -> bytes:
    return b"".join(len(part).to_bytes(4, "big") + part for part in parts)


def derive(key: bytes, purpose: str, salt: bytes = b"", length: int = 32) -> bytes:
    return expand(extract(salt, key), listed(DOMAIN, purpose.encode()), length)


def associated(place: dict[str, Any]) -> bytes:
    return listed(
        DOMAIN,
        place["purpose"].encode(),
        b"\x01\x01",
        bytes.fromhex(place["owner"]),
        place["table"].encode(),
        bytes.fromhex(place["row"]),
        struct.pack(">QIQ", place.get("revision", 0), place.get("part", 0), place.get("epoch", 0)),
    )


def _decrypt(key: bytes, body: bytes, about: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(body[:12], body[12:], about)
    except (InvalidTag, ValueError):
        raise Refused from None


def open_envelope(key: bytes, sealed: bytes, place: dict[str, Any]) -> bytes:
    if sealed[:2] != b"\x01\x01":
        raise Refused
    padded = _decrypt(key, sealed[2:], associated(place))
    end = padded.rfind(b"\x80")
    if end < 0 or any(padded[end + 1 :]) or len(padded) != padme(max(end + 1, 256)):
        raise Refused
    return padded[:end]


def padme(length: int) -> int:
    """The next number whose binary form has at most as many signs as its exponent is long."""
    exponent = math.floor(math.log2(length))
    step = 2 ** (exponent - math.floor(math.log2(exponent)) - 1)
    return int(math.ceil(length / step) * step)


def open_wrap(key: bytes, wrapped: bytes, place: dict[str, Any]) -> bytes:
    if wrapped[:2] != b"\x01\x01" or wrapped[2:18] != derive(key, "commitment", length=16):
        raise Refused
    return _decrypt(derive(key, "wrap"), wrapped[18:], associated(place))


def open_hpke(private_key: bytes, sealed: bytes, info: bytes, aad: bytes = b"") -> bytes:
    """RFC 9180, base mode: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM."""
    private, sent = X25519PrivateKey.from_private_bytes(private_key), sealed[:32]
    shared_point = private.exchange(X25519PublicKey.from_public_bytes(sent))
    key, nonce = hpke_keys(shared_point, sent + private.public_key().public_bytes_raw(), info)
    return _decrypt(key, nonce + sealed[32:], aad)


def hpke_keys(shared_point: bytes, context: bytes, info: bytes) -> tuple[bytes, bytes]:
    """Key and nonce of the first message. `context`: sent key, then the receiver's public key."""
    kem, suite = b"KEM\x00\x20", b"HPKE\x00\x20\x00\x01\x00\x02"
    secret = _labeled_extract(kem, b"", b"eae_prk", shared_point)
    shared = _labeled_expand(kem, secret, b"shared_secret", context, 32)
    schedule = (
        b"\x00"
        + _labeled_extract(suite, b"", b"psk_id_hash", b"")
        + _labeled_extract(suite, b"", b"info_hash", info)
    )
    secret = _labeled_extract(suite, shared, b"secret", b"")
    key = _labeled_expand(suite, secret, b"key", schedule, 32)
    return key, _labeled_expand(suite, secret, b"base_nonce", schedule, 12)


def _labeled_extract(suite: bytes, salt: bytes, label: bytes, key: bytes) -> bytes:
    return extract(salt, b"HPKE-v1" + suite + label + key)


def _labeled_expand(suite: bytes, key: bytes, label: bytes, info: bytes, length: int) -> bytes:
    return expand(key, length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info, length)


def paper_secret(paper: str) -> bytes:
    number = 0
    for sign in paper.replace("-", ""):
        number = number * 32 + CROCKFORD.index(sign)
    return number.to_bytes(20, "big")


def master_by_password(writer: dict[str, Any]) -> bytes:
    _, wrap_id, _, replaces, wrapped = msgspec.msgpack.decode(
        bytes.fromhex(writer["password_wrap"])
    )
    key = derive(bytes.fromhex(writer["root"]), "password", salt=bytes.fromhex(writer["pepper"]))
    place = _of(writer, "password wrap", "keyring", listed(wrap_id, replaces).hex())
    return open_wrap(key, wrapped, place)


def master_by_paper(writer: dict[str, Any]) -> bytes:
    _, wrap_id, _, _, sealed = msgspec.msgpack.decode(bytes.fromhex(writer["recovery_wrap"]))
    private_key = derive(paper_secret(writer["paper"]), "recovery private key")
    info = associated(_of(writer, "recovery wrap", "keyring", wrap_id.hex()))
    return open_hpke(private_key, sealed, info)


def authenticator(master: bytes, purpose: bytes, owner: bytes, *parts: bytes) -> bytes:
    return hmac.digest(
        derive(master, "authenticator"), listed(DOMAIN, purpose, owner, *parts), hashlib.sha256
    )


def _of(writer: dict[str, Any], purpose: str, table: str, row: str) -> dict[str, Any]:
    return {
        "purpose": purpose,
        "owner": writer["owner"],
        "table": table,
        "row": row,
        "epoch": writer["epoch"],
    }
