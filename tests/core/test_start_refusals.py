"""Each start that cannot go on says so in one sentence."""

import os
import socket
from pathlib import Path

import pytest

from tests.core.conftest import MakeSite
from tests.core.site import Site, unprivileged


def test_a_second_start_on_the_same_data(old_site: Site, make_site: MakeSite) -> None:
    old_site.serve()
    said = make_site(old_site.data).refusal()
    assert "already in use" in said
    assert old_site.is_healthy()


def test_a_port_that_is_in_use(old_site: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", old_site.port))
        other.listen()
        said = old_site.refusal()
    assert f"Port {old_site.port} is in use" in said
    assert "--port" in said


def test_a_port_that_is_none(old_site: Site) -> None:
    old_site.port = 70_000
    assert "PORT must be a whole number from 1 to 65535" in old_site.refusal()


def test_a_data_folder_that_is_a_file(make_site: MakeSite) -> None:
    site = make_site()
    site.data.write_text("something else")
    assert f"The data folder {site.data} cannot be used" in site.refusal()


@pytest.mark.as_root
def test_a_data_folder_that_is_not_writable_for_this_user(make_site: MakeSite) -> None:
    site = make_site(user=unprivileged())
    site.data.parent.chmod(0o755)
    said = site.refusal()
    assert f"The data folder {site.data} cannot be used" in said
    assert "permission denied" in said


def test_a_folder_with_other_files_keeps_its_mode(make_site: MakeSite) -> None:
    site = make_site()
    site.data.mkdir(mode=0o755)
    (site.data / "letters.txt").write_text("mine")
    assert "holds other files" in site.refusal()
    assert site.data.stat().st_mode & 0o777 == 0o755


def test_a_data_folder_of_a_newer_version(old_site: Site) -> None:
    (old_site.data / "version").write_text("2\n")
    assert "newer version" in old_site.refusal()


@pytest.mark.parametrize("name", ["django_key", "postgres_password", "pepper"])
def test_a_lost_secret_is_named_and_never_made_anew(old_site: Site, name: str) -> None:
    lost = old_site.data / "secrets" / name
    lost.unlink()
    said = old_site.refusal()
    assert str(lost) in said
    assert "backup" in said
    assert not lost.exists()


def test_a_password_that_the_database_does_not_know(old_site: Site) -> None:
    (old_site.data / "secrets/postgres_password").write_text("another\n")
    assert "does not accept the password" in old_site.refusal()


def test_a_database_of_another_postgres(old_site: Site) -> None:
    (old_site.data / "postgres/18").rename(old_site.data / "postgres/17")
    (old_site.data / "postgres/17/PG_VERSION").write_text("17\n")
    said = old_site.refusal()
    assert "made by Postgres 17" in said
    assert "restore" in said


def test_the_key_derivation_of_the_tests(make_site: MakeSite) -> None:
    site = make_site(settings={"VAULT_KDF_MEMORY_MIB": "8", "VAULT_KDF_PASSES": "1"})
    assert "VAULT_KDF_MEMORY_MIB" in site.refusal()
    assert not site.data.exists()


@pytest.mark.as_root
def test_a_runtime_folder_that_a_stranger_made_first(old_site: Site) -> None:
    from config import postgres

    folder: Path = postgres.runtime_folder(old_site.data)
    folder.mkdir()
    os.chown(folder, int(str(unprivileged()["user"])), -1)
    assert "belongs to another user" in old_site.refusal()
