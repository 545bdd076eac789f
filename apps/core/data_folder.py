"""The data folder: who may use it, one start at a time, and which version wrote it."""

import fcntl
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.utils.translation import gettext

from apps.core.start_steps import StartRefused

FORMAT = 1

# What may lie in a folder before its first start: brought by an operator or by the file system.
_HARMLESS = {"secrets", "revocations", "lost+found"}


class InUse(StartRefused):
    """Another start holds the data folder."""


def settle(folder: Path) -> None:
    """Makes the folder private (0700, keeping the `o+x` that a database user of its own needs)."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        _refuse_foreign(folder)
        mode = stat.S_IMODE(folder.stat().st_mode)
        wanted = 0o700 | (mode & stat.S_IXOTH)
        if mode != wanted:
            folder.chmod(wanted)
        _settle_format(folder / "version")
    except OSError as error:
        raise StartRefused(
            gettext("The data folder %(folder)s cannot be used: %(reason)s.")
            % {"folder": folder, "reason": (error.strerror or type(error).__name__).lower()}
        ) from error


def _refuse_foreign(folder: Path) -> None:
    if (folder / "version").exists():
        return
    if {entry.name for entry in folder.iterdir()} - _HARMLESS:
        raise StartRefused(
            gettext("The folder %(folder)s holds other files. Please choose an empty folder.")
            % {"folder": folder}
        )


def _settle_format(marker: Path) -> None:
    text = marker.read_text().strip() if marker.exists() else ""
    if not text:
        marker.write_text(f"{FORMAT}\n")
        return
    if not text.isdigit() or int(text) > FORMAT:
        raise StartRefused(
            gettext(
                "The data folder %(folder)s was written by a newer version. "
                "Please update this program, then start again."
            )
            % {"folder": marker.parent}
        )


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """One start at a time. The lock ends with this process, however it ends."""
    handle = os.open(folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            # A record lock is not inherited by the web workers, which may outlive us a moment.
            fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise InUse(
                gettext("This data folder is already in use by a running start: %(folder)s")
                % {"folder": folder}
            ) from error
        yield
    finally:
        os.close(handle)
