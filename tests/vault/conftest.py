from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.vault import pepper
from tests import cast


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> Iterator[None]:
    cast.own_folders(settings, tmp_path / "data")
    yield
    pepper.forget()


@pytest.fixture
def alice(db: None) -> cast.Writer:
    return cast.make_alice()


@pytest.fixture
def bob(db: None) -> cast.Writer:
    return cast.make_bob()
