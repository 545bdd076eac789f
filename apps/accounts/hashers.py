"""Django's hasher interface over the vault's own verifier.

`vault1$MEMORY_MIB$PASSES$SALT$VERIFIER`: the verifier is derived from the stretched password and the
pepper, beside (never from) the key that wraps the vault, so that one slow run serves both.
"""

from base64 import b64decode, b64encode
from typing import Any, NamedTuple

from django.contrib.auth.hashers import BasePasswordHasher

from apps.vault import pepper, primitives, stretching
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.stretching import SALT_BYTES, Cost

ALGORITHM = "vault1"
# Four times the usual one; a site that has chosen more keeps it.
MOST_COST = Cost(256, 12)


class Encoded(NamedTuple):
    cost: Cost
    salt: bytes
    verifier: bytes


def encode(root: bytes, salt: bytes, cost: Cost) -> str:
    verifier = b64encode(pepper.with_root(root, "verifier")).decode()
    salt_text = b64encode(salt).decode()
    return f"{ALGORITHM}${cost.memory_mib}${cost.passes}${salt_text}${verifier}"


def read(encoded: str) -> Encoded:
    """Raises TamperedEnvelope for anything that this hasher did not write."""
    try:
        algorithm, memory, passes, salt, verifier = encoded.split("$")
        parts = Encoded(Cost(int(memory), int(passes)), b64decode(salt), b64decode(verifier))
    except ValueError:
        raise TamperedEnvelope from None
    if algorithm != ALGORITHM or len(parts.salt) != SALT_BYTES or not is_bearable(parts.cost):
        raise TamperedEnvelope
    return parts


def is_bearable(cost: Cost) -> bool:
    """A cost that nobody chose would take the machine's memory at the first attempt."""
    most = Cost(*map(max, zip(MOST_COST, stretching.present_cost(), strict=True)))
    return 1 <= cost.memory_mib <= most.memory_mib and 1 <= cost.passes <= most.passes


def fits(root: bytes, encoded: str) -> bool:
    return primitives.same(pepper.with_root(root, "verifier"), read(encoded).verifier)


class VaultHasher(BasePasswordHasher):
    """For Django's own callers. Sign-in uses the functions above, to stretch once."""

    algorithm = ALGORITHM

    def salt(self) -> str:
        return b64encode(primitives.random_bytes(stretching.SALT_BYTES)).decode()

    def encode(self, password: str, salt: str) -> str:
        cost, raw = stretching.present_cost(), b64decode(salt)
        return encode(_root(password, raw, cost), raw, cost)

    def verify(self, password: str, encoded: str) -> bool:
        parts = read(encoded)
        return fits(_root(password, parts.salt, parts.cost), encoded)

    def decode(self, encoded: str) -> dict[str, object]:
        return {"algorithm": ALGORITHM, **read(encoded)._asdict()}

    def safe_summary(self, encoded: str) -> dict[Any, Any]:
        return {"algorithm": ALGORITHM, "cost": read(encoded).cost}

    def must_update(self, encoded: str) -> bool:
        return read(encoded).cost != stretching.present_cost()

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Every attempt runs at one cost already."""


def _root(password: str, salt: bytes, cost: Cost) -> bytes:
    return stretching.root_of(password, salt, cost, is_known_device=False)
