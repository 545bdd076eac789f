"""The files of this project, as the rules of this folder read them."""

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

GETTEXT = frozenset(
    {
        "gettext",
        "gettext_lazy",
        "gettext_noop",
        "ngettext",
        "ngettext_lazy",
        "npgettext",
        "npgettext_lazy",
        "pgettext",
        "pgettext_lazy",
        "_",
    }
)


def files(folder: str, suffix: str) -> list[Path]:
    """All files below a folder of the project, in a stable order; none where it is missing."""
    found = (ROOT / folder).rglob(f"*{suffix}")
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def is_migration(path: Path) -> bool:
    return "migrations" in path.parts


def python(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    """Every module below the folders, with its path from the project's root."""
    for folder in folders:
        for path in files(folder, ".py"):
            yield name(path), ast.parse(path.read_text(), str(path))


def constants(node: ast.AST) -> Iterator[tuple[int, str]]:
    """Line and text of every string constant below a node, docstrings left out."""
    documentation = {
        id(holder.body[0].value)
        for holder in ast.walk(node)
        if isinstance(holder, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
        and holder.body
        and isinstance(holder.body[0], ast.Expr)
    }
    for child in ast.walk(node):
        if not isinstance(child, ast.Constant) or id(child) in documentation:
            continue
        if isinstance(child.value, str):
            yield child.lineno, child.value


def translated(module: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of every string that is handed to a function of gettext."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        label = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
        if label in GETTEXT:
            for argument in node.args:
                yield from constants(argument)
