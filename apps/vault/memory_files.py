"""Small files in one 0700 folder on a tmpfs: tickets, sessions, slips. Their names tell nothing.

Nothing here knows what the bytes are; every caller seals them first.
"""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple

from django.conf import settings

from apps.vault import primitives

SWEEP_SECONDS = 24 * 3600
# Of the folder, at most: what tickets and sessions need is written whatever else is kept here.
SPARED_BYTES: Final = 16 * 1024 * 1024


class Kept(NamedTuple):
    """A file, its size in bytes, and when it was last touched (seconds since the epoch)."""

    name: str
    size: int
    touched_at: float


def folder() -> Path:
    path = Path(settings.TICKETS_DIR)
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return path


def _path(name: str) -> str:
    """Of a file that is there already, or not at all."""
    return os.path.join(settings.TICKETS_DIR, name)


def write(name: str, data: bytes, *, must_exist: bool = False) -> bool:
    """Atomic. With `must_exist`, nothing is written once the file has been removed: False."""
    target = folder() / name
    draft = folder() / f".{primitives.random_bytes(8).hex()}"
    try:
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(data)
        with _one_at_a_time():
            if must_exist and not target.exists():
                return False
            draft.rename(target)
    finally:
        draft.unlink(missing_ok=True)  # still there only where nothing took its place
    return True


def read(name: str) -> bytes | None:
    try:
        with open(_path(name), "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def touch(name: str) -> None:
    """Never makes a file."""
    try:
        os.utime(_path(name))
    except FileNotFoundError:
        return


def age(name: str) -> float | None:
    """Seconds since the last touch."""
    try:
        return time.time() - os.stat(_path(name)).st_mtime
    except FileNotFoundError:
        return None


def kept(prefix: str) -> list[Kept]:
    """The newest first."""
    found = []
    for path in folder().glob(f"{prefix}*"):
        try:
            status = path.stat()
        except FileNotFoundError:
            continue
        found.append(Kept(path.name, status.st_size, status.st_mtime))
    return sorted(found, key=lambda file: file.touched_at, reverse=True)


def has_room_for(size: int) -> bool:
    """Whether a quarter of the folder, or `SPARED_BYTES`, stays free beside so many bytes. A folder
    without a size of its own has room."""
    space = os.statvfs(folder())
    spared = min(space.f_blocks * space.f_frsize // 4, SPARED_BYTES)
    return not space.f_blocks or space.f_bavail * space.f_frsize - size >= spared


def remove(name: str) -> bool:
    """True for the one caller that found it."""
    with _one_at_a_time():
        try:
            (folder() / name).unlink()
        except FileNotFoundError:
            return False
    return True


def remove_all(prefix: str) -> None:
    with _one_at_a_time():
        for path in folder().glob(f"{prefix}*"):
            path.unlink(missing_ok=True)


def sweep() -> None:
    """Remove what nobody has touched for a day."""
    limit = time.time() - SWEEP_SECONDS
    for path in folder().iterdir():
        try:
            if path.is_file() and path.name != ".lock" and path.stat().st_mtime < limit:
                path.unlink()
        except FileNotFoundError:
            continue


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    handle = os.open(folder() / ".lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
