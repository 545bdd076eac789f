"""A view's copies are exactly what was chosen, and change with their entries."""

import datetime as dt
from uuid import UUID

import pytest

from apps.accounts import flows as accounts
from apps.journal import flows as journal
from apps.journal import marking
from apps.journal.followers import Switches
from apps.sharing import flows
from apps.sharing.documents import Rule
from apps.sharing.models import Contents, Copy, LinkGrant
from apps.vault import keyring
from apps.vault.exceptions import VaultLocked
from tests.cast import Writer
from tests.journal.test_stream_pages import fill
from tests.journal.writing import DAY_ENDS_AT, save
from tests.sharing.sharing import begun, contents, copies, keys, made, view

pytestmark = pytest.mark.django_db
BIN_DAY = dt.date(2026, 11, 24)


def put_in_bin(alice: Writer, entry_id: UUID) -> None:
    journal.bin_entry(vault=alice.vault, entry_id=entry_id, today=BIN_DAY, day_ends_at=DAY_ENDS_AT)


def test_a_view_holds_what_was_chosen_and_nothing_else(alice: Writer) -> None:
    chosen, other = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    view_id = made(alice.vault, chosen=[chosen])
    assert {key: copy.text for key, copy in copies(alice.vault, view_id).items()} == {
        chosen: "Herons."
    }
    assert contents(alice.vault, view_id).is_whole
    save(alice.vault, "Reeds.")
    assert other not in copies(alice.vault, view_id)


def test_a_copy_says_what_its_entry_says_now(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id = made(alice.vault, chosen=[entry_id])
    save(alice.vault, "Herons and reeds.", of=entry_id, base=1)
    assert copies(alice.vault, view_id)[entry_id].text == "Herons and reeds."
    marking.change_tags(
        vault=alice.vault, entry_id=entry_id, added=["hoovering"], day_ends_at=DAY_ENDS_AT
    )
    assert copies(alice.vault, view_id)[entry_id].tactics == []


def test_what_goes_into_the_bin_is_gone_and_does_not_come_back_by_itself(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id = made(alice.vault, chosen=[entry_id])
    put_in_bin(alice, entry_id)
    assert not Copy.objects.exists()
    assert contents(alice.vault, view_id).lines == []
    journal.restore_entry(vault=alice.vault, entry_id=entry_id, day_ends_at=DAY_ENDS_AT)
    assert copies(alice.vault, view_id) == {}


def test_a_view_that_adds_gets_what_fits_as_it_is_written(alice: Writer) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]), adds=True)
    shown_and_left_on = Switches(on=frozenset({view_id}))
    added = save(alice.vault, "Herons.", switches=shown_and_left_on)
    kept = save(alice.vault, "Barges.", switches=Switches(off=frozenset({view_id})))
    assert set(copies(alice.vault, view_id)) == {added}
    save(alice.vault, "Barges, again.", of=kept, base=1)
    assert set(copies(alice.vault, view_id)) == {added}
    save(alice.vault, "Barges, and on.", of=kept, base=2, switches=shown_and_left_on)
    assert set(copies(alice.vault, view_id)) == {added}  # it stood off when it was kept
    switched_on = Switches(on=frozenset({view_id}), lifted=frozenset({view_id}))
    save(alice.vault, "Barges, after all.", of=kept, base=3, switches=switched_on)
    assert set(copies(alice.vault, view_id)) == {added, kept}


def test_what_nobody_was_shown_is_not_added_but_waits(alice: Writer) -> None:
    view_id = made(alice.vault, rule=Rule(tactics=["a1"]), adds=True)
    entry_id = save(alice.vault, "Herons.")
    marking.change_tags(
        vault=alice.vault, entry_id=entry_id, added=["hoovering-apology"], day_ends_at=DAY_ENDS_AT
    )
    assert copies(alice.vault, view_id) == {}
    assert view(alice.vault, view_id).document.scope.asked == [entry_id]


def test_what_comes_out_of_a_file_waits(alice: Writer) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]), adds=True)
    fill(alice, 3)
    assert copies(alice.vault, view_id) == {}
    assert len(view(alice.vault, view_id).document.scope.asked) == 3


def test_without_adding_what_fits_waits(alice: Writer) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]))
    entry_id = save(alice.vault, "Herons.")
    assert copies(alice.vault, view_id) == {}
    flows.let_read(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    assert set(copies(alice.vault, view_id)) == {entry_id}
    flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    assert copies(alice.vault, view_id) == {}


def test_a_stopped_view_leaves_no_copy_and_no_key(alice: Writer) -> None:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    flows.give_link(vault=alice.vault, view_id=view_id)
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    assert not Copy.objects.exists()
    assert not Contents.objects.exists()
    assert not LinkGrant.objects.exists()
    assert view(alice.vault, view_id).document.private_key == b""
    save(alice.vault, "Reeds.")
    flows.forget(vault=alice.vault, view_id=view_id)


def test_copies_outlive_a_new_password(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id = made(alice.vault, chosen=[entry_id])
    new = accounts.change_password(
        account=alice.account, vault=alice.vault, password="two grey herons on a quiet weir"
    )
    assert set(copies(new, view_id)) == {entry_id}


def test_making_stops_when_the_epoch_ends_and_goes_on_in_the_next(alice: Writer) -> None:
    ids = [save(alice.vault, f"Heron {number}.") for number in range(3)]
    view_id = begun(alice.vault, chosen=ids)
    new = keyring.rotate(alice.vault, b"r" * 32, also=lambda: None)
    with pytest.raises(VaultLocked):
        flows.make_copies(vault=alice.vault, view_id=view_id, step=lambda done: None)
    assert not contents(new, view_id).is_whole
    flows.make_copies(vault=new, view_id=view_id, step=lambda done: None)
    assert set(copies(new, view_id)) == set(ids)
    assert keys(new, view_id)
