"""What was withdrawn, kept outside the database, so that restoring a backup revives nothing.

`data/revocations`: its first line names the file, then one line each: the random id of a wrap and a
day (UTC). Append-only; a line is on the disk before the act is acknowledged. It holds no names.
What else must outlive a backup is told by ids as well: see apps/sharing/lives.py.
"""

import fcntl
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from apps.vault import primitives
from apps.vault.exceptions import TamperedEnvelope

ID_BYTES = 16
_HEADING = b"revocations "


class _Read(NamedTuple):
    """What the file held when it was as `state` says."""

    state: tuple[str, int, int, int]
    ids: frozenset[bytes]


_read_last: _Read | None = None


def path() -> Path:
    return Path(settings.DATA_DIR) / "revocations"


def start_file() -> bytes:
    """Make the file where it is missing; the 16 bytes that name it."""
    if path().exists():
        present = file_id()
        if present is None:
            raise ValueError("data/revocations does not begin as this product writes it.")
        return present
    name = primitives.random_bytes(ID_BYTES)
    _append(_HEADING + name.hex().encode() + b"\n")
    return name


def file_id() -> bytes | None:
    """The id in the first line, or None when the file is missing or something else."""
    try:
        with path().open("rb") as lines:
            return _named(lines.readline())
    except OSError:
        return None


def revoke(*wrap_ids: bytes) -> None:
    """Durable when this returns. Saying it twice is harmless. Raises as `is_revoked`."""
    present, day = _ids(), datetime.now(UTC).date().isoformat()
    new = [each.hex() for each in wrap_ids if each.hex().encode() not in present]
    if new:
        _append("".join(f"{each} {day}\n" for each in new).encode())


def is_revoked(wrap_id: bytes) -> bool:
    """Raises TamperedEnvelope where the file is gone or is something else: nobody can tell, so
    nothing opens."""
    return wrap_id.hex().encode() in _ids()


def _ids() -> frozenset[bytes]:
    """Read anew when the file has changed: readers of a view ask with every request."""
    global _read_last
    try:
        with path().open("rb") as lines:
            status = os.fstat(lines.fileno())
            state = (lines.name, status.st_ino, status.st_size, status.st_mtime_ns)
            last = _read_last
            if last is not None and last.state == state:
                return last.ids
            if _named(lines.readline()) is None:
                raise TamperedEnvelope
            ids = frozenset(line.split(b" ", 1)[0] for line in lines)
    except FileNotFoundError:
        raise TamperedEnvelope from None
    _read_last = _Read(state, ids)
    return ids


def _named(heading: bytes) -> bytes | None:
    if not heading.startswith(_HEADING):
        return None
    try:
        name = bytes.fromhex(heading.removeprefix(_HEADING).decode("ascii"))
    except ValueError:
        return None
    return name if len(name) == ID_BYTES else None


def _append(line: bytes) -> None:
    handle = os.open(path(), os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        size = os.fstat(handle).st_size
        if size and os.pread(handle, 1, size - 1) != b"\n":
            line = b"\n" + line  # power was lost in the middle of the line before
        os.write(handle, line)
        os.fsync(handle)
    finally:
        os.close(handle)
    folder = os.open(path().parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
