"""What the papers name exists: tests, commands, pages; and each promise stands with its limits."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands, load_command_class

from tests.architecture import tree
from tests.architecture.test_allowed_imports import MAY_IMPORT

TEST = re.compile(r"\b(tests/[\w/]+\.py)::(\w+)")
FILE = re.compile(r"`((?:apps|bin|config|docs|static|templates|tests|\.ci)/[\w./-]*[\w/])`")
SCRIPT = re.compile(r"(?<![\w./-])(bin/\w+|\.ci/\w+)")
OPTION = re.compile(r"(?<![\w./-])bin/(\w+)((?: +--?[\w-]+(?: [\w./]+)?)+)")
MANAGE = re.compile(r"\bmanage\.py (\w+)((?: +--[\w-]+(?: (?!-)[\w./]+)?)*)")
LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)

PROMISE = "at rest and while locked, nobody who holds"
LIMITS = (
    "while a writer is signed in, the running server can.",
    "the number of records, their padded sizes and the order of writing stay visible",
    "linger in the write-ahead log and in dead rows until vacuum",
)


def pages() -> list[Path]:
    return [*sorted(tree.ROOT.glob("*.md")), *tree.files("docs", ".md")]


def found(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for page in pages():
        for match in pattern.finditer(page.read_text()):
            yield tree.name(page), match


def anchors(page: Path) -> set[str]:
    """As the usual hosts make them of headings."""
    plain = (re.sub(r"[^\w\- ]", "", text.lower()) for text in HEADING.findall(page.read_text()))
    return {text.replace(" ", "-") for text in plain}


def functions(path: str) -> set[str]:
    source = tree.ROOT / path
    if not source.is_file():
        return set()
    nodes = ast.walk(ast.parse(source.read_text()))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def options_of(command: str) -> str:
    application = get_commands()[command]
    assert isinstance(application, str)
    return load_command_class(application, command).create_parser("", command).format_help()


def prose(page: Path) -> str:
    return re.sub(r"[*_\s]+", " ", page.read_text()).lower()


def table_of_imports() -> dict[str, set[str]]:
    text = (tree.ROOT / "docs" / "architecture.md").read_text()
    part = text.partition("## Who may import whom")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| ([a-z]+) \| ([a-z, ]+) \|$", part, re.MULTILINE)
    return {app: set(allowed.split(", ")) - {"nothing"} for app, allowed in rows}


def test_every_test_that_is_named_exists() -> None:
    named = list(found(TEST))
    assert named
    missing = [(page, match[0]) for page, match in named if match[2] not in functions(match[1])]
    assert missing == []


def test_every_file_that_is_named_exists() -> None:
    """Decisions are left out: they are not rewritten when what they speak of moves."""
    missing = [
        (page, match[1])
        for page, match in found(FILE)
        if not page.startswith("docs/decisions/") and not (tree.ROOT / match[1]).exists()
    ]
    assert missing == []


def test_every_script_that_is_named_exists() -> None:
    named = {match[1] for _, match in found(SCRIPT)}
    assert {"bin/run", "bin/test"} <= named
    assert [name for name in named if not (tree.ROOT / name).is_file()] == []


def test_every_option_of_a_script_is_known_to_it() -> None:
    """`bin/run` hands what it does not know on to `start`, and `bin/test` to pytest."""
    knows = {"run": (tree.ROOT / "bin" / "run").read_text() + options_of("start")}
    unknown = [
        (page, match[0])
        for page, match in found(OPTION)
        for option in re.findall(r"--[\w-]+", match[2])
        if match[1] in knows and option not in knows[match[1]]
    ]
    assert unknown == []


def test_every_command_that_is_named_exists_with_its_options() -> None:
    known = get_commands()
    named = list(found(MANAGE))
    assert named
    assert [(page, match[0]) for page, match in named if match[1] not in known] == []
    unknown = [
        (page, match[0])
        for page, match in named
        for option in re.findall(r"--[\w-]+", match[2])
        if option not in options_of(match[1])
    ]
    assert unknown == []


def test_every_link_leads_somewhere() -> None:
    broken = []
    for page, match in found(LINK):
        address, _, anchor = match[1].partition("#")
        if "://" in address:
            continue
        target = (tree.ROOT / page).parent / address if address else tree.ROOT / page
        if not target.exists() or (anchor and anchor not in anchors(target)):
            broken.append((page, match[1]))
    assert broken == []


def test_every_page_of_docs_is_linked_from_another() -> None:
    linked = {
        ((tree.ROOT / page).parent / match[1].partition("#")[0]).resolve()
        for page, match in found(LINK)
    }
    decisions = tree.ROOT / "docs" / "decisions"
    alone = [
        tree.name(page)
        for page in tree.files("docs", ".md")
        if page not in linked and (page.parent != decisions or page.name == "README.md")
    ]
    assert alone == []


def test_the_table_of_imports_is_the_one_that_is_enforced() -> None:
    apps = {path.parent.name for path in (tree.ROOT / "apps").glob("*/apps.py")}
    told = table_of_imports()
    assert told == {app: set(MAY_IMPORT[app]) & apps for app in apps}


def test_every_app_stands_in_the_layout() -> None:
    text = (tree.ROOT / "docs" / "architecture.md").read_text()
    apps = {path.parent.name for path in (tree.ROOT / "apps").glob("*/apps.py")}
    assert [app for app in sorted(apps) if f"| `apps/{app}/` |" not in text] == []


def test_the_promise_stands_nowhere_without_its_limits() -> None:
    telling = {page.name: prose(page) for page in pages() if PROMISE in prose(page)}
    assert {"README.md", "threat-model.md", "encryption.md", "SECURITY.md"} <= set(telling)
    missing = [
        (name, limit) for name, text in telling.items() for limit in LIMITS if limit not in text
    ]
    assert missing == []


def test_every_claim_of_the_threat_model_names_a_test() -> None:
    text = (tree.ROOT / "docs" / "threat-model.md").read_text()
    rows = re.findall(r"^\| (?!Holds|Who)([^|]+) \| ([^|]+) \|$", text, re.MULTILINE)
    assert len(rows) > 20
    assert [claim for claim, shown in rows if not TEST.search(shown)] == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (TEST, "see `tests/vault/test_head.py::test_it`"),
        (MANAGE, "`manage.py start --new-pepper`"),
        (SCRIPT, "run `bin/run --demo`"),
        (LINK, "[a page](docs/a.md#part)"),
        (FILE, "in `apps/vault/head.py`"),
    ],
)
def test_what_is_named_is_seen(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)
