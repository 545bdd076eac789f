"""Counters are few, and a folder without room for one keeps nobody out."""

import errno
import os
import threading
from pathlib import Path
from typing import Any

import pytest

from apps.core import counters, rate_limits

pytestmark = pytest.mark.usefixtures("own_folders")


def kept(settings: Any) -> list[Path]:
    folder = Path(settings.TICKETS_DIR) / "counters"
    return [path for path in folder.iterdir() if path.name != "key"]


def failures_of(*bucket: str) -> int:
    return counters.read(bucket).failures


def test_there_are_never_more_than_a_few(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "MOST", 20)
    for number in range(200):
        rate_limits.note_failure("sign-in", f"name {number}")
        assert len(kept(settings)) <= 20


def test_names_tried_once_do_not_push_out_one_tried_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "MOST", 20)
    for _ in range(5):
        rate_limits.note_failure("sign-in", "alice")
    for number in range(200):
        rate_limits.note_failure("sign-in", f"name {number}")
    assert failures_of("sign-in", "alice") == 5


@pytest.fixture
def no_room(own_folders: None, monkeypatch: pytest.MonkeyPatch, settings: Any) -> None:
    """No new file has room for a word, unless there are fewer than five."""
    write = os.write

    def full(handle: int, content: bytes) -> int:
        if len(kept(settings)) > 5 and not os.fstat(handle).st_size:
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(handle, content)

    for number in range(6):
        rate_limits.note_failure("sign-in", f"name {number}")
    monkeypatch.setattr("apps.core.counters.os.write", full)


@pytest.mark.usefixtures("no_room")
def test_a_full_folder_gives_the_lowest_up_for_a_new_one() -> None:
    rate_limits.note_failure("sign-in", "alice")
    assert failures_of("sign-in", "alice") == 1


@pytest.mark.usefixtures("no_room")
def test_a_full_folder_goes_on_counting_what_it_has() -> None:
    rate_limits.note_failure("sign-in", "name 5")
    assert failures_of("sign-in", "name 5") == 2


def test_where_nothing_can_be_written_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    assert failures_of("sign-in", "alice") == 0

    def full(*_: object) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("apps.core.counters.os.write", full)
    rate_limits.note_failure("sign-in", "alice")
    assert failures_of("sign-in", "alice") == 0


def test_many_at_once_are_counted_each() -> None:
    def fail() -> None:
        for _ in range(25):
            rate_limits.note_failure("sign-in", "alice")

    threads = [threading.Thread(target=fail) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures_of("sign-in", "alice") == 200


def test_after_an_hour_a_counter_is_gone(settings: Any) -> None:
    rate_limits.note_failure("sign-in", "alice")
    rate_limits.note_failure("sign-in", "bob")
    older, _ = kept(settings)
    os.utime(older, (0, 0))
    counters.sweep()
    assert len(kept(settings)) == 1
