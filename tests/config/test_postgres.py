"""The embedded server: found again after a crash, silent about values, closed to others."""

import os
import shutil
import signal
import stat
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from apps.core.start_steps import StartRefused
from config import postgres
from tests.core.site import private_folder

MARKER = "kestrel-and-marjoram"


@pytest.fixture
def data() -> Iterator[Path]:
    folder = private_folder()
    (folder / "secrets").mkdir(mode=0o700)
    (folder / "secrets" / postgres.PASSWORD_FILE).write_text("a word for tests")
    yield folder
    shutil.rmtree(postgres.runtime_folder(folder), ignore_errors=True)
    shutil.rmtree(folder)


@pytest.fixture
def server(data: Path) -> Iterator[postgres.Server]:
    server = postgres.start(data, data / "secrets")
    yield server
    server.stop()


def connect(data: Path, **other: str) -> psycopg.Connection:
    fields = postgres.connection(data, data / "secrets")
    given = {"host": fields["HOST"], "user": fields["USER"], "password": fields["PASSWORD"]}
    return psycopg.connect(**{**given, "dbname": fields["NAME"], **other})


def test_it_answers_on_a_socket_that_only_its_owner_reaches(
    data: Path, server: postgres.Server
) -> None:
    with connect(data) as session:
        found = session.execute("SHOW listen_addresses").fetchone()
    assert found == ("",)
    assert stat.S_IMODE(postgres.socket_folder(data).stat().st_mode) == 0o700


def test_it_asks_everyone_for_the_password(data: Path, server: postgres.Server) -> None:
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        connect(data, password="another")
    rules = (data / "postgres/18/pg_hba.conf").read_text().splitlines()
    methods = {line.split()[-1] for line in rules if line.strip() and not line.startswith("#")}
    assert methods == {"scram-sha-256"}


def test_its_log_repeats_no_value(data: Path, server: postgres.Server) -> None:
    with connect(data) as session:
        session.execute("CREATE TABLE things (word text PRIMARY KEY)")
        session.execute(f"INSERT INTO things VALUES ('{MARKER}')")
        session.commit()
        for broken in (
            f"INSERT INTO things VALUES ('{MARKER}')",
            f"SELECT '{MARKER}'::integer",
            f"SELECT '{MARKER}' FROM nowhere",
        ):
            with pytest.raises(psycopg.Error):
                session.execute(broken)
            session.rollback()
    log = (data / "postgres/server.log").read_text()
    assert "ready to accept connections" in log
    assert MARKER not in log


def test_it_stops_soon_while_it_recovers_and_keeps_what_was_written(data: Path) -> None:
    server = postgres.start(data, data / "secrets")
    with connect(data) as session:
        session.execute("CREATE TABLE things (word text PRIMARY KEY)")
        session.execute(f"INSERT INTO things VALUES ('{MARKER}')")
        session.commit()
        os.kill(session.info.backend_pid, signal.SIGKILL)
        begun = time.monotonic()
        server.stop()
    assert time.monotonic() - begun < 20
    again = postgres.start(data, data / "secrets")
    with connect(data) as session:
        found = session.execute("SELECT word FROM things").fetchone()
    again.stop()
    assert found == (MARKER,)


def test_a_server_that_outlived_its_start_is_ended_first(data: Path) -> None:
    orphan = postgres.start(data, data / "secrets")
    with connect(data) as session:
        session.execute("CREATE TABLE kept (id integer)")
    after = postgres.start(data, data / "secrets")
    try:
        assert orphan.process.wait(5) == 0
        with connect(data) as session:
            assert session.execute("SELECT count(*) FROM kept").fetchone() == (0,)
    finally:
        after.stop()


def test_a_number_that_another_program_has_by_now_is_left_alone(data: Path) -> None:
    postgres.start(data, data / "secrets").stop()
    with subprocess.Popen(["sleep", "60"]) as other:
        pid_file = data / "postgres/18/postmaster.pid"
        pid_file.write_text(f"{other.pid}\n{data / 'postgres/18'}\n")
        postgres.start(data, data / "secrets").stop()
        assert other.poll() is None
        other.kill()


def test_a_half_made_database_is_made_anew(data: Path) -> None:
    half = data / "postgres/18.new"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    assert not postgres.exists(data)
    postgres.start(data, data / "secrets").stop()
    assert not half.exists()


@pytest.mark.as_root
def test_files_of_an_unknown_user_are_taken_over(data: Path) -> None:
    """A folder that was copied from another machine carries that machine's user numbers."""
    postgres.start(data, data / "secrets").stop()
    folder = data / "postgres"
    for path in (folder, *folder.rglob("*")):
        os.chown(path, 54_321, 54_321)
    postgres.start(data, data / "secrets").stop()
    assert folder.stat().st_uid != 54_321


def test_a_path_too_long_for_a_socket_is_refused(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(postgres, "runtime_folder", lambda data_dir: data_dir / ("x" * 90))
    with pytest.raises(StartRefused, match="too long"):
        postgres.start(data, data / "secrets")


def test_the_runtime_folder_follows_from_the_data_folder_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    here = postgres.runtime_folder(Path("/srv/one"))
    assert here == postgres.runtime_folder(Path("/srv/one"))
    assert here != postgres.runtime_folder(Path("/srv/two"))
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert postgres.runtime_folder(Path("/srv/one")) == Path("/srv/one/run")


def test_stopping_takes_no_second(data: Path) -> None:
    server = postgres.start(data, data / "secrets")
    begun = time.monotonic()
    server.stop()
    assert time.monotonic() - begun < 5
    assert server.process.returncode == 0
