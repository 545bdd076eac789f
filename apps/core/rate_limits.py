"""Growing delays after failed attempts; never a lock-out. Nothing is kept for longer than an hour."""

import ipaddress
import math
import time

from django.conf import settings
from django.http import HttpRequest

from apps.core import counters
from apps.core.counters import Counter

FREE_ATTEMPTS = 4
LONGEST_WAIT = 60


def wait_after(counter: Counter) -> int:
    """Seconds between the last attempt and the next."""
    if counter.failures < FREE_ATTEMPTS:
        return 0
    wait: int = min(2 ** (counter.failures - FREE_ATTEMPTS), LONGEST_WAIT)
    return wait


def wait_seconds(*bucket: str) -> int:
    """How long this bucket should wait before its next attempt; 0 for none."""
    counter = counters.read(bucket)
    return max(0, math.ceil(counter.last + wait_after(counter) - time.time()))


def is_paused(*bucket: str, after: int) -> bool:
    """Whether so many attempts failed: for what rests a whole hour, counted from the last of them."""
    return counters.read(bucket).failures >= after


def note_failure(*bucket: str) -> None:
    with counters.changing(bucket) as counter:
        counter.failures += 1
        counter.last = time.time()


def forget(*bucket: str) -> None:
    counters.forget(bucket)


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
