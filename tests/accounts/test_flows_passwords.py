"""A new password is a new epoch: everything is rewrapped, all else that was open ends."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError

from apps.accounts import flows
from apps.accounts.models import Account, Profile
from apps.vault import keyring, revocations, tickets, wraps
from apps.vault.exceptions import (
    TamperedEnvelope,
    UnknownVersion,
    VaultLocked,
    WrapRevoked,
    WrongKey,
)
from apps.vault.models import Head, Keyring
from tests import cast
from tests.cast import Writer


def change(writer: Writer, password: str) -> Any:
    return flows.change_password(account=writer.account, vault=writer.vault, password=password)


def sign_in(password: str, name: str = "alice") -> flows.Opened:
    return flows.sign_in(name=name, password=password, is_known_device=True)


def test_the_new_password_opens_everything_and_the_old_one_nothing(alice: Writer) -> None:
    new = change(alice, "another sky")
    assert new.epoch == 2
    assert new.master != alice.vault.master
    opened = sign_in("another sky")
    assert opened.vault.master == new.master
    assert flows.load_profile(opened.vault).display_name == "Alice"
    with pytest.raises(WrongKey):
        sign_in(alice.password)


def test_all_rows_stand_in_the_new_epoch_and_their_content_was_not_rewritten(
    alice: Writer,
) -> None:
    sealed = Profile.objects.get().sealed
    change(alice, "another sky")
    epochs = [Profile.objects.get().epoch, Head.objects.get().epoch, Keyring.objects.get().epoch]
    assert epochs == [2, 2, 2]
    assert Profile.objects.get().sealed == sealed


def test_nobody_elses_rows_change(alice: Writer, bob: Writer) -> None:
    def of_bob() -> list[Any]:
        tables: tuple[Any, ...] = (Keyring, Profile, Head)
        return [table.objects.filter(owner=bob.account).values().get() for table in tables]

    before = of_bob()
    change(alice, "another sky")
    assert of_bob() == before


def test_the_same_password_again_is_a_new_epoch_too(alice: Writer) -> None:
    assert change(alice, alice.password).epoch == 2
    assert sign_in(alice.password).vault.epoch == 2


def test_tickets_and_sessions_of_all_devices_end(alice: Writer, bob: Writer) -> None:
    cookies = [tickets.issue(alice.vault) for _ in range(3)]
    other = tickets.issue(bob.vault)
    before = alice.account.get_session_auth_hash()
    change(alice, "another sky")
    for cookie in cookies:
        assert tickets.read(alice.account.id, cookie, idle_minutes=15) is None
    assert tickets.read(bob.account.id, other, idle_minutes=15)
    assert Account.objects.get(pk=alice.account.pk).get_session_auth_hash() != before


def test_signing_out_everywhere_ends_them_and_keeps_the_password(alice: Writer) -> None:
    cookie, before = tickets.issue(alice.vault), alice.account.get_session_auth_hash()
    flows.sign_out_everywhere(account=alice.account)
    assert tickets.read(alice.account.id, cookie, idle_minutes=15) is None
    assert Account.objects.get().get_session_auth_hash() != before
    assert sign_in(alice.password).vault.master == alice.vault.master


def test_an_old_backup_does_not_revive_an_old_password(alice: Writer) -> None:
    tables = (Account.objects, Keyring.objects, Head.objects, Profile.objects)
    backup = [row for table in tables for row in table.all()]
    change(alice, "another sky")
    for row in backup:
        row.save()
    with pytest.raises(WrapRevoked):
        sign_in(alice.password)
    with pytest.raises(WrongKey):
        sign_in("another sky")
    assert keyring.recover(alice.account.id, alice.recovery).master == alice.vault.master


def test_a_withdrawal_that_was_interrupted_is_completed_at_the_next_unlock(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    replaced = wraps.password_wrap_id(Keyring.objects.get().password_wrap)
    with monkeypatch.context() as stopped:
        stopped.setattr(revocations, "revoke", _power_fails)
        with pytest.raises(OSError, match="power"):
            change(alice, "another sky")
    assert not revocations.is_revoked(replaced)
    sign_in("another sky")
    assert revocations.is_revoked(replaced)


def _power_fails(wrap_id: bytes) -> None:
    raise OSError("power")


def test_a_change_that_fails_half_way_changes_nothing(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise IntegrityError

    with monkeypatch.context() as broken:
        broken.setattr(Account, "save", fail)
        with pytest.raises(IntegrityError):
            change(alice, "another sky")
    opened = sign_in(alice.password)
    assert opened.vault.epoch == 1
    assert flows.load_profile(opened.vault).display_name == "Alice"


def test_a_damaged_record_stops_the_change_and_loses_nothing(alice: Writer) -> None:
    Profile.objects.create(
        owner=alice.account, id=uuid4(), epoch=1, wrapped_key=bytes(80), sealed=b""
    )
    with pytest.raises((TamperedEnvelope, UnknownVersion)):
        change(alice, "another sky")
    assert sign_in(alice.password).vault.epoch == 1


def test_the_second_of_two_changes_hears_that_the_vault_is_locked(alice: Writer) -> None:
    change(alice, "another sky")
    with pytest.raises(VaultLocked):
        change(alice, "a third sky")
    assert sign_in("another sky").vault.epoch == 2


@pytest.mark.parametrize("column", ["recovery_wrap", "inbox_key"])
def test_a_swapped_public_key_is_noticed(alice: Writer, bob: Writer, column: str) -> None:
    """By whoever can write the database: another writer's key, or one of their own making."""
    foreign = getattr(Keyring.objects.get(owner=bob.account), column)
    Keyring.objects.filter(owner=alice.account).update(**{column: foreign})
    with pytest.raises(TamperedEnvelope):
        sign_in(alice.password)
    if column == "recovery_wrap":
        with pytest.raises(TamperedEnvelope):
            change(alice, "another sky")


def test_a_name_can_be_taken_once(alice: Writer) -> None:
    with pytest.raises(IntegrityError):
        cast.make_writer("ALICE", "whatever it is")
