"""How long work may outlive the request it began in: until the vault is locked for good."""

import os
import time
from collections.abc import Callable

import pytest

from apps.accounts import flows
from apps.vault import going_on, memory_files, tickets
from apps.vault.documents import OpenVault
from apps.vault.models import Keyring
from tests.cast import Writer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _no_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(going_on, "BETWEEN_TICKETS", 0.0)


def opened(vault: OpenVault, *, opened_at: float | None = None) -> tuple[str, Callable[[], bool]]:
    cookie = tickets.issue(vault, opened_at=opened_at)
    ticket = tickets.read(vault.owner, cookie, idle_minutes=15)
    assert ticket is not None
    return cookie, going_on.while_open(ticket)


def grow_older(minutes: float) -> None:
    for path in memory_files.folder().glob("ticket-*"):
        then = path.stat().st_mtime - minutes * 60
        os.utime(path, (then, then))


def test_work_goes_on_while_its_vault_is_open(alice: Writer) -> None:
    _, may_go_on = opened(alice.vault)
    assert may_go_on()


def test_lock_stops_it(alice: Writer) -> None:
    cookie, may_go_on = opened(alice.vault)
    tickets.lock(alice.vault.owner, cookie)
    assert not may_go_on()


def test_lock_in_one_browser_does_not_stop_it_while_another_is_open(alice: Writer) -> None:
    cookie, may_go_on = opened(alice.vault)
    other, _ = opened(alice.vault)
    tickets.lock(alice.vault.owner, cookie)
    assert may_go_on()
    tickets.lock(alice.vault.owner, other)
    assert not may_go_on()


def test_the_open_vault_of_somebody_else_keeps_nothing_going(alice: Writer, bob: Writer) -> None:
    _, may_go_on = opened(alice.vault)
    opened(bob.vault)
    tickets.lock_all(alice.vault.owner)
    assert not may_go_on()


def test_idle_time_stops_it_and_asking_does_not_extend_it(alice: Writer) -> None:
    _, may_go_on = opened(alice.vault)
    grow_older(14)
    assert may_go_on()
    grow_older(2)
    assert not may_go_on()


def test_the_idle_time_is_the_one_that_is_set_by_now(alice: Writer) -> None:
    _, may_go_on = opened(alice.vault)
    grow_older(10)
    alice.account.idle_minutes = 5
    alice.account.save()
    assert not may_go_on()


def test_twelve_hours_stop_it_however_busy_its_writer_is(alice: Writer) -> None:
    nearly = time.time() - tickets.ABSOLUTE_SECONDS + 0.2
    _, may_go_on = opened(alice.vault, opened_at=nearly)
    assert may_go_on()
    time.sleep(0.25)
    tickets.issue(alice.vault)
    assert not may_go_on()


def test_a_new_epoch_stops_it_although_the_vault_is_open_again(alice: Writer) -> None:
    _, may_go_on = opened(alice.vault)
    new = flows.change_password(
        account=alice.account, vault=alice.vault, password="eleven quiet gulls by the pier"
    )
    tickets.issue(new)
    assert not may_go_on()


def test_an_owner_who_is_gone_stops_it(alice: Writer) -> None:
    _, may_go_on = opened(alice.vault)
    Keyring.objects.all().delete()
    assert not may_go_on()


def test_a_password_that_is_asked_again_does_not_stop_it(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The old ticket goes a moment before the new one comes."""
    monkeypatch.setattr(going_on, "BETWEEN_TICKETS", 2.0)
    cookie, may_go_on = opened(alice.vault)
    tickets.lock(alice.vault.owner, cookie)
    assert may_go_on()
    tickets.issue(alice.vault)
    assert may_go_on()
