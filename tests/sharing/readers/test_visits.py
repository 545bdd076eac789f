"""With an account, leaving and coming back soon is one visit, and all that was opened is told."""

import os
import threading
import time
from uuid import UUID

import pytest
from django.db import connection

from apps.sharing import filing, flows
from apps.sharing.documents import Opening
from apps.sharing.visitor import visits
from apps.vault import inbox, memory_files
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.readers.pairing import given
from tests.sharing.sharing import keys, view
from tests.site_client import Browser

pytestmark = pytest.mark.django_db


@pytest.fixture
def alices(alice: Writer, charlie: Writer) -> UUID:
    """A view that Charlie reads."""
    return given(alice.vault, charlie.vault)[0]


def read(browser: Browser, view_id: UUID, copy_id: UUID) -> None:
    browser.page(f"/v/{view_id}/e/{copy_id}/")


def openings(alice: Writer, view_id: UUID) -> list[Opening]:
    filing.file_openings(alice.vault)
    return view(alice.vault, view_id).document.openings


def test_leaving_and_coming_back_soon_is_one_visit(
    alice: Writer, charlie_client: Browser, alices: UUID
) -> None:
    (entry_id,) = view(alice.vault, alices).document.scope.chosen
    read(charlie_client, alices, keys(alice.vault, alices).copy_id(entry_id))
    for _ in range(3):
        charlie_client.get("/v/leave/")
        charlie_client.page(f"/v/{alices}/read/")
    assert len(inbox.notes(alice.vault)) == 1
    (opening,) = openings(alice, alices)
    assert (opening.by, opening.entries) == ("account", [entry_id])


def test_a_visit_that_was_filed_meanwhile_goes_on_as_the_same(
    alice: Writer, charlie_client: Browser, alices: UUID
) -> None:
    charlie_client.page(f"/v/{alices}/read/")
    (before,) = openings(alice, alices)
    charlie_client.get("/v/leave/")
    (entry_id,) = view(alice.vault, alices).document.scope.chosen
    read(charlie_client, alices, keys(alice.vault, alices).copy_id(entry_id))
    (opening,) = openings(alice, alices)
    assert (opening.visit, opening.entries) == (before.visit, [entry_id])


def test_two_browsers_of_one_account_lose_nothing_of_each_other(
    alice: Writer, charlie: Writer, charlie_client: Browser
) -> None:
    view_id, _ = given(alice.vault, charlie.vault)
    second_id = save(alice.vault, "Barges.")
    flows.let_read(vault=alice.vault, view_id=view_id, entry_ids=[second_id])
    entries = view(alice.vault, view_id).document.scope.chosen
    copies = [keys(alice.vault, view_id).copy_id(entry_id) for entry_id in entries]
    other = Browser(charlie)
    charlie_client.page(f"/v/{view_id}/read/")
    read(other, view_id, copies[1])
    read(charlie_client, view_id, copies[0])
    read(other, view_id, copies[1])
    (opening,) = openings(alice, view_id)
    assert set(opening.entries) == set(entries)
    assert len(entries) == 2


def test_after_a_quarter_of_an_hour_it_is_another_visit(
    alice: Writer, charlie_client: Browser, alices: UUID
) -> None:
    charlie_client.page(f"/v/{alices}/read/")
    charlie_client.get("/v/leave/")
    before = time.time() - visits.IDLE_SECONDS - 5
    (record,) = memory_files.kept("told-")
    os.utime(memory_files.folder() / record.name, (before, before))
    charlie_client.page(f"/v/{alices}/read/")
    assert len(openings(alice, alices)) == 2


@pytest.mark.django_db(transaction=True)
def test_windows_that_open_at_once_are_one_visit(
    alice: Writer, charlie: Writer, alices: UUID
) -> None:
    together, statuses = threading.Barrier(6), list[int]()
    (entry_id,) = view(alice.vault, alices).document.scope.chosen
    path = f"/v/{alices}/e/{keys(alice.vault, alices).copy_id(entry_id)}/"
    browsers = [Browser(charlie) for _ in range(6)]

    def open_it(browser: Browser) -> None:
        try:
            together.wait(60)
            statuses.append(browser.get(path).status_code)
        finally:
            connection.close()

    threads = [threading.Thread(target=open_it, args=[browser]) for browser in browsers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert statuses == [200] * 6
    (opening,) = openings(alice, alices)
    assert opening.entries == [entry_id]
