"""Counts of attempts, each a small file in the memory-backed ticket folder.

It is named by an HMAC under a key that is drawn anew at each boot of that folder: no address and no
name stands in it. Nothing is kept for longer than an hour.
"""

import fcntl
import hmac
import os
import struct
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

FORGET_SECONDS = 3600
# At 4 KiB each in memory. Each failure costs a slow run, and the lowest counts go first: to push one
# of four failures out takes four times as many, and so longer than what its waits withhold.
MOST = 2048
MARK_BYTES = 6

_HEAD = struct.Struct(">Id")
_PLACE = struct.Struct(">4sd")
_KEY = "key"


@dataclass(slots=True)
class Counter:
    """`last` is the moment of the last attempt; `places` are moments that were given away, each by
    the number of its turn."""

    failures: int = 0
    last: float = 0.0
    places: dict[bytes, float] = field(default_factory=dict)


def read(bucket: tuple[str, ...]) -> Counter:
    with _one_at_a_time():
        return _read(_path(bucket))


@contextmanager
def changing(bucket: tuple[str, ...]) -> Iterator[Counter]:
    """For one process at a time. It is not counted where the folder has no room: nobody is kept out
    for that."""
    with _one_at_a_time():
        path = _path(bucket)
        counter = _read(path)
        before = _packed(counter)
        yield counter
        if _packed(counter) != before:
            _write(path, _packed(counter))


def forget(bucket: tuple[str, ...]) -> None:
    with _one_at_a_time():
        _path(bucket).unlink(missing_ok=True)


def mark_of(bucket: tuple[str, ...], content: bytes) -> bytes:
    """That `content` was given out for this bucket since the last boot. Short: who forges it gains
    what is given to everybody."""
    parts = (b"turn", content, "\0".join(bucket).encode())
    return hmac.digest(_boot_key(), b"\0".join(parts), "sha256")[:MARK_BYTES]


def sweep() -> None:
    limit = time.time() - FORGET_SECONDS
    with _one_at_a_time():
        for path in _all():
            if path.stat().st_mtime < limit:
                path.unlink()


def _folder() -> Path:
    folder = Path(settings.TICKETS_DIR) / "counters"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _boot_key() -> bytes:
    path = _folder() / _KEY
    if not path.exists():
        draft = path.with_suffix(f".{os.urandom(6).hex()}")
        draft.write_bytes(os.urandom(32))
        try:
            os.link(draft, path)  # the first of two processes wins
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_bytes()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    _boot_key()
    handle = os.open(_folder() / _KEY, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)


def _path(bucket: tuple[str, ...]) -> Path:
    name = hmac.digest(_boot_key(), "\0".join(bucket).encode(), "sha256")[:16].hex()
    return _folder() / name


def _read(path: Path) -> Counter:
    try:
        raw = path.read_bytes()
        failures, last = _HEAD.unpack(raw[: _HEAD.size])
        places = dict(_PLACE.iter_unpack(raw[_HEAD.size :]))
    except (FileNotFoundError, struct.error):
        return Counter()
    return Counter(failures, last, places) if time.time() - last < FORGET_SECONDS else Counter()


def _packed(counter: Counter) -> bytes:
    places = (_PLACE.pack(number, due) for number, due in counter.places.items())
    return _HEAD.pack(counter.failures, counter.last) + b"".join(places)


def _write(path: Path, content: bytes) -> None:
    is_new = not path.exists()
    if is_new:
        _make_room(MOST - 1)
    try:
        _put(path, content)
    except OSError:
        if is_new:
            path.unlink(missing_ok=True)
        _make_room(0)
        with suppress(OSError):
            _put(path, content)


def _put(path: Path, content: bytes) -> None:
    """In place: what has a file already needs no more room for a higher count."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT, 0o600)
    try:
        os.write(handle, content)
        os.ftruncate(handle, len(content))
    finally:
        os.close(handle)


def _make_room(most: int) -> None:
    """Where there are more than `most`, a quarter goes: the lowest, and of these the oldest."""
    found = _all()
    if len(found) > most:
        found.sort(key=lambda path: (_read(path).failures, path.stat().st_mtime))
        for path in found[: len(found) // 4 + 1]:
            path.unlink()


def _all() -> list[Path]:
    return [path for path in _folder().iterdir() if not path.name.startswith(_KEY)]
