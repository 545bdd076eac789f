"""Short ways to let an account read, without a page."""

from uuid import UUID

from apps.sharing import accepting, granted, granting, readers, readers_shown
from apps.sharing.granted import Known
from apps.sharing.own_keys import OwnKeys
from apps.sharing.readers_shown import Shown
from apps.vault import head
from apps.vault.documents import OpenVault
from tests.journal.writing import save
from tests.sharing.sharing import made
from tests.support.network import contact


def invited(writer: OpenVault, *, contact_id: UUID | None = None) -> tuple[UUID, str]:
    return readers.invite(
        vault=writer, contact=contact_id or contact(writer, "Ada"), shown_as="Alice"
    )


def paired(writer: OpenVault, reader: OpenVault, *, contact_id: UUID | None = None) -> UUID:
    """An account that has answered, and whose words were compared."""
    reader_id, code = invited(writer, contact_id=contact_id)
    accepting.accept(vault=reader, code=code)
    readers.settle(writer)
    readers.confirm(vault=writer, reader_id=reader_id)
    return reader_id


def given(writer: OpenVault, reader: OpenVault, words: str = "Herons.") -> tuple[UUID, UUID]:
    """Ids of a view that the account opens, and of the reader."""
    ada = contact(writer, "Ada")
    reader_id = paired(writer, reader, contact_id=ada)
    view_id = made(writer, chosen=[save(writer, words)], contact=ada)
    granting.give(vault=writer, view_id=view_id, reader_id=reader_id)
    return view_id, reader_id


def shown(writer: OpenVault, reader_id: UUID) -> Shown:
    return readers_shown.one(writer, reader_id)


def known(reader: OpenVault) -> Known:
    """The one writer that is known."""
    (writer,) = granted.known(reader)
    return writer


def keys(vault: OpenVault) -> OwnKeys:
    with head.reading(vault) as current:
        return OwnKeys(vault, current)


def everything_of_readers(alice: OpenVault, bob: OpenVault, charlie: OpenVault) -> None:
    """Alice lets Bob read one view and not another, has not compared words with Charlie yet, and reads
    something of Bob's."""
    given(bob, alice)
    ada = contact(alice, "Ada")
    reader_id = paired(alice, bob, contact_id=ada)
    for number in range(2):
        view_id = made(alice, chosen=[save(alice, f"Herons {number}.")], contact=ada)
    granting.give(vault=alice, view_id=view_id, reader_id=reader_id)
    _, code = invited(alice, contact_id=contact(alice, "Ben"))
    accepting.accept(vault=charlie, code=code)
    readers.settle(alice)
