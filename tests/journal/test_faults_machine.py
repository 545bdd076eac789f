"""The real site while its machine fails: a database killed under it, a disk that is full."""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from apps.demo.bench.browser import Answer, Browser, UnexpectedAnswer, form_of
from tests.core.site import Site, private_folder
from tests.site_client import text_in_form

WORDS = "Unverwechselbar Reiher 7391"


@pytest.fixture
def folder() -> Iterator[Path]:
    made = private_folder()
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def serve() -> Iterator[Callable[[Path], Site]]:
    running: list[Site] = []

    def start(data: Path) -> Site:
        running.append(Site(data).serve("--demo"))
        return running[-1]

    yield start
    for site in running:
        site.stop()
        site.clean()


def sign_in(site: Site) -> Browser:
    (password,) = re.findall(r"password (\S+)$", "\n".join(site.said), re.MULTILINE)
    browser = Browser(site.port)
    fields = form_of(browser.get("/sign-in/"), "/sign-in/")
    browser.post("/sign-in/", fields | {"name": "sample", "password": password})
    return browser


def begin(browser: Browser, text: str) -> dict[str, str]:
    return form_of(browser.get("/write/"), "/write/") | {"text": text, "precision": "exact"}


def backends(site: Site) -> list[int]:
    found = []
    for pid in site.processes():
        try:
            line = Path(f"/proc/{pid}/cmdline").read_bytes()
        except OSError:
            continue
        if line.startswith(b"postgres:") and b"[local]" in line:
            found.append(pid)
    return found


def refused(browser: Browser, fields: dict[str, str]) -> Answer | None:
    """The calm page, or None where it was saved after all."""
    try:
        return browser.post("/write/", fields, expect=503)
    except UnexpectedAnswer:
        patiently(browser, f"/e/{fields['id']}/")
        return None


def patiently(browser: Browser, path: str) -> Answer:
    """A save may be answered just before the database is seen to be gone, and the page just after."""
    deadline = time.monotonic() + 30
    while True:
        try:
            return browser.get(path)
        except UnexpectedAnswer as answer:
            if ": 503," not in str(answer) or time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def test_a_killed_database_costs_no_word_and_comes_back(
    folder: Path, serve: Callable[[Path], Site]
) -> None:
    site = serve(folder / "data")
    browser = sign_in(site)
    fields = begin(browser, WORDS)
    os.kill(backends(site)[0], signal.SIGKILL)
    deadline = time.monotonic() + 30
    while answer := refused(browser, fields):
        assert text_in_form(answer.text) == WORDS
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert WORDS in patiently(browser, f"/e/{fields['id']}/").text
    assert [line for line in site.said if "Reiher" in line or "7391" in line] == []
    browser.close()


@pytest.fixture
def small_disk(folder: Path) -> Iterator[Path]:
    disk = folder / "disk"
    disk.mkdir(mode=0o700)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=160m,mode=700", "tmpfs", disk], check=True)
    yield disk
    subprocess.run(["umount", "--lazy", disk], check=True)


@pytest.mark.nightly
@pytest.mark.as_root
def test_a_full_disk_costs_no_word(small_disk: Path, serve: Callable[[Path], Site]) -> None:
    site = serve(small_disk / "data")
    browser = sign_in(site)
    filler = small_disk / "filler"
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            continue
    long = f"{WORDS} " + os.urandom(400_000).hex()
    fields = begin(browser, long)
    answer = refused(browser, fields)
    assert answer is not None
    assert text_in_form(answer.text) == long
    filler.unlink()
    deadline = time.monotonic() + 30
    while refused(browser, fields):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    assert WORDS in browser.get(f"/e/{fields['id']}/").text
    browser.close()
