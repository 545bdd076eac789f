"""What the operator is told about the machine, and what stops a start."""

from pathlib import Path

import pytest
from django.core.management import call_command
from pytest_django import Settings

from apps.core import checks
from apps.core.start_steps import StartRefused

MOUNTS = """\
25 1 254:0 / / rw - ext4 /dev/vda rw
30 25 0:26 / /run rw - tmpfs tmpfs rw
31 30 0:30 / /run/with\\040space rw - ext4 /dev/vdb rw
"""


@pytest.mark.parametrize(
    ("path", "expected"),
    [("/run/tickets", True), ("/run/with space/x", False), ("/srv/x", False), ("/runner", False)],
)
def test_a_folder_is_known_by_the_mount_that_is_nearest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, expected: bool
) -> None:
    mounts = tmp_path / "mountinfo"
    mounts.write_text(MOUNTS)
    monkeypatch.setattr(Path, "resolve", lambda self, strict=False: self)
    exists = Path.exists
    monkeypatch.setattr(Path, "exists", lambda self: exists(self) or str(self) == path)
    assert checks.is_in_memory(Path(path), mounts) is expected


def test_swap_is_told(tmp_path: Path) -> None:
    table = tmp_path / "swaps"
    table.write_text("Filename Type Size Used Priority\n")
    assert checks.swap(table) == []
    table.write_text("Filename Type Size Used Priority\n/dev/vdb partition 1 0 -2\n")
    assert "Swap is on" in checks.swap(table)[0]


def test_a_secret_that_others_can_read_is_named(tmp_path: Path, settings: Settings) -> None:
    settings.SECRETS_DIR = tmp_path
    tmp_path.chmod(0o700)
    (tmp_path / "pepper").touch(mode=0o600)
    assert checks.secrets() == []
    (tmp_path / "pepper").chmod(0o640)
    assert str(tmp_path / "pepper") in checks.secrets()[0]


def test_tickets_on_a_disk_stop_a_start_unless_allowed(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checks, "is_in_memory", lambda path: False)
    with pytest.raises(StartRefused, match="TICKETS_ON_DISK=1"):
        checks.refuse_tickets_on_disk()
    settings.TICKETS_ON_DISK = True
    checks.refuse_tickets_on_disk()


def test_the_doctor_says_when_there_is_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("apps.core.management.commands.doctor.machine_warnings", list)
    with pytest.raises(SystemExit) as ended:
        call_command("doctor")
    assert ended.value.code == 0
    assert capsys.readouterr().out == "Nothing to report.\n"
