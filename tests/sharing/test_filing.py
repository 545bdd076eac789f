"""What was opened while the vault was locked stands with its view once the vault opens."""

import threading
from uuid import UUID

import pytest
from django.db import connection

from apps.accounts import flows as accounts
from apps.accounts import unlock_steps
from apps.journal import flows as journal
from apps.sharing import filing, flows, following, notes, register
from apps.sharing.documents import MOST_OPENINGS, Opening
from apps.vault import head, inbox
from apps.vault.documents import OpenVault
from apps.vault.models import InboxItem
from tests.cast import Writer
from tests.journal.writing import DAY_ENDS_AT, save
from tests.sharing.sharing import in_days, keys, view
from tests.sharing.visitor.reading import Reader, lent, opened
from tests.site_client import Browser

pytestmark = pytest.mark.django_db


def openings(vault: OpenVault, view_id: UUID) -> list[Opening]:
    return view(vault, view_id).document.openings


def read(reader: Reader, vault: OpenVault, view_id: UUID, entry_id: UUID) -> None:
    reader.page(f"/v/{view_id}/e/{keys(vault, view_id).copy_id(entry_id)}/")


def test_a_visit_stands_with_its_view_after_the_next_unlock(alice: Writer) -> None:
    first, second, third = (save(alice.vault, text) for text in ("Herons.", "Barges.", "Reeds."))
    view_id, reader = opened(alice, chosen=[first, second, third])
    for entry_id in (second, first, second):
        read(reader, alice.vault, view_id, entry_id)
    assert openings(alice.vault, view_id) == []
    unlock_steps.run(alice.vault)
    (opening,) = openings(alice.vault, view_id)
    assert (opening.by, opening.entries) == ("link", [second, first])
    assert inbox.notes(alice.vault) == []


def test_a_visit_that_goes_on_after_it_was_filed_stays_one(alice: Writer) -> None:
    first, second = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    view_id, reader = opened(alice, chosen=[first, second])
    read(reader, alice.vault, view_id, first)
    filing.file_openings(alice.vault)
    read(reader, alice.vault, view_id, second)
    filing.file_openings(alice.vault)
    (opening,) = openings(alice.vault, view_id)
    assert set(opening.entries) == {first, second}


def test_every_visit_is_one_of_its_own(alice: Writer) -> None:
    view_id, given = lent(alice, chosen=[save(alice.vault, "Herons.")])
    for _ in range(3):
        Reader().open(view_id, given)
    filing.file_openings(alice.vault)
    assert len({opening.visit for opening in openings(alice.vault, view_id)}) == 3


def test_an_entry_that_is_gone_is_no_longer_named(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, reader = opened(alice, chosen=[entry_id])
    read(reader, alice.vault, view_id, entry_id)
    journal.bin_entry(
        vault=alice.vault, entry_id=entry_id, today=in_days(-60), day_ends_at=DAY_ENDS_AT
    )
    journal.purge_bin(today=in_days(0))
    filing.file_openings(alice.vault)
    assert [opening.entries for opening in openings(alice.vault, view_id)] == [[]]


def test_what_was_read_before_a_view_was_stopped_is_still_known(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, reader = opened(alice, chosen=[entry_id])
    read(reader, alice.vault, view_id, entry_id)
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    (opening,) = openings(alice.vault, view_id)
    assert opening.entries == [entry_id]


def test_a_freeze_by_the_reader_stands_with_the_view_and_counts_as_no_visit(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    reader.post(f"/v/{view_id}/freeze/")
    filing.file_openings(alice.vault)
    document = view(alice.vault, view_id).document
    assert [each.kind for each in document.happened] == [notes.FROZEN]
    assert len(document.openings) == 1


def test_notes_of_a_view_that_is_gone_are_put_away(alice: Writer) -> None:
    gone, _reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    opened(alice, chosen=[save(alice.vault, "Reeds.")])
    inbox.drop_in(alice.vault.owner, notes.FROZEN, notes.written(notes.here(UUID(int=7))))
    inbox.drop_in(alice.vault.owner, notes.OPENED, "no note of ours")
    filing.file_openings(alice.vault)
    assert inbox.notes(alice.vault) == []
    assert len(openings(alice.vault, gone)) == 1


def test_the_newest_visits_are_kept(alice: Writer) -> None:
    view_id, _reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    with head.writing(alice.vault) as current:
        found = register.view_of(alice.vault, current, view_id)
        found.document.openings = [
            Opening(visit=UUID(int=number), at=number, by="link")
            for number in range(1, MOST_OPENINGS + 1)
        ]
        following.rewrite(alice.vault, current, found)
    filing.file_openings(alice.vault)
    kept = openings(alice.vault, view_id)
    assert len(kept) == MOST_OPENINGS
    assert min(opening.at for opening in kept) == 2


def test_a_note_that_was_deleted_before_the_unlock_is_not_missed(alice: Writer) -> None:
    """What docs/threat-model.md does not promise."""
    entry_id = save(alice.vault, "Herons.")
    view_id, reader = opened(alice, chosen=[entry_id])
    read(reader, alice.vault, view_id, entry_id)
    InboxItem.objects.filter(owner=alice.vault.owner).delete()
    unlock_steps.run(alice.vault)
    assert openings(alice.vault, view_id) == []


def test_visits_without_an_entry_do_not_wash_out_what_was_read(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, _reader = opened(alice, chosen=[entry_id])
    with head.writing(alice.vault) as current:
        found = register.view_of(alice.vault, current, view_id)
        found.document.openings = [
            Opening(visit=UUID(int=number), at=number, by="link", entries=entries)
            for number in range(1, MOST_OPENINGS + 1)
            for entries in [[entry_id] if number == 1 else []]
        ]
        following.rewrite(alice.vault, current, found)
    filing.file_openings(alice.vault)
    kept = openings(alice.vault, view_id)
    assert len(kept) == MOST_OPENINGS
    assert [opening.at for opening in kept[:2]] == [1, 3]
    assert kept[0].entries == [entry_id]
    assert kept[-1].at > MOST_OPENINGS


def test_a_visit_told_before_a_new_password_is_filed_after_it(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, reader = opened(alice, chosen=[entry_id])
    new = accounts.change_password(
        account=alice.account, vault=alice.vault, password="two grey herons on a quiet weir"
    )
    read(reader, new, view_id, entry_id)
    filing.file_openings(new)
    (opening,) = openings(new, view_id)
    assert opening.entries == [entry_id]


@pytest.mark.django_db(transaction=True)
def test_a_visit_that_is_read_on_while_the_password_changes_is_not_lost(alice: Writer) -> None:
    ids = [save(alice.vault, f"Heron {number}.") for number in range(6)]
    view_id, reader = opened(alice, chosen=ids)
    copies = [keys(alice.vault, view_id).copy_id(entry_id) for entry_id in ids]
    faults: list[BaseException] = []

    def go_on(copy_id: UUID) -> None:
        try:
            browser = Reader()
            browser.cookies = reader.cookies
            assert browser.get(f"/v/{view_id}/e/{copy_id}/").status_code == 200
        except BaseException as fault:  # told to the test's own thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=go_on, args=[copy_id]) for copy_id in copies]
    for thread in threads:
        thread.start()
    new = accounts.change_password(
        account=alice.account, vault=alice.vault, password="two grey herons on a quiet weir"
    )
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    filing.file_openings(new)
    (opening,) = openings(new, view_id)
    assert set(opening.entries) == set(ids)


def test_the_page_of_a_view_tells_what_was_opened_a_moment_ago(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, reader = opened(alice, chosen=[entry_id])
    read(reader, alice.vault, view_id, entry_id)
    assert "Opened 1 time" in alice_client.page("/views/")
    page = alice_client.page(f"/views/{view_id}/")
    assert f'href="/e/{entry_id}/"' in page
    reader.post(f"/v/{view_id}/freeze/")
    page = alice_client.page(f"/views/{view_id}/")
    assert "stopped by the reader, in case somebody else has it" in page
    assert "1 entry opened" in page
