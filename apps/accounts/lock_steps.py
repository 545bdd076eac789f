"""What other apps end when a browser's vault is locked. Each registers here in its `AppConfig.ready()`."""

from collections.abc import Callable

from django.http import HttpRequest

Step = Callable[[HttpRequest], None]

_steps: list[Step] = []


def register(step: Step) -> None:
    if step not in _steps:
        _steps.append(step)


def run(request: HttpRequest) -> None:
    for step in _steps:
        step(request)
