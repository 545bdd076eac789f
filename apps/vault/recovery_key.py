"""The recovery key on paper: 160 random bits in groups of Crockford base32.

From it follow a key pair (only the public half is ever stored) and a locator, by which the paper
alone finds its account. The pepper takes no part: the paper opens the vault after its loss too.
Alphabet: Douglas Crockford, Base 32 (no I, L, O, U; i and l read as 1, o as 0).
"""

from typing import NamedTuple

from apps.vault import primitives
from apps.vault.exceptions import WrongKey

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
BYTES = 20
GROUP = 4
GROUPS = 8
LOCATOR_BYTES = 16

_READ_AS = str.maketrans("ILOilo", "110110")


class RecoveryKey(NamedTuple):
    private_key: bytes
    public_key: bytes
    locator: bytes


def new() -> str:
    """Eight groups of four characters, joined by hyphens."""
    number = int.from_bytes(primitives.random_bytes(BYTES))
    signs = [ALPHABET[(number >> shift) & 31] for shift in range(BYTES * 8 - 5, -1, -5)]
    return "-".join("".join(signs[i : i + GROUP]) for i in range(0, len(signs), GROUP))


def plain(typed: str) -> str:
    """The bare signs: spaces, hyphens, case and look-alike letters do not matter."""
    return "".join(typed.split()).replace("-", "").translate(_READ_AS).upper()


def read(paper: str) -> RecoveryKey:
    """Raises WrongKey for anything out of form."""
    signs = plain(paper)
    if len(signs) != GROUP * GROUPS or any(sign not in ALPHABET for sign in signs):
        raise WrongKey
    number = 0
    for sign in signs:
        number = number << 5 | ALPHABET.index(sign)
    secret = number.to_bytes(BYTES)
    private_key = primitives.private_key_from(primitives.derive(secret, "recovery private key"))
    return RecoveryKey(
        private_key,
        primitives.public_key_of(private_key),
        primitives.derive(secret, "locator", length=LOCATOR_BYTES),
    )


def groups(paper: str) -> list[str]:
    return paper.split("-")
