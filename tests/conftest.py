"""The cast and their browsers, for every test that asks for them."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from apps.vault import pepper
from tests import cast
from tests.cast import Writer
from tests.clock import Clock
from tests.site_client import Browser


@pytest.fixture
def own_folders(settings: Any, tmp_path: Path) -> Iterator[None]:
    cast.own_folders(settings, tmp_path / "data")
    yield
    pepper.forget()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(time, "time", clock)
    return clock


@pytest.fixture
def alice(db: None, own_folders: None) -> Writer:
    return cast.make_alice()


@pytest.fixture
def bob(db: None, own_folders: None) -> Writer:
    return cast.make_bob()


@pytest.fixture
def charlie(db: None, own_folders: None) -> Writer:
    return cast.make_charlie()


@pytest.fixture
def alice_client(alice: Writer) -> Browser:
    return Browser(alice)


@pytest.fixture
def bob_client(bob: Writer) -> Browser:
    return Browser(bob)


@pytest.fixture
def charlie_client(charlie: Writer) -> Browser:
    return Browser(charlie)
