"""Public keys that stand in the database, each with an authenticator under the master key.

Stored form: public key (32 bytes), authenticator (32 bytes). Whoever can write the database but has
no master key cannot put a key of their own in its place without the next unlock noticing. What must
stand beside the key unchanged is authenticated with it (`beside`).
"""

from apps.vault import primitives
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope

RECOVERY = "recovery public key"
INBOX = "inbox public key"


def authenticated(vault: OpenVault, purpose: str, public_key: bytes, *beside: bytes) -> bytes:
    return public_key + _authenticator(vault, purpose, public_key, *beside)


def key_in(stored: bytes | memoryview) -> bytes:
    """The public key alone, unverified: all that a locked server can use."""
    return bytes(stored[: primitives.KEY_BYTES])


def verified(vault: OpenVault, purpose: str, stored: bytes | memoryview, *beside: bytes) -> bytes:
    """Raises TamperedEnvelope when the key, or what stands beside it, was swapped."""
    public_key = key_in(stored)
    expected = _authenticator(vault, purpose, public_key, *beside)
    if not primitives.same(bytes(stored[primitives.KEY_BYTES :]), expected):
        raise TamperedEnvelope
    return public_key


def inbox_private_key(vault: OpenVault) -> bytes:
    return primitives.private_key_from(vault.key("inbox"))


def _authenticator(vault: OpenVault, purpose: str, public_key: bytes, *beside: bytes) -> bytes:
    return primitives.mac(
        vault.key("authenticator"), purpose.encode(), vault.owner.bytes, public_key, *beside
    )
