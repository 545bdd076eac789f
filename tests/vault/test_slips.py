"""Slips have room of their own: what one writer keeps there leaves room for everybody's tickets."""

import os
import time
from types import SimpleNamespace
from typing import NoReturn
from uuid import UUID

import pytest

from apps.vault import memory_files, slips
from apps.vault.documents import Document
from apps.vault.exceptions import NoRoom
from tests.cast import Writer

MB = 1024 * 1024


class Blob(Document, kw_only=True):
    text: str = ""


def large(letter: str, size: int = MB) -> Blob:
    return Blob(text=letter * size)


def is_there(writer: Writer, slip: UUID) -> bool:
    return slips.read(writer.vault, Blob, slip) is not None


def age_all() -> None:
    """Each file a second older, so that their order is that of writing."""
    for path in memory_files.folder().glob("slip-*"):
        moved = path.stat().st_mtime - 1
        os.utime(path, (time.time(), moved))


def test_what_one_writer_keeps_has_a_size_in_all_and_the_oldest_goes_first(
    alice: Writer, bob: Writer
) -> None:
    of_bob = slips.write(bob.vault, large("b"))
    made = []
    for letter in "uvwxyz":
        made.append(slips.write(alice.vault, large(letter)))
        age_all()
    held = sum(file.size for file in memory_files.kept(f"slip-{alice.account.pk.hex}-"))
    assert held <= slips.MOST_BYTES
    assert [is_there(alice, slip) for slip in made] == [False, False, False, True, True, True]
    assert is_there(bob, of_bob)


def test_one_that_is_written_again_takes_its_own_room(alice: Writer) -> None:
    small = slips.write(alice.vault, Blob(text="small"))
    slip = slips.write(alice.vault, large("a", 3 * MB))
    slips.write(alice.vault, large("b", 3 * MB), slip)
    assert is_there(alice, small)
    assert is_there(alice, slip)


def test_one_that_is_larger_than_all_may_be_is_refused_and_the_others_stay(alice: Writer) -> None:
    small = slips.write(alice.vault, Blob(text="small"))
    with pytest.raises(NoRoom):
        slips.write(alice.vault, large("a", slips.MOST_BYTES))
    assert is_there(alice, small)


@pytest.mark.parametrize(("free", "is_written"), [(16, False), (17, False), (18, True)])
def test_room_is_left_for_tickets_and_sessions(
    alice: Writer, free: int, is_written: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = SimpleNamespace(f_frsize=MB, f_blocks=64, f_bavail=free)
    monkeypatch.setattr("os.statvfs", lambda _path: folder)
    if is_written:
        slips.write(alice.vault, large("a"))
    else:
        with pytest.raises(NoRoom):
            slips.write(alice.vault, large("a"))
    memory_files.write("ticket", b"x")


def test_a_folder_that_has_no_size_has_room(alice: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = SimpleNamespace(f_frsize=4096, f_blocks=0, f_bavail=0)
    monkeypatch.setattr("os.statvfs", lambda _path: folder)
    assert is_there(alice, slips.write(alice.vault, large("a")))


def test_a_folder_that_fills_while_it_is_written_is_no_fault(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(memory_files, "write", full)
    with pytest.raises(NoRoom):
        slips.write(alice.vault, Blob(text="a"))
