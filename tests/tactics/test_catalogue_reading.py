"""A file of the catalogue that breaks a rule is refused by its name, the tactic and the field."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.apps import AppConfig, apps

from apps.core import start_steps
from apps.core.start_steps import StartRefused
from apps.tactics import catalogue, start
from apps.tactics.catalogue import Catalogue, UnreadableCatalogue

Change = Callable[[str], str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(catalogue.FOLDER, tmp_path / "catalogue"))


@pytest.fixture
def used_folder(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(catalogue, "FOLDER", folder)
    catalogue.read.cache_clear()
    yield folder
    catalogue.read.cache_clear()


def change(folder: Path, old: str, new: str, file: str = "c.toml") -> None:
    text = (folder / file).read_text()
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1))


def fault(folder: Path) -> str:
    with pytest.raises(UnreadableCatalogue) as refused:
        Catalogue(folder)
    return str(refused.value)


FIRST = 'slug = "gaslighting"'
SAFETY = 'Denial or contradiction of recorded events"\nsafety = false'


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        (f"{FIRST}\n", "", ["tactic 1", "no slug", "`slug`"]),
        ('code = "c2"\n', "", ["tactic 2 (darvo)", "`code`"]),
        ('name = "DARVO"\n', "", ["darvo", "`name`"]),
        ('name = "DARVO"', 'name = ""', ["darvo", "name"]),
        ('name = "DARVO"', 'name = " DARVO"', ["darvo", "name"]),
        ("definition =", "definitoin =", ["gaslighting", "`definitoin`"]),
        ("pulls_for =", "[tactic.pulls_for]\nx =", ["gaslighting", "pulls_for"]),
        ("\nlooks_like = [", "\nlooks_like = [“x”,".replace("“x”", '"x"'), ["looks_like"]),
        ('aliases = ["martyrdom", "pity play"]', "aliases = []", ["victim-posture", "aliases"]),
        (SAFETY, SAFETY.replace("false", '"no"'), ["gaslighting", "safety"]),
        (FIRST, 'slug = "Gas lighting"', ["Gas lighting", "slug"]),
        ('code = "c1"', 'code = "c0"', ["gaslighting", "code"]),
        ('code = "c1"', 'code = "ca"', ["gaslighting", "code"]),
        ('code = "c1"', 'code = "dz"', ["gaslighting", "code dz", "another group"]),
        ('code = "c1"', 'code = "c2"', ["darvo", "code c2", "gaslighting"]),
        ("sentence =", "sentense =", ["sentense"]),
        (FIRST, "slug = gaslighting", ["c.toml"]),
    ],
)
def test_a_broken_file_is_refused_by_file_and_field(
    folder: Path, old: str, new: str, named: list[str]
) -> None:
    change(folder, old, new)
    told = fault(folder)
    assert [word for word in ["c.toml", *named] if word not in told] == [], told


def test_a_slug_of_another_group_is_refused(folder: Path) -> None:
    change(folder, 'slug = "darvo"', 'slug = "gifts"')
    told = fault(folder)
    assert "c.toml" in told
    assert "slug gifts" in told
    assert "a.toml" in told


def test_a_missing_file_is_refused_by_its_name(folder: Path) -> None:
    (folder / "f.toml").unlink()
    assert fault(folder).startswith("f.toml: ")


def test_bytes_that_are_no_text_are_refused_by_the_name_of_the_file(folder: Path) -> None:
    (folder / "f.toml").write_bytes(b"\xff\xfe")
    assert fault(folder).startswith("f.toml: ")


def test_a_founding_tactic_that_is_gone_is_refused(folder: Path) -> None:
    change(folder, 'slug = "guilt-tripping"', 'slug = "guilt"')
    assert "guilt-tripping" in fault(folder)


def test_the_start_is_refused_with_file_and_field(used_folder: Path) -> None:
    change(used_folder, "calm_answer =", "calm =", file="e.toml")
    with pytest.raises(StartRefused, match=r"e\.toml, tactic 1 \(unannounced-visits\).*`calm`"):
        start.check_catalogue()


def test_a_catalogue_that_reads_well_lets_the_start_go_on(used_folder: Path) -> None:
    start.check_catalogue()


def test_the_app_hands_its_check_to_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(start_steps, "steps", [])
    AppConfig.create("apps.tactics").ready()
    assert start_steps.steps == [start.check_catalogue]


def test_the_app_is_installed() -> None:
    assert apps.is_installed("apps.tactics")
