"""Four threads save while one changes the password: every acknowledged save opens, none is lost
in an ended epoch. Nightly: two hundred rounds."""

import random
import threading
import time

import pytest
from django.db import connection

from apps.accounts import flows
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Profile
from apps.journal.models import CataloguePage
from apps.journal.pages import Pages
from apps.vault import head, inbox
from apps.vault.documents import OpenVault
from apps.vault.exceptions import VaultLocked
from apps.vault.models import Head, InboxItem, Keyring
from tests import cast
from tests.cast import Writer

pytestmark = pytest.mark.django_db(transaction=True)

THREADS = 4
PAGES = [bytes([number]) * 16 for number in range(THREADS)]


class Saver(threading.Thread):
    """Saves until the epoch ends. Each act writes two pages, its own and a neighbour's, and the
    neighbour does so in the other order: two tabs that move entries between pages."""

    def __init__(self, vault: OpenVault, number: int) -> None:
        super().__init__()
        self.vault = vault
        self.number = number
        self.acknowledged: dict[bytes, tuple[int, bytes]] = {}
        self.notes = 0
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            while True:
                self.save()
        except VaultLocked:
            pass
        except Exception as error:
            self.error = error
        finally:
            connection.close()

    def save(self) -> None:
        wanted = [PAGES[self.number], PAGES[self.number ^ 1]]
        content = random.randbytes(8)
        with head.writing(self.vault) as current:
            pages = Pages(CataloguePage, self.vault, current)
            for page_id in wanted:
                pages.write(page_id, content, (0, page_id))
            counter = current.counter + 1
        self.acknowledged |= dict.fromkeys(wanted, (counter, content))
        inbox.drop_in(self.vault.owner, "note")
        self.notes += 1


def read_pages(vault: OpenVault) -> dict[bytes, bytes]:
    with head.reading(vault) as current:
        pages = Pages(CataloguePage, vault, current)
        return {page_id: pages.read(page_id) for _, page_id in pages.marks()}


def newest(savers: list[Saver]) -> dict[bytes, bytes]:
    """Of all acknowledged saves, the last of each page by the head's counter."""
    last: dict[bytes, tuple[int, bytes]] = {}
    for saver in savers:
        for page_id, save in saver.acknowledged.items():
            last[page_id] = max(save, last.get(page_id, save))
    return {page_id: content for page_id, (_, content) in last.items()}


def epochs() -> set[int]:
    tables = (Keyring, Head, Profile, CataloguePage)
    return {
        epoch
        for table in tables
        for epoch in table._default_manager.values_list("epoch", flat=True)
    }


def race(writer: Writer, vault: OpenVault, password: str) -> OpenVault:
    savers = [Saver(vault, number) for number in range(THREADS)]
    for saver in savers:
        saver.start()
    while any(saver.is_alive() and not saver.acknowledged for saver in savers):
        time.sleep(0.001)
    time.sleep(random.uniform(0, 0.05))
    new = flows.change_password(account=writer.account, vault=vault, password=password)
    for saver in savers:
        saver.join(20)
    assert [saver.error for saver in savers] == [None] * THREADS
    assert not any(saver.is_alive() for saver in savers)
    assert epochs() == {new.epoch}
    assert read_pages(new) | newest(savers) == read_pages(new)
    assert all(saver.acknowledged for saver in savers)
    assert len(inbox.notes(new)) == InboxItem.objects.count() > 0
    inbox.dismiss(new, [filed.id for filed in inbox.notes(new)])
    return new


@pytest.fixture
def writer() -> Writer:
    return cast.make_alice()


def race_rounds(writer: Writer, rounds: int) -> None:
    vault = writer.vault
    for number in range(rounds):
        vault = race(writer, vault, f"sky number {number}")
    opened = flows.sign_in(name="alice", password=f"sky number {rounds - 1}", is_known_device=True)
    assert read_pages(opened.vault) == read_pages(vault)
    assert flows.load_profile(opened.vault) == ProfileDocument(
        display_name="Alice", recovery_confirmed=True
    )


def test_every_acknowledged_save_opens_after_a_rotation_in_its_midst(writer: Writer) -> None:
    race_rounds(writer, 15)


@pytest.mark.nightly
def test_every_acknowledged_save_opens_after_two_hundred_rotations(writer: Writer) -> None:
    race_rounds(writer, 200)


def test_busy_savers_do_not_keep_a_rotation_waiting(writer: Writer) -> None:
    """With shared locks they passed it by for thirteen seconds."""
    started = time.monotonic()
    race(writer, writer.vault, "another sky")
    assert time.monotonic() - started < 5


def test_two_rotations_at_once_leave_one_epoch_and_one_password(writer: Writer) -> None:
    outcomes: dict[str, str] = {}

    def rotate(password: str) -> None:
        try:
            account = type(writer.account).objects.get()
            flows.change_password(account=account, vault=writer.vault, password=password)
            outcomes[password] = "done"
        except VaultLocked:
            outcomes[password] = "locked"
        finally:
            connection.close()

    threads = [threading.Thread(target=rotate, args=(word,)) for word in ("one sky", "two skies")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert sorted(outcomes.values()) == ["done", "locked"]
    (winner,) = (password for password, outcome in outcomes.items() if outcome == "done")
    opened = flows.sign_in(name="alice", password=winner, is_known_device=True)
    assert opened.vault.epoch == 2
    assert epochs() == {2}
