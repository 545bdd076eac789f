"""docs/settings.md and config/ name the same variables of the environment."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture import tree

ROW = re.compile(r"^\| `([A-Z][A-Z0-9_]*)` \|", re.MULTILINE)


def literal(node: ast.expr | None) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def is_environment(node: ast.expr) -> bool:
    return ast.unparse(node) in {"os.environ", "environ"}


def variables(module: ast.Module) -> set[str]:
    """Names that are read: `env.text("X")`, `os.environ["X"]`, `os.environ.get`, `os.getenv`."""
    found: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Subscript) and is_environment(node.value):
            found |= set(literal(node.slice)) if isinstance(node.ctx, ast.Load) else set()
        if isinstance(node, ast.Compare) and is_environment(node.comparators[0]):
            found.update(literal(node.left))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            place = ast.unparse(node.func.value)
            reads = is_environment(node.func.value) and node.func.attr in {"get", "pop"}
            if reads or place == "env" or ast.unparse(node.func) == "os.getenv":
                found.update(literal(node.args[0]))
    return {name for name in found if re.fullmatch(r"[A-Z][A-Z0-9_]*", name)}


def read_by_config() -> set[str]:
    return {name for _, module in tree.python("config") for name in variables(module)}


def documented() -> list[str]:
    return ROW.findall((tree.ROOT / "docs" / "settings.md").read_text())


def test_every_variable_that_is_read_is_documented() -> None:
    assert read_by_config() - set(documented()) == set()


def test_every_documented_variable_is_read() -> None:
    assert set(documented()) - read_by_config() == set()


def test_no_variable_is_documented_twice() -> None:
    assert len(documented()) == len(set(documented()))


@pytest.mark.parametrize(
    "source",
    [
        "env.number('PORT', 1, least=1, most=9)",
        "os.environ.get('PORT', '')",
        "os.environ['PORT']",
        "os.getenv('PORT')",
        "'PORT' in os.environ",
    ],
)
def test_every_way_to_read_a_variable_is_seen(source: str) -> None:
    assert variables(ast.parse(source)) == {"PORT"}


def test_writing_a_variable_is_not_reading_it() -> None:
    module = ast.parse("os.environ['PORT'] = '1'\nos.environ.setdefault('PORT', '1')")
    assert variables(module) == set()
