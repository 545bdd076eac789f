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
from apps.vault import head, rows
from apps.vault.documents import Document, OpenVault, encode
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head
from apps.vault.models import SealedRecord

D = TypeVar("D", bound=Document)

# Carried in place of what was seen by whoever knows that the row was removed, and makes it anew.
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
    """`unread`: how many are missing, not current, damaged or of a newer release."""

    opened: list[Opened[D]]
    unread: int


class ChangedElsewhere(Exception):
    """Another page changed the same fields; nothing was overwritten. `document` is what is stored."""

    def __init__(self, document: Document) -> None:
        super().__init__()
        self.document = document


class RemovedElsewhere(Exception):
    """Another page removed the row since this one showed it; nothing was made in its place."""


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
            opened.append(Opened(row.id, vault.open(table.document, row)))
        except (TamperedEnvelope, UnknownVersion):
            unread += 1
    return Found(sorted(opened, key=lambda found: found.id), unread)


def read_one(vault: OpenVault, table: Table[D], record_id: UUID) -> Opened[D] | None:
    """None where the head knows none: a row that came back by itself is not there."""
    with head.reading(vault) as current:
        row = _row(vault, current, table, record_id)
        return Opened(row.id, vault.open(table.document, row)) if row else None


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
        if stored is None and was_seen not in ("", ANEW) and not may_begin:
            raise RemovedElsewhere
        known = stored or table.document()
        changed = msgspec.structs.replace(known, **values)
        if stored and changed != stored and seen(stored, names or values) != was_seen:
            raise ChangedElsewhere(stored)
        return changed

    amend(vault=vault, table=table, record_id=record_id, amended=amended)


def amend(
    *, vault: OpenVault, table: Table[D], record_id: UUID, amended: Callable[[D | None], D | None]
) -> None:
    """`amended` is given what is stored now, or None, and answers what shall be: None for no row.
    Raises IntegrityError when the id is another writer's."""
    with head.writing(vault) as current:
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
    """For good. Twice is harmless."""
    with head.writing(vault) as current:
        for table in tables:
            table.model.objects.filter(owner=vault.owner, id=record_id).delete()
            current.drop(table.model(id=record_id))


def go_on_with_what_opens(*, vault: OpenVault) -> None:
    """From here on every row that opens counts as current; damaged ones are removed, missing ones no
    longer looked for. A newer release's rows stay as they are. A person asks for this."""
    with head.writing(vault) as current:
        for table in TABLES:
            _keep_what_opens(vault, current, table)


def _keep_what_opens(vault: OpenVault, current: Head, table: Table[Any]) -> None:
    gone = set(current.of_table(table.model.table_code))
    for row in rows.stored(table.model, vault.owner):
        try:
            vault.open(table.document, row)
        except TamperedEnvelope:
            table.model.objects.filter(owner=vault.owner, id=row.id).delete()
            continue
        except UnknownVersion:
            gone.discard(row.id.bytes)
            continue
        current.put(row)
        gone.discard(row.id.bytes)
    for row_id in gone:
        current.drop(table.model(id=UUID(bytes=row_id)))


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
    current.put(row)
