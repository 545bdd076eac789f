"""Drives the real start command, as a person at a terminal would."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

from config import postgres

ROOT = Path(__file__).resolve().parents[2]
SERVED_WITHIN = 60.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unprivileged() -> dict[str, object]:
    """Arguments for `subprocess`: an ordinary user where the tests run as root, else nothing."""
    if os.getuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def python_for(user: dict[str, object]) -> list[str]:
    """An interpreter that this user may run: ours, or Debian's where ours lies in a private home."""
    if not user or _runs([sys.executable], user):
        return [sys.executable]
    packages = next(path for path in sys.path if path.endswith("site-packages"))
    return ["env", f"PYTHONPATH={packages}", f"/usr/bin/python3.{sys.version_info.minor}"]


def _runs(words: list[str], user: dict[str, object]) -> bool:
    try:
        return subprocess.run([*words, "-c", ""], cwd="/", **user).returncode == 0  # type: ignore[call-overload]
    except OSError:
        return False


@dataclass
class Site:
    """`data` may lie anywhere. `settings` are added to an environment without any of ours."""

    data: Path
    user: dict[str, object] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    root: Path = ROOT
    port: int = field(default_factory=free_port)
    said: list[str] = field(default_factory=list)
    process: subprocess.Popen[str] | None = None

    def begin(self, *options: str) -> "Site":
        """Returns at once. The process leads a group of its own, as under a shell."""
        self.said = []
        self.process = subprocess.Popen(
            [*self._words(), "start", "--port", str(self.port), *options],
            env=self._environment(),
            cwd="/",
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            **self.user,  # type: ignore[call-overload]
        )
        threading.Thread(target=self._listen, args=(self.process,), daemon=True).start()
        return self

    def command(self, *words: str) -> tuple[int, str]:
        """Another command of manage.py on this data: exit code, and all it said."""
        done = subprocess.run(
            [*self._words(), *words],
            env=self._environment(),
            cwd="/",
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            **self.user,  # type: ignore[call-overload]
        )
        return done.returncode, done.stdout

    def _words(self) -> list[str]:
        return [
            *python_for(self.user),
            "-W",
            "error::ResourceWarning",
            str(self.root / "manage.py"),
        ]

    def _environment(self) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "DATA_DIR": str(self.data), **self.settings}

    def _listen(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        with process.stdout:
            self.said.extend(line.rstrip("\n") for line in process.stdout)

    def serve(self, *options: str) -> "Site":
        """Returns once the address stands there and answers."""
        self.begin(*options)
        deadline = time.monotonic() + SERVED_WITHIN
        while f"http://localhost:{self.port}/" not in self.said:
            assert self.process is not None
            assert self.process.poll() is None, self.said
            assert time.monotonic() < deadline, self.said
            time.sleep(0.05)
        assert self.is_healthy()
        return self

    def refusal(self, *options: str) -> str:
        """What a start that must not succeed says: one line, exit code 1."""
        self.begin(*options)
        assert self.process is not None
        assert self.process.wait(SERVED_WITHIN) == 1, self.said
        time.sleep(0.1)
        assert len(self.said) == 1, self.said
        return self.said[0]

    def is_healthy(self) -> bool:
        with urllib.request.urlopen(f"http://localhost:{self.port}/health", timeout=10) as answer:
            return bool(answer.read() == b"ok\n")

    def health_check(self) -> int:
        """Exit code of what a container runs."""
        environment = self._environment() | {"PORT": str(self.port)}
        words = [sys.executable, "-m", "config.answers"]
        return subprocess.run(words, env=environment, cwd=ROOT, capture_output=True).returncode

    def stop(self, signum: signal.Signals = signal.SIGTERM, *, group: bool = False) -> int:
        assert self.process is not None
        (os.killpg if group else os.kill)(self.process.pid, signum)
        return self.process.wait(30)

    def processes(self) -> list[int]:
        """Everything that belongs to this site: start, workers, Postgres."""
        assert self.process is not None
        return [self.process.pid, *descendants(self.process.pid)]

    def clean(self) -> None:
        if self.process is not None and self.process.poll() is None:
            for pid in self.processes():
                end(pid)
            self.process.wait()
        shutil.rmtree(postgres.runtime_folder(self.data), ignore_errors=True)


def end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def is_alive(pid: int) -> bool:
    try:
        return Path("/proc", str(pid), "stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def descendants(pid: int) -> list[int]:
    children = Path("/proc", str(pid), "task", str(pid), "children").read_text().split()
    found = [int(child) for child in children]
    return found + [each for child in found for each in descendants(child)]


def readable_copy(folder: Path) -> Path:
    """The program where every user of the machine may read it; our checkout may be private."""
    folder.mkdir(mode=0o755)
    for name in ("apps", "config", "templates", "static"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "manage.py", folder)
    return folder


def private_folder() -> Path:
    """As `mktemp -d`: mode 0700."""
    return Path(tempfile.mkdtemp(prefix="notes-start-"))
