"""The ground under every test: a fresh data folder, its secrets, and an embedded Postgres.

Loaded by `-p` in pyproject.toml, before anything reads the settings. Under xdist the first process
owns the server and the folder; the others find both in the environment.
"""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from config import postgres

_IS_OWNER = "PYTEST_XDIST_WORKER" not in os.environ
_QUICK = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "100",
}
_STARTING = {"chromium", "make_site", "serve", "ground"}
_server: list[postgres.Server] = []
_skipped: list[str] = []


def _settle_environment() -> None:
    for name in ("DATABASE_URL", "SITE_URL", "PORT", "SECRETS_DIR", "TICKETS_DIR", "BIND"):
        os.environ.pop(name, None)
    data = Path(tempfile.mkdtemp(prefix="notes-test-"))
    secrets = data / "secrets"
    secrets.mkdir(mode=0o700)
    # The settings read these two as they load; the others are made once the apps are known.
    for name in ("django_key", postgres.PASSWORD_FILE):
        (secrets / name).write_text("only-for-tests-" + "x" * 50)
    os.environ |= {
        "DATA_DIR": str(data),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "VAULT_KDF_MEMORY_MIB": "8",
        "VAULT_KDF_PASSES": "1",
    }


if _IS_OWNER:
    _settle_environment()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "as_root: only where the tests run as root")


@pytest.hookimpl(tryfirst=True)
def pytest_sessionstart(session: pytest.Session) -> None:
    if not _IS_OWNER or session.config.option.collectonly:
        return
    from django.conf import settings
    from django.test import override_settings

    from apps.core import secret_files, static_files

    secret_files.make_missing()
    with override_settings(WHITENOISE_SKIP_COMPRESS_EXTENSIONS=["js", "css", "svg"]):  # time
        static_files.collect()
    _server.append(postgres.start(settings.DATA_DIR, settings.SECRETS_DIR, _QUICK))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    _begin_with_the_longest(items)
    _leave_out_what_needs_root(config, items)


def _begin_with_the_longest(items: list[pytest.Item]) -> None:
    """Files marked as long, then those that start sites, then all others: so that at the end no process
    works on alone. The order is random in each of the three."""
    ranks: dict[Path, int] = {}
    for item in items:
        starts_sites = not _STARTING.isdisjoint(getattr(item, "fixturenames", ()))
        rank = 0 if item.get_closest_marker("long") else 1 if starts_sites else 2
        ranks[item.path] = min(rank, ranks.get(item.path, rank))
    items.sort(key=lambda item: ranks[item.path])


def _leave_out_what_needs_root(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Not a skip: where these do not apply, there is nothing that was left undone."""
    if os.getuid() == 0:
        return
    rooted = [item for item in items if item.get_closest_marker("as_root")]
    items[:] = [item for item in items if item not in rooted]
    config.hook.pytest_deselected(items=rooted)


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.skipped and not hasattr(report, "wasxfail"):
        _skipped.append(report.nodeid)


def pytest_collectreport(report: pytest.CollectReport) -> None:
    if report.skipped:
        _skipped.append(report.nodeid)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failure: it proved nothing."""
    if _IS_OWNER and _skipped and os.environ.get("CI") == "true":
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if _skipped and os.environ.get("CI") == "true":
        terminalreporter.section("Skipped, which fails here")
        for name in _skipped:
            terminalreporter.line(name)


def pytest_unconfigure() -> None:
    if not _IS_OWNER:
        return
    for server in _server:
        server.stop()
    data = Path(os.environ["DATA_DIR"])
    shutil.rmtree(postgres.runtime_folder(data), ignore_errors=True)
    shutil.rmtree(data, ignore_errors=True)
