from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.vault import pepper
from tests import cast
from tests.cast import Writer


@pytest.fixture
def empty_site(db: None, settings: Any, tmp_path: Path) -> Iterator[None]:
    cast.own_folders(settings, tmp_path / "data")
    yield
    pepper.forget()


@pytest.fixture
def alice(empty_site: None) -> Writer:
    return cast.make_alice()
