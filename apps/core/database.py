"""The database as a whole: locks that hold across machines, and its migrations."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import psycopg
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor
from django.utils.translation import gettext
from psycopg_pool import PoolTimeout

from apps.core import data_folder, stopping
from apps.core.start_steps import StartRefused
from config import postgres

# Numbers of Postgres advisory locks. Each is one act that must not run twice at a time.
MIGRATION = 7_201
HOUSEKEEPING = 7_202

# Classes of SQLSTATE: connection exceptions; operator intervention (stopped, crashed, not up yet).
_SERVER_GONE = ("08", "57P")


@contextmanager
def at_hand() -> Iterator[None]:
    """For commands: the database of the running start, or our own while none runs.

    Raises CommandError where there is none yet, or it does not start.
    """
    with ExitStack() as stack:
        if not settings.DATABASE_URL:
            try:
                _hold_or_join(stack)
            except StartRefused as refusal:
                raise CommandError(str(refusal)) from None
        yield


def _hold_or_join(stack: ExitStack) -> None:
    if not postgres.exists(settings.DATA_DIR):
        raise StartRefused(gettext("There is no database yet. Please start the site first."))
    try:
        stack.enter_context(data_folder.held(settings.DATA_DIR))
    except data_folder.InUse:
        return
    server = postgres.start(settings.DATA_DIR, settings.SECRETS_DIR)
    stack.callback(server.stop)
    stack.callback(let_go)


@contextmanager
def advisory_lock(number: int) -> Iterator[None]:
    """Waits for its turn. Held by this connection until the block ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [number])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


@contextmanager
def advisory_lock_or_none(number: int) -> Iterator[bool]:
    """Yields False at once when another connection holds it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [number])
        got = bool(cursor.fetchone()[0])
        try:
            yield got
        finally:
            if got:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [number])


def refuse_unreachable() -> None:
    """One try without the pool, which would go on trying and tell of each."""
    fields = connection.settings_dict
    try:
        psycopg.connect(
            host=fields["HOST"],
            port=fields["PORT"] or None,
            dbname=fields["NAME"],
            user=fields["USER"],
            password=fields["PASSWORD"],
            connect_timeout=10,
        ).close()
    except psycopg.OperationalError as error:
        raise StartRefused(
            gettext("The database server in DATABASE_URL does not answer or refuses the sign-in.")
        ) from error


def is_in_use() -> bool:
    """Some version of this program has made its tables here."""
    return "django_migrations" in connection.introspection.table_names()


def migrate() -> None:
    """Costs one look when nothing is new."""
    with advisory_lock(MIGRATION):
        with stopping.postponed():
            executor = MigrationExecutor(connection)
        known = executor.loader.graph.nodes
        if any(key not in known for key in executor.loader.applied_migrations):
            raise StartRefused(
                gettext(
                    "The database was changed by a newer version. "
                    "Please update this program, then start again."
                )
            )
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)


def forget_lost(error: Exception) -> None:
    """When a server goes away under one connection, it does so under all: those that the pool holds
    are replaced, so that not each of them fails a request first. Asks the database nothing."""
    cause = error if isinstance(error, psycopg.Error) else error.__cause__
    if not isinstance(cause, psycopg.Error) or isinstance(cause, PoolTimeout):
        return
    if cause.sqlstate is None or cause.sqlstate.startswith(_SERVER_GONE):
        pool = connection.pool  # type: ignore[attr-defined]
        if pool:
            pool.drain()


def let_go() -> None:
    """Closes every connection of this process, the pool's own included."""
    connections.close_all()
    for each in connections.all(initialized_only=True):
        each.close_pool()  # type: ignore[attr-defined]
