"""Without the pepper a dump cannot tell a right password from a wrong one; a wrong one is refused."""

from collections.abc import Iterator
from itertools import product
from typing import Any

import msgspec
import pytest

from apps.accounts import flows, hashers, recovery
from apps.accounts.models import Account
from apps.core.start_steps import StartRefused
from apps.vault import keyring, pepper, primitives, revocations, start, stretching
from apps.vault.exceptions import PepperMismatch, TamperedEnvelope, WrapRevoked, WrongKey
from apps.vault.models import Head, InboxItem, Keyring, PepperCanary
from tests.cast import ALICE_PASSWORD, Writer
from tests.vault import second

PURPOSES = ("verifier", "password", "commitment", "wrap", "password wrap", "pepper id", "locator")
SENTENCE = "every writer needs the recovery key"


def everything_stored() -> bytes:
    """What a dump holds of the vault and its accounts, end to end."""
    rows: list[bytes] = []
    for table in (Account, Keyring, Head, InboxItem, PepperCanary):
        for values in table._default_manager.values_list():
            rows += [
                bytes(value) if isinstance(value, memoryview | bytes) else str(value).encode()
                for value in values
            ]
    return b"".join(rows)


def derived_without_pepper(password: str, account: Account) -> Iterator[bytes]:
    """What a thief can compute of a guess: every purpose, under every salt that the dump offers."""
    parts = hashers.read(account.password)
    root = stretching.root_of(password, parts.salt, parts.cost, is_known_device=True)
    row = Keyring.objects.get(owner=account)
    salts = [b"", parts.salt, account.id.bytes, *msgspec.msgpack.decode(row.password_wrap)[1:3]]
    for purpose, salt in product(PURPOSES, salts):
        key = second.derive(root, purpose, salt)
        yield from (key, second.derive(key, "commitment"), second.derive(key, "wrap"))


def place_pepper(settings: Any, value: str) -> None:
    (settings.SECRETS_DIR / "pepper").write_text(value)
    pepper.forget()


@pytest.mark.parametrize("guess", [ALICE_PASSWORD, "a wrong guess"])
def test_a_dump_without_the_pepper_tells_nothing_of_a_guess(alice: Writer, guess: str) -> None:
    stored = everything_stored()
    wrap = msgspec.msgpack.decode(Keyring.objects.get().password_wrap)
    verifier = hashers.read(alice.account.password).verifier
    for key in derived_without_pepper(guess, alice.account):
        assert key[:16] not in stored
        assert key != verifier
        assert key[:16] != wrap[4][2:18]
        with pytest.raises(second.Refused):
            second.open_wrap(
                key, wrap[4], {"purpose": "password wrap", "owner": "", "table": "", "row": ""}
            )


def test_with_the_pepper_the_same_computation_matches(alice: Writer, settings: Any) -> None:
    """So the test above looks in the right places."""
    parts = hashers.read(alice.account.password)
    root = stretching.root_of(alice.password, parts.salt, parts.cost, is_known_device=True)
    secret = bytes.fromhex((settings.SECRETS_DIR / "pepper").read_text())
    assert second.derive(root, "verifier", salt=secret) == parts.verifier
    commitment = second.derive(
        second.derive(root, "password", salt=secret), "commitment", length=16
    )
    assert commitment in bytes(Keyring.objects.get().password_wrap)


def test_another_pepper_finds_no_name_and_opens_nothing(alice: Writer, settings: Any) -> None:
    parts = hashers.read(alice.account.password)
    root = stretching.root_of(alice.password, parts.salt, parts.cost, is_known_device=True)
    place_pepper(settings, pepper.new())
    with pytest.raises(WrongKey):
        flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    assert not hashers.fits(root, alice.account.password)
    with pytest.raises(PepperMismatch):
        keyring.unlock(alice.account.id, root)


@pytest.mark.django_db
def test_the_first_start_plants_and_later_starts_accept() -> None:
    start.check_secrets()
    start.check_secrets()
    assert PepperCanary.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("value", ["", "not hexadecimal", "ab" * 31, "cd" * 32])
def test_a_start_with_a_wrong_pepper_is_refused_with_the_way_out(value: str, settings: Any) -> None:
    start.check_secrets()
    place_pepper(settings, value)
    with pytest.raises(StartRefused, match="--new-pepper"):
        start.check_secrets()


@pytest.mark.django_db
def test_a_canary_that_was_altered_is_refused() -> None:
    start.check_secrets()
    PepperCanary.objects.update(sealed=primitives.random_bytes(300))
    with pytest.raises(StartRefused, match="pepper"):
        start.check_secrets()


@pytest.mark.django_db
def test_a_start_without_the_revocations_is_refused_with_the_way_out() -> None:
    start.check_secrets()
    revocations.path().unlink()
    with pytest.raises(StartRefused, match="--new-revocations"):
        start.check_secrets()
    revocations.start_file()
    with pytest.raises(StartRefused, match="another database"):
        start.check_secrets()


def test_new_revocations_end_every_password_and_spare_the_paper(
    monkeypatch: pytest.MonkeyPatch, alice: Writer
) -> None:
    start.check_secrets()
    monkeypatch.setattr("builtins.input", lambda _: "every writer needs the recovery key")
    with pytest.raises(StartRefused, match="Nothing was changed"):
        start.renew_revocations()
    revocations.path().unlink()
    start.renew_revocations()
    start.check_secrets()
    with pytest.raises(WrapRevoked):
        flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    assert keyring.recover(alice.account.id, alice.recovery).master == alice.vault.master
    assert recovery.is_ready(alice.account), "nobody could sign in to cancel, so nobody waits"


@pytest.mark.parametrize("wrap", [b"x", msgspec.msgpack.encode([2, b"", b"", b"", b""])])
def test_one_unreadable_wrap_does_not_spare_the_other_passwords(
    monkeypatch: pytest.MonkeyPatch, alice: Writer, bob: Writer, wrap: bytes
) -> None:
    start.check_secrets()
    Keyring.objects.filter(owner=alice.account).update(password_wrap=wrap)
    monkeypatch.setattr("builtins.input", lambda _: SENTENCE)
    revocations.path().unlink()
    start.renew_revocations()
    with pytest.raises(WrapRevoked):
        flows.sign_in(name="bob", password=bob.password, is_known_device=True)


def test_a_new_pepper_asks_first(monkeypatch: pytest.MonkeyPatch, alice: Writer) -> None:
    start.check_secrets()
    before = pepper.current_id()
    monkeypatch.setattr("builtins.input", lambda _: "yes")
    with pytest.raises(StartRefused, match="Nothing was changed"):
        start.renew_pepper()
    pepper.forget()
    assert pepper.current_id() == before


def test_after_a_new_pepper_the_paper_opens_without_wait_and_the_password_is_dead(
    monkeypatch: pytest.MonkeyPatch, alice: Writer, settings: Any
) -> None:
    start.check_secrets()
    (settings.SECRETS_DIR / "pepper").unlink()
    pepper.forget()
    monkeypatch.setattr("builtins.input", lambda _: f" {SENTENCE} ")
    start.renew_pepper()
    start.check_secrets()
    with pytest.raises(WrongKey):
        flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    recovery.request(alice.recovery)
    account = recovery.account_of(alice.recovery)
    assert recovery.is_ready(account)
    vault = keyring.recover(account.id, alice.recovery)
    flows.finish_recovery(account=account, vault=vault, name="Alice", password="a new morning")
    opened = flows.sign_in(name="alice", password="a new morning", is_known_device=True)
    assert flows.load_profile(opened.vault).display_name == "Alice"
    assert not recovery.is_ready(Account.objects.get())
    with pytest.raises(WrongKey):
        flows.sign_in(name="alice", password=alice.password, is_known_device=True)


def test_the_right_pepper_alone_opens_what_the_instance_sealed(settings: Any) -> None:
    sealed = pepper.seal_for_instance("terms", b"three days", b"o" * 16)
    assert pepper.open_for_instance("terms", sealed, b"o" * 16) == b"three days"
    for purpose, owner in (("request", b"o" * 16), ("terms", b"p" * 16)):
        with pytest.raises(TamperedEnvelope):
            pepper.open_for_instance(purpose, sealed, owner)
    place_pepper(settings, pepper.new())
    with pytest.raises(PepperMismatch):
        pepper.open_for_instance("terms", sealed, b"o" * 16)
