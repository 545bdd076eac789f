"""Somebody who sends the first bytes of a form and then nothing must not hold up everybody else."""

import socket
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from tests.core.site import Site

SENDERS = 40  # a start has two web processes; a proxy in front keeps out more than that
BEGUN = (
    b"POST /sign-in/ HTTP/1.1\r\nHost: localhost:%d\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\na=1"
)


@contextmanager
def stalled(site: Site) -> Iterator[None]:
    with ExitStack() as held:
        for _ in range(SENDERS):
            sender = held.enter_context(socket.create_connection(("localhost", site.port)))
            sender.sendall(BEGUN % site.port)
        yield


def test_forms_that_never_arrive_leave_room_for_everybody_else(old_site: Site) -> None:
    old_site.serve()
    with stalled(old_site):
        for _ in range(10):
            address = f"http://localhost:{old_site.port}/sign-in/"
            with urllib.request.urlopen(address, timeout=5) as answer:
                assert answer.status == 200
    assert old_site.is_healthy()


def test_a_stop_does_not_wait_for_forms_that_never_arrive(old_site: Site) -> None:
    old_site.serve()
    with stalled(old_site):
        assert old_site.stop() == 0
