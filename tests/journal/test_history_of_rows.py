"""The head and the catalogue notice when rows of one journal were taken, put back or exchanged."""

import datetime as dt
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import models
from django.http import Http404

from apps.journal import access, drafts, flows
from apps.journal.models import CataloguePage, Draft, Entry, EntryRevision, TextPage
from apps.journal.stream import Clock, Search
from apps.vault import head
from apps.vault.exceptions import TamperedEnvelope
from tests.cast import Writer
from tests.journal.writing import a_page, keep, save, words_in_stream

CLOCK = Clock("UTC", 3, dt.date(2026, 11, 24))
Read = Callable[[Writer], object]


def read_stream(alice: Writer) -> object:
    return words_in_stream(alice.vault)


def search(alice: Writer) -> object:
    return words_in_stream(alice.vault, Search(words="heron"))


def read_drafts(alice: Writer) -> object:
    """Raises, like the others, where reading counted a draft that does not fit."""
    with head.reading(alice.vault) as current:
        waiting = drafts.open_drafts(alice.vault, current)
    if waiting.unread:
        raise TamperedEnvelope
    return waiting


def read_entry(alice: Writer) -> object:
    return access.entry_to_read(alice.vault, KEPT)


def read_history(alice: Writer) -> object:
    return access.versions_to_read(alice.vault, KEPT)


KEPT, OTHER = UUID(int=4 << 76 | 1), UUID(int=4 << 76 | 2)

# What lies in the store, and who must notice when it is not as it was last saved.
NOTICED: list[tuple[type[models.Model], list[Read]]] = [
    (CataloguePage, [read_stream, search, read_entry]),
    (TextPage, [search]),
    (Draft, [read_drafts]),
    (Entry, [search, read_entry]),
]
CASES = [(model, read) for model, reads in NOTICED for read in reads]


@pytest.fixture
def journal(alice: Writer) -> Writer:
    save(alice.vault, "the heron", of=KEPT)
    save(alice.vault, "another heron", of=OTHER, when="2026-11-21T12:00")
    keep(alice.vault, a_page("a draft", of=KEPT, base=1))
    keep(alice.vault, a_page("another draft"))
    return alice


def rows(model: Any) -> list[dict[str, Any]]:
    return list(model.objects.order_by("id").values())


def put_back(model: Any, stored: list[dict[str, Any]]) -> None:
    model.objects.all().delete()
    model.objects.bulk_create(model(**row) for row in stored)


@pytest.mark.parametrize(("model", "read"), CASES)
def test_a_missing_row_is_noticed(journal: Writer, model: Any, read: Read) -> None:
    read(journal)
    (model.objects.filter(id=KEPT).first() or model.objects.first()).delete()
    with pytest.raises(TamperedEnvelope):
        read(journal)


@pytest.mark.parametrize(("model", "read"), CASES)
def test_an_older_row_is_noticed(journal: Writer, model: Any, read: Read) -> None:
    older = rows(model)
    save(journal.vault, "the heron flew", of=KEPT, base=1)
    keep(journal.vault, a_page("a draft, and on", of=KEPT, base=2, strokes=2))
    keep(journal.vault, a_page("a third draft"))
    read(journal)
    put_back(model, older)
    with pytest.raises(TamperedEnvelope):
        read(journal)


@pytest.mark.parametrize(
    ("model", "read"), [(Entry, search), (Entry, read_entry), (Draft, read_drafts)]
)
def test_two_exchanged_rows_are_noticed(journal: Writer, model: Any, read: Read) -> None:
    one, two = rows(model)
    one["id"], two["id"] = two["id"], one["id"]
    put_back(model, [one, two])
    with pytest.raises(TamperedEnvelope):
        read(journal)


@pytest.mark.parametrize(("model", "read"), CASES)
def test_a_row_of_another_writer_is_noticed(
    journal: Writer, bob: Writer, model: Any, read: Read
) -> None:
    save(bob.vault, "the heron of Bob")
    keep(bob.vault, a_page("a draft of Bob"))
    mine = model.objects.filter(owner=journal.account).order_by("id").first()
    theirs = model.objects.filter(owner=bob.account).first()
    mine.sealed, mine.wrapped_key = theirs.sealed, theirs.wrapped_key
    mine.save()
    with pytest.raises(TamperedEnvelope):
        read(journal)


def test_an_invented_draft_is_noticed(journal: Writer) -> None:
    row = Draft.objects.first()
    row.pk = UUID(int=4 << 76 | 3)
    row.save(force_insert=True)
    with pytest.raises(TamperedEnvelope):
        read_drafts(journal)


def test_a_missing_version_is_noticed(journal: Writer) -> None:
    save(journal.vault, "the heron flew", of=KEPT, base=1)
    read_history(journal)
    EntryRevision.objects.all().delete()
    with pytest.raises(TamperedEnvelope):
        read_history(journal)


def test_a_destroyed_version_that_was_put_back_is_noticed(journal: Writer) -> None:
    save(journal.vault, "the heron flew", of=KEPT, base=1)
    older = rows(EntryRevision)
    flows.destroy_version(vault=journal.vault, entry_id=KEPT, revision=1, day_ends_at=3)
    put_back(EntryRevision, older)
    with pytest.raises(TamperedEnvelope):
        read_history(journal)


def test_two_exchanged_versions_are_noticed(journal: Writer) -> None:
    save(journal.vault, "the heron flew", of=KEPT, base=1)
    save(journal.vault, "the heron came back", of=KEPT, base=2)
    one, two = rows(EntryRevision)
    one["sealed"], two["sealed"] = two["sealed"], one["sealed"]
    put_back(EntryRevision, [one, two])
    with pytest.raises(TamperedEnvelope):
        read_history(journal)


def test_an_id_that_never_was_is_no_damage(journal: Writer) -> None:
    with pytest.raises(Http404):
        access.entry_to_read(journal.vault, UUID(int=4 << 76 | 9))


def test_what_was_purged_is_no_damage(journal: Writer) -> None:
    today = dt.datetime.now(dt.UTC).date()
    on = today - dt.timedelta(days=30)
    flows.bin_entry(vault=journal.vault, entry_id=KEPT, today=on, day_ends_at=3)
    flows.purge_bin(today=today)
    with pytest.raises(Http404):
        access.entry_to_read(journal.vault, KEPT)
