"""The file outside the database: append-only, whole lines, on the disk before the act counts."""

import os
import stat
from typing import Any

import pytest

from apps.vault import primitives, revocations


def an_id() -> bytes:
    return primitives.random_bytes(revocations.ID_BYTES)


def test_what_was_revoked_is_known_and_nothing_else_is() -> None:
    gone, present = an_id(), an_id()
    revocations.revoke(gone)
    assert revocations.is_revoked(gone)
    assert not revocations.is_revoked(present)
    assert not revocations.is_revoked(gone[:8])


def test_revoking_twice_writes_one_line() -> None:
    gone = an_id()
    revocations.revoke(gone)
    size = revocations.path().stat().st_size
    revocations.revoke(gone)
    assert revocations.path().stat().st_size == size


def test_a_line_is_flushed_to_the_disk_with_its_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    flushed: list[int] = []
    true_fsync = os.fsync

    def fsync(handle: int) -> None:
        flushed.append(stat.S_IFMT(os.fstat(handle).st_mode))
        true_fsync(handle)

    monkeypatch.setattr(revocations.os, "fsync", fsync)  # type: ignore[attr-defined]
    revocations.revoke(an_id())
    assert flushed == [stat.S_IFREG, stat.S_IFDIR]


def test_a_line_torn_by_a_power_cut_does_not_swallow_the_next() -> None:
    with revocations.path().open("a") as file:
        file.write(an_id().hex()[:20])
    gone = an_id()
    revocations.revoke(gone)
    assert revocations.is_revoked(gone)


def test_the_file_keeps_its_name_and_holds_nothing_but_ids_and_days() -> None:
    name = revocations.start_file()
    revocations.revoke(an_id())
    assert revocations.start_file() == name == revocations.file_id()
    heading, line = revocations.path().read_text().splitlines()
    assert heading == f"revocations {name.hex()}"
    wrap_id, day = line.split(" ")
    assert (len(wrap_id), len(day)) == (32, 10)
    assert stat.S_IMODE(revocations.path().stat().st_mode) == 0o600


@pytest.mark.parametrize("content", ["", "something else\n", "revocations\n", "revocations xyz\n"])
def test_a_file_of_something_else_names_no_database(content: str, settings: Any) -> None:
    revocations.path().write_text(content)
    assert not revocations.file_id()


def test_a_missing_file_names_no_database() -> None:
    revocations.path().unlink()
    assert revocations.file_id() is None
