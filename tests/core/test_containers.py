"""What can be known about the containers without an engine to run them."""

import re
import stat
from pathlib import Path

from apps.core.start_steps import secret_makers
from config import postgres
from tests.core.conftest import MakeSite
from tests.core.site import ROOT, Site

COMPOSE = (ROOT / "docker-compose.yml").read_text()
DOCKERFILE = (ROOT / "Dockerfile").read_text()
START = '["python", "manage.py", "start"]'


def service(name: str) -> str:
    found = re.search(rf"^  {name}:\n((?:    .*\n|\n)+)", COMPOSE, re.MULTILINE)
    assert found is not None
    return found[1]


def test_containers_run_the_command_of_every_other_start() -> None:
    assert f"CMD {START}" in DOCKERFILE
    assert f"command: {START}" in service("web")


def test_the_image_installs_hashes_only_and_runs_as_nobody_special() -> None:
    assert "--require-hashes --requirement requirements.lock" in DOCKERFILE
    assert re.findall(r"^USER (.*)$", DOCKERFILE, re.MULTILINE) == ["notes"]


def test_every_secret_comes_as_a_file() -> None:
    listed = set(re.findall(r"file: \./secrets/(\w+)", COMPOSE))
    assert listed == set(secret_makers) | {postgres.PASSWORD_FILE}
    given = re.search(r"secrets: \[(.*)\]", service("web"))
    assert given is not None
    assert set(given[1].split(", ")) == listed


def test_the_database_is_reached_from_the_site_alone() -> None:
    assert "ports:" not in service("database")
    assert "networks: [inside]" in service("database")
    assert "    internal: true" in COMPOSE
    assert '"127.0.0.1:8000:8000"' in service("web")


def test_the_database_logs_as_little_as_the_embedded_one() -> None:
    for name in ("log_min_messages", "log_min_error_statement", "log_error_verbosity"):
        assert f"-c{name}={postgres.SETTINGS[name]}" in service("database")


def test_the_image_holds_the_folders_that_the_code_needs() -> None:
    ignored = (ROOT / ".dockerignore").read_text()
    copied = re.findall(r"^COPY (\S+) ", DOCKERFILE, re.MULTILINE)
    assert [name for name in copied if f"!{name}" not in ignored.splitlines()] == []


def test_the_health_check_follows_the_site(old_site: Site) -> None:
    old_site.serve()
    assert old_site.health_check() == 0
    assert old_site.stop() == 0
    assert old_site.health_check() != 0


def test_make_secrets_makes_what_is_missing_and_nothing_twice(
    make_site: MakeSite, tmp_path: Path
) -> None:
    folder = tmp_path / "made"
    site = make_site(settings={"SECRETS_DIR": str(folder)})
    assert site.command("make_secrets")[0] == 0
    made = {file.name: file.read_text() for file in folder.iterdir()}
    assert set(made) == set(secret_makers) | {postgres.PASSWORD_FILE}
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
    assert site.command("make_secrets")[0] == 0
    assert made == {file.name: file.read_text() for file in folder.iterdir()}
