"""The embedded Postgres server: the wheel's own programs, run by us.

It listens on a Unix socket alone, asks for a password, and logs no query and no value.
Callers hold the lock of the data folder (`apps.core.data_folder.held`): a server that still runs
there is an orphan of a killed start.
"""

import hashlib
import os
import shutil
import signal
import stat
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

import psycopg
from django.utils.translation import gettext
from psycopg import sql

from apps.core import stopping
from apps.core.start_steps import StartRefused
from config import env, postgres_folder
from config.parent_death import child_setup
from config.postgres_folder import MAJOR, NAME, STOPPED_WITHIN, program
from config.system_user import SystemUser, database_user, open_the_way

PASSWORD_FILE = "postgres_password"  # noqa: S105 (a file's name)
SOCKET_NAME = ".s.PGSQL.5432"
SOCKET_PATH_LIMIT = 107  # bytes of sun_path on Linux, less its closing zero

# A value a person wrote may stand in an error's text, its detail or its statement: none is logged.
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "log_min_messages": "log",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
    "log_statement": "none",
    "log_checkpoints": "off",
    "shared_buffers": "64MB",
    "max_connections": "40",
    "max_wal_senders": "0",
    "max_logical_replication_workers": "0",
    "wal_level": "minimal",
    "max_wal_size": "256MB",
    "io_method": "sync",
    "jit": "off",
}


def runtime_folder(data_dir: Path) -> Path:
    """A short path that dies with the machine's memory; the same for every command on this data.

    Not the first choice: `$XDG_RUNTIME_DIR` is unset under cron, so commands would disagree.
    """
    name = "run-" + hashlib.sha256(os.fsencode(data_dir.absolute())).hexdigest()[:16]
    for memory in (Path("/dev/shm"), Path(os.environ.get("XDG_RUNTIME_DIR") or "/nonexistent")):  # noqa: S108
        if os.access(memory, os.W_OK | os.X_OK):
            return memory / name
    return data_dir / "run"


def socket_folder(data_dir: Path) -> Path:
    return runtime_folder(data_dir) / "db"


def connection(data_dir: Path, secrets_dir: Path) -> dict[str, str]:
    """Django's connection fields. Nothing needs to exist yet."""
    return {
        "NAME": NAME,
        "USER": NAME,
        "PASSWORD": env.secret(secrets_dir / PASSWORD_FILE),
        "HOST": str(socket_folder(data_dir)),
    }


def exists(data_dir: Path) -> bool:
    return bool(postgres_folder.markers(data_dir / "postgres"))


@dataclass(frozen=True)
class Server:
    process: subprocess.Popen[bytes]

    def stop(self) -> None:
        """Open transactions are rolled back, everything else is written down.

        Not `pg_ctl`, which does not know a server that was launched a moment ago.
        """
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(STOPPED_WITHIN)
        except subprocess.TimeoutExpired:
            # It recovers from a killed process of its own, and forgot that it was told to stop.
            self.process.send_signal(signal.SIGQUIT)
            self.process.wait()


def start(data_dir: Path, secrets_dir: Path, extra: dict[str, str] | None = None) -> Server:
    """Returns once it answers. Raises StartRefused with the sentence to read."""
    base = data_dir / "postgres"
    folder = base / MAJOR
    postgres_folder.refuse_other_major(base)
    user = database_user(base)
    password = env.secret(secrets_dir / PASSWORD_FILE)
    sockets = _settle_folders(data_dir, base, user)
    if not (folder / "PG_VERSION").exists():
        postgres_folder.initialise(base, folder, user, password)
    postgres_folder.end_orphan(folder, user)
    deadline = time.monotonic() + 15
    while True:
        server = _launch(folder, user, sockets, base / "server.log", extra or {})
        try:
            if _answers(server, sockets, password):
                return server
        except BaseException:
            server.stop()
            raise
        # Processes of a killed server may hold its shared memory for a moment longer.
        if time.monotonic() > deadline:
            raise StartRefused(
                gettext("The database did not start. The reason stands at the end of %(file)s.")
                % {"file": base / "server.log"}
            )
        time.sleep(0.5)


def _settle_folders(data_dir: Path, base: Path, user: SystemUser) -> Path:
    runtime, sockets = runtime_folder(data_dir), socket_folder(data_dir)
    if len(os.fsencode(sockets / SOCKET_NAME)) > SOCKET_PATH_LIMIT:
        raise StartRefused(
            gettext("The path of the data folder is too long: %(folder)s") % {"folder": data_dir}
        )
    try:
        runtime.mkdir(mode=0o700, exist_ok=True)
        # In a folder that everybody may write to, a stranger could have been there first.
        if runtime.is_symlink() or runtime.stat().st_uid != os.getuid():
            raise StartRefused(
                gettext("The folder %(folder)s belongs to another user of this machine.")
                % {"folder": runtime}
            )
        runtime.chmod(0o700)
        shutil.rmtree(sockets, ignore_errors=True)
        for path in (sockets, base):
            path.mkdir(mode=0o700, exist_ok=True)
            _give(path, user)
    except OSError as error:
        raise StartRefused(
            gettext("The folder %(folder)s cannot be written to.")
            % {"folder": error.filename or runtime}
        ) from error
    for target in (base / MAJOR, sockets, Path(program("postgres"))):
        open_the_way(target, user)
    return sockets


def _give(path: Path, user: SystemUser) -> None:
    """A restored copy may carry the number of a user from another machine."""
    if path.stat().st_uid == user.uid:
        return
    user.own(path)
    for inner in path.rglob("*"):
        user.own(inner)


def _launch(
    folder: Path, user: SystemUser, sockets: Path, log: Path, extra: dict[str, str]
) -> Server:
    words = [program("postgres"), "-D", str(folder), "-k", str(sockets)]
    for name, value in (SETTINGS | extra).items():
        words += ["-c", f"{name}={value}"]
    with log.open("wb") as output:
        log.chmod(stat.S_IRUSR | stat.S_IWUSR)
        process = subprocess.Popen(
            words,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd="/",
            env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
            start_new_session=True,  # Ctrl-C in the terminal must reach the web workers first
            preexec_fn=child_setup(signal.SIGINT),  # SIGINT is Postgres's fast stop
            **user.popen,
        )
    return Server(process)


def _answers(server: Server, sockets: Path, password: str) -> bool:
    """False when it ended; recovery after a crash may take its time."""
    while server.process.poll() is None:
        stopping.heed()
        try:
            _settle_database(sockets, password)
        except psycopg.OperationalError as error:
            if "authentication failed" in str(error):
                raise StartRefused(
                    gettext("The database does not accept the password in %(file)s.")
                    % {"file": PASSWORD_FILE}
                ) from error
            time.sleep(0.02)
        else:
            return True
    return False


def _settle_database(sockets: Path, password: str) -> None:
    fields = {"host": str(sockets), "user": NAME, "password": password, "dbname": "postgres"}
    with psycopg.connect(**fields, connect_timeout=10, autocommit=True) as probe:  # type: ignore[arg-type]
        found = probe.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME]).fetchone()
        if not found:
            probe.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(NAME)))
