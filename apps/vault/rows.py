"""Sealed rows as they stand in the database, by the shortest way.

A binary cursor, because as text every byte would travel twice; a fixed statement, because making the
same one anew takes longer than answering it. Nothing here seals or opens a row.
"""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar
from uuid import UUID

from django.db import DatabaseError, connection

from apps.vault.models import SealedRecord

R = TypeVar("R", bound=SealedRecord)

_SEALED = ("revision", "epoch", "wrapped_key", "sealed")
_COLUMNS = ("id", "owner_id", *_SEALED)


def select(statement: str, *values: object) -> list[tuple[Any, ...]]:
    """All rows of one statement, whose parameters are `%s`."""
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor(binary=True) as cursor:
        return list(cursor.execute(statement, values))


def stored(model: type[R], owner: UUID, ids: Iterable[UUID] | None = None) -> Iterator[R]:
    """The owner's rows: all, or those of `ids`. Columns that only one table has are left for later."""
    table = model._meta.db_table
    statement = f'SELECT {", ".join(_COLUMNS)} FROM "{table}" WHERE owner_id = %s'  # noqa: S608
    values: list[object] = [owner]
    if ids is not None:
        wanted = list(ids)
        # For a list Postgres plans anew each time, which takes longer than finding one row.
        is_one = len(wanted) == 1
        statement += " AND id = %s" if is_one else " AND id = ANY(%s)"
        values += wanted if is_one else [wanted]
    for row in select(statement, *values):
        yield model.from_db(connection.alias, _COLUMNS, row)


def smallest(
    model: type[R], owner: UUID, most_bytes: int
) -> tuple[list[R], list[tuple[UUID, int]]]:
    """The owner's rows as far as so many sealed bytes reach, the small ones first; of all others, which
    Postgres does not even read, id and size."""
    columns = ", ".join(_COLUMNS[:-1])
    reached = "sum(length(sealed)) OVER (ORDER BY length(sealed), id) <= %s"
    statement = (
        f"SELECT {columns}, CASE WHEN {reached} THEN sealed END, length(sealed) "  # noqa: S608
        f'FROM "{model._meta.db_table}" WHERE owner_id = %s'
    )
    near, far = list[R](), list[tuple[UUID, int]]()
    for *row, size in select(statement, most_bytes, owner):
        if row[-1] is None:
            far.append((row[0], size))
        else:
            near.append(model.from_db(connection.alias, _COLUMNS, row))
    return near, far


def insert(record: SealedRecord) -> None:
    """Raises IntegrityError when the row exists. Columns that only one table has stay empty."""
    table, places = record._meta.db_table, ", ".join(["%s"] * len(_COLUMNS))
    write(
        f'INSERT INTO "{table}" ({", ".join(_COLUMNS)}) VALUES ({places})',  # noqa: S608
        *(getattr(record, name) for name in _COLUMNS),
    )


def overwrite(record: SealedRecord) -> None:
    """Raises DatabaseError unless exactly this row of this owner was there."""
    places = ", ".join(f"{name} = %s" for name in _SEALED)
    count = write(
        f'UPDATE "{record._meta.db_table}" SET {places} WHERE owner_id = %s AND id = %s',  # noqa: S608
        *(getattr(record, name) for name in _SEALED),
        record.owner_id,
        record.id,
    )
    if count != 1:
        raise DatabaseError


def write(statement: str, *values: object) -> int:
    """How many rows it changed."""
    connection.ensure_connection()
    with connection.wrap_database_errors, connection.connection.cursor() as cursor:
        return int(cursor.execute(statement, values).rowcount)
