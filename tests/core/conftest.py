import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.core.site import Site, private_folder, readable_copy

MakeSite = Callable[..., Site]


@pytest.fixture
def make_site() -> Iterator[MakeSite]:
    """Sites on fresh folders; whatever a test leaves running is ended."""
    made: list[tuple[Site, Path]] = []

    def make(data: Path | None = None, **fields: object) -> Site:
        folder = private_folder()
        if fields.get("user"):
            fields["root"] = readable_copy(folder / "code")
        site = Site(data or folder / "data", **fields)  # type: ignore[arg-type]
        made.append((site, folder))
        return site

    yield make
    for site, folder in made:
        site.clean()
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def lived_in() -> Iterator[Path]:
    """The data folder of a site that was started once and stopped."""
    folder = private_folder()
    site = Site(folder / "data")
    site.serve()
    assert site.stop(signal.SIGTERM) == 0
    site.clean()
    yield site.data
    shutil.rmtree(folder)


@pytest.fixture
def old_site(lived_in: Path, make_site: MakeSite) -> Site:
    """A site of its own on a copy of that folder: starts in about a second."""
    site = make_site()
    subprocess.run(["cp", "-a", str(lived_in), str(site.data)], check=True)
    return site
