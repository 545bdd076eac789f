"""Postgres refuses to run as root: then a system user of its own owns its files, and nothing else."""

import os
import pwd
import shutil
import stat
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

NAME = "notes-db"


@dataclass(frozen=True)
class SystemUser:
    """`popen` are the arguments that make `subprocess` run as this user."""

    uid: int
    gid: int
    popen: dict[str, Any] = field(default_factory=dict)

    def own(self, path: Path) -> None:
        if self.popen:
            os.chown(path, self.uid, self.gid)


def database_user(folder: Path) -> SystemUser:
    """Whoever runs this; as root, the owner of the folder or the system user made for it."""
    if os.getuid() != 0:
        return SystemUser(os.getuid(), os.getgid())
    entry = _owner(folder) or _named(NAME) or _made(NAME) or pwd.getpwnam("nobody")
    as_user = {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}
    return SystemUser(entry.pw_uid, entry.pw_gid, as_user)


def _owner(folder: Path) -> pwd.struct_passwd | None:
    if not folder.exists() or folder.stat().st_uid == 0:
        return None
    try:
        return pwd.getpwuid(folder.stat().st_uid)
    except KeyError:
        return None


def _named(name: str) -> pwd.struct_passwd | None:
    try:
        return pwd.getpwnam(name)
    except KeyError:
        return None


def _made(name: str) -> pwd.struct_passwd | None:
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if not useradd:
        return None
    options = ["--system", "--no-create-home", "--home-dir", "/nonexistent"]
    subprocess.run(  # noqa: S603 (fixed words)
        [useradd, *options, "--shell", "/usr/sbin/nologin", name],
        check=False,
        capture_output=True,
    )
    return _named(name)


def open_the_way(target: Path, user: SystemUser) -> None:
    """Adds `o+x`, and no other bit, to those parents of `target` that lack it (root only)."""
    if not user.popen:
        return
    for parent in target.absolute().parents:
        found = parent.stat()
        if found.st_uid != user.uid and not found.st_mode & stat.S_IXOTH:
            parent.chmod(stat.S_IMODE(found.st_mode) | stat.S_IXOTH)
