"""Secrets as files: one each, mode 0600, in a folder of mode 0700. They are made once, never guessed."""

import os
import tempfile
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext

from apps.core.start_steps import StartRefused, secret_makers


def missing() -> list[str]:
    return [name for name in secret_makers if not (settings.SECRETS_DIR / name).is_file()]


def write(name: str, value: str) -> None:
    write_file(settings.SECRETS_DIR / name, value)


def write_file(path: Path, value: str) -> None:
    """Replaces the file as a whole: a crash leaves the old secret or the new one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # mkstemp makes mode 0600
    with os.fdopen(handle, "w") as file:
        file.write(value + "\n")
        file.flush()
        os.fsync(file.fileno())
    Path(temporary).replace(path)


def make_missing() -> bool:
    """True when at least one was made."""
    absent = missing()
    try:
        for name in absent:
            write(name, secret_makers[name]())
    except OSError as error:
        raise StartRefused(
            gettext("The secrets folder %(folder)s cannot be written to.")
            % {"folder": settings.SECRETS_DIR}
        ) from error
    return bool(absent)


def refuse_lost(renewed: set[str]) -> None:
    """For a folder whose database exists: a new secret would not open what the old one closed."""
    for name in missing():
        if name not in renewed:
            raise StartRefused(
                gettext(
                    "The secret file %(file)s is missing, but there is already a database. "
                    "Please copy this file back from your backup, then start again."
                )
                % {"file": settings.SECRETS_DIR / name}
            )
