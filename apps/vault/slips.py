"""Search words and filters between two requests: sealed, beside the tickets, named at random.

An address then holds only the random name, and Back works. They open while the same epoch's vault
is open, and are swept after a day. A writer's newest stay: what they search for must not fill memory.
"""

from uuid import UUID, uuid4

from apps.vault import envelope, memory_files
from apps.vault.documents import D, Document, OpenVault, decode, encode
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion

MOST_SLIPS = 50


def write(vault: OpenVault, document: Document, slip: UUID | None = None) -> UUID:
    """Overwrites `slip` where it is given."""
    slip = slip or uuid4()
    sealed = envelope.seal(vault.key("slips"), encode(document), _place(vault, slip))
    memory_files.write(_name(vault, slip), sealed)
    _let_old_go(vault)
    return slip


def read(vault: OpenVault, kind: type[D], slip: UUID) -> D | None:
    """None when it is gone, another writer's, or of another epoch."""
    sealed = memory_files.read(_name(vault, slip))
    if sealed is None:
        return None
    try:
        return decode(kind, envelope.open_sealed(vault.key("slips"), sealed, _place(vault, slip)))
    except (TamperedEnvelope, UnknownVersion):
        return None


def _let_old_go(vault: OpenVault) -> None:
    names = [path.name for path in memory_files.folder().glob(f"{_prefix(vault)}*")]
    if len(names) > MOST_SLIPS:
        for name in sorted(names, key=lambda name: memory_files.age(name) or 0)[MOST_SLIPS:]:
            memory_files.remove(name)


def _prefix(vault: OpenVault) -> str:
    return f"slip-{vault.owner.hex}-"


def _name(vault: OpenVault, slip: UUID) -> str:
    return f"{_prefix(vault)}{slip.hex}"


def _place(vault: OpenVault, slip: UUID) -> envelope.Place:
    return envelope.Place("slip", vault.owner.bytes, "slip", slip.bytes, epoch=vault.epoch)
