"""Who may try next where attempts have to wait.

A form that is refused carries a turn away. Sent again once its time has come, it gets the free moment,
or a place of its own in the queue where others took that one: so whoever waits as told comes in,
however fast somebody else sends forms. Turns as such cost nothing and reserve nothing. Only one that
was waited for does, and places follow each other as slowly as attempts would.
"""

import hmac
import math
import os
import struct
import time
from typing import NamedTuple

from apps.core import counters
from apps.core.counters import Counter
from apps.core.rate_limits import LONGEST_WAIT, wait_after

LONGEST_QUEUE = 600
# A person may come late to a place, so long.
LATE_SECONDS = 600

_TURN = struct.Struct(">4sd")
_TURN_BYTES = _TURN.size + counters.MARK_BYTES


class Turn(NamedTuple):
    """`seconds` are left until it is good; `text` is for the form. `was_held` tells a form that was
    refused before."""

    seconds: int
    text: str
    was_held: bool


def ask(*bucket: str, held: str) -> Turn:
    """`held` is the text that the form carried, or what stands there instead."""
    return _asked(bucket, held, is_taken=False)


def take(*bucket: str, held: str) -> Turn:
    """As `ask`; where nothing is left to wait, the attempt is counted as failed and the turn spent."""
    return _asked(bucket, held, is_taken=True)


def _asked(bucket: tuple[str, ...], held: str, *, is_taken: bool) -> Turn:
    now = time.time()
    found = _read(bucket, held)
    with counters.changing(bucket) as counter:
        _drop_missed(counter, now)
        number, due = found or (os.urandom(4), _first_due(counter, now))
        good_at = counter.places.get(number) or _good_at(counter, number, due, now)
        if is_taken and good_at <= now:
            counter.places.pop(number, None)
            counter.failures, counter.last = counter.failures + 1, now
    seconds = max(0, math.ceil(good_at - now))
    return Turn(seconds, _written(bucket, number, due), found is not None)


def _first_due(counter: Counter, now: float) -> float:
    """One wait: the queue counts only from the moment at which there is a place in it."""
    return min(max(_free_at(counter), now), now + wait_after(counter))


def _good_at(counter: Counter, number: bytes, due: float, now: float) -> float:
    """When one without a place is good. It gets one here if it was waited for in vain."""
    free_at = _free_at(counter)
    if free_at <= now:
        return now
    if due > now:
        return due
    if free_at > now + LONGEST_QUEUE:
        return now + LONGEST_WAIT
    counter.places[number] = free_at
    return free_at


def _free_at(counter: Counter) -> float:
    """The first moment that is nobody's."""
    return max(counter.last, *counter.places.values(), 0.0) + wait_after(counter)


def _drop_missed(counter: Counter, now: float) -> None:
    for number, due in list(counter.places.items()):
        if due + LATE_SECONDS < now:
            del counter.places[number]


def _written(bucket: tuple[str, ...], number: bytes, due: float) -> str:
    content = _TURN.pack(number, due)
    return (content + counters.mark_of(bucket, content)).hex()


def _read(bucket: tuple[str, ...], text: str) -> tuple[bytes, float] | None:
    """Number and time. None for what is no turn of this bucket and boot."""
    try:
        raw = bytes.fromhex(text) if len(text) == 2 * _TURN_BYTES else b""
    except ValueError:
        return None
    content, mark = raw[: _TURN.size], raw[_TURN.size :]
    if not hmac.compare_digest(mark, counters.mark_of(bucket, content)):
        return None
    number, due = _TURN.unpack(content)
    return number, due
