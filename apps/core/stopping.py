"""Ctrl-C, SIGTERM and a closed terminal, while `start` is still on its way.

The exception alone is not enough: raised inside a weak reference's callback, Python drops it.
"""

import signal
from types import FrameType

_ALL = {signal.SIGINT, signal.SIGTERM, signal.SIGHUP}
_requested: list[int] = []


def listen() -> None:
    """From here on a stop raises KeyboardInterrupt, and `is_requested` remembers it."""
    for signum in _ALL:
        # `nohup` asks not to hear SIGHUP. A shell's `&` ignores SIGINT too: that one is heard.
        if signum != signal.SIGHUP or signal.getsignal(signum) != signal.SIG_IGN:
            signal.signal(signum, _request)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ALL)


def _request(signum: int, frame: FrameType | None) -> None:
    _requested.append(signum)
    raise KeyboardInterrupt


def is_requested() -> bool:
    return bool(_requested)


def hold() -> None:
    """Signals wait until the program that replaces this one listens."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _ALL)
    if _requested:
        raise KeyboardInterrupt


def ignore() -> None:
    """A second Ctrl-C must not cut the clean stop short."""
    for signum in _ALL:
        signal.signal(signum, signal.SIG_IGN)


def let_worker_be_ended() -> None:
    """In a forked worker, until it has handlers of its own: only SIGTERM counts, and ends it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
