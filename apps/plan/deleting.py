"""What is deleted of a plan: out of every list, put back within thirty days, destroyed after that.

The document says when it was deleted; the head notes it too, so that nothing is opened to find out.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, Final, TypeVar
from uuid import UUID

import msgspec

from apps.plan import records
from apps.plan.documents import Kept
from apps.plan.records import DECISIONS, PLANS, TABLES, Found, Opened, Table
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head

D = TypeVar("D", bound=Kept)

BIN_DAYS: Final = 30


def delete(*, vault: OpenVault, table: Table[D], record_id: UUID, today: dt.date) -> None:
    """`today` is UTC's. Twice is harmless, and so is what is not there."""

    def deleted(stored: D | None) -> D | None:
        on = stored.binned_on if stored else 0
        return _with_day(stored, on or today.toordinal())

    records.amend(vault=vault, table=table, record_id=record_id, amended=deleted)


def restore(*, vault: OpenVault, table: Table[D], record_id: UUID) -> None:
    """Twice is harmless, and so is what is not there."""

    def restored(stored: D | None) -> D | None:
        return _with_day(stored, 0)

    records.amend(vault=vault, table=table, record_id=record_id, amended=restored)


def holds_any(vault: OpenVault) -> bool:
    with head.reading(vault) as current:
        return any(True for _ in _noted(current))


def read(vault: OpenVault, table: Table[D]) -> Found[D]:
    """What of it can be put back, the latest first."""
    opened, unread = list[Opened[D]](), 0
    with head.reading(vault) as current:
        for of, record_id, _day in _noted(current):
            if of is not table:
                continue
            try:
                document = records.opened_under(vault, current, table, record_id)
            except (TamperedEnvelope, UnknownVersion):
                unread += 1
                continue
            if document:
                opened.append(Opened(record_id, document))
    return Found(sorted(opened, key=lambda one: -one.document.binned_on), unread)


def forget_deleted(*, vault: OpenVault, today: dt.date | None = None) -> None:
    """Destroy what was deleted thirty days ago. Runs when a vault opens: a row says to nobody else
    that it was deleted. What does not open stays: see mending.go_on_with_what_opens."""
    until = (today or dt.datetime.now(dt.UTC).date()).toordinal() - BIN_DAYS
    with head.reading(vault) as current:
        if not any(day <= until for _, _, day in _noted(current)):
            return
    with head.writing(vault) as current:
        for table, record_id, day in list(_noted(current)):
            if day <= until and _is_deleted(vault, current, table, record_id):
                tables = (PLANS, DECISIONS) if table is PLANS else (table,)
                records.remove_under(vault, current, tables, record_id)


def _is_deleted(vault: OpenVault, current: Head, table: Table[Any], record_id: UUID) -> bool:
    try:
        document = records.opened_under(vault, current, table, record_id)
    except (TamperedEnvelope, UnknownVersion):
        return False
    return bool(document and document.binned_on)


def _noted(current: Head) -> Iterator[tuple[Table[Any], UUID, int]]:
    """Table, id and day of all that the head calls deleted."""
    for table in TABLES:
        for row_id, item in current.of_table(table.model.table_code).items():
            if item.mark:
                yield table, UUID(bytes=row_id), int.from_bytes(item.mark)


def _with_day(stored: D | None, day: int) -> D | None:
    return msgspec.structs.replace(stored, binned_on=day) if stored else None
