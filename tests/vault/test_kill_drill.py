"""kill -9, of the process that writes or of the whole Postgres: what was acknowledged is there, no
epoch is half, and the withdrawal of the old password is completed at the next unlock.
Nightly: two hundred rounds of each."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from apps.vault import pepper
from config import postgres

ROOT = Path(__file__).resolve().parents[2]


@dataclass
class Ground:
    """A data folder with a Postgres of its own, as a real instance has it."""

    data: Path
    server: postgres.Server

    def run(self, *words: str) -> subprocess.Popen[str]:
        environment = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": str(ROOT),
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": str(self.data),
            "VAULT_KDF_MEMORY_MIB": "8",
            "VAULT_KDF_PASSES": "1",
        }
        return subprocess.Popen(
            [sys.executable, "-m", "tests.vault.drill_worker", *words],
            env=environment,
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def answer(self, *words: str) -> str:
        process = self.run(*words)
        said, errors = process.communicate(timeout=60)
        assert process.returncode == 0, errors
        return said

    def kill_postgres(self) -> None:
        """The postmaster and all its children, at once; then a start as after any crash."""
        postmaster = self.server.process
        postmaster.send_signal(signal.SIGSTOP)  # so that it starts no more
        children = Path(f"/proc/{postmaster.pid}/task/{postmaster.pid}/children")
        for pid in children.read_text().split():
            os.kill(int(pid), signal.SIGKILL)
        postmaster.kill()
        self.server.process.wait()
        self.server = postgres.start(self.data, self.data / "secrets")


@dataclass
class Expected:
    """What was acknowledged last, and what was begun and not acknowledged."""

    written: int = 0
    begun: int = 0
    password: str = "sky 0"
    begun_password: str = "sky 0"

    def hear(self, line: str) -> None:
        state, kind, number = line.split()
        if kind == "write":
            self.begun = int(number)
            self.written = int(number) if state == "done" else self.written
        else:
            self.begun_password = f"sky {number}"
            self.password = self.begun_password if state == "done" else self.password

    def settle(self, found: dict[str, Any]) -> None:
        """What was found is what holds from now on."""
        self.written = self.begun = found["said"][0]
        self.password = self.begun_password = found["opened"][0]


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ground]:
    data = tmp_path_factory.mktemp("drill")
    secrets = data / "secrets"
    secrets.mkdir(mode=0o700)
    for name, value in (("django_key", "x" * 64), ("pepper", pepper.new())):
        (secrets / name).write_text(value)
    (secrets / postgres.PASSWORD_FILE).write_text("only-for-this-drill")
    ground = Ground(data, postgres.start(data, secrets))
    try:
        yield ground
    finally:
        ground.server.stop()
        shutil.rmtree(postgres.runtime_folder(data), ignore_errors=True)


@pytest.fixture(scope="module")
def expected(ground: Ground) -> Expected:
    ground.answer("setup")
    return Expected()


def interrupted(ground: Ground, expected: Expected, *, kills_postgres: bool) -> None:
    """Let the worker write until a random moment, then kill; note all that it had said."""
    worker = ground.run("work", str(max(expected.begun, 0) + 1), expected.password)
    assert worker.stdout is not None
    heard = [worker.stdout.readline()]
    assert heard[0], worker.communicate()[1]
    time.sleep(random.uniform(0, 0.4))
    if kills_postgres:
        ground.kill_postgres()
    worker.kill()
    heard += worker.communicate()[0].splitlines()
    for line in heard:
        if line.count(" ") == 2:
            expected.hear(line)


def drill(ground: Ground, expected: Expected, rounds: int, *, kills_postgres: bool) -> None:
    for _ in range(rounds):
        interrupted(ground, expected, kills_postgres=kills_postgres)
        passwords = dict.fromkeys([expected.begun_password, expected.password])
        found = json.loads(ground.answer("check", *passwords))
        assert len(found["opened"]) == 1, "one password opens, the acknowledged one or the begun"
        if expected.password == expected.begun_password:
            assert found["opened"] == [expected.password]
        assert len(set(found["said"])) == 1, "one act is there as a whole or not at all"
        assert expected.written <= found["said"][0] <= expected.begun
        assert found["epochs"] == [found["epoch"]]
        assert found["revoked"] == found["epoch"] - 1, "every earlier password is withdrawn"
        assert found["paper_opens_the_same"]
        expected.settle(found)


def test_killing_the_writing_process_loses_nothing(ground: Ground, expected: Expected) -> None:
    drill(ground, expected, 5, kills_postgres=False)


def test_killing_postgres_loses_nothing(ground: Ground, expected: Expected) -> None:
    drill(ground, expected, 3, kills_postgres=True)


@pytest.mark.nightly
@pytest.mark.parametrize("kills_postgres", [False, True])
def test_two_hundred_kills_lose_nothing(
    ground: Ground, expected: Expected, kills_postgres: bool
) -> None:
    drill(ground, expected, 200, kills_postgres=kills_postgres)
