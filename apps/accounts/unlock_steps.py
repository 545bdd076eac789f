"""What other apps do each time a vault opens. Each registers here in its `AppConfig.ready()`."""

import logging
from collections.abc import Callable
from functools import partial

from django.db import transaction

from apps.vault.documents import OpenVault

Step = Callable[[OpenVault], None]

_steps: list[Step] = []
_log = logging.getLogger(__name__)


def register(step: Step) -> None:
    if step not in _steps:
        _steps.append(step)


def run(vault: OpenVault) -> None:
    """In order. None that fails keeps the writer out."""
    for step in _steps:
        attempt(partial(step, vault))


def attempt(act: Callable[[], None]) -> None:
    """What fails is undone and logged by class; what comes after it goes on."""
    try:
        with transaction.atomic():
            act()
    except Exception:
        _log.exception("A step after unlocking failed")
