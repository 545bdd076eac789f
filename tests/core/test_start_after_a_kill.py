"""Whatever was killed, at whatever moment: the next start serves, and nobody has to help."""

import os
import random
import signal
import time
from pathlib import Path

import pytest

from tests.core.site import Site, end, is_alive


def kill_all(site: Site) -> None:
    assert site.process is not None
    for pid in site.processes():
        end(pid)
    site.process.wait()


def test_everything_killed_at_once(old_site: Site) -> None:
    old_site.serve()
    kill_all(old_site)
    assert (old_site.data / "postgres/18/postmaster.pid").exists()
    old_site.serve()
    assert old_site.stop() == 0


def test_workers_and_postgres_end_with_a_killed_start(old_site: Site) -> None:
    old_site.serve()
    everything = old_site.processes()
    assert old_site.process is not None
    os.kill(old_site.process.pid, signal.SIGKILL)
    old_site.process.wait()
    deadline = time.monotonic() + 15
    while any(is_alive(pid) for pid in everything):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    old_site.serve()


def test_a_stop_while_the_database_recovers_takes_seconds(old_site: Site) -> None:
    old_site.serve()
    end(next(pid for pid in old_site.processes() if is_backend(pid)))
    assert old_site.stop() == 0
    old_site.serve()
    assert old_site.stop() == 0


def is_backend(pid: int) -> bool:
    line = Path(f"/proc/{pid}/cmdline").read_bytes()
    return line.startswith(b"postgres:") and b"[local]" in line


def test_a_start_right_after_a_killed_one(old_site: Site) -> None:
    old_site.serve()
    assert old_site.process is not None
    os.kill(old_site.process.pid, signal.SIGKILL)
    old_site.process.wait()
    old_site.serve()


def test_killed_while_it_starts(old_site: Site) -> None:
    old_site.begin()
    time.sleep(0.6)
    kill_all(old_site)
    old_site.serve()


@pytest.mark.nightly
@pytest.mark.parametrize("seed", range(25))
def test_killed_at_any_moment_of_a_first_start(make_site: object, seed: int) -> None:
    site: Site = make_site()  # type: ignore[operator]
    chance = random.Random(seed)
    for _ in range(3):
        site.begin()
        time.sleep(chance.uniform(0.0, 4.0))
        kill_all(site)
    site.serve()
    assert site.stop() == 0
