"""The row that holds a writer's settings: removed, doubled or exchanged, it is noticed, never guessed."""

from collections.abc import Callable
from uuid import uuid4

import pytest

from apps.accounts import flows
from apps.accounts.models import Profile
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope
from tests.cast import Writer


def double(row: Profile) -> None:
    row.pk = uuid4()
    row.save(force_insert=True)


def exchange_key(row: Profile) -> None:
    key = bytearray(row.wrapped_key)
    key[2] ^= 1  # the first byte that names the wrapping key
    row.wrapped_key = bytes(key)
    row.save()


def save(vault: OpenVault) -> None:
    flows.save_profile(vault=vault, change=lambda profile: None)


@pytest.mark.parametrize("use", [save, flows.load_profile])
@pytest.mark.parametrize("damage", [Profile.delete, double, exchange_key])
def test_a_profile_that_is_not_as_it_was_saved_is_noticed(
    alice: Writer, damage: Callable[[Profile], None], use: Callable[[OpenVault], None]
) -> None:
    damage(Profile.objects.get())
    with pytest.raises(TamperedEnvelope):
        use(alice.vault)


def test_a_profile_of_another_writer_is_noticed(alice: Writer, bob: Writer) -> None:
    mine, theirs = (Profile.objects.get(owner=writer.account) for writer in (alice, bob))
    mine.sealed, mine.wrapped_key = theirs.sealed, theirs.wrapped_key
    mine.save()
    with pytest.raises(TamperedEnvelope):
        flows.load_profile(alice.vault)


def test_a_row_under_a_foreign_key_stops_a_new_epoch_as_damage(alice: Writer) -> None:
    exchange_key(Profile.objects.get())
    with pytest.raises(TamperedEnvelope):
        flows.change_password(
            account=alice.account, vault=alice.vault, password="three dry reeds by the pond"
        )
