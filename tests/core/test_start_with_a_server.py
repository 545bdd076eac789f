"""The same command on a Postgres server that somebody else runs."""

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.core.conftest import MakeSite
from tests.core.site import free_port, private_folder, unprivileged


def programs() -> Path:
    return max(Path("/usr/lib/postgresql").glob("*/bin"))


@pytest.fixture
def server_url() -> Iterator[str]:
    """A private cluster of Debian's Postgres on a free port of this machine."""
    user, port, folder = unprivileged(), free_port(), private_folder()
    if user:
        shutil.chown(folder, int(str(user["user"])))
    (folder / "password").write_text("two words\n")
    (folder / "password").chmod(0o644)

    def run(name: str, *words: str) -> None:
        command = [str(programs() / name), "-D", str(folder / "data"), *words]
        subprocess.run(command, check=True, cwd="/", capture_output=True, **user)  # type: ignore[call-overload]

    run("initdb", "-U", "writer", "--auth=scram-sha-256", f"--pwfile={folder / 'password'}", "-N")
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder} -c fsync=off"
    run("pg_ctl", "start", "-w", "-o", options, "-l", str(folder / "log"))
    yield f"postgres://writer:two%20words@127.0.0.1:{port}/postgres"
    run("pg_ctl", "stop", "-m", "immediate")
    shutil.rmtree(folder)


def test_it_serves_from_a_server_and_keeps_its_secrets(
    make_site: MakeSite, server_url: str
) -> None:
    site = make_site(settings={"DATABASE_URL": server_url})
    site.serve()
    assert site.stop() == 0
    assert not (site.data / "postgres").exists()
    made = {file.name: file.read_text() for file in (site.data / "secrets").iterdir()}
    site.serve()
    assert site.stop() == 0
    assert made == {file.name: file.read_text() for file in (site.data / "secrets").iterdir()}
    (site.data / "secrets/pepper").unlink()
    assert "pepper is missing" in site.refusal()


def test_the_password_may_stand_in_a_secret_file(make_site: MakeSite, server_url: str) -> None:
    site = make_site(settings={"DATABASE_URL": server_url.replace(":two%20words@", "@")})
    assert "refuses the sign-in" in site.refusal()
    (site.data / "secrets").mkdir(mode=0o700)
    (site.data / "secrets/postgres_password").write_text("two words\n")
    site.serve()


def test_a_server_that_does_not_answer(make_site: MakeSite) -> None:
    address = f"postgres://writer:word@127.0.0.1:{free_port()}/postgres"
    said = make_site(settings={"DATABASE_URL": address}).refusal()
    assert "does not answer" in said
