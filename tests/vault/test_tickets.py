"""What a ticket opens, for whom and for how long; and that Lock wins every race."""

import os
import stat
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest

from apps.accounts.models import Account
from apps.vault import memory_files, tickets
from apps.vault.documents import OpenVault
from apps.vault.tickets import State

OWNER = UUID(bytes=b"\x5a" * 16)
MASTER = bytes(range(32))
VAULT = OpenVault(OWNER, 3, MASTER)


def ticket_files() -> list[Path]:
    return sorted(memory_files.folder().glob("ticket-*"))


def read(cookie: str, *, owner: UUID = OWNER, idle_minutes: int = 15) -> tickets.Ticket | None:
    return tickets.read(owner, cookie, idle_minutes=idle_minutes)


def grow_older(seconds: float) -> None:
    for path in ticket_files():
        then = path.stat().st_mtime - seconds
        os.utime(path, (then, then))


def test_the_cookie_opens_the_vault_in_its_epoch() -> None:
    ticket = read(tickets.issue(VAULT))
    assert ticket is not None
    assert (ticket.vault.owner, ticket.vault.epoch, ticket.vault.master) == (OWNER, 3, MASTER)


def test_every_cookie_is_new() -> None:
    assert len({tickets.issue(VAULT) for _ in range(20)}) == 20


def test_the_ticket_files_alone_open_nothing() -> None:
    """With the folder and the whole database in hand, the cookie's 256 bits are still missing."""
    cookie = tickets.issue(VAULT)
    (path,) = ticket_files()
    sealed = path.read_bytes()
    assert MASTER not in sealed
    assert cookie.encode() not in sealed + path.name.encode()
    for guess in (path.name.rsplit("-", 1)[1], cookie[:-2] + "AA", "", "A" * 43, OWNER.hex, "é"):
        assert guess == cookie or read(guess) is None


def test_the_cookie_without_its_file_opens_nothing() -> None:
    cookie = tickets.issue(VAULT)
    ticket_files()[0].unlink()
    assert read(cookie) is None


def test_another_owner_cannot_use_the_ticket_even_under_its_own_name() -> None:
    cookie, other = tickets.issue(VAULT), uuid4()
    assert read(cookie, owner=other) is None
    (path,) = ticket_files()
    path.rename(path.with_name(path.name.replace(OWNER.hex, other.hex)))
    assert read(cookie, owner=other) is None


@pytest.mark.parametrize(
    "damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[::-1]]
)
def test_a_damaged_ticket_counts_as_locked(damage: Any) -> None:
    cookie = tickets.issue(VAULT)
    (path,) = ticket_files()
    path.write_bytes(damage(path.read_bytes()))
    assert read(cookie) is None


def test_idle_time_ends_a_ticket_and_an_act_extends_it() -> None:
    cookie = tickets.issue(VAULT)
    grow_older(14 * 60)
    tickets.keep_alive(OWNER, cookie)
    grow_older(14 * 60)
    assert read(cookie)
    grow_older(2 * 60)
    assert read(cookie) is None
    assert ticket_files() == []


def test_reading_alone_does_not_extend_a_ticket() -> None:
    cookie = tickets.issue(VAULT)
    grow_older(14 * 60)
    assert read(cookie)
    grow_older(2 * 60)
    assert read(cookie) is None


def test_no_number_in_the_database_keeps_a_ticket_longer_than_the_settings_offer() -> None:
    cookie = tickets.issue(VAULT)
    assert max(Account.Idle) == tickets.MOST_IDLE_MINUTES
    grow_older(61 * 60)
    assert read(cookie, idle_minutes=32_767) is None


def test_an_idle_ticket_cannot_be_revived_by_a_longer_setting() -> None:
    cookie = tickets.issue(VAULT)
    grow_older(10 * 60)
    assert read(cookie, idle_minutes=5) is None
    assert read(cookie, idle_minutes=60) is None


def test_twelve_hours_end_a_ticket_however_busy() -> None:
    now = time.time()
    assert read(tickets.issue(VAULT, opened_at=now - 12 * 3600 + 60))
    assert read(tickets.issue(VAULT, opened_at=now - 12 * 3600 - 1)) is None


def test_a_pending_ticket_opens_nothing_until_promoted() -> None:
    pending = tickets.issue(VAULT, state=State.PENDING)
    assert read(pending) is None
    cookie = tickets.promote(OWNER, pending)
    assert cookie is not None
    assert cookie != pending
    assert read(cookie)
    assert read(pending) is None
    assert len(ticket_files()) == 1


def test_a_pending_ticket_is_promoted_once_only() -> None:
    pending = tickets.issue(VAULT, state=State.PENDING)
    with ThreadPoolExecutor(16) as pool:
        cookies = list(pool.map(lambda _: tickets.promote(OWNER, pending), range(50)))
    assert len([cookie for cookie in cookies if cookie]) == 1


def test_a_lock_in_the_middle_of_a_promotion_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    pending = tickets.issue(VAULT, state=State.PENDING)
    true_opened = tickets._opened

    def opened_then_locked(owner: UUID, cookie: str) -> Any:
        found = true_opened(owner, cookie)
        tickets.lock(owner, cookie)
        return found

    monkeypatch.setattr(tickets, "_opened", opened_then_locked)
    assert tickets.promote(OWNER, pending) is None
    assert ticket_files() == []


def test_a_pending_ticket_ends_after_five_minutes() -> None:
    old = time.time() - 5 * 60 - 1
    pending = tickets.issue(VAULT, state=State.PENDING, opened_at=old)
    assert tickets.promote(OWNER, pending) is None
    assert ticket_files() == []


def test_an_open_ticket_is_not_promoted() -> None:
    assert tickets.promote(OWNER, tickets.issue(VAULT)) is None


def test_locking_ends_one_ticket_and_lock_all_every_one_of_the_owner() -> None:
    here, there, other_owner = tickets.issue(VAULT), tickets.issue(VAULT), uuid4()
    foreign = tickets.issue(OpenVault(other_owner, 1, MASTER))
    tickets.lock(OWNER, here)
    assert read(here) is None
    assert read(there)
    tickets.lock_all(OWNER)
    assert read(there) is None
    assert read(foreign, owner=other_owner)


@pytest.mark.parametrize("round_number", range(10))
def test_lock_wins_against_fifty_parallel_requests(round_number: int) -> None:
    cookie = tickets.issue(VAULT)
    start, locked_at, opened_after = threading.Barrier(51), threading.Event(), []

    def request() -> None:
        start.wait()
        for _ in range(20):
            was_locked = locked_at.is_set()
            if read(cookie):
                tickets.keep_alive(OWNER, cookie)
                opened_after.append(was_locked)

    threads = [threading.Thread(target=request) for _ in range(50)]
    for thread in threads:
        thread.start()
    start.wait()
    tickets.lock(OWNER, cookie)
    locked_at.set()
    for thread in threads:
        thread.join()
    assert True not in opened_after
    assert ticket_files() == []
    assert read(cookie) is None


def test_files_are_for_their_owner_alone() -> None:
    tickets.issue(VAULT)
    folder = memory_files.folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    files = list(folder.iterdir())
    assert len(files) == 2  # the ticket and the lock
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}
