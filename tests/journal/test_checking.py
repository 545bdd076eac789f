"""Checking a journal tells what does not fit before anything is written anew."""

import datetime as dt
from uuid import UUID, uuid4

from apps.journal import checking, flows
from apps.journal.composing import Words
from apps.journal.models import CataloguePage, Entry
from apps.journal.moments import from_local
from tests.cast import Writer
from tests.site_client import Browser


def save(writer: Writer, text: str, entry_id: UUID | None = None, base: int = 0) -> UUID:
    entry_id = entry_id or uuid4()
    flows.save_entry(
        vault=writer.vault,
        entry_id=entry_id,
        base_revision=base,
        words=Words(from_local(dt.date(2026, 3, 1), dt.time(9), "UTC"), "", "", text),
        day_ends_at=3,
    )
    return entry_id


def test_a_sound_journal_is_well(alice: Writer) -> None:
    binned = save(alice, "one")
    save(alice, "two")
    today = dt.datetime.now(dt.UTC).date()
    flows.bin_entry(vault=alice.vault, entry_id=binned, today=today, day_ends_at=3)
    assert checking.check_journal(vault=alice.vault) == checking.Findings(2, 0, 0, 0, 2)


def test_missing_older_and_damaged_entries_are_counted(alice: Writer) -> None:
    gone, older, damaged = save(alice, "gone"), save(alice, "first"), save(alice, "damaged")
    before = Entry.objects.get(id=older)
    save(alice, "second", older, 1)
    before.save()
    Entry.objects.filter(id=gone).delete()
    Entry.objects.filter(id=damaged).update(sealed=b"\x01\x01" + bytes(300))
    findings = checking.check_journal(vault=alice.vault)
    assert findings == checking.Findings(opened=1, unopened=1, other=1, missing=1, listed=3)
    assert not findings.is_well


def test_the_page_says_so_and_changes_nothing_until_asked(
    alice: Writer, alice_client: Browser
) -> None:
    kept, gone = save(alice, "kept"), save(alice, "gone")
    Entry.objects.filter(id=gone).delete()
    pages = list(CataloguePage.objects.values_list("revision", flat=True))
    page = alice_client.post("/journal/check/")
    assert "Entries that are missing: 1." in page.content.decode()
    assert list(CataloguePage.objects.values_list("revision", flat=True)) == pages
    assert alice_client.post("/journal/check/", {"anyway": "1"})["Location"] == "/journal/check/"
    assert checking.check_journal(vault=alice.vault).is_well
    assert [entry.id for entry in Entry.objects.all()] == [kept]


def test_a_lost_catalogue_can_be_written_anew(alice: Writer, alice_client: Browser) -> None:
    save(alice, "still here")
    CataloguePage.objects.all().delete()
    assert checking.check_journal(vault=alice.vault).listed is None
    alice_client.post("/journal/check/", {"anyway": "1"})
    assert "still here" in alice_client.get("/journal/").content.decode()
