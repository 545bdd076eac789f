"""The wait before the paper alone opens an account: announced, cancellable, never shortened late."""

import time

import pytest

from apps.accounts import recovery
from apps.accounts.models import Account
from apps.vault import inbox, recovery_key
from apps.vault.exceptions import WrongKey
from tests.cast import Writer

HOUR = 3600


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The moment that recovery believes in; move it by writing to its first place."""
    now = [time.time()]

    class Clock:
        @staticmethod
        def time() -> float:
            return now[0]

    monkeypatch.setattr(recovery, "time", Clock)
    return now


def account() -> Account:
    return Account.objects.get()


def test_the_key_alone_waits_three_days_and_then_works(alice: Writer, clock: list[float]) -> None:
    ready = recovery.request(alice.recovery)
    assert ready == int(clock[0]) + 72 * HOUR
    assert not recovery.is_ready(account())
    clock[0] += 72 * HOUR - 2
    assert not recovery.is_ready(account())
    clock[0] += 3
    assert recovery.is_ready(account())


def test_without_a_request_no_time_makes_it_work(alice: Writer, clock: list[float]) -> None:
    clock[0] += 365 * 24 * HOUR
    assert not recovery.is_ready(account())
    assert recovery.ready_at(account()) is None


def test_asking_again_does_not_start_the_wait_anew(alice: Writer, clock: list[float]) -> None:
    ready = recovery.request(alice.recovery)
    clock[0] += 10 * HOUR
    assert recovery.request(alice.recovery) == ready


def test_the_request_is_told_to_the_writer(alice: Writer) -> None:
    recovery.request(alice.recovery)
    assert recovery.RECOVERY_REQUESTED in {filed.note.kind for filed in inbox.notes(alice.vault)}


def test_a_cancelled_request_never_becomes_ready(alice: Writer, clock: list[float]) -> None:
    recovery.request(alice.recovery)
    recovery.cancel(account())
    clock[0] += 100 * HOUR
    assert not recovery.is_ready(account())


def test_a_paper_of_nobody_makes_no_request(alice: Writer) -> None:
    with pytest.raises(WrongKey):
        recovery.request(recovery_key.read(recovery_key.new()))
    assert not account().recovery_request


def test_a_shorter_wait_holds_only_after_the_longer_one(alice: Writer, clock: list[float]) -> None:
    recovery.choose_wait(account(), 0)
    assert recovery.wait_hours(account()) == 72
    assert recovery.chosen_wait_hours(account()) == 0
    clock[0] += 71 * HOUR
    assert recovery.wait_hours(account()) == 72
    clock[0] += 2 * HOUR
    assert recovery.wait_hours(account()) == 0


def test_choosing_twice_does_not_shorten_sooner(alice: Writer, clock: list[float]) -> None:
    recovery.choose_wait(account(), 1)
    recovery.choose_wait(account(), 0)
    clock[0] += 2 * HOUR
    assert recovery.wait_hours(account()) == 72


def test_a_longer_wait_holds_at_once(alice: Writer, clock: list[float]) -> None:
    recovery.set_first_wait(account(), 2)
    assert recovery.wait_hours(account()) == 2
    recovery.choose_wait(account(), 48)
    assert recovery.wait_hours(account()) == 48


def test_a_request_keeps_the_wait_it_began_with(alice: Writer, clock: list[float]) -> None:
    ready = recovery.request(alice.recovery)
    recovery.choose_wait(account(), 0)
    assert recovery.ready_at(account()) == ready


@pytest.mark.parametrize("hours_later", [0, 5 * 24])
def test_a_longer_wait_begins_for_a_request_that_is_ready_too(
    alice: Writer, clock: list[float], hours_later: int
) -> None:
    recovery.set_first_wait(account(), 0)
    recovery.request(alice.recovery)
    assert recovery.is_ready(account())
    clock[0] += hours_later * HOUR
    recovery.choose_wait(account(), 72)
    assert recovery.ready_at(account()) == int(clock[0]) + 72 * HOUR
    assert recovery.request(alice.recovery) == int(clock[0]) + 72 * HOUR
    recovery.choose_wait(account(), 0)
    assert recovery.ready_at(account()) == int(clock[0]) + 72 * HOUR


def test_a_longer_wait_knows_of_a_request_that_came_meanwhile(
    alice: Writer, clock: list[float]
) -> None:
    recovery.set_first_wait(account(), 0)
    stale = account()
    recovery.request(alice.recovery)
    recovery.choose_wait(stale, 24)
    assert recovery.ready_at(account()) == int(clock[0]) + 24 * HOUR
    assert recovery.wait_hours(stale) == 24


def test_the_same_wait_chosen_again_moves_no_request(alice: Writer, clock: list[float]) -> None:
    ready = recovery.request(alice.recovery)
    clock[0] += 10 * HOUR
    recovery.choose_wait(account(), 72)
    assert recovery.ready_at(account()) == ready


def test_a_request_that_nobody_used_lapses_after_a_week(alice: Writer, clock: list[float]) -> None:
    ready = recovery.request(alice.recovery)
    clock[0] = ready + 7 * 24 * HOUR - 1
    assert recovery.is_ready(account())
    clock[0] += 1
    assert not recovery.is_ready(account())
    assert recovery.ready_at(account()) is None


def test_after_it_lapsed_asking_begins_the_wait_anew_and_is_told(
    alice: Writer, clock: list[float]
) -> None:
    ready = recovery.request(alice.recovery)
    clock[0] = ready + 400 * 24 * HOUR
    assert recovery.request(alice.recovery) == int(clock[0]) + 72 * HOUR
    kinds = [filed.note.kind for filed in inbox.notes(alice.vault)]
    assert kinds.count(recovery.RECOVERY_REQUESTED) == 2


@pytest.mark.parametrize("hours", [-1, 73])
def test_no_other_wait_can_be_chosen(alice: Writer, hours: int) -> None:
    with pytest.raises(ValueError, match=r"^$"):
        recovery.choose_wait(account(), hours)


def test_a_request_of_one_account_means_nothing_on_another(
    alice: Writer, bob: Writer, clock: list[float]
) -> None:
    recovery.request(alice.recovery)
    clock[0] += 100 * HOUR
    moved = Account.objects.get(pk=bob.account.pk)
    moved.recovery_request = Account.objects.get(pk=alice.account.pk).recovery_request
    moved.save()
    assert not recovery.is_ready(moved)
