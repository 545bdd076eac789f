"""The paper opens what the password no longer does, however often that changed."""

import copy
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from apps.accounts import flows, recovery
from apps.vault import keyring, recovery_key, revocations, wraps
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, WrapRevoked, WrongKey
from apps.vault.models import Keyring
from tests.cast import Writer


def replace_paper(writer: Writer, vault: OpenVault) -> recovery_key.RecoveryKey:
    paper = recovery_key.read(recovery_key.new())
    keyring.replace_recovery_key(vault, paper)
    return paper


def test_the_first_paper_recovers_after_three_changes_of_the_password(alice: Writer) -> None:
    vault = alice.vault
    for password in ("one sky", "two skies", "three skies"):
        vault = flows.change_password(account=alice.account, vault=vault, password=password)
    account = recovery.account_of(alice.recovery)
    opened = keyring.recover(account.id, alice.recovery)
    assert opened.master == vault.master
    flows.finish_recovery(account=account, vault=opened, name="wren", password="after all")
    again = flows.sign_in(name="wren", password="after all", is_known_device=False)
    assert flows.load_profile(again.vault).display_name == "Alice"
    for name, password in (
        ("alice", "three skies"),
        ("wren", "three skies"),
        ("alice", "after all"),
    ):
        with pytest.raises(WrongKey):
            flows.sign_in(name=name, password=password, is_known_device=False)


def test_the_paper_still_works_after_it_was_used(alice: Writer) -> None:
    vault = keyring.recover(alice.account.id, alice.recovery)
    new = flows.finish_recovery(
        account=alice.account, vault=vault, name="alice", password="another sky"
    )
    assert keyring.recover(alice.account.id, alice.recovery).master == new.master


def test_recovering_under_a_taken_name_changes_nothing(alice: Writer, bob: Writer) -> None:
    vault = keyring.recover(alice.account.id, alice.recovery)
    with pytest.raises(IntegrityError), transaction.atomic():
        flows.finish_recovery(account=alice.account, vault=vault, name="bob", password="x")
    assert flows.sign_in(name="alice", password=alice.password, is_known_device=True)


def test_a_paper_opens_no_other_account(alice: Writer, bob: Writer) -> None:
    assert recovery.account_of(alice.recovery) == alice.account
    with pytest.raises(WrongKey):
        keyring.recover(bob.account.id, alice.recovery)
    Keyring.objects.filter(owner=alice.account).delete()
    Keyring.objects.filter(owner=bob.account).update(locator=alice.recovery.locator)
    with pytest.raises(WrongKey):
        recovery.account_of(alice.recovery)


def test_a_replaced_paper_opens_nothing_and_the_new_one_all(alice: Writer) -> None:
    new = replace_paper(alice, alice.vault)
    with pytest.raises(WrongKey):
        recovery.account_of(alice.recovery)
    assert keyring.recover(alice.account.id, new).master == alice.vault.master


def test_a_replaced_paper_opens_nothing_of_an_older_copy_either(alice: Writer) -> None:
    """Over several epochs of the same paper, whichever backup is restored."""
    copies = [Keyring.objects.get()]
    vault = alice.vault
    for password in ("one sky", "two skies"):
        vault = flows.change_password(account=alice.account, vault=vault, password=password)
        copies.append(Keyring.objects.get())
    replace_paper(alice, vault)
    for row in copies:
        copy.copy(row).save()
        with pytest.raises(WrapRevoked):
            recovery.account_of(alice.recovery)


def test_an_interrupted_replacement_is_completed_at_the_next_unlock(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = Keyring.objects.get(), _interrupted_replacement(alice, monkeypatch)
    flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    assert keyring.recover(alice.account.id, new)
    old.save()
    with pytest.raises(WrapRevoked):
        recovery.account_of(alice.recovery)


def test_an_interrupted_replacement_is_not_forgotten_by_a_new_password(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, _ = Keyring.objects.get(), _interrupted_replacement(alice, monkeypatch)
    flows.change_password(account=alice.account, vault=alice.vault, password="another sky")
    old.save()
    with pytest.raises(WrapRevoked):
        recovery.account_of(alice.recovery)


def _interrupted_replacement(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> recovery_key.RecoveryKey:
    def power_fails(wrap_id: bytes) -> None:
        raise OSError("power")

    paper = recovery_key.read(recovery_key.new())
    with monkeypatch.context() as stopped:
        stopped.setattr(revocations, "revoke", power_fails)
        with pytest.raises(OSError, match="power"):
            keyring.replace_recovery_key(writer.vault, paper)
    return paper


def test_a_recovery_wrap_sealed_to_a_forged_vault_does_not_pass_for_the_writers(
    alice: Writer,
) -> None:
    """The public key is no secret: anybody can seal a master key of their own to it."""
    forged = OpenVault(alice.account.id, 1, b"m" * 32)
    row = Keyring.objects.get()
    row.recovery_wrap = wraps.for_recovery(forged, alice.recovery.public_key, replaces=b"v" * 16)
    row.save()
    opened = keyring.recover(alice.account.id, alice.recovery)
    with pytest.raises(TamperedEnvelope):
        flows.finish_recovery(
            account=alice.account, vault=opened, name="alice", password="another sky"
        )
    with pytest.raises(TamperedEnvelope):
        flows.sign_in(name="alice", password=alice.password, is_known_device=True)
    assert not revocations.is_revoked(b"v" * 16)


@given(st.binary(min_size=20, max_size=20))
def test_a_paper_reads_the_same_in_every_hand(secret: bytes) -> None:
    number = int.from_bytes(secret)
    signs = [recovery_key.ALPHABET[(number >> shift) & 31] for shift in range(155, -1, -5)]
    paper = "-".join("".join(signs[start : start + 4]) for start in range(0, 32, 4))
    key = recovery_key.read(paper)
    by_hand: list[Any] = [
        paper.lower(),
        paper.replace("-", " "),
        paper.replace("-", ""),
        paper.replace("0", "o").replace("1", "l"),
        f"  {paper}\n",
    ]
    assert [recovery_key.read(typed) for typed in by_hand] == [key] * len(by_hand)


@pytest.mark.parametrize(
    "typed", ["", "0123", "U" * 32, "0" * 31, "0" * 33, "é" * 32, "0" * 31 + "!"]
)
def test_what_is_no_paper_is_refused(typed: str) -> None:
    with pytest.raises(WrongKey):
        recovery_key.read(typed)
