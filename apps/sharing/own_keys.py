"""An account's own keys for sharing, and what it accepted from others.

One sealed record, made when it is first needed. Its keys outlive every password, for others have
sealed to them; the public halves stand in no column and are derived at each use.
"""

from uuid import UUID

from apps.accounts import phrases
from apps.sharing.models import SharingKeys
from apps.sharing.reader_documents import KeysDocument, Pairing
from apps.vault import primitives, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.head import Head

WORDS = 6
_BITS = 11


class OwnKeys:
    """Made inside `head.reading` or `head.writing`, and good for that block alone. Where there are none
    they are drawn, and are there once `write` was called. Raises TamperedEnvelope."""

    def __init__(self, vault: OpenVault, current: Head) -> None:
        self._vault = vault
        self._head = current
        self._row = _stored(vault, current)
        self._document = vault.open(KeysDocument, self._row) if self._row else _drawn()

    @property
    def private_key(self) -> bytes:
        return self._document.private_key

    @property
    def public_key(self) -> bytes:
        return primitives.public_key_of(self._document.private_key)

    @property
    def signing_key(self) -> bytes:
        return self._document.signing_key

    @property
    def verify_key(self) -> bytes:
        return primitives.verify_key_of(self._document.signing_key)

    @property
    def pairings(self) -> list[Pairing]:
        return self._document.pairings

    def pairing(self, invitation: UUID) -> Pairing | None:
        return next((each for each in self.pairings if each.invitation == invitation), None)

    def pair(self, pairing: Pairing, *, beside: set[UUID]) -> None:
        """Another invitation of the same writer takes the place of those before it, but for the ones
        `beside` it, by which something can be read."""
        self._document.pairings = [
            *(
                each
                for each in self.pairings
                if each.writer != pairing.writer or each.invitation in beside
            ),
            pairing,
        ]

    def write(self) -> None:
        row, store = self._row or SharingKeys(), rows.insert
        if self._row:
            row.revision += 1
            store = rows.overwrite
        self._vault.seal(self._document, row)
        store(row)
        self._head.put(row)
        self._row = row

    def write_if_new(self) -> None:
        if self._row is None:
            self.write()


def words(secret: bytes, *, writer: bytes, reader: bytes) -> list[str]:
    """Six words (66 bits) of the writer's verify key and the reader's public key. They are the same for
    both, and for nobody who has no part in `secret`."""
    number = int.from_bytes(primitives.mac(secret, b"words", writer, reader))
    listed = phrases.words()
    return [listed[number >> _BITS * place & (1 << _BITS) - 1] for place in range(WORDS)]


def _drawn() -> KeysDocument:
    seed = primitives.random_bytes(primitives.KEY_BYTES)
    return KeysDocument(
        private_key=primitives.private_key_from(seed),
        signing_key=primitives.random_bytes(primitives.KEY_BYTES),
    )


def _stored(vault: OpenVault, current: Head) -> SharingKeys | None:
    ids = [UUID(bytes=row_id) for row_id in current.of_table(SharingKeys.table_code)]
    if not ids:
        return None
    found = list(rows.stored(SharingKeys, vault.owner, ids))
    if len(ids) != 1 or len(found) != 1:
        raise TamperedEnvelope
    current.check(found[0])
    return found[0]
