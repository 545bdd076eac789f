"""The file outside the database: append-only, whole lines, on the disk before the act counts."""

import os
import stat

import pytest
from django.test import Client

from apps.vault import primitives, revocations
from apps.vault.exceptions import TamperedEnvelope
from tests.cast import Writer


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


NOT_OURS = [
    b"",
    b"something else\n",
    b"revocations\n",
    b"revocations xyz\n",
    b"revocations abcd\n",
    b"5a" * 16 + b"\n",
    b"\xff\xfe\x80\n",
]


@pytest.mark.parametrize("content", NOT_OURS)
def test_a_file_of_something_else_names_no_database(content: bytes) -> None:
    revocations.path().write_bytes(content)
    assert revocations.file_id() is None


@pytest.mark.parametrize("content", NOT_OURS)
def test_while_the_file_is_something_else_nobody_can_tell_what_was_revoked(content: bytes) -> None:
    revocations.path().write_bytes(content)
    with pytest.raises(TamperedEnvelope):
        revocations.is_revoked(an_id())
    with pytest.raises(TamperedEnvelope):
        revocations.revoke(an_id())
    assert revocations.path().read_bytes() == content


def test_while_the_file_is_missing_nobody_can_tell_what_was_revoked() -> None:
    revocations.path().unlink()
    with pytest.raises(TamperedEnvelope):
        revocations.is_revoked(an_id())
    with pytest.raises(TamperedEnvelope):
        revocations.revoke(an_id())
    assert not revocations.path().exists()


def test_bytes_that_are_no_text_hide_no_line() -> None:
    gone = an_id()
    with revocations.path().open("ab") as file:
        file.write(b"\xff\xfe\x80\n")
    revocations.revoke(gone)
    assert revocations.is_revoked(gone)
    assert not revocations.is_revoked(an_id())


@pytest.mark.parametrize("content", [None, b"", b"\xff\xfe\x80\n"])
def test_no_password_opens_anything_without_the_file(alice: Writer, content: bytes | None) -> None:
    whole = revocations.path().read_bytes()
    revocations.path().unlink() if content is None else revocations.path().write_bytes(content)
    form = {"name": alice.name, "password": alice.password}
    assert Client().post("/sign-in/", form).status_code == 503
    revocations.path().write_bytes(whole)
    assert Client().post("/sign-in/", form).status_code == 302


def test_a_missing_file_names_no_database() -> None:
    revocations.path().unlink()
    assert revocations.file_id() is None
