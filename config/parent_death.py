"""On Linux a child can ask for a signal when its parent dies, even by `kill -9`."""

import ctypes
import os
import signal
import sys
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1


def signal_on_parent_death(signum: signal.Signals, parent: int) -> None:
    """Call in the child, after any change of user (that clears the wish). Elsewhere: nothing."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signum, 0, 0, 0)
    if os.getppid() != parent:
        os.kill(os.getpid(), signum)


def child_setup(signum: signal.Signals) -> Callable[[], None]:
    """A `preexec_fn` for the calling process's next child."""
    parent = os.getpid()
    return lambda: signal_on_parent_death(signum, parent)
