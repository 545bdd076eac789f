"""Purging and expiry: the registered tasks, hourly, in one process at a time."""

import logging
import subprocess
import sys
import threading
from pathlib import Path

from django.conf import settings

from apps.core.database import HOUSEKEEPING, advisory_lock_or_none
from apps.core.start_steps import housekeeping

HOUR = 3_600.0
FIRST_AFTER = 60.0

logger = logging.getLogger(__name__)


def run() -> bool:
    """False when another process is at it. One failing task does not keep the others from running."""
    with advisory_lock_or_none(HOUSEKEEPING) as got:
        if got:
            for task in housekeeping:
                try:
                    task()
                except Exception:
                    logger.exception("housekeeping failed")
        return got


class Hourly(threading.Thread):
    """Runs the command as a process of its own: `start` forks its web workers, and a database
    connection in a thread beside them would be copied into each."""

    def __init__(self) -> None:
        super().__init__(name="housekeeping", daemon=True)
        self._stopped = threading.Event()
        self._process: subprocess.Popen[bytes] | None = None

    def run(self) -> None:
        pause = FIRST_AFTER
        while not self._stopped.wait(pause):
            pause = HOUR
            command = [sys.executable, str(Path(settings.BASE_DIR, "manage.py")), "housekeeping"]
            self._process = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603 (fixed)
            self._process.wait()

    def stop(self) -> None:
        self._stopped.set()
        if self._process is not None and self._process.poll() is None:
            self._process.terminate()
            self._process.wait()
