"""What was learned from a writer's answers, as it is stored: one sealed row, named by the head.

It knows rows and keys; what the answers mean is for leanings.py. A row that does not open or is not
the one that the head names counts as nothing learned: no page may fail for it.
"""

from uuid import UUID

import msgspec

from apps.journal.leanings import LearnedDocument, answered, filled
from apps.journal.models import Learned
from apps.tactics import catalogue
from apps.vault import head, rows
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head


def learned(vault: OpenVault) -> LearnedDocument:
    with head.reading(vault) as current:
        row = _row(vault, current)
        try:
            return _opened(vault, current, row)
        except UnknownVersion:
            return LearnedDocument()


def learn(*, vault: OpenVault, slug: str, is_accepted: bool) -> None:
    """One answer. An unknown slug is none, and what a newer release learned is left as it is."""
    if catalogue.by_slug(slug) is None:
        return
    with head.writing(vault) as current:
        row = _row(vault, current)
        try:
            document = _opened(vault, current, row)
        except UnknownVersion:
            return
        _store(vault, current, row, filled(answered(document, slug, is_accepted=is_accepted)))


def forget(*, vault: OpenVault) -> None:
    with head.writing(vault) as current:
        Learned.objects.filter(owner=vault.owner).delete()
        current.of_table(Learned.table_code).clear()


def _row(vault: OpenVault, current: Head) -> Learned | None:
    """None where the head names none, or the one it names is gone."""
    ids = [UUID(bytes=row_id) for row_id in current.of_table(Learned.table_code)]
    return next(rows.stored(Learned, vault.owner, ids), None) if ids else None


def _opened(vault: OpenVault, current: Head, row: Learned | None) -> LearnedDocument:
    """Raises UnknownVersion."""
    try:
        if row is None:
            return LearnedDocument()
        current.check(row)
        return msgspec.structs.replace(vault.open(LearnedDocument, row), filling="")
    except TamperedEnvelope:
        return LearnedDocument()


def _store(vault: OpenVault, current: Head, row: Learned | None, document: LearnedDocument) -> None:
    if row is None:
        Learned.objects.filter(owner=vault.owner).delete()
        current.of_table(Learned.table_code).clear()
        row = Learned()
        vault.seal(document, row)
        rows.insert(row)
    else:
        row.revision += 1
        vault.seal(document, row)
        rows.overwrite(row)
    current.put(row)
