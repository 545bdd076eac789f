"""The reader's side knows what is read, and nothing that writes."""

import ast

import pytest

from tests.architecture import tree
from tests.architecture.test_allowed_imports import imports, is_part

HERE = "apps/sharing/visitor/"
MAY = {
    "apps.core",
    "apps.journal.documents",  # two constants: the kinds of entries
    "apps.journal.incidents.choices",
    "apps.journal.incidents.shown",
    "apps.journal.incidents.tag_names",
    "apps.journal.moments",
    "apps.journal.rendering",
    "apps.sharing.choices",
    "apps.sharing.documents",
    "apps.sharing.ending",
    "apps.sharing.links",
    "apps.sharing.lives",
    "apps.sharing.models",
    "apps.sharing.notes",
    "apps.sharing.months",
    "apps.sharing.reading",
    "apps.sharing.sealing",
    "apps.sharing.visitor",
    "apps.tactics.catalogue",
    "apps.vault",
}


def strays(path: str, module: ast.Module) -> list[str]:
    return [
        f"{path}:{line} imports {imported}"
        for line, imported in imports(path, module)
        if is_part(imported, "apps") and not any(is_part(imported, part) for part in MAY)
    ]


def test_the_readers_side_imports_nothing_that_writes() -> None:
    found = [(path, module) for path, module in tree.python("apps") if path.startswith(HERE)]
    assert len(found) > 3
    assert [line for path, module in found for line in strays(path, module)] == []


@pytest.mark.parametrize(
    "source",
    [
        "from apps.sharing import flows",
        "from apps.journal.access import journal_open",
        "from apps.accounts import preferences",
        "from apps.journal import forms",
    ],
)
def test_an_import_of_what_writes_is_noticed(source: str) -> None:
    assert len(strays(f"{HERE}pages.py", ast.parse(source))) == 1
