"""Static files with hashed names, and the stylesheet as one file.

Each response carries about a kilobyte of headers and, on a slow line, a round trip; so
collectstatic writes the files that `app.css` imports into `app.css` itself.
"""

import re
from collections.abc import Iterator
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import (  # type: ignore[import-untyped]
    CompressedManifestStaticFilesStorage,
)

# Where collectstatic found each file: its storage, and its path in there.
Sources = dict[str, tuple[Storage, str]]

SHEET = "css/app.css"
IMPORT = re.compile(r'@import "(?P<file>[\w./-]+)" layer\((?P<layer>\w+)\);\n')


class OneSheetStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._urls: dict[str, str] = {}

    def url(self, name: str, *, force: bool = False) -> str:
        """Worked out once: a page names some thirty files, and none changes while the site runs."""
        if name not in self._urls or force:
            self._urls[name] = super().url(name, force=force)
        return self._urls[name]

    def post_process(
        self, paths: Sources, *, dry_run: bool = False, **options: Any
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        if SHEET in paths and not dry_run:
            self.delete(SHEET)
            self.save(SHEET, ContentFile(_one_sheet(paths)))
            # Hashing reads each file where `paths` says it lies.
            paths = {**paths, SHEET: (self, SHEET)}
        yield from super().post_process(paths, dry_run=dry_run, **options)


def _one_sheet(paths: Sources) -> str:
    def imported(found: re.Match[str]) -> str:
        return f"@layer {found['layer']} {{\n{_text(paths, 'css/' + found['file'])}}}\n"

    return IMPORT.sub(imported, _text(paths, SHEET))


def _text(paths: Sources, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        content: bytes = file.read()
    return content.decode()
