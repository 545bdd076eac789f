"""Memory as it adds up: the proportional share (PSS) of every process of a site, in bytes."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PSS = re.compile(rb"^Pss:\s+(\d+) kB", re.MULTILINE)


def used_by(pid: int) -> int:
    """`start`, its web workers and Postgres; pages that they share count once."""
    return sum(_pss(each) for each in (pid, *_descendants(pid)))


@contextmanager
def peak_of(pid: int) -> Iterator[list[int]]:
    """The highest sum while the block ran is the only element afterwards."""
    found, is_over = [used_by(pid)], threading.Event()

    def watch() -> None:
        while not is_over.wait(0.01):
            found[0] = max(found[0], used_by(pid))

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield found
    finally:
        is_over.set()
        watcher.join()


def _descendants(pid: int) -> list[int]:
    try:
        lists = [path.read_text() for path in Path(f"/proc/{pid}/task").glob("*/children")]
    except OSError:
        return []
    children = [int(child) for each in lists for child in each.split()]
    return children + [inner for child in children for inner in _descendants(child)]


def _pss(pid: int) -> int:
    try:
        found = _PSS.search(Path(f"/proc/{pid}/smaps_rollup").read_bytes())
    except OSError:  # ended meanwhile
        return 0
    return int(found[1]) * 1024 if found else 0
