"""Stopping, freezing and the end of a view are in force for everybody who asks after it, however many
are reading at that moment."""

import threading
from collections.abc import Callable
from uuid import UUID

import pytest
from django.db import connection

from apps.sharing import ending, flows, notes
from apps.sharing.models import Copy, View
from apps.vault import inbox
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import in_days, keys
from tests.sharing.visitor.reading import Reader, lent

pytestmark = pytest.mark.django_db(transaction=True)
READERS = 20
PATIENCE = 60
WORDS = "Herons in the reeds."


class Reading(threading.Thread):
    """Reads again and again. An answer counts as late when it was asked for after `is_over` was set."""

    def __init__(self, cookies: Reader, path: str, is_over: threading.Event) -> None:
        super().__init__()
        self.reader = Reader()
        self.reader.cookies = cookies.cookies
        self.path = path
        self.is_over = is_over
        self.early: list[int] = []
        self.late: list[int] = []
        self.fault: Exception | None = None

    def run(self) -> None:
        try:
            while len(self.late) < 2:
                is_late = self.is_over.is_set()
                answer = self.reader.get(self.path)
                assert (answer.status_code == 200) == (WORDS in answer.content.decode())
                (self.late if is_late else self.early).append(answer.status_code)
        except Exception as fault:
            self.fault = fault
        finally:
            connection.close()


def stop(alice: Writer, view_id: UUID) -> None:
    flows.stop(vault=alice.vault, view_id=view_id, now=1)


def freeze(alice: Writer, view_id: UUID) -> None:
    ending.freeze(alice.vault.owner)


def end(alice: Writer, view_id: UUID) -> None:
    View.objects.filter(id=view_id).update(expires_on=in_days(-1))
    ending.end_expired()


@pytest.mark.parametrize("act", [stop, freeze, end])
def test_nothing_is_read_once_it_is_over(
    alice: Writer, act: Callable[[Writer, UUID], None]
) -> None:
    entry_id = save(alice.vault, WORDS)
    view_id, given = lent(alice, chosen=[entry_id])
    copy_id = keys(alice.vault, view_id).copy_id(entry_id)
    is_over = threading.Event()
    cookies = [Reader() for _ in range(4)]
    for each in cookies:
        each.open(view_id, given)
    paths = [f"/v/{view_id}/read/", f"/v/{view_id}/e/{copy_id}/"]
    threads = [
        Reading(cookies[number % len(cookies)], paths[number % 2], is_over)
        for number in range(READERS)
    ]
    for thread in threads:
        thread.start()
    act(alice, view_id)
    is_over.set()
    for thread in threads:
        thread.join(timeout=PATIENCE)
    assert [thread.fault for thread in threads] == [None] * READERS
    assert {status for thread in threads for status in thread.early} <= {200, 404}
    assert {status for thread in threads for status in thread.late} == {404}
    assert act is freeze or not Copy.objects.exists()
    answer = Reader().try_to_open(view_id, given.fragment, given.passphrase)
    assert answer.status_code == 422


def test_openings_beside_a_stop_open_nothing_that_stays(alice: Writer) -> None:
    view_id, given = lent(alice, chosen=[save(alice.vault, WORDS)])
    readers = [Reader() for _ in range(READERS)]

    def try_to_open(reader: Reader) -> None:
        try:
            reader.try_to_open(view_id, given.fragment, given.passphrase)
        finally:
            connection.close()

    threads = [threading.Thread(target=try_to_open, args=[reader]) for reader in readers]
    for thread in threads:
        thread.start()
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    for thread in threads:
        thread.join(timeout=PATIENCE)
    statuses = {reader.get(f"/v/{view_id}/read/").status_code for reader in readers}
    assert statuses == {404}


def test_twelve_freezes_at_once_leave_one_note(alice: Writer) -> None:
    view_id, given = lent(alice, chosen=[save(alice.vault, WORDS)])
    readers = [Reader() for _ in range(12)]
    for reader in readers:
        reader.open(view_id, given)
    together = threading.Barrier(len(readers))

    def press(reader: Reader) -> None:
        try:
            together.wait(PATIENCE)
            reader.post(f"/v/{view_id}/freeze/")
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=[reader]) for reader in readers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert View.objects.get(id=view_id).frozen
    kinds = [filed.note.kind for filed in inbox.notes(alice.vault)]
    assert kinds.count(notes.FROZEN) == 1
