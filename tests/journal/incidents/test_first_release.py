"""What the first release sealed is opened, shown, changed and saved, byte for byte as it stood there."""

import datetime as dt
from uuid import UUID, uuid4

import msgspec
import pytest

from apps.journal import flows, opening, stream
from apps.journal.documents import EntryDocument
from apps.journal.incidents.details import Details, Facts
from apps.journal.journal import Journal
from apps.journal.models import CataloguePage, Draft, Entry
from apps.journal.moments import Moment
from apps.journal.pages import Pages, key_in
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import UnknownVersion
from tests.cast import Writer
from tests.journal.incidents.sent import Window, part
from tests.journal.writing import document_of, revisions_of, save, words_in_stream
from tests.site_client import Browser

ENTRY = (
    b'{"schema":1,"kind":"journal","moment":[1795521600,"Europe/Berlin","exact"],"title":"Weir",'
    b'"mood":"calm","text":"The heron is back.","recorded_at":1795521700,"saved_at":1795521800,'
    b'"earlier":[],"tab":"abcdefghijkl","strokes":7}'
)
DRAFT = (
    b'{"schema":1,"typed":{"day":"2026-11-20","time":"12:00","precision":"exact","title":"",'
    b'"mood":"","text":"half a sen"},"zone":"UTC","entry_revision":0,"tab":"abc","strokes":3,'
    b'"touched_at":1795521800}'
)


def put_entry(vault: OpenVault, content: bytes = ENTRY) -> UUID:
    with head.writing(vault) as current:
        entry = Entry(id=uuid4())
        vault.seal_bytes(content, entry)
        entry.save(force_insert=True)
        journal = Journal(vault, current, day_ends_at=3)
        line = journal.line_of(entry, vault.open(EntryDocument, entry))
        journal.catalogue.add(line)
        journal.index.put(line.key, "weir calm the heron is back.")
    return entry.id


def put_draft(vault: OpenVault) -> UUID:
    with head.writing(vault) as current:
        row = Draft(id=uuid4())
        vault.seal_bytes(DRAFT, row)
        row.save(force_insert=True)
        current.put(row)
    return row.id


def age_catalogue(vault: OpenVault) -> None:
    """Pages as the first release wrote them: schema 1, lines without what an entry is about."""
    with head.writing(vault) as current:
        pages = Pages(CataloguePage, vault, current)
        for mark, page_id in pages.marks():
            _schema, lines = msgspec.msgpack.decode(pages.read(page_id))
            old = msgspec.msgpack.encode([1, [line[:13] for line in lines]])
            pages.write(page_id, old, key_in(mark))


def test_an_old_entry_is_shown_and_says_nothing_that_it_did_not(alice_client: Browser) -> None:
    entry_id = put_entry(alice_client.writer.vault)
    page = alice_client.page(f"/e/{entry_id}/")
    assert "The heron is back." in page
    assert "Make it a record of something that happened" in page
    document = document_of(alice_client.writer.vault, entry_id)
    assert (document.details, document.tactics, document.worded_in) == (Details(), [], 0)


def test_an_old_entry_saved_unchanged_stays_as_it_is(alice_client: Browser) -> None:
    entry_id = put_entry(alice_client.writer.vault)
    Window(alice_client, f"/e/{entry_id}/edit/").save()
    assert revisions_of(entry_id) == []
    row = Entry.objects.get(id=entry_id)
    assert alice_client.writer.vault.open_bytes(row) == ENTRY


def test_an_old_entry_can_be_changed_and_its_old_version_read(alice_client: Browser) -> None:
    entry_id = put_entry(alice_client.writer.vault)
    Window(alice_client, f"/e/{entry_id}/edit/").type(text="It flew.").save()
    document = document_of(alice_client.writer.vault, entry_id)
    assert (document.schema, document.text, document.moment) == (
        2,
        "It flew.",
        Moment(1_795_521_600, "Europe/Berlin"),
    )
    assert "The heron is back." in alice_client.page(f"/e/{entry_id}/history/1/")


def test_an_old_entry_becomes_a_record_with_details(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = put_entry(vault)
    window = Window(alice_client, f"/e/{entry_id}/edit/").type(text="It flew.")
    alice_client.post(f"/e/{entry_id}/kind/", {"kind": "incident"})
    part(alice_client, entry_id, "place").type(place="The weir").save()
    # The page was opened before either: neither changed its words.
    window.save()
    document = document_of(vault, entry_id)
    assert (document.kind, document.text) == ("incident", "It flew.")
    assert document.details == Details(facts=Facts(place="The weir"))
    assert document.moment == Moment(1_795_521_600, "Europe/Berlin")


def test_an_old_draft_goes_on(alice_client: Browser) -> None:
    draft_id = put_draft(alice_client.writer.vault)
    window = Window(alice_client, f"/d/{draft_id}/")
    assert window.form["text"] == ["half a sen"]
    window.type(text="half a sentence").autosave()
    assert window.form["id"] == [str(draft_id)]
    window.save()
    assert words_in_stream(alice_client.writer.vault) == ["half a sentence"]


def test_another_window_on_an_old_draft_keeps_both(alice_client: Browser) -> None:
    draft_id = put_draft(alice_client.writer.vault)
    one, two = (Window(alice_client, f"/d/{draft_id}/") for _ in range(2))
    one.type(text="from one").autosave()
    two.type(text="from two").autosave()
    assert Draft.objects.count() == 2


def test_an_old_catalogue_is_written_anew_at_the_next_unlock(alice: Writer) -> None:
    entry_id = put_entry(alice.vault)
    save(alice.vault, "Another one.")
    flows.bin_entry(
        vault=alice.vault,
        entry_id=save(alice.vault, "Away."),
        today=dt.date(2026, 11, 24),
        day_ends_at=3,
    )
    before = stream.all_lines(alice.vault)
    age_catalogue(alice.vault)
    with pytest.raises(UnknownVersion):
        stream.all_lines(alice.vault)
    opening.settle(alice.vault)
    assert stream.all_lines(alice.vault) == before
    page = Browser(alice).page(f"/e/{entry_id}/")
    assert "The heron is back." in page
