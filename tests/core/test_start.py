"""`manage.py start`, from an empty folder to a served site and back."""

import os
import re
import signal
import stat
import time
from pathlib import Path

import pytest

from config import postgres
from tests.core.conftest import MakeSite
from tests.core.site import Site, is_alive, unprivileged


def modes(path: Path) -> dict[Path, int]:
    return {each: stat.S_IMODE(each.stat().st_mode) for each in path.parents}


def test_a_first_start_serves_and_stops_cleanly(make_site: MakeSite) -> None:
    site = make_site()
    site.serve()
    everything = site.processes()
    assert site.stop(signal.SIGTERM) == 0
    assert [pid for pid in everything if is_alive(pid)] == []
    assert not (site.data / "postgres/18/postmaster.pid").exists()


@pytest.mark.as_root
def test_root_changes_no_mode_of_a_parent_beyond_passing_through(make_site: MakeSite) -> None:
    site = make_site()
    before = modes(site.data)
    assert before[site.data.parent] == 0o700
    site.serve()
    assert modes(site.data) == {path: mode | stat.S_IXOTH for path, mode in before.items()}
    assert stat.S_IMODE(site.data.stat().st_mode) == 0o701
    assert (site.data / "postgres/18").stat().st_uid != 0


@pytest.mark.as_root
def test_an_ordinary_user_starts_it_too(make_site: MakeSite) -> None:
    user = unprivileged()
    site = make_site(user=user)
    os.chown(site.data.parent, int(str(user["user"])), -1)
    site.serve()
    assert stat.S_IMODE(site.data.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(site.data.stat().st_mode) == 0o700
    assert site.stop() == 0


def test_only_the_owner_reads_secrets_and_database(old_site: Site) -> None:
    secrets = old_site.data / "secrets"
    assert stat.S_IMODE(secrets.stat().st_mode) == 0o700
    assert {stat.S_IMODE(file.stat().st_mode) for file in secrets.iterdir()} == {0o600}
    assert stat.S_IMODE((old_site.data / "postgres").stat().st_mode) == 0o700


def test_no_process_of_a_site_leaves_its_memory_in_a_file(old_site: Site) -> None:
    old_site.serve()
    limits = [Path("/proc", str(pid), "limits").read_text() for pid in old_site.processes()]
    cores = [re.search(r"Max core file size +(\w+) +(\w+)", limit) for limit in limits]
    assert len(cores) > 2
    assert {core.groups() for core in cores if core} == {("0", "0")}


def test_ctrl_c_stops_everything_without_a_traceback(old_site: Site) -> None:
    old_site.serve()
    everything = old_site.processes()
    assert old_site.stop(signal.SIGINT, group=True) == 0
    assert [pid for pid in everything if is_alive(pid)] == []
    assert "Traceback" not in "".join(old_site.said)


def test_ctrl_c_before_it_serves_stops_it_too(old_site: Site) -> None:
    for after in (0.3, 0.5, 0.7, 0.9):
        old_site.begin()
        time.sleep(after)
        assert old_site.stop(signal.SIGINT, group=True) == 0
        assert "Traceback" not in "".join(old_site.said)
    old_site.serve()


def test_a_stop_locks_every_vault_and_ends_no_session(old_site: Site) -> None:
    old_site.serve()
    ticket, session = in_memory(old_site)
    assert old_site.stop() == 0
    assert not ticket.exists()
    assert session.exists()


def test_a_start_after_a_kill_locks_every_vault_and_ends_no_session(old_site: Site) -> None:
    ticket, session = in_memory(old_site)
    old_site.serve()
    assert not ticket.exists()
    assert session.exists()


def in_memory(site: Site) -> tuple[Path, Path]:
    """A ticket and a session, as a writer leaves them who is signed in."""
    folder = postgres.runtime_folder(site.data) / "tickets"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    files = folder / "ticket-of-somebody", folder / "session-of-somebody"
    for file in files:
        file.touch()
    return files


def test_a_site_that_was_used_before_is_served_within_four_seconds(old_site: Site) -> None:
    """The promise is for an idle machine; twice as much is let pass beside other tests."""
    begun = time.monotonic()
    old_site.serve()
    assert time.monotonic() - begun < 8


def test_a_dead_worker_is_replaced(old_site: Site) -> None:
    old_site.serve()
    workers = [pid for pid in old_site.processes()[1:] if b"manage.py" in cmdline(pid)]
    assert len(workers) == 2
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 20
    while True:
        try:
            assert old_site.is_healthy()
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        else:
            break
    assert old_site.stop() == 0


def cmdline(pid: int) -> bytes:
    return Path("/proc", str(pid), "cmdline").read_bytes()


def test_no_address_of_a_visitor_is_written_anywhere(old_site: Site) -> None:
    old_site.serve()
    old_site.is_healthy()
    assert old_site.stop() == 0
    assert "127.0.0.1" not in "".join(old_site.said)
    assert b"127.0.0.1" not in (old_site.data / "postgres/server.log").read_bytes()
