"""A file of helplines that breaks a rule is refused by its name, the row and the field."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import AppConfig, apps

from apps.accounts import countries
from apps.core import start_steps
from apps.core.start_steps import StartRefused
from apps.support import helplines, start
from apps.support.helplines import UnreadableHelplines

FIRST = "country 1 (AR)"
LINE = "line 1 (Línea 144)"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(helplines.FILE, tmp_path / "helplines.toml"))


@pytest.fixture
def used_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(helplines, "FILE", file)
    helplines.read.cache_clear()
    yield file
    helplines.read.cache_clear()


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def fault(file: Path) -> str:
    with pytest.raises(UnreadableHelplines) as refused:
        helplines.load(file)
    return str(refused.value)


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('code = "AR"\n', "", ["country 1 (no code)", "`code`"]),
        ('code = "AR"', 'code = "ar"', ["country 1 (ar)", "code"]),
        ('name = "Argentina"\n', "", [FIRST, "`name`"]),
        ('emergency = [{ say = "911", tel = "911" }]\n', "", [FIRST, "`emergency`"]),
        ('emergency = [{ say = "911", tel = "911" }]', "emergency = []", [FIRST, "emergency"]),
        ('tel = "911" }', 'tel = "nine" }', [FIRST, "emergency[0].tel"]),
        ('name = "Línea 144"\n', "", [FIRST, "line 1 (no name)", "`name`"]),
        ('kind = "abuse"\n', "", [FIRST, LINE, "`kind`"]),
        ('kind = "abuse"', 'kind = "harm"', [FIRST, LINE, "kind"]),
        ('ways = [{ by = "phone", say = "144", tel = "144" }]\n', "", [FIRST, LINE, "`ways`"]),
        ('ways = [{ by = "phone", say = "144", tel = "144" }]', "ways = []", [LINE, "`site`"]),
        ('say = "144", tel = "144"', 'say = "144", tel = "1 44"', [LINE, "ways[0].tel"]),
        ('say = "144", tel = "144"', 'say = "144"', [LINE, "`tel`", "phone: 144"]),
        ('by = "phone", say = "144"', 'by = "post", say = "144"', [LINE, "ways[0].by"]),
        ('cost = "free"\n', "", [FIRST, LINE, "`cost`"]),
        ('bill = "unknown"\n', "", [FIRST, LINE, "`bill`"]),
        ('checked_on = "2026-11"\n', "", [FIRST, LINE, "`checked_on`"]),
        ('checked_on = "2026-11"', 'checked_on = "2026-13"', [FIRST, LINE, "checked_on"]),
        ('confidence = "high"\n', "", [FIRST, LINE, "`confidence`"]),
        ('\nconfidence = "high"\n', '\nconfidence = "low"\n', [FIRST, LINE, "confidence"]),
        ('hours = "Day', 'ours = "Day', [FIRST, LINE, "`ours`"]),
        ('site = "frauenhelpline.at"', 'site = "https://x.at/y"', ["country 2 (AT)", "site"]),
        ('code = "AT"', 'code = "AR"', ["AR", "twice"]),
        ('name = "Männernotruf"', 'name = "Männerinfo"', ["AT", "name Männerinfo", "twice"]),
        ("+43800246247", "+43800400777", ["AT", "tel +43800400777", "twice"]),
        ('name = "Argentina"', "name = Argentina", ["helplines.toml: "]),
    ],
)
def test_a_broken_row_is_refused_by_its_place_and_field(
    file: Path, old: str, new: str, named: list[str]
) -> None:
    change(file, old, new)
    told = fault(file)
    assert [word for word in ["helplines.toml", *named] if word not in told] == [], told


def test_a_country_without_lines_is_refused(file: Path) -> None:
    file.write_text('[[country]]\ncode = "AR"\nname = "A"\nemergency = [{say="911",tel="911"}]\n')
    assert "lines" in fault(file)


def test_a_missing_file_is_refused_by_its_name(file: Path) -> None:
    file.unlink()
    assert fault(file).startswith("helplines.toml: ")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"country = 3", b'country = ["x"]'])
def test_a_file_of_something_else_is_refused_by_its_name(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert fault(file).startswith("helplines.toml: ")


def test_the_start_is_refused_with_the_row_and_the_field(used_file: Path) -> None:
    change(used_file, "checked_on =", "checkedon =")
    with pytest.raises(StartRefused, match=r"helplines\.toml, country 1 \(AR\), line 1.*checkedon"):
        start.check_helplines()


def test_helplines_that_read_well_let_the_start_go_on(used_file: Path) -> None:
    start.check_helplines()


def test_the_app_hands_its_check_to_the_start_and_its_countries_to_the_settings(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(start_steps, "steps", [])
    monkeypatch.setattr(countries, "_sources", [])
    AppConfig.create("apps.support").ready()
    assert start_steps.steps == [start.check_helplines]
    assert ("IE", "Ireland") in countries.choices()


def test_the_app_is_installed() -> None:
    assert apps.is_installed("apps.support")
