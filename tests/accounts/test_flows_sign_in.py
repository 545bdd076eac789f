"""Sign-in costs one slow derivation, whoever asks, and a flood of strangers keeps no writer out."""

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from statistics import median
from typing import Any

import pytest

from apps.accounts import flows, hashers, names
from apps.accounts.models import Account
from apps.vault import inbox, primitives, revocations, stretching, wraps
from apps.vault.exceptions import TooManyAtOnce, WrapRevoked, WrongKey
from apps.vault.models import Keyring
from tests import cast
from tests.cast import Writer

Attempt = Callable[[], object]


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, ...]]:
    """Every slow derivation, with what it cost."""
    made: list[tuple[Any, ...]] = []
    true_stretch = primitives.stretch

    def stretch(password: bytes, salt: bytes, *, memory_bytes: int, passes: int) -> bytes:
        made.append((len(salt), memory_bytes, passes))
        return true_stretch(password, salt, memory_bytes=memory_bytes, passes=passes)

    monkeypatch.setattr(primitives, "stretch", stretch)
    return made


def attempt(name: str, password: str, *, known: bool = False) -> bool:
    try:
        flows.sign_in(name=name, password=password, is_known_device=known)
    except WrongKey:
        return False
    return True


def test_the_right_password_opens_the_own_vault(alice: Writer, bob: Writer) -> None:
    opened = flows.sign_in(name="alice", password=cast.ALICE_PASSWORD, is_known_device=False)
    assert opened.account == alice.account
    assert opened.vault.master == alice.vault.master
    assert not attempt("alice", cast.BOB_PASSWORD)
    assert not attempt("bob", cast.ALICE_PASSWORD)


@pytest.mark.parametrize("typed", ["ALICE", " Alice ", "\uff21lice", "alic\uff45"])
def test_a_name_is_found_in_any_spelling_of_it(alice: Writer, typed: str) -> None:
    assert attempt(typed, cast.ALICE_PASSWORD)


def test_a_name_is_stored_in_no_readable_form(alice: Writer) -> None:
    row = Account.objects.values().get()
    assert "alice" not in str(row).lower()
    assert bytes(row["name_tag"]) == names.tag_of("alice")


@pytest.mark.parametrize(
    ("name", "password"),
    [("alice", cast.ALICE_PASSWORD), ("alice", "wrong"), ("nobody", cast.ALICE_PASSWORD)],
)
def test_every_attempt_costs_one_derivation_of_the_same_price(
    alice: Writer, calls: list[tuple[Any, ...]], name: str, password: str
) -> None:
    attempt(name, password)
    assert calls == [(stretching.SALT_BYTES, 8 * 1024**2, 1)]


def prices(calls: list[tuple[Any, ...]], *tried: str) -> list[int]:
    """Passes of one wrong attempt for each name."""
    calls.clear()
    for name in tried:
        attempt(name, "wrong")
    return [passes for _, _, passes in calls]


def test_an_unknown_name_costs_what_an_account_still_costs(
    alice: Writer, calls: list[tuple[Any, ...]], settings: Any
) -> None:
    settings.VAULT_KDF_PASSES = 2
    assert prices(calls, "alice", "nobody", "somebody") == [1, 1, 1]
    attempt("alice", alice.password)
    assert prices(calls, "alice", "nobody", "somebody") == [2, 2, 2]


def test_among_accounts_of_two_costs_an_unknown_name_keeps_one_of_them(
    alice: Writer, bob: Writer, calls: list[tuple[Any, ...]], settings: Any
) -> None:
    settings.VAULT_KDF_PASSES = 2
    attempt("bob", bob.password)
    # Tags by chance may lie so close together that 64 strangers all fall to one side.
    Account.objects.filter(pk=alice.account.pk).update(name_tag=b"\x00" * 32)
    Account.objects.filter(pk=bob.account.pk).update(name_tag=b"\x80" + b"\x00" * 31)
    unknown = [f"nobody {number}" for number in range(64)]
    found = prices(calls, *unknown)
    assert set(found) == {1, 2}
    assert prices(calls, *unknown) == found


def test_without_any_account_a_name_costs_what_a_new_one_would(
    db: None, calls: list[tuple[Any, ...]]
) -> None:
    assert prices(calls, "nobody") == [1]


def test_changing_a_password_costs_one_derivation(
    alice: Writer, calls: list[tuple[Any, ...]]
) -> None:
    flows.change_password(account=alice.account, vault=alice.vault, password="another sky")
    assert len(calls) == 1


def test_unknown_and_known_names_take_the_same_steps(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def steps_of(name: str) -> list[str]:
        steps: list[str] = []
        with monkeypatch.context() as watched:
            for owner, step in (
                (primitives, "stretch"),
                (primitives, "seal_to"),
                (inbox, "drop_in"),
                (names, "tag_of"),
            ):
                watched.setattr(owner, step, noting(steps, step, getattr(owner, step)))
            attempt(name, "wrong")
        return steps

    assert steps_of("alice") == steps_of("nobody") == ["tag_of", "stretch", "drop_in", "seal_to"]


def noting(steps: list[str], step: str, true_step: Callable[..., Any]) -> Callable[..., Any]:
    def noted(*arguments: Any, **named: Any) -> Any:
        steps.append(step)
        return true_step(*arguments, **named)

    return noted


def test_times_of_unknown_and_known_names_are_printed(alice: Writer) -> None:
    """A measurement to look at with -s; wall time is no ground to fail on."""
    times: dict[str, list[float]] = {"alice": [], "nobody": []}
    for _ in range(15):
        for name, taken in times.items():
            started = time.perf_counter()
            attempt(name, "wrong")
            taken.append((time.perf_counter() - started) * 1000)
    for name, taken in times.items():
        print(f"wrong password, {name}: median {median(taken):.1f} ms")
    assert all(len(taken) == 15 for taken in times.values())


def test_an_unknown_name_always_has_the_same_salt(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    salts: list[bytes] = []

    def stretch(password: bytes, salt: bytes, **_: int) -> bytes:
        salts.append(salt)
        return bytes(32)

    monkeypatch.setattr(primitives, "stretch", stretch)
    for name in ("nobody", "NOBODY", "somebody"):
        attempt(name, "wrong")
    assert salts[0] == salts[1] != salts[2]


def test_a_failed_attempt_is_told_to_the_writer(alice: Writer) -> None:
    attempt("alice", "wrong")
    attempt("nobody", "wrong")
    (filed,) = inbox.notes(alice.vault)
    assert filed.note.kind == flows.FAILED_SIGN_IN


@pytest.fixture
def slow_unknown_lane(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Derivations of unknown browsers wait until the event is set."""
    end, running = threading.Event(), primitives.stretch

    def stretch(password: bytes, salt: bytes, *, memory_bytes: int, passes: int) -> bytes:
        if password == b"flood":
            end.wait(20)
        return running(password, salt, memory_bytes=memory_bytes, passes=passes)

    monkeypatch.setattr(primitives, "stretch", stretch)
    yield end
    end.set()


def derive(password: str, *, known: bool) -> bytes:
    cost = stretching.present_cost()
    return stretching.root_of(password, bytes(16), cost, is_known_device=known)


def test_a_flood_of_strangers_does_not_hold_up_a_known_device(
    slow_unknown_lane: threading.Event,
) -> None:
    places = stretching.UNKNOWN_PLACES
    with ThreadPoolExecutor(places) as pool:
        flood = [pool.submit(derive, "flood", known=False) for _ in range(places)]
        time.sleep(0.1)
        started = time.monotonic()
        assert len(derive("mine", known=True)) == 32
        assert time.monotonic() - started < 2
        assert not any(job.done() for job in flood)
        with pytest.raises(TooManyAtOnce):
            derive("one too many", known=False)
        slow_unknown_lane.set()
        assert all(len(job.result(20)) == 32 for job in flood)
    assert len(derive("room again", known=False)) == 32


def test_who_waits_too_long_hears_so_and_leaves_the_queue(
    slow_unknown_lane: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretching, "WAIT_SECONDS", 0.05)
    with ThreadPoolExecutor(1) as pool:
        flood = pool.submit(derive, "flood", known=False)
        time.sleep(0.1)
        for _ in range(stretching.UNKNOWN_PLACES * 2):
            with pytest.raises(TooManyAtOnce):
                derive("waits", known=False)
        slow_unknown_lane.set()
        flood.result(20)


def test_stronger_parameters_upgrade_at_the_next_unlock(alice: Writer, settings: Any) -> None:
    before = Keyring.objects.get().password_wrap
    settings.VAULT_KDF_PASSES = 2
    opened = flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    account = Account.objects.get()
    assert hashers.read(account.password).cost == (8, 2)
    assert opened.vault.epoch == 1
    assert Keyring.objects.get().password_wrap != before
    assert revocations.is_revoked(wraps.password_wrap_id(before))
    again = flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    assert again.vault.master == alice.vault.master


def test_weaker_parameters_change_nothing(alice: Writer, settings: Any) -> None:
    settings.VAULT_KDF_PASSES = 2
    flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    settings.VAULT_KDF_PASSES = 1
    encoded = Account.objects.get().password
    flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    assert Account.objects.get().password == encoded


def test_a_restored_weak_wrap_opens_nothing(alice: Writer, settings: Any) -> None:
    account, ring = Account.objects.get(), Keyring.objects.get()
    settings.VAULT_KDF_PASSES = 2
    flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    account.save()
    ring.save()
    with pytest.raises(WrapRevoked):
        flows.sign_in(name="alice", password=alice.password, is_known_device=True)
