from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.vault import pepper
from tests import cast
from tests.accounts.browser import Browser


@pytest.fixture(autouse=True)
def _own_folders(settings: Any, tmp_path: Path) -> Iterator[None]:
    cast.own_folders(settings, tmp_path / "data")
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    }
    yield
    pepper.forget()


@pytest.fixture
def alice(db: None) -> cast.Writer:
    return cast.make_alice()


@pytest.fixture
def bob(db: None) -> cast.Writer:
    return cast.make_bob()


@pytest.fixture
def charlie(db: None) -> cast.Writer:
    return cast.make_charlie()


@pytest.fixture
def browser(db: None) -> Browser:
    return Browser()


@pytest.fixture
def alice_in(alice: cast.Writer) -> Browser:
    """A browser in which Alice has signed in and knows the Leave button."""
    return Browser().knowing(alice)
