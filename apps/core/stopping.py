"""Ctrl-C, SIGTERM and a closed terminal, while `start` is still on its way.

The exception alone is not enough: raised inside a weak reference's callback, Python drops it.
"""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_ALL = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
_requested: list[int] = []
_postponing: list[bool] = []


def listen() -> None:
    """From here on a stop raises KeyboardInterrupt, and `is_requested` remembers it."""
    for signum in _ALL:
        # `nohup` asks not to hear SIGHUP. A shell's `&` ignores SIGINT too: that one is heard.
        if signum != signal.SIGHUP or signal.getsignal(signum) != signal.SIG_IGN:
            signal.signal(signum, _request)
    sys.unraisablehook = _tell_of_dropped
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ALL)


def _request(signum: int, frame: FrameType | None) -> None:
    _requested.append(signum)
    if not _postponing:
        raise KeyboardInterrupt


def _tell_of_dropped(dropped: "sys.UnraisableHookArgs") -> None:
    """A stop that Python drops is kept by `is_requested`: nobody needs to read of it."""
    if dropped.exc_type is not KeyboardInterrupt:
        sys.__unraisablehook__(dropped)


@contextmanager
def postponed() -> Iterator[None]:
    """For work that leaves something behind when it is cut in half, such as a process that nobody
    would end. A stop counts at the next `heed`, and when the block ends."""
    _postponing.append(True)
    try:
        yield
    finally:
        _postponing.pop()
        heed()


def heed() -> None:
    if _requested:
        raise KeyboardInterrupt


def is_requested() -> bool:
    return bool(_requested)


def hold() -> None:
    """Signals wait until the program that replaces this one listens."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _ALL)
    heed()


def ignore() -> None:
    """A second Ctrl-C must not cut the clean stop short."""
    for signum in _ALL:
        signal.signal(signum, signal.SIG_IGN)


def let_worker_be_ended() -> None:
    """In a forked worker, until it has handlers of its own: only SIGTERM counts, and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
