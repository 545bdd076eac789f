"""Short sealed texts for an address: a place in the stream, not readable and not forgeable."""

from base64 import urlsafe_b64decode, urlsafe_b64encode

from apps.vault import envelope, primitives
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope


def seal(vault: OpenVault, content: bytes) -> str:
    """Opens for the same writer in the same epoch only."""
    sealed = primitives.Cipher(vault.key("tokens")).seal(content, _associated(vault))
    return urlsafe_b64encode(sealed).decode().rstrip("=")


def open_token(vault: OpenVault, token: str) -> bytes:
    """Raises TamperedEnvelope for anything that `seal` did not make."""
    try:
        sealed = urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        raise TamperedEnvelope from None
    if urlsafe_b64encode(sealed).decode().rstrip("=") != token:
        raise TamperedEnvelope  # another spelling of the same bytes: one address, one page
    return primitives.Cipher(vault.key("tokens")).open(sealed, _associated(vault))


def _associated(vault: OpenVault) -> bytes:
    owner = vault.owner.bytes
    return envelope.Place("token", owner, "token", owner, epoch=vault.epoch).associated()
