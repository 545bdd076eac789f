"""The folder of tickets and sessions: whole files or none, swept after a day."""

import os
import time

import pytest

from apps.vault import memory_files


def names() -> set[str]:
    return {path.name for path in memory_files.folder().iterdir()} - {".lock"}


def test_sweeping_removes_what_nobody_touched_for_a_day_and_nothing_else() -> None:
    for name in ("old", "touched", "new", ".draft-of-a-crash"):
        memory_files.write(name, b"x")
    day_ago = time.time() - memory_files.SWEEP_SECONDS - 1
    for name in ("old", "touched", ".draft-of-a-crash", ".lock"):
        os.utime(memory_files.folder() / name, (day_ago, day_ago))
    memory_files.touch("touched")
    (memory_files.folder() / "counters").mkdir()
    memory_files.sweep()
    assert names() == {"touched", "new", "counters"}
    assert (memory_files.folder() / ".lock").exists()


def test_touching_never_makes_a_file() -> None:
    memory_files.touch("gone")
    assert names() == set()


def test_a_file_that_must_exist_is_not_made_again() -> None:
    memory_files.write("session", b"one")
    assert memory_files.write("session", b"two", must_exist=True)
    assert memory_files.remove("session")
    assert not memory_files.write("session", b"three", must_exist=True)
    assert not memory_files.remove("session")
    assert names() == set()


def test_a_full_folder_leaves_the_old_file_and_no_draft(monkeypatch: pytest.MonkeyPatch) -> None:
    memory_files.write("ticket", b"whole")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(memory_files, "_one_at_a_time", full)
        with pytest.raises(OSError, match="space"):
            memory_files.write("ticket", b"new")
    assert memory_files.read("ticket") == b"whole"
    assert names() == {"ticket"}


def test_all_files_of_a_prefix_are_removed_together() -> None:
    for name in ("ticket-a-1", "ticket-a-2", "ticket-b-1"):
        memory_files.write(name, b"x")
    memory_files.remove_all("ticket-a-")
    assert names() == {"ticket-b-1"}
