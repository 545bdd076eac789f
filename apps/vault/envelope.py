"""How bytes are sealed at rest: version, algorithm, nonce, ciphertext; padded; bound to a place.

Format: `version(1) | algorithm(1) | nonce(12) | ciphertext and tag`. Nothing here guesses: an
unknown version, a bad tag or wrong padding raises. Known answers stand in tests/vault/data/.
"""

import struct
from typing import NamedTuple

from apps.vault import primitives
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion, WrongKey

VERSION = 1
AES_256_GCM = 1
HEADER = bytes((VERSION, AES_256_GCM))
PADDING_FLOOR = 256
COMMITMENT_BYTES = 16

_NUMBERS = struct.Struct(">QIQ")


class Place(NamedTuple):
    """Where a sealed thing belongs. It opens nowhere else.

    `owner` and `row` are 16-byte UUIDs. `table` is a constant of ours, never a model's name.
    `epoch` is set for wraps and for what an epoch's key seals directly; a document keeps 0, because it is
    not sealed again when the password changes.
    """

    purpose: str
    owner: bytes
    table: str
    row: bytes
    revision: int = 0
    part: int = 0
    epoch: int = 0

    def associated(self) -> bytes:
        return primitives.listed(
            primitives.DOMAIN,
            self.purpose.encode(),
            HEADER,
            self.owner,
            self.table.encode(),
            self.row,
            _NUMBERS.pack(self.revision, self.part, self.epoch),
        )


def padded_length(length: int) -> int:
    """The Padmé size (PURBs, 2019) of `length` bytes and one byte of mark, at least 256."""
    length = max(length + 1, PADDING_FLOOR)
    exponent = length.bit_length() - 1
    loose_bits = exponent - exponent.bit_length()
    mask = (1 << loose_bits) - 1
    return (length + mask) & ~mask


def pad(plaintext: bytes) -> bytes:
    """ISO/IEC 7816-4: 0x80, then zeros."""
    return (plaintext + b"\x80").ljust(padded_length(len(plaintext)), b"\x00")


def unpad(padded: bytes) -> bytes:
    plaintext = padded.rstrip(b"\x00")
    if plaintext[-1:] != b"\x80" or len(padded) != padded_length(len(plaintext) - 1):
        raise TamperedEnvelope
    return plaintext[:-1]


def body_of(sealed: bytes | memoryview) -> memoryview:
    """What follows the header. Raises UnknownVersion for any other header."""
    view = memoryview(sealed)
    if bytes(view[:2]) != HEADER:
        raise UnknownVersion
    return view[2:]


def seal(key: bytes, plaintext: bytes, place: Place, *, nonce: bytes | None = None) -> bytes:
    body = primitives.Cipher(key).seal(pad(plaintext), place.associated(), nonce=nonce)
    return HEADER + body


def open_sealed(key: bytes, sealed: bytes | memoryview, place: Place) -> bytes:
    """Raises UnknownVersion, or TamperedEnvelope for a bad tag, place or padding."""
    return unpad(primitives.Cipher(key).open(body_of(sealed), place.associated()))


class WrappingKey:
    """Seals other keys. Each wrap also commits to this key (16 bytes), so that no ciphertext can be
    made to open under two keys."""

    __slots__ = ("_cipher", "_commitment")

    def __init__(self, key: bytes) -> None:
        self._cipher = primitives.Cipher(primitives.derive(key, "wrap"))
        self._commitment = primitives.derive(key, "commitment", length=COMMITMENT_BYTES)

    def wrap(self, key: bytes, place: Place, *, nonce: bytes | None = None) -> bytes:
        return HEADER + self._commitment + self._cipher.seal(key, place.associated(), nonce=nonce)

    def unwrap(self, wrapped: bytes | memoryview, place: Place) -> bytes:
        """Raises WrongKey when another key made the wrap, TamperedEnvelope for another place."""
        body = body_of(wrapped)
        if not primitives.same(bytes(body[:COMMITMENT_BYTES]), self._commitment):
            raise WrongKey
        return self._cipher.open(body[COMMITMENT_BYTES:], place.associated())
