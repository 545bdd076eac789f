"""Ceilings: past them, a reason stands here beside the path."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture import tree

FUNCTION = 40

# A folder, the end of a name, and the most lines that such a file may have.
CEILINGS = (
    ("apps", ".py", 250),
    ("config", ".py", 250),
    ("tests", ".py", 400),
    ("templates", ".html", 80),
    ("static/css/components", ".css", 150),
    ("static/js", ".js", 80),
    ("bin", "", 80),
    (".ci", "", 80),
)

# path, or path::function -> why it may be longer.
LONGER: dict[str, str] = {}


def lengths(source: str) -> Iterator[tuple[str, int]]:
    """Name and number of lines of every function, its decorators left out."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def measured() -> Iterator[tuple[str, int, int]]:
    """Name, size and ceiling of every file and function that has one."""
    for folder, suffix, ceiling in CEILINGS:
        for path in tree.files(folder, suffix):
            if tree.is_migration(path):
                continue
            yield tree.name(path), lines(path), ceiling
            if suffix == ".py":
                for function, length in lengths(path.read_text()):
                    yield f"{tree.name(path)}::{function}", length, FUNCTION


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def test_nothing_is_longer_than_its_ceiling() -> None:
    long = [
        f"{name} has {size} lines, the ceiling is {ceiling}. Cut it, or say why in LONGER."
        for name, size, ceiling in measured()
        if size > ceiling and name not in LONGER
    ]
    assert long == []


def test_every_exception_is_still_needed() -> None:
    needed = {name for name, size, ceiling in measured() if size > ceiling}
    assert set(LONGER) <= needed
    assert all(len(reason.split()) > 3 for reason in LONGER.values())


@pytest.mark.parametrize("length", [1, 40, 41])
def test_a_function_is_measured_from_def_to_its_last_line(length: int) -> None:
    body = "\n".join(["    pass"] * (length - 1)) or "    ..."
    source = f"@property\ndef f():\n{body}" if length > 1 else "def f(): ..."
    assert list(lengths(source)) == [("f", length)]
