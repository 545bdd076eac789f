import time

import pytest

from tests.accounts.browser import Browser
from tests.cast import Writer


@pytest.fixture(autouse=True)
def _own_folders(own_folders: None) -> None:
    """Counters and tokens of one test are not those of the next."""


@pytest.fixture
def browser(db: None) -> Browser:
    return Browser()


@pytest.fixture
def alice_in(alice: Writer) -> Browser:
    """A browser in which Alice has signed in and knows the Leave button."""
    return Browser().knowing(alice)


@pytest.fixture
def still_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """On a busy machine a delay of one second could be over before the next attempt."""
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now)
