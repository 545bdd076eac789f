"""A stop while `start` is on its way: it leaves nothing behind, and nobody reads of how it came."""

import shutil
import signal
import subprocess
import sys
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.core import stopping
from config import postgres
from tests.core.site import private_folder


@pytest.fixture(autouse=True)
def listening(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As `start` does, in this process."""
    before = {signum: signal.getsignal(signum) for signum in stopping._ALL}
    monkeypatch.setattr(sys, "unraisablehook", sys.__unraisablehook__)
    monkeypatch.setattr(stopping, "_requested", [])
    stopping.listen()
    yield
    for signum, handler in before.items():
        signal.signal(signum, handler)


@pytest.fixture
def data() -> Iterator[Path]:
    folder = private_folder()
    (folder / "secrets").mkdir(mode=0o700)
    (folder / "secrets" / postgres.PASSWORD_FILE).write_text("a word for tests")
    yield folder
    shutil.rmtree(postgres.runtime_folder(folder), ignore_errors=True)
    shutil.rmtree(folder)


def test_a_stop_as_the_database_is_launched_ends_it(
    data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    launched: list[subprocess.Popen[bytes]] = []

    class Launched(subprocess.Popen[bytes]):
        def __init__(self, words: list[str], **options: Any) -> None:
            super().__init__(words, **options)
            if words[0].endswith("/postgres"):
                launched.append(self)
                signal.raise_signal(signal.SIGTERM)

    monkeypatch.setattr(subprocess, "Popen", Launched)
    with pytest.raises(KeyboardInterrupt), stopping.postponed():
        postgres.start(data, data / "secrets")
    assert [process.returncode is not None for process in launched] == [True]


def test_a_postponed_stop_counts_when_the_work_is_done() -> None:
    done = []

    def work() -> None:
        signal.raise_signal(signal.SIGINT)
        done.append("work")

    with pytest.raises(KeyboardInterrupt), stopping.postponed():
        work()
    assert done == ["work"]


def test_work_that_nobody_stops_goes_on() -> None:
    with stopping.postponed():
        stopping.heed()
    assert not stopping.is_requested()


class Thing:
    pass


def test_a_stop_that_python_drops_is_kept_and_not_told_of(
    capsys: pytest.CaptureFixture[str],
) -> None:
    thing = Thing()
    reference = weakref.ref(thing, lambda _: signal.raise_signal(signal.SIGINT))
    del thing
    assert reference() is None
    assert stopping.is_requested()
    assert capsys.readouterr().err == ""


def test_another_error_that_python_drops_is_told_of(capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_: object) -> None:
        raise LookupError

    thing = Thing()
    reference = weakref.ref(thing, fail)
    del thing
    assert reference() is None
    assert "LookupError" in capsys.readouterr().err
