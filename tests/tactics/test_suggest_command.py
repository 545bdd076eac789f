"""`manage.py suggest` as a stranger runs it: no database, no secrets, no data folder."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

TELLING = "My lawyer will take the children from you if you do not answer me by Friday."


def write(folder: Path, *lines: str) -> Path:
    source = folder / "in.jsonl"
    source.write_text("\n".join(lines), encoding="utf-8")
    return source


def test_every_line_is_answered_in_order(tmp_path: Path) -> None:
    asked = [{"id": 7, "text": "Soup again."}, {"id": "b", "text": "\U0001f600 " + TELLING}]
    source, target = write(tmp_path, *map(json.dumps, asked)), tmp_path / "out.jsonl"
    call_command("suggest", "--jsonl", source, target)
    plain, telling = map(json.loads, target.read_text("utf-8").splitlines())
    assert plain == {"id": 7, "suggested": [], "because": {}}
    assert telling["id"] == "b"
    assert set(telling["because"]) == set(telling["suggested"])
    assert telling["because"]["legal-threats"] == [[0, 2 + len(TELLING)]]


@pytest.mark.parametrize(
    "line", ["{", "[]", '{"id": 1}', '{"id": 1, "text": 2}', '{"text": "a"}', "[" * 100_000]
)
def test_an_unreadable_line_is_named_and_nothing_is_written(tmp_path: Path, line: str) -> None:
    source, target = write(tmp_path, '{"id": 1, "text": "a"}', "", line), tmp_path / "out.jsonl"
    with pytest.raises(CommandError, match="Line 3"):
        call_command("suggest", "--jsonl", source, target)
    assert not target.exists()


def test_another_encoding_is_refused_with_a_sentence(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'{"id": 1, "text": "\xe9"}')
    with pytest.raises(CommandError, match="not UTF-8"):
        call_command("suggest", "--jsonl", source, tmp_path / "out.jsonl")


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"in\.jsonl"):
        call_command("suggest", "--jsonl", tmp_path / "in.jsonl", tmp_path / "out.jsonl")


def test_it_runs_without_secrets_and_database(tmp_path: Path) -> None:
    source, target = write(tmp_path, json.dumps({"id": 1, "text": TELLING})), tmp_path / "out"
    ran = subprocess.run(
        [sys.executable, "manage.py", "suggest", "--jsonl", source, target],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path / "nowhere")},
        capture_output=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert json.loads(target.read_text("utf-8"))["suggested"]
    assert not (tmp_path / "nowhere").exists()
