import time
from collections.abc import Callable

import pytest

from apps.journal import adoption, drafts

Travel = Callable[[float], None]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Travel:
    """Let seconds pass for what asks the clock of drafts and adoption."""

    def travel(seconds: float) -> None:
        now = time.time() + seconds
        for module in (drafts, adoption):
            monkeypatch.setattr(module, "time", type("Clock", (), {"time": lambda: now}))

    return travel
