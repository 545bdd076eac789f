"""Housekeeping runs once at a time, and one failing task does not stop the others."""

import threading

import pytest
from django.db import connection

from apps.core import housekeeping, start_steps
from apps.core.database import HOUSEKEEPING, advisory_lock
from tests.core.site import Site


@pytest.mark.django_db(transaction=True)
def test_it_waits_for_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    monkeypatch.setattr(start_steps, "housekeeping", [lambda: ran.append("task")])
    monkeypatch.setattr(housekeeping, "housekeeping", start_steps.housekeeping)
    held, done = threading.Event(), threading.Event()

    def other() -> None:
        with advisory_lock(HOUSEKEEPING):
            held.set()
            done.wait(10)
        connection.close()

    thread = threading.Thread(target=other)
    thread.start()
    assert held.wait(10)
    assert housekeeping.run() is False
    assert ran == []
    done.set()
    thread.join()
    assert housekeeping.run() is True
    assert ran == ["task"]


@pytest.mark.django_db
def test_a_failing_task_does_not_keep_the_next_from_running(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ran: list[str] = []

    def failing() -> None:
        raise RuntimeError

    monkeypatch.setattr(housekeeping, "housekeeping", [failing, lambda: ran.append("next")])
    assert housekeeping.run() is True
    assert ran == ["next"]


def test_the_command_works_beside_a_start_and_without_one(old_site: Site) -> None:
    assert old_site.command("housekeeping") == (0, "")
    old_site.serve()
    assert old_site.command("housekeeping") == (0, "")
    assert old_site.is_healthy()
