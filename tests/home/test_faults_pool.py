"""A database that went away under every connection of a process fails one request, not each."""

import psycopg
import pytest
from django.db import OperationalError, connection
from psycopg_pool import PoolTimeout

from apps.core import database
from tests.cast import Writer
from tests.site_client import Browser

CONNECTIONS = 4


def at_rest() -> list[psycopg.Connection]:
    """Several connections wait in the pool, as after a busy minute."""
    connection.close()
    taken = [connection.pool.getconn() for _ in range(CONNECTIONS)]
    for each in taken:
        connection.pool.putconn(each)
    return taken


def end_all() -> None:
    """From outside, as a crash does it."""
    fields = connection.get_connection_params()
    given = {name: fields[name] for name in ("dbname", "user", "password", "host")}
    with psycopg.connect(**given, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.mark.django_db(transaction=True)
def test_after_a_crash_one_request_fails_and_the_next_ones_work(alice: Writer) -> None:
    browser = Browser(alice)
    browser.raise_request_exception = False
    at_rest()
    end_all()
    statuses = []
    for _ in range(CONNECTIONS):
        statuses.append(browser.get("/journal/").status_code)
        connection.close()  # as at the end of every request; Django's test client leaves that out
    assert sorted(statuses) == [200, 200, 200, 503]


def fault(cause: Exception) -> OperationalError:
    error = OperationalError()
    error.__cause__ = cause
    return error


@pytest.mark.django_db(transaction=True)
def test_all_that_wait_in_the_pool_go_with_a_lost_one() -> None:
    connections = at_rest()
    database.forget_lost(fault(psycopg.errors.CrashShutdown()))
    assert [each.closed for each in connections] == [True] * CONNECTIONS


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("cause", [psycopg.errors.DiskFull(), PoolTimeout()])
def test_a_fault_that_leaves_connections_whole_costs_none(cause: Exception) -> None:
    connections = at_rest()
    database.forget_lost(fault(cause))
    assert [each.closed for each in connections] == [False] * CONNECTIONS
