"""What a browser fetches before a page looks right: one sheet, small."""

import re
import shutil
from pathlib import Path

import brotli
import pytest
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from apps.core.stylesheet import OneSheetStorage

STATIC = Path(__file__).resolve().parents[2] / "static"


def collected(static: Path, folder: Path) -> str:
    """The name of the hashed sheet that collectstatic makes of `static` in a new `folder`."""
    shutil.copytree(static, folder)
    source = FileSystemStorage(location=static)
    names = [path.relative_to(static).as_posix() for path in static.rglob("*.css")]
    storage = OneSheetStorage(location=folder, base_url="/static/")
    results = list(storage.post_process({name: (source, name) for name in names}))
    assert not [error for *_, error in results if isinstance(error, Exception)]
    return str(storage.stored_name("css/app.css"))


@pytest.fixture
def sheet(tmp_path: Path) -> str:
    return (tmp_path / "out" / collected(STATIC, tmp_path / "out")).read_text()


def test_the_sheet_reaches_the_browser_as_one_file(sheet: str) -> None:
    assert "@import" not in sheet
    for path in STATIC.glob("css/**/*.css"):
        if path.name != "app.css":
            assert path.read_text() in sheet


def test_the_order_of_layers_is_said_first(sheet: str) -> None:
    blocks = re.findall(r"^@layer .*$", sheet, re.MULTILINE)
    assert blocks[0] == "@layer reset, tokens, base, layout, components, utilities, print;"
    assert "@layer tokens {" in blocks


def test_a_change_in_one_part_changes_the_name_of_the_sheet(tmp_path: Path) -> None:
    static = tmp_path / "static"
    (static / "css").mkdir(parents=True)
    (static / "css/app.css").write_text('@import "base.css" layer(base);\n')
    names = set()
    for size in ("1rem", "2rem"):
        (static / "css/base.css").write_text(f"p {{ margin: {size}; }}\n")
        names.add(collected(static, tmp_path / size))
    assert len(names) == 2


def test_the_files_of_every_page_weigh_less_than_half_of_what_a_first_page_may(sheet: str) -> None:
    htmx = finders.find("django_htmx/htmx-2.min.js")
    assert isinstance(htmx, str)
    files = [sheet.encode(), *(path.read_bytes() for path in (STATIC / "img").iterdir())]
    files.append(Path(htmx).read_bytes())
    assert sum(len(brotli.compress(file)) for file in files) < 30_000
