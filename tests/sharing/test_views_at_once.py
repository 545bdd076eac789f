"""While copies are made in one thread, others write, change their minds and the password: no copy is
left that cannot be opened, or that should not be there, and none is missing."""

import datetime as dt
import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection

from apps.accounts import flows as accounts
from apps.journal import flows as journal
from apps.journal import stream
from apps.sharing import copying, ending, flows, lives, projection, scope
from apps.sharing.documents import LIVE, Rule, Scope, Terms
from apps.sharing.models import Copy
from apps.vault import revocations
from apps.vault.documents import OpenVault
from apps.vault.exceptions import VaultLocked
from tests.cast import Writer
from tests.journal.writing import document_of, save
from tests.sharing.sharing import begun, contents, copies, in_days, made, told, view

pytestmark = pytest.mark.django_db(transaction=True)
ENTRIES = 30
PATIENCE = 60
BIN_DAY = dt.date(2026, 11, 24)


@pytest.fixture(autouse=True)
def _small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "BATCH", 3)


class Making(threading.Thread):
    """Makes the copies; `is_begun` once the first of them are there."""

    def __init__(self, vault: OpenVault, view_id: UUID) -> None:
        super().__init__()
        self.vault, self.view_id = vault, view_id
        self.is_begun = threading.Event()
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            flows.make_copies(vault=self.vault, view_id=self.view_id, step=self.step)
        except Exception as fault:
            self.fault = fault
        finally:
            self.is_begun.set()
            connection.close()

    def step(self, _done: int) -> None:
        self.is_begun.set()


def while_made(vault: OpenVault, view_id: UUID, act: Callable[[], object]) -> Exception | None:
    making = Making(vault, view_id)
    making.start()
    assert making.is_begun.wait(PATIENCE)
    act()
    making.join(PATIENCE)
    assert not making.is_alive()
    return making.fault


def is_exact(vault: OpenVault, view_id: UUID) -> None:
    found = view(vault, view_id)
    held = copies(vault, view_id)
    assert set(held) == set(scope.chosen_by(found.document.scope, stream.all_lines(vault)))
    for entry_id, copy in held.items():
        assert copy == projection.copy_of(document_of(vault, entry_id), found.document.terms)


def test_what_is_written_while_copies_are_made_is_in_them_as_it_is(alice: Writer) -> None:
    ids = [save(alice.vault, f"Heron {number}.") for number in range(ENTRIES)]
    view_id = begun(alice.vault, rule=Rule(kinds=["journal"]), adds=True)

    def write() -> None:
        for entry_id in ids[-6:]:
            save(alice.vault, "Heron, told again.", of=entry_id, base=1)
        for entry_id in (ids[0], ids[-7]):
            journal.bin_entry(vault=alice.vault, entry_id=entry_id, today=BIN_DAY, day_ends_at=3)
        flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[ids[1], ids[-8]])
        save(alice.vault, "Nobody was shown this one.")

    assert while_made(alice.vault, view_id, write) is None
    assert view(alice.vault, view_id).document.state == LIVE
    is_exact(alice.vault, view_id)


def test_a_new_password_stops_it_and_it_goes_on_in_the_new_epoch(alice: Writer) -> None:
    ids = [save(alice.vault, f"Heron {number}.") for number in range(ENTRIES)]
    view_id = begun(alice.vault, chosen=ids)
    new: list[OpenVault] = []

    def change() -> None:
        password = "two grey herons on a quiet weir"
        new.append(
            accounts.change_password(account=alice.account, vault=alice.vault, password=password)
        )
        save(new[0], "Heron, told again.", of=ids[0], base=1)

    fault = while_made(alice.vault, view_id, change)
    assert fault is None or isinstance(fault, VaultLocked)
    if fault:
        assert not contents(new[0], view_id).is_whole
        flows.make_copies(vault=new[0], view_id=view_id, step=lambda _done: None)
    is_exact(new[0], view_id)


def test_a_view_that_is_changed_meanwhile_opens_with_all_that_belongs(alice: Writer) -> None:
    ids = [save(alice.vault, f"Heron {number}.") for number in range(ENTRIES)]
    view_id = begun(alice.vault, chosen=ids[:20])

    def change() -> None:
        flows.change_view(
            vault=alice.vault,
            view_id=view_id,
            terms=Terms(preset="friend", lanes=["facts"]),
            scope=Scope(chosen=ids[10:]),
            contents=told(),
        )

    assert while_made(alice.vault, view_id, change) is None
    is_exact(alice.vault, view_id)
    assert contents(alice.vault, view_id).is_whole


def test_a_view_that_is_stopped_meanwhile_leaves_no_copy(alice: Writer) -> None:
    ids = [save(alice.vault, f"Heron {number}.") for number in range(ENTRIES)]
    view_id = begun(alice.vault, chosen=ids)

    def stop() -> None:
        flows.stop(vault=alice.vault, view_id=view_id, now=1)

    fault = while_made(alice.vault, view_id, stop)
    assert fault is None or isinstance(fault, flows.NotLive)
    assert not Copy.objects.exists()


def test_two_windows_that_let_and_keep_at_once_agree(alice: Writer) -> None:
    ids = [save(alice.vault, f"Heron {number}.") for number in range(6)]
    view_id = made(alice.vault, chosen=ids[:3])

    def many(act: Callable[..., None]) -> Callable[[], None]:
        def run() -> None:
            for entry_id in ids:
                act(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
            connection.close()

        return run

    threads = [threading.Thread(target=many(act)) for act in (flows.let_read, flows.keep_from)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    is_exact(alice.vault, view_id)


def test_no_freeze_ends_a_life_that_is_over_by_then(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Days are taken back after a freeze has found the life to end, and before it ends that."""
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")], days=30)
    renewing = threading.Thread(target=_renew, args=(alice.vault, view_id))
    revoke = revocations.revoke

    def slowly(*ids: bytes) -> None:
        if not renewing.ident:
            renewing.start()
            renewing.join(0.5)
        revoke(*ids)

    monkeypatch.setattr(revocations, "revoke", slowly)
    ending.freeze(alice.vault.owner)
    renewing.join(PATIENCE)
    assert contents(alice.vault, view_id).until == in_days(7).toordinal()
    assert lives.has_ended(view_id, contents(alice.vault, view_id).life)


def _renew(vault: OpenVault, view_id: UUID) -> None:
    try:
        flows.renew(vault=vault, view_id=view_id, expires_on=in_days(7))
    finally:
        connection.close()
