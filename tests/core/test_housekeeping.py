"""Housekeeping runs once at a time, and one failing task does not stop the others."""

import threading

import pytest
from django.db import connection

from apps.core import housekeeping, start_steps
from apps.core.database import HOUSEKEEPING, advisory_lock
from tests.core.conftest import MakeSite
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


@pytest.mark.parametrize("words", [["housekeeping"], ["invite"]])
def test_a_command_before_the_first_start_says_so(make_site: MakeSite, words: list[str]) -> None:
    code, said = make_site().command(*words)
    assert code == 1
    assert said.strip().endswith("There is no database yet. Please start the site first.")


def test_the_command_works_beside_a_start_and_without_one(old_site: Site) -> None:
    assert old_site.command("housekeeping") == (0, "")
    old_site.serve()
    assert old_site.command("housekeeping") == (0, "")
    assert old_site.is_healthy()


def test_others_come_in_while_the_site_runs_and_while_it_rests(old_site: Site) -> None:
    """What needs the database finds it, or brings it up for as long as it takes."""
    commands = ["invite"], ["sample", "--writer", "wren", "--entries", "3"]
    for words in commands:
        code, said = old_site.command(*words)
        assert code == 0, said
    old_site.serve()
    code, said = old_site.command("invite")
    assert code == 0, said
    assert old_site.stop() == 0
