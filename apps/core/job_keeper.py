"""The thread that keeps the rows of all jobs of this process, and alone writes them.

It holds a Postgres lock for each: a row whose lock is free belongs to a process that is gone.
"""

import logging
import threading
import time
from typing import Final
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Q

from apps.core.job_runs import AT_ONCE, BEAT, Run, use_own_connection
from apps.core.models import Job

MOST_WAITING: Final = 20  # each holds in memory what it works on
LEAVING_WITHIN: Final = 2.0  # seconds; the server ends a worker after five

logger = logging.getLogger(__name__)


class AlreadyRunning(Exception):
    """`id` is of the same owner and kind, and has not ended."""

    def __init__(self, job_id: UUID) -> None:
        super().__init__()
        self.id = job_id


class TooMany(Exception):
    """As many wait in this process as it can hold."""


class Keeper:
    """Its thread lives as long as there are runs."""

    def __init__(self) -> None:
        self._runs: dict[UUID, Run] = {}
        self._held: set[UUID] = set()
        self._one_at_a_time = threading.Lock()
        self._news = threading.Event()
        self._thread: threading.Thread | None = None

    def add(self, run: Run) -> UUID:
        """Raises AlreadyRunning or TooMany."""
        with self._one_at_a_time:
            if run.job.id in self._runs:
                raise AlreadyRunning(run.job.id)
            if len(self._runs) >= AT_ONCE + MOST_WAITING:
                raise TooMany
            self._runs[run.job.id] = run
            if self._thread is None:
                # No daemon, whatever the thread of a request is: a process that ends waits for it, so
                # that the work is told to stop and its row says so.
                self._thread = threading.Thread(target=self._keep, name="jobs", daemon=False)
                self._thread.start()
        self.wake()
        return run.begun.result()

    def wake(self) -> None:
        self._news.set()

    def _keep(self) -> None:
        use_own_connection()
        while self._has_runs():
            self._news.wait(BEAT)
            self._news.clear()
            if not threading.main_thread().is_alive():
                self._leave()
            try:
                for run in list(self._runs.values()):
                    self._attend(run)
            except Exception:
                logger.exception("rows of long work could not be kept")
                connection.close()
                self._held.clear()
                time.sleep(BEAT)

    def _has_runs(self) -> bool:
        with self._one_at_a_time:
            if self._runs:
                return True
            connection.close()
            self._thread = None
            return False

    def _attend(self, run: Run) -> None:
        if not run.begun.done():
            return self._begin(run)
        self._hold(run)
        state, done = run.state, run.progress.done
        if state in Job.LIVE:
            run.look()
        row = Job.objects.filter(pk=run.job.pk, state__in=Job.LIVE)
        asked = row.values_list("cancel_asked", flat=True).first()
        if (state, done) != (run.job.state, run.job.done):
            row.update(state=state, done=done)
            run.job.state, run.job.done = state, done
        run.progress.cancel_asked = bool(asked)
        run.progress.must_stop |= asked is None  # the row is gone, or given up by another process
        if state not in Job.LIVE:
            self._drop(run)
        return None

    def _begin(self, run: Run) -> None:
        job = run.job
        try:
            if not self._hold(run):
                raise AlreadyRunning(job.id)
            with transaction.atomic():
                ended = Job.objects.filter(pk=job.pk, owner=job.owner_id)
                ended.exclude(state__in=Job.LIVE).delete()
                job.save(force_insert=True)
        except Exception as error:
            run.begun.set_exception(_refusal(job, error))
            self._drop(run)
        else:
            work = threading.Thread(target=run.go, args=(self.wake,), name="job", daemon=True)
            work.start()
            run.begun.set_result(job.id)

    def _hold(self, run: Run) -> bool:
        if run.job.id not in self._held:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock_of(run.job.id)])
                if cursor.fetchone()[0]:
                    self._held.add(run.job.id)
        return run.job.id in self._held

    def _drop(self, run: Run) -> None:
        with self._one_at_a_time:
            del self._runs[run.job.id]
        if run.job.id in self._held:
            self._held.remove(run.job.id)
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [lock_of(run.job.id)])

    def _leave(self) -> None:
        """The process ends. What does not heed it in time is given up."""
        deadline = time.monotonic() + LEAVING_WITHIN
        for run in self._runs.values():
            run.progress.must_stop = True
        while time.monotonic() < deadline and any(
            run.state in Job.LIVE for run in self._runs.values()
        ):
            time.sleep(0.05)
        for run in self._runs.values():
            run.state = Job.State.STOPPED if run.state in Job.LIVE else run.state


def lock_of(job_id: UUID) -> int:
    """The number of its Postgres lock."""
    return int.from_bytes(job_id.bytes[:8], "big", signed=True)


def _refusal(job: Job, error: Exception) -> Exception:
    if not isinstance(error, IntegrityError):
        return error
    same = Q(pk=job.pk) | Q(owner=job.owner_id, kind=job.kind)
    other = Job.objects.filter(same, state__in=Job.LIVE).first()
    return AlreadyRunning(other.id) if other else error


keeper = Keeper()
