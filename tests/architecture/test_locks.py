"""The lock files: every package by its hashes, and no word on where it comes from."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture import tree

LOCKS = ("requirements.lock", "requirements-test.lock")
PROJECT = tomllib.loads((tree.ROOT / "pyproject.toml").read_text())
HASH = re.compile(r"--hash=sha256:[0-9a-f]{64}(?=\s|$)")
ADDRESS = re.compile(r"://|^\s*-|--(?!hash=)|\s@\s|\bfile:|\bgit\+", re.MULTILINE)


def requirements(text: str) -> dict[str, tuple[Requirement, int]]:
    """Package -> what is pinned, and the number of its hashes."""
    found: dict[str, tuple[Requirement, int]] = {}
    joined = re.sub(r"\\\n", " ", text)
    for line in joined.splitlines():
        if line.strip() and not line.startswith("#"):
            pinned = Requirement(HASH.sub("", line).strip())
            found[canonicalize_name(pinned.name)] = (pinned, len(HASH.findall(line)))
    return found


def addresses(text: str) -> list[str]:
    """Options and places, each of which would name an index or a machine."""
    joined = re.sub(r"\\\n", " ", text)
    return [line for line in joined.splitlines() if ADDRESS.search(HASH.sub("", line))]


def missing(wanted: list[str], lock: dict[str, tuple[Requirement, int]]) -> list[str]:
    """What the project asks for and the lock does not hold in a version that fits."""
    found = []
    for text in wanted:
        asked = Requirement(text)
        pinned, _ = lock.get(canonicalize_name(asked.name), (None, 0))
        version = next(iter(pinned.specifier)).version if pinned else ""
        if not version or not asked.specifier.contains(version):
            found.append(text)
    return found


def read(name: str) -> str:
    return (tree.ROOT / name).read_text()


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_file_names_no_address(name: str) -> None:
    assert addresses(read(name)) == []


@pytest.mark.parametrize("name", LOCKS)
def test_every_locked_package_is_pinned_and_has_a_hash(name: str) -> None:
    lock = requirements(read(name))
    assert lock
    for pinned, hashes in lock.values():
        assert [part.operator for part in pinned.specifier] == ["=="]
        assert hashes > 0, f"{pinned.name} has no hash"


def test_every_dependency_is_locked_in_a_version_that_fits() -> None:
    assert missing(PROJECT["project"]["dependencies"], requirements(read(LOCKS[0]))) == []
    assert missing(PROJECT["dependency-groups"]["test"], requirements(read(LOCKS[1]))) == []


def test_tests_run_on_the_very_packages_that_serve() -> None:
    serving, testing = (requirements(read(name)) for name in LOCKS)
    assert all(str(testing[name][0]) == str(pinned) for name, (pinned, _) in serving.items())


@pytest.mark.parametrize(
    "line",
    [
        "--index-url https://pypi.example/simple",
        "-e .",
        "django @ file:///tmp/django.whl",
        "django==5.2.19 --find-links wheels",
    ],
)
def test_an_address_in_a_lock_file_is_noticed(line: str) -> None:
    assert addresses(f"{line}\n") == [line]


def test_a_package_without_hash_or_of_another_version_is_noticed() -> None:
    lock = requirements("django==5.1.0\nmsgspec==0.22.1 \\\n    --hash=sha256:" + "0" * 64 + "\n")
    assert [hashes for _, hashes in lock.values()] == [0, 1]
    assert missing(["django~=5.2", "msgspec~=0.22", "granian"], lock) == ["django~=5.2", "granian"]
