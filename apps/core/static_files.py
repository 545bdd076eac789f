"""Static files are collected again only when one of their sources has changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import AppDirectoriesFinder, get_finders
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command


def collect() -> None:
    stamp: Path = settings.DATA_DIR / "static.stamp"
    sources = fingerprint()
    if stamp.is_file() and stamp.read_text() == sources and settings.STATIC_ROOT.is_dir():
        return
    stamp.unlink(missing_ok=True)
    call_command("collectstatic", interactive=False, clear=True, verbosity=0)
    stamp.write_text(sources)


def fingerprint() -> str:
    """Of names, sizes and moments of change: reading every file would cost more than it tells."""
    digest = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            about = Path(storage.path(name)).stat()
            digest.update(f"{name}|{about.st_size}|{about.st_mtime_ns}\n".encode())
    return digest.hexdigest()


class NeededFiles(AppDirectoriesFinder):
    """Without what django-htmx brings for other versions: compressing it took most of a first start."""

    UNUSED = ("htmx-4*", "htmax-*", "htmx-2.js", "django_htmx/ext/*")

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterable[tuple[str, FileSystemStorage]]:
        return super().list([*(ignore_patterns or ()), *self.UNUSED])
