"""The web server: granian's workers, forked from `start` with everything loaded."""

import gc
import http.client
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.urls import get_resolver
from django.utils.translation import gettext
from granian import Granian
from granian.constants import HTTPModes, Interfaces
from granian.log import LogLevels

from apps.core import stopping
from apps.core.start_steps import StartRefused
from config.parent_death import signal_on_parent_death

# Of each worker. A form that is still on its way holds one; those that wait cost a few megabytes at
# most (measured: 10 for all 128), and the database's pool keeps the busy ones few.
THREADS = 64
_SUPERVISOR = os.getpid()
_is_nohup = signal.getsignal(signal.SIGHUP) == signal.SIG_IGN


def refuse_taken_port(seconds: float = 2.0) -> None:
    """Workers of a start that was killed a moment ago get `seconds` to let go of it."""
    deadline = time.monotonic() + seconds
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((settings.BIND, settings.PORT))
            except PermissionError as error:
                raise StartRefused(
                    gettext("This user may not use port %(port)s. Please choose one above 1023.")
                    % {"port": settings.PORT}
                ) from error
            except OSError as error:
                if time.monotonic() > deadline:
                    raise StartRefused(
                        gettext(
                            "Port %(port)s is in use by another program. "
                            "Please choose another with --port."
                        )
                        % {"port": settings.PORT}
                    ) from error
            else:
                return
        time.sleep(0.1)


def load_worker(target: str) -> Callable[..., Any]:
    """In each worker: the application that `start` loaded before it forked."""
    os.setsid()  # Ctrl-C reaches `start` alone, which then ends the workers one by one
    signal_on_parent_death(signal.SIGTERM, _SUPERVISOR)
    from config.wsgi import application

    return application


def serve(when_ready: Callable[[], None]) -> None:
    """Returns after Ctrl-C or SIGTERM. Raises SystemExit when the workers keep dying."""
    server = Granian(
        "config.wsgi:application",
        address=settings.BIND,
        port=settings.PORT,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=settings.WORKERS,
        blocking_threads=THREADS,
        websockets=False,
        log_level=LogLevels.critical,
        respawn_failed_workers=True,
        workers_kill_timeout=5,
    )
    with stopping.postponed():
        _preload()
    server.on_startup(lambda: _take_over_signals(server.signal_handler_interrupt))
    os.register_at_fork(after_in_child=stopping.let_worker_be_ended)
    threading.Thread(target=_wait_until_ready, args=(when_ready,), daemon=True).start()
    server.serve(target_loader=load_worker)


def _preload() -> None:
    """What is loaded before the fork is shared memory and time saved in each worker."""
    from config import wsgi  # noqa: F401

    assert get_resolver().url_patterns
    gc.collect()
    gc.freeze()


def _take_over_signals(stop: Callable[..., None]) -> None:
    """granian listens by now; what came a moment earlier is told to it."""
    signal.signal(signal.SIGHUP, signal.SIG_IGN if _is_nohup else stop)  # granian would reload
    if stopping.is_requested():
        stop()


def _wait_until_ready(when_ready: Callable[[], None]) -> None:
    host = "127.0.0.1" if settings.BIND in {"0.0.0.0", "::"} else settings.BIND  # noqa: S104 (compared)
    while True:
        probe = http.client.HTTPConnection(host, settings.PORT, timeout=5)
        try:
            probe.request("GET", "/robots.txt", headers={"Host": settings.SITE_URL.netloc})
            probe.getresponse().read()
        except OSError:
            time.sleep(0.02)
        else:
            return when_ready()
        finally:
            probe.close()
