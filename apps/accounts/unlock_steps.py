"""What other apps do each time a vault opens. Each registers here in its `AppConfig.ready()`."""

import logging
from collections.abc import Callable

from django.db import transaction

from apps.vault.documents import OpenVault

Step = Callable[[OpenVault], None]

_steps: list[Step] = []
_log = logging.getLogger(__name__)


def register(step: Step) -> None:
    if step not in _steps:
        _steps.append(step)


def run(vault: OpenVault) -> None:
    """In order. A step that fails is undone and logged by class; it never keeps the writer out."""
    for step in _steps:
        try:
            with transaction.atomic():
                step(vault)
        except Exception:
            _log.exception("A step after unlocking failed")
