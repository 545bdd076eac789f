"""What `manage.py start` does for the other apps: each registers here in its `AppConfig.ready()`.

This module knows no app and holds no state but these lists.
"""

from collections.abc import Callable

Step = Callable[[], str | None] | Callable[[], None]


class StartRefused(Exception):
    """The start cannot go on. Its text is the one sentence the person reads."""


secret_makers: dict[str, Callable[[], str]] = {}
steps: list[Step] = []
demo_steps: list[Step] = []
notices: list[Step] = []
stops: list[Callable[[], None]] = []
renewals: dict[str, Step] = {}
housekeeping: list[Callable[[], None]] = []


def register_secret(name: str, make: Callable[[], str]) -> None:
    """A file of this name in the secrets folder, made at the first start and never again."""
    secret_makers[name] = make


def register_step(step: Step) -> None:
    """Runs after migrations, before serving. A text it returns is printed below the address."""
    if step not in steps:
        steps.append(step)


def register_notice(notice: Step) -> None:
    """Asked when every step has run: a text it returns is printed below the address."""
    if notice not in notices:
        notices.append(notice)


def register_stop(stop: Callable[[], None]) -> None:
    """Runs when the last page has been served, however that came about short of a kill."""
    if stop not in stops:
        stops.append(stop)


def register_demo_step(step: Step) -> None:
    """As `register_step`, run last and only under `--demo`."""
    if step not in demo_steps:
        demo_steps.append(step)


def register_renewal(name: str, step: Step) -> None:
    """`start --new-NAME` lets that secret be missing and runs `step` before all others.

    The step asks the person, then writes the new secret with `secret_files.write`.
    """
    renewals[name] = step


def register_housekeeping(task: Callable[[], None]) -> None:
    """Runs hourly, in one process at a time across all machines."""
    if task not in housekeeping:
        housekeeping.append(task)
