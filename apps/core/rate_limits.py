"""Growing delays after failed attempts; never a lock-out. Nothing is kept for longer than an hour.

A counter is a small file in the memory-backed ticket folder, named by an HMAC under a key that is
drawn anew at each boot of that folder. No address and no name stands in it, and an address goes
nowhere else.
"""

import hmac
import ipaddress
import os
import struct
import time
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest

FREE_ATTEMPTS = 4
LONGEST_WAIT = 60
FORGET_SECONDS = 3600

_COUNTER = struct.Struct(">Id")


def wait_seconds(*bucket: str) -> int:
    """How long this bucket should wait before its next attempt; 0 for none."""
    failures, last = _read(_path(bucket))
    if failures < FREE_ATTEMPTS:
        return 0
    wait: int = min(2 ** (failures - FREE_ATTEMPTS), LONGEST_WAIT)
    return max(0, round(last + wait - time.time()))


def is_paused(*bucket: str, after: int) -> bool:
    """Whether so many attempts failed: for what rests a whole hour, counted from the last of them."""
    failures, _ = _read(_path(bucket))
    return failures >= after


def note_failure(*bucket: str) -> None:
    path = _path(bucket)
    failures, _ = _read(path)
    draft = path.with_suffix(f".{os.urandom(6).hex()}")
    draft.write_bytes(_COUNTER.pack(failures + 1, time.time()))
    draft.rename(path)


def forget(*bucket: str) -> None:
    _path(bucket).unlink(missing_ok=True)


def address_of(request: HttpRequest) -> str:
    """Where a request comes from, as part of a bucket and for nothing else. Over https there is a
    proxy in front, and the last hop is what it saw itself. One home has all of an IPv6 /64."""
    address: str = request.META.get("REMOTE_ADDR", "")
    if settings.IS_HTTPS:
        hops: str = request.META.get("HTTP_X_FORWARDED_FOR", address)
        address = hops.rpartition(",")[2]
    try:
        found = ipaddress.ip_address(address.strip())
    except ValueError:
        return "nowhere"
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return str(ipaddress.ip_network((int(found), 64), strict=False))
    return str(found)


def sweep() -> None:
    limit = time.time() - FORGET_SECONDS
    for path in _folder().iterdir():
        try:
            if path.name != "key" and path.stat().st_mtime < limit:
                path.unlink()
        except FileNotFoundError:
            continue


def _folder() -> Path:
    folder = Path(settings.TICKETS_DIR) / "counters"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _boot_key() -> bytes:
    path = _folder() / "key"
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


def _path(bucket: tuple[str, ...]) -> Path:
    name = hmac.digest(_boot_key(), "\0".join(bucket).encode(), "sha256")[:16].hex()
    return _folder() / name


def _read(path: Path) -> tuple[int, float]:
    try:
        failures, last = _COUNTER.unpack(path.read_bytes())
    except (FileNotFoundError, struct.error):
        return 0, 0.0
    return (failures, last) if time.time() - last < FORGET_SECONDS else (0, 0.0)
