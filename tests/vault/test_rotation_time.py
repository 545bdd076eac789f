"""How long a new password takes with a long journal: 10,000 entries, three versions each."""

import time
from collections.abc import Iterator
from uuid import uuid4

import pytest

from apps.accounts import flows
from apps.journal.models import Entry, EntryRevision
from apps.vault.documents import OpenVault
from apps.vault.models import SealedRecord
from tests.cast import Writer

ENTRIES = 10_000
EARLIER = 2
WITHIN_SECONDS = 3.0


def entries(vault: OpenVault) -> Iterator[Entry]:
    for _ in range(ENTRIES):
        entry = Entry(id=uuid4(), revision=EARLIER + 1)
        vault.seal_bytes(b"words " * 200, entry)
        yield entry


def revisions_of(vault: OpenVault, rows: list[Entry]) -> Iterator[EntryRevision]:
    for entry in rows:
        for revision in range(1, EARLIER + 1):
            row = EntryRevision(entry_id=entry.id, revision=revision)
            vault.seal_bytes(b"words " * 200, row)
            yield row


def opens(vault: OpenVault, rows: list[SealedRecord]) -> bool:
    return all(vault.open_bytes(row) == b"words " * 200 for row in rows)


@pytest.mark.nightly
def test_thirty_thousand_rows_are_rewrapped_within_three_seconds(alice: Writer) -> None:
    """Shown with -s; on a machine that does nothing else."""
    made = Entry.objects.bulk_create(entries(alice.vault), batch_size=2_000)
    EntryRevision.objects.bulk_create(revisions_of(alice.vault, made), batch_size=2_000)
    started = time.perf_counter()
    new = flows.change_password(account=alice.account, vault=alice.vault, password="another sky")
    taken = time.perf_counter() - started
    rows = EntryRevision.objects.count() + Entry.objects.count()
    print(f"a new password with {rows} sealed rows: {taken:.2f} s")
    assert opens(new, [*Entry.objects.all()[:200], *EntryRevision.objects.all()[:200]])
    assert taken < WITHIN_SECONDS
