"""Which app may know which: the table of docs/architecture.md, and what no module may import."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture import tree

ORDER = (
    "core",
    "vault",
    "accounts",
    "ledger",
    "tactics",
    "support",
    "journal",
    "plan",
    "patterns",
    "safety",
    "sharing",
    "evidence",
    "home",
    "transfer",
    "demo",
)


def above(app: str, *, but: tuple[str, ...] = ()) -> frozenset[str]:
    return frozenset(ORDER[: ORDER.index(app)]) - frozenset(but)


MAY_IMPORT = {
    "core": frozenset[str](),
    "vault": frozenset({"core"}),
    "accounts": frozenset({"core", "vault"}),
    "ledger": frozenset({"core", "vault", "accounts"}),
    "tactics": frozenset({"core"}),
    "support": frozenset({"core", "vault", "accounts", "ledger"}),
    "journal": above("journal"),
    "plan": above("plan"),
    "patterns": above("patterns"),
    "safety": above("safety"),
    "sharing": above("sharing", but=("safety",)),
    "evidence": above("evidence", but=("safety", "sharing")),
    "home": above("home"),
    "transfer": above("transfer", but=("home",)),
    "demo": above("demo"),
}
# The reader's side of a view stands apart: these apps may use sharing, never this part of it.
NOT_FOR = {"apps.sharing.visitor": {"home", "transfer"}}

ONLY_IN = {
    "cryptography": {"apps/vault/primitives.py"},
    "nacl": {"apps/vault/primitives.py"},
}

NOWHERE = {
    "django.dispatch": "our apps call each other through followers, never through signals",
    "django.db.models.signals": "our apps call each other through followers, never by signals",
    "django.contrib.admin": "there is no admin: it would show what is private",
    "django.core.mail": "nothing is sent by e-mail",
    "smtplib": "nothing is sent by e-mail",
    "importlib.import_module": "an import that no reader can see cannot be checked",
}

NETWORK = (
    "aiohttp",
    "ftplib",
    "http.client",
    "httpx",
    "requests",
    "socket",
    "urllib.request",
    "urllib3",
    "websockets",
)
# Loopback alone: a free port is looked for, and our own server is measured.
MAY_CONNECT = ("apps/core/management/commands/", "apps/core/serving.py", "apps/demo/bench")

NO_SUCH_NAME = {"common", "helper", "helpers", "misc", "service", "services", "util", "utils"}


def imports(path: str, module: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and full dotted name of everything imported, inside functions too."""
    package = path.removesuffix(".py").split("/")[:-1]
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            upward = package[: len(package) - node.level + 1] if node.level else []
            base = ".".join([*upward, node.module] if node.module else upward)
            yield from ((node.lineno, f"{base}.{alias.name}") for alias in node.names)


def is_part(imported: str, package: str) -> bool:
    return imported == package or imported.startswith(f"{package}.")


def app_of(dotted: str) -> str:
    parts = dotted.split(".")
    return parts[1] if parts[0] == "apps" and len(parts) > 1 else ""


def crossings(path: str, module: ast.Module) -> list[str]:
    """What breaks the table: one sentence each."""
    here = app_of(path.removesuffix(".py").replace("/", "."))
    found = []
    for line, imported in imports(path, module):
        there = app_of(imported)
        if there == "demo" != here:
            found.append(f"{path}:{line} imports {imported}: nothing imports demo.")
        elif here and there and there != here and there not in MAY_IMPORT.get(here, ()):
            found.append(f"{path}:{line} imports {imported}: {here} may not know {there}.")
        for part, strangers in NOT_FOR.items():
            if is_part(imported, part) and here in strangers:
                found.append(f"{path}:{line} imports {imported}: {here} may not know {part}.")
    return found


def forbidden(path: str, module: ast.Module) -> list[str]:
    """Imports that are not for this module, whoever owns them."""
    found = []
    for line, imported in imports(path, module):
        for package, homes in ONLY_IN.items():
            if is_part(imported, package) and path not in homes:
                found.append(f"{path}:{line}: only {', '.join(homes)} imports {package}.")
        for package, reason in NOWHERE.items():
            if is_part(imported, package):
                found.append(f"{path}:{line} imports {package}: {reason}.")
        is_client = any(is_part(imported, package) for package in NETWORK)
        if is_client and path.startswith("apps/") and not path.startswith(MAY_CONNECT):
            found.append(f"{path}:{line} imports {imported}: nothing here calls out.")
    return found


def hidden(path: str, module: ast.Module) -> list[str]:
    """Ways round the table: a model fetched by its name, an import made by a call.

    What config/ names in a setting may be loaded: config/ may know every app.
    """
    names = {"__import__", "import_module", "import_string", "get_model", "send_mail"}
    found = []
    named_by_config = {
        id(node.func)
        for node in ast.walk(module)
        if isinstance(node, ast.Call)
        and len(node.args) == 1
        and re.fullmatch(r"settings\.[A-Z_]+", ast.unparse(node.args[0]))
    }
    for node in ast.walk(module):
        if id(node) in named_by_config:
            continue
        if isinstance(node, ast.Name | ast.Attribute):
            label = node.id if isinstance(node, ast.Name) else node.attr
            if label in names and "/migrations/" not in path:
                found.append(f"{path}:{node.lineno} uses {label}: import it where all can see.")
    return found


def everything() -> Iterator[tuple[str, ast.Module]]:
    return tree.python("apps", "config")


def test_each_app_imports_only_what_the_table_allows() -> None:
    assert [line for path, module in everything() for line in crossings(path, module)] == []


def test_no_module_imports_what_is_not_for_it() -> None:
    assert [line for path, module in everything() for line in forbidden(path, module)] == []


def test_no_module_goes_round_the_table() -> None:
    assert [line for path, module in everything() for line in hidden(path, module)] == []


def test_every_app_stands_in_the_table() -> None:
    apps = {path.name for path in (tree.ROOT / "apps").iterdir() if (path / "apps.py").is_file()}
    assert apps <= set(MAY_IMPORT)
    assert apps


def test_no_module_has_a_name_that_says_nothing() -> None:
    paths = [path.relative_to(tree.ROOT) for path in tree.files("apps", ".py")]
    paths += [path.relative_to(tree.ROOT) for path in tree.files("config", ".py")]
    empty = [path for path in paths if NO_SUCH_NAME & {path.stem, *path.parts}]
    assert empty == []


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("apps/core/http.py", "from apps.vault import keyring"),
        ("apps/vault/head.py", "def f():\n    import apps.journal.models"),
        ("apps/journal/flows.py", "from ..plan import mode"),
        ("apps/journal/flows.py", "from apps import demo"),
        ("apps/home/views.py", "from apps.sharing import visitor"),
        ("apps/transfer/backup.py", "import apps.sharing.visitor.views"),
        ("apps/evidence/pdf.py", "from apps.sharing.models import View"),
        ("config/urls.py", "from apps.demo import bench"),
    ],
)
def test_a_crossing_of_the_table_is_noticed(path: str, source: str) -> None:
    assert len(crossings(path, ast.parse(source))) == 1


@pytest.mark.parametrize(
    ("path", "source"),
    [
        ("apps/vault/envelope.py", "from cryptography.hazmat.primitives import hashes"),
        ("config/settings.py", "import nacl.pwhash"),
        ("apps/journal/flows.py", "from django.db.models.signals import post_save"),
        ("apps/journal/flows.py", "from django.dispatch import receiver"),
        ("apps/journal/admin.py", "from django.contrib import admin"),
        ("apps/accounts/flows.py", "from django.core.mail import send_mail"),
        ("apps/support/flows.py", "import urllib.request"),
        ("apps/support/flows.py", "from urllib import request"),
    ],
)
def test_a_forbidden_import_is_noticed(path: str, source: str) -> None:
    assert len(forbidden(path, ast.parse(source))) == 1


def test_a_way_round_is_noticed() -> None:
    sources = ("apps.get_model('journal', 'Entry')", "import_string('apps.plan.x')")
    assert all(hidden("apps/core/jobs.py", ast.parse(source)) for source in sources)


def test_what_config_names_may_be_loaded() -> None:
    assert hidden("apps/vault/middleware.py", ast.parse("import_string(settings.LOCKED)")) == []


def test_what_the_table_allows_passes() -> None:
    module = ast.parse("from apps.vault import keyring\nfrom . import lines\nimport apps.core.http")
    assert crossings("apps/journal/flows.py", module) == []
