"""The rows of a plan: read, saved, removed. Each act is one transaction under the writer's head.

A save carries some fields of a document and what its page saw in them. Where another page has
changed these very fields since, nothing is overwritten. Nothing here knows forms or requests.
"""

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, Generic, NamedTuple, TypeVar
from uuid import UUID

import msgspec

from apps.plan import documents, models
from apps.plan.documents import Kept
from apps.vault import head, rows
from apps.vault.documents import Document, OpenVault, encode
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head
from apps.vault.models import SealedRecord

D = TypeVar("D", bound=Kept)

# Carried in place of what was seen by whoever knows that the row was removed, and brings it back.
ANEW: Final = "anew"


class Table(NamedTuple, Generic[D]):
    model: type[SealedRecord]
    document: type[D]


PLANS = Table(models.Plan, documents.PlanDocument)
DECISIONS = Table(models.Decision, documents.DecisionDocument)
DATES = Table(models.DateAhead, documents.DateDocument)
WORDS = Table(models.PreparedWords, documents.WordsDocument)
TELLINGS = Table(models.Telling, documents.TellingDocument)
CHILDREN = Table(models.Child, documents.ChildDocument)
TABLES: Final[tuple[Table[Any], ...]] = (PLANS, DECISIONS, DATES, WORDS, TELLINGS, CHILDREN)


class Opened(NamedTuple, Generic[D]):
    id: UUID
    document: D


class Found(NamedTuple, Generic[D]):
    """None that is deleted. `unread`: how many are missing, not current, damaged or of a newer release."""

    opened: list[Opened[D]]
    unread: int


class ChangedElsewhere(Exception):
    """Another page changed the same fields; nothing was overwritten. `document` is what is stored."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document


class RemovedElsewhere(Exception):
    """Another page removed the row since this one showed it; nothing was made in its place. `document`
    is what is deleted, where it was changed in these fields before; else None."""

    def __init__(self, document: Document | None = None) -> None:
        super().__init__()
        self.document = document


def read_all(vault: OpenVault, table: Table[D]) -> Found[D]:
    with head.reading(vault) as current:
        return read_under(vault, current, table)


def read_under(vault: OpenVault, current: Head, table: Table[D]) -> Found[D]:
    """Inside `head.reading` or `head.writing`."""
    stored = list(rows.stored(table.model, vault.owner))
    known = current.of_table(table.model.table_code)
    opened, unread = list[Opened[D]](), len(known.keys() - {row.id.bytes for row in stored})
    for row in stored:
        try:
            current.check(row)
            document = vault.open(table.document, row)
        except (TamperedEnvelope, UnknownVersion):
            unread += 1
            continue
        if not document.binned_on:
            opened.append(Opened(row.id, document))
    return Found(sorted(opened, key=lambda found: found.id), unread)


def read_one(vault: OpenVault, table: Table[D], record_id: UUID) -> Opened[D] | None:
    """A deleted one, too. None where the head knows none: a row that came back by itself is not there."""
    with head.reading(vault) as current:
        document = opened_under(vault, current, table, record_id)
        return Opened(record_id, document) if document else None


def opened_under(vault: OpenVault, current: Head, table: Table[D], record_id: UUID) -> D | None:
    """As `read_one`, inside `head.reading` or `head.writing`."""
    row = _row(vault, current, table, record_id)
    return vault.open(table.document, row) if row else None


def seen(document: Document, names: Iterable[str]) -> str:
    """What a page carries to say what it saw in these fields: a digest, for it need not be read."""
    values = [getattr(document, name) for name in sorted(names)]
    return hashlib.sha256(msgspec.json.encode(values)).hexdigest()[:32]


def save(
    *,
    vault: OpenVault,
    table: Table[D],
    record_id: UUID,
    values: Mapping[str, Any],
    names: Iterable[str] = (),
    was_seen: str = "",
    may_begin: bool = False,
) -> None:
    """A new row, or these fields of the one that is there. The same values twice change nothing.
    `names` are the fields that `was_seen` is about, where they are not those of the values.
    `may_begin`: a page shows this one blank before there is a row.
    Raises ChangedElsewhere, RemovedElsewhere; IntegrityError when the id is another writer's."""

    def amended(stored: D | None) -> D:
        if was_seen != ANEW:
            refuse_removed(stored, names or values, was_seen, may_begin=may_begin)
        known = stored or table.document()
        changed = msgspec.structs.replace(known, **values, binned_on=0)
        is_there = stored and not stored.binned_on
        if is_there and changed != stored and seen(known, names or values) != was_seen:
            raise ChangedElsewhere(known)
        return changed

    amend(vault=vault, table=table, record_id=record_id, amended=amended)


def refuse_removed(
    stored: Kept | None, names: Iterable[str], was_seen: str, *, may_begin: bool = False
) -> None:
    """Raises RemovedElsewhere for what is deleted, and for what a page has seen and is gone."""
    if stored and stored.binned_on:
        is_as_seen = not was_seen or seen(stored, names) == was_seen
        raise RemovedElsewhere(None if is_as_seen else stored)
    if stored is None and was_seen and not may_begin:
        raise RemovedElsewhere


def amend(
    *, vault: OpenVault, table: Table[D], record_id: UUID, amended: Callable[[D | None], D | None]
) -> None:
    """`amended` is given what is stored now, or None, and answers what shall be: None for no row.
    Raises IntegrityError when the id is another writer's."""
    with head.writing(vault) as current:
        amend_under(vault, current, table, record_id, amended)


def amend_under(
    vault: OpenVault,
    current: Head,
    table: Table[D],
    record_id: UUID,
    amended: Callable[[D | None], D | None],
) -> None:
    """As `amend`, inside `head.writing`."""
    row = _row(vault, current, table, record_id)
    stored = vault.open(table.document, row) if row else None
    # Compared as bytes: `amended` may change the very document that it is given.
    before = encode(stored) if stored else b""
    document = amended(stored)
    if document is not None and encode(document) != before:
        _store(vault, current, table, row, record_id, document)


def add_all(*, vault: OpenVault, table: Table[D], new: Iterable[Opened[D]]) -> None:
    """Several new rows at once. What is there already stays as it is."""
    with head.writing(vault) as current:
        for record_id, document in new:
            if _row(vault, current, table, record_id) is None:
                _store(vault, current, table, None, record_id, document)


def remove(*, vault: OpenVault, tables: Iterable[Table[Any]], record_id: UUID) -> None:
    """For good: what does not open. Twice is harmless."""
    with head.writing(vault) as current:
        remove_under(vault, current, tables, record_id)


def remove_under(
    vault: OpenVault, current: Head, tables: Iterable[Table[Any]], record_id: UUID
) -> None:
    """As `remove`, inside `head.writing`."""
    for table in tables:
        table.model.objects.filter(owner=vault.owner, id=record_id).delete()
        current.drop(table.model(id=record_id))


def mark_of(document: Kept) -> bytes:
    """What the head notes of a row, so that nothing is opened to know that nothing is deleted."""
    return document.binned_on.to_bytes(4) if document.binned_on else b""


def _row(vault: OpenVault, current: Head, table: Table[D], record_id: UUID) -> SealedRecord | None:
    if record_id.bytes not in current.of_table(table.model.table_code):
        return None
    for row in rows.stored(table.model, vault.owner, [record_id]):
        current.check(row)
        return row
    raise TamperedEnvelope


def _store(
    vault: OpenVault,
    current: Head,
    table: Table[D],
    row: SealedRecord | None,
    record_id: UUID,
    document: D,
) -> None:
    is_new = row is None
    row = row or table.model(id=record_id)
    row.revision += not is_new
    vault.seal(document, row)
    if is_new:
        rows.insert(row)
    else:
        rows.overwrite(row)
    current.put(row, mark=mark_of(document))
