"""One job in this process: what its work counts, whether it may go on, how it ended.

The work counts in memory and never waits for its row, which so can be read and cancelled while the
work is inside a transaction. Rows are job_keeper.py's.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from typing import Final
from uuid import UUID

from django.db import connection, connections

from apps.core.models import Job

AT_ONCE: Final = 2  # in each process: the rest of it is for pages
BEAT: Final = 0.4  # seconds between two looks at everything

logger = logging.getLogger(__name__)
_slots = threading.BoundedSemaphore(AT_ONCE)


class Cancelled(Exception):
    """Somebody asked for an end."""


class Stopped(Exception):
    """The vault was locked for good, or the server is about to stop."""


class Progress:
    """What the work is given. `id` is the job's."""

    def __init__(self, job_id: UUID) -> None:
        self.id = job_id
        self.done = 0
        self.cancel_asked = False
        self.must_stop = False

    def step(self, count: int = 1) -> None:
        """So many more are done; asks the database nothing. Raises Cancelled or Stopped: let them
        pass, so that a transaction around the work leaves nothing."""
        self.done += count
        if self.must_stop:
            raise Stopped
        if self.cancel_asked:
            raise Cancelled


Work = Callable[[Progress], None]


class Run:
    """One job of this process. `begun` is answered once its row is there, or cannot be."""

    def __init__(self, job: Job, work: Work, may_go_on: Callable[[], bool]) -> None:
        self.job = job
        self.progress = Progress(job.id)
        self.begun: Future[UUID] = Future()
        self.state = Job.State.WAITING
        self._work: Work | None = work
        self._may_go_on = may_go_on

    def look(self) -> None:
        """Whether it may go on. What cannot be told counts as no."""
        try:
            may = self._may_go_on()
        except Exception:
            logger.exception("nobody can tell whether long work may go on")
            may = False
        self.progress.must_stop |= not may

    def go(self, tell: Callable[[], None]) -> None:
        """The thread of the work. `tell` is called with every new state."""
        state = Job.State.FAILED
        try:
            use_own_connection()
            state = self._outcome(tell)
        finally:
            self._work = None  # and with it the keys
            connection.close()
            self.state = state
            tell()

    def _outcome(self, tell: Callable[[], None]) -> Job.State:
        assert self._work
        try:
            with _turn(self.progress):
                self.state = Job.State.RUNNING
                tell()
                self._work(self.progress)
        except Cancelled:
            return Job.State.CANCELLED
        except Stopped:
            return Job.State.STOPPED
        except Exception:
            self.look()  # under a vault that was locked meanwhile much can fail
            if self.progress.must_stop:
                return Job.State.STOPPED
            logger.exception("long work failed")
            return Job.State.FAILED
        return Job.State.DONE


def use_own_connection() -> None:
    """From outside the pool, so that long work keeps none from a page."""
    own = connections.create_connection("default")
    options = {**own.settings_dict["OPTIONS"], "pool": False}
    own.settings_dict = {**own.settings_dict, "OPTIONS": options}
    connections["default"] = own


@contextmanager
def _turn(progress: Progress) -> Iterator[None]:
    while not _slots.acquire(timeout=BEAT):
        progress.step(0)
    try:
        progress.step(0)
        yield
    finally:
        _slots.release()
