"""Starts the real start command on a fresh data folder, and the twin's in the same way."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

from config import postgres

ROOT = Path(__file__).resolve().parents[3]
STARTS_WITHIN_SECONDS = 120
TWIN_SETTINGS = "apps.demo.twin.settings"
WRITER = "bench"
CONTACTS = 500
PASSWORD = "a heron counts the boats"  # noqa: S105 (of a writer that lives for one measurement)
# Everything else about the site stays as it is for people.
_KEPT = ("PATH", "HOME", "LANG", "TZ", "PYTHONPATH", "TMPDIR")


class DidNotStart(Exception):
    """The site or one of its commands ended badly or kept silent: see what it said last."""


class Site:
    """`name` is what the table calls it. `settings` names the settings module, "" for the default."""

    def __init__(self, name: str, folder: Path, settings: str = "") -> None:
        self.name = name
        self.data = folder / name
        self.port = _free_port()
        self._log = folder / f"{name}.log"
        self._settings = settings or os.environ["DJANGO_SETTINGS_MODULE"]
        self._process: subprocess.Popen[bytes] | None = None
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    def start(self) -> float:
        """Seconds until it answers, from the first program on."""
        began = time.perf_counter()
        with self._log.open("wb") as log:
            self._process = self._popen("start", "--port", str(self.port), output=log)
        address = f"http://localhost:{self.port}/".encode()
        while address not in self._log.read_bytes():
            is_late = time.perf_counter() - began > STARTS_WITHIN_SECONDS
            if self._process.poll() is not None or is_late:
                self.stop()
                raise DidNotStart(self.name)
            time.sleep(0.01)
        return time.perf_counter() - began

    def stop(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)
            self._process.wait(60)
        self._process = None

    def command(self, *words: str, typed: str = "") -> None:
        """One of our commands beside the running site."""
        with self._log.open("ab") as log:
            process = self._popen(*words, output=log, stdin=subprocess.PIPE)
            process.communicate(typed.encode())
        if process.returncode:
            raise DidNotStart(f"{self.name}: {words[0]}")

    def last_words(self) -> str:
        return self._log.read_text()[-2_000:] if self._log.exists() else ""

    def clean(self) -> None:
        self.stop()
        shutil.rmtree(postgres.runtime_folder(self.data), ignore_errors=True)
        shutil.rmtree(self.data, ignore_errors=True)

    def _popen(
        self, *words: str, output: IO[bytes], stdin: int = subprocess.DEVNULL
    ) -> subprocess.Popen[bytes]:
        environment = {name: os.environ[name] for name in _KEPT if name in os.environ}
        environment |= {
            "DATA_DIR": str(self.data),
            "DJANGO_SETTINGS_MODULE": self._settings,
            "PORT": str(self.port),
        }
        return subprocess.Popen(  # noqa: S603
            [sys.executable, str(ROOT / "manage.py"), *words],
            env=environment,
            cwd="/",
            stdin=stdin,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )


def fill(site: Site, entries: int) -> None:
    common = ("--writer", WRITER, "--entries", str(entries), "--contacts", str(CONTACTS))
    if site.name == "twin":
        site.command("twin_sample", *common, "--password", PASSWORD)
    else:
        site.command("sample", *common, "--password-from-stdin", typed=f"{PASSWORD}\n")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
