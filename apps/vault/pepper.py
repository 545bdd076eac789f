"""The pepper: 32 secret bytes outside the database.

A stolen database with a guessed password opens nothing without it, and cannot even tell that the
guess was right. The recovery key does not use it. Losing it is told at start-up: see checks here.
"""

from functools import lru_cache

from django.conf import settings

from apps.vault import envelope, primitives
from apps.vault.exceptions import PepperMismatch, TamperedEnvelope, UnknownVersion
from apps.vault.models import PepperCanary

ID_BYTES = 8
_CANARY_TEXT = b"this database and this pepper belong together"


def new() -> str:
    """The text of a fresh secret file: 64 hexadecimal digits."""
    return primitives.random_bytes(primitives.KEY_BYTES).hex()


@lru_cache(maxsize=1)
def _read() -> bytes:
    path = settings.SECRETS_DIR / "pepper"
    try:
        value = bytes.fromhex(path.read_text().strip())
    except (OSError, ValueError):
        raise PepperMismatch from None
    if len(value) != primitives.KEY_BYTES:
        raise PepperMismatch
    return value


def forget() -> None:
    """Read the secret file anew at the next use."""
    _read.cache_clear()
    key.cache_clear()


def current_id() -> bytes:
    """8 bytes that name this pepper without telling it; wraps carry them."""
    return primitives.derive(_read(), "pepper id", length=ID_BYTES)


@lru_cache(maxsize=16)
def key(purpose: str) -> bytes:
    """A key derived from the pepper for one purpose of the instance."""
    return primitives.derive(_read(), f"instance {purpose}")


def with_root(root: bytes, purpose: str) -> bytes:
    """A key out of a stretched password and the pepper."""
    return primitives.derive(root, purpose, salt=_read())


def _place() -> envelope.Place:
    return envelope.Place("canary", b"", "pepper", current_id())


def seal_for_instance(purpose: str, content: bytes, owner: bytes) -> bytes:
    """For the few facts that the server must read while a vault is locked."""
    place = envelope.Place(purpose, owner, "instance", owner)
    return current_id() + envelope.seal(key(purpose), content, place)


def open_for_instance(purpose: str, sealed: bytes | memoryview, owner: bytes) -> bytes:
    """Raises PepperMismatch when another pepper sealed it, TamperedEnvelope otherwise."""
    if bytes(sealed[:ID_BYTES]) != current_id():
        raise PepperMismatch
    place = envelope.Place(purpose, owner, "instance", owner)
    return envelope.open_sealed(key(purpose), sealed[ID_BYTES:], place)


def plant_canary(ledger_id: bytes) -> None:
    """Bind the database to this pepper and to the revocation file named by `ledger_id`."""
    PepperCanary.objects.update_or_create(
        id=1,
        defaults={
            "pepper_id": current_id(),
            "ledger_id": ledger_id,
            "sealed": envelope.seal(key("canary"), _CANARY_TEXT, _place()),
        },
    )


def check_canary() -> PepperCanary | None:
    """The canary row, or None in a new database. Raises PepperMismatch for another pepper."""
    canary = PepperCanary.objects.filter(id=1).first()
    if canary is None:
        return None
    if bytes(canary.pepper_id) != current_id():
        raise PepperMismatch
    try:
        envelope.open_sealed(key("canary"), canary.sealed, _place())
    except (TamperedEnvelope, UnknownVersion):
        raise PepperMismatch from None
    return canary
