"""What an operator should know about the machine. Each check returns sentences, mostly none."""

import stat
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext

from apps.core.start_steps import StartRefused

IN_MEMORY = {"tmpfs", "ramfs"}


def machine_warnings() -> list[str]:
    return [*swap(), *tickets(), *secrets()]


def swap(table: Path = Path("/proc/swaps")) -> list[str]:
    if not table.exists() or len(table.read_text().splitlines()) < 2:
        return []
    return [
        gettext(
            "Swap is on: keys of open journals may be written to a disk. "
            "Switch it off, or encrypt it with a key that changes at each boot."
        )
    ]


def tickets() -> list[str]:
    if is_in_memory(settings.TICKETS_DIR):
        return []
    return [
        gettext(
            "TICKETS_DIR lies on a disk: what an open journal needs may be found there later. "
            "Choose a folder in memory, such as one in /dev/shm."
        )
    ]


def secrets() -> list[str]:
    folder: Path = settings.SECRETS_DIR
    paths = [folder, *sorted(folder.iterdir())] if folder.is_dir() else []
    return [
        gettext("%(path)s can be read by others. Please run: chmod go= %(path)s") % {"path": path}
        for path in paths
        if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO)
    ]


def refuse_tickets_on_disk() -> None:
    """A start step."""
    if not settings.TICKETS_ON_DISK and (warnings := tickets()):
        raise StartRefused(warnings[0] + " " + gettext("TICKETS_ON_DISK=1 allows it."))


def is_in_memory(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> bool:
    """True also where the system does not tell: a warning nobody can act on teaches nothing."""
    if not mounts.exists():
        return True
    while not path.exists():
        path = path.parent
    best, kind = "", ""
    for line in mounts.read_text().splitlines():
        before, _, after = line.partition(" - ")
        point = before.split()[4].encode().decode("unicode_escape")
        # The last of several mounts on one point is the one that counts.
        if path.resolve().is_relative_to(point) and len(point) >= len(best):
            best, kind = point, after.split()[0]
    return kind in IN_MEMORY
