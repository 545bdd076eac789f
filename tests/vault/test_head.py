"""What the head notices of a database that somebody changed, and the one thing it cannot notice."""

import copy
from collections.abc import Callable
from itertools import chain, combinations
from uuid import uuid4

import pytest
from django.db import models

from apps.accounts import flows
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Profile
from apps.journal.models import CataloguePage
from apps.journal.pages import Pages
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, VaultLocked
from apps.vault.models import Head
from tests.cast import Writer

PAGES = [bytes([number]) * 16 for number in (1, 2, 3)]

Row = models.Model
Everything = tuple[str, list[bytes]]


def save_all(vault: OpenVault, word: str) -> None:
    """One revision more of every row that a writer has, all saying `word`."""

    def rename(profile: ProfileDocument) -> None:
        profile.display_name = word

    flows.save_profile(vault=vault, change=rename)
    for page_id in PAGES:
        with head.writing(vault) as current:
            pages = Pages(CataloguePage, vault, current)
            pages.write(page_id, word.encode() + page_id, (0, page_id))


def read_all(vault: OpenVault) -> Everything:
    name = flows.load_profile(vault).display_name
    with head.reading(vault) as current:
        pages = Pages(CataloguePage, vault, current)
        return name, [pages.read(page_id) for _, page_id in pages.marks()]


def rows_of(writer: Writer) -> list[Row]:
    tables: tuple[type[Row], ...] = (Head, Profile, CataloguePage)
    return [
        row
        for table in tables
        for row in table._default_manager.filter(owner=writer.account).order_by("pk")
    ]


def put_back(rows: list[Row]) -> None:
    for row in rows:
        copy.copy(row).save(force_update=True)


def partial(rows: list[Row]) -> list[tuple[Row, ...]]:
    return list(chain.from_iterable(combinations(rows, count) for count in range(1, len(rows))))


@pytest.fixture
def before(alice: Writer) -> list[Row]:
    """All rows as they were, one save of everything ago."""
    save_all(alice.vault, "before")
    rows = rows_of(alice)
    save_all(alice.vault, "after")
    assert len(rows) == 5
    return rows


def test_every_partial_rollback_is_noticed(alice: Writer, before: list[Row]) -> None:
    after = rows_of(alice)
    for rolled_back in partial(before):
        put_back(list(rolled_back))
        with pytest.raises(TamperedEnvelope):
            read_all(alice.vault)
        put_back(after)
    assert read_all(alice.vault)[0] == "after"


def test_a_rollback_of_all_rows_together_is_not_noticed(alice: Writer, before: list[Row]) -> None:
    """Said so in the threat model: nothing inside one database can tell."""
    put_back(before)
    assert read_all(alice.vault) == ("before", [b"before" + page_id for page_id in PAGES])


def test_every_removed_row_is_noticed(alice: Writer, before: list[Row]) -> None:
    for row in rows_of(alice):
        copy.copy(row).delete()
        with pytest.raises(TamperedEnvelope):
            read_all(alice.vault)
        row.save(force_insert=True)
    assert read_all(alice.vault)[0] == "after"


def test_saving_makes_no_new_head_where_one_is_missing(alice: Writer) -> None:
    Head.objects.all().delete()
    with pytest.raises(TamperedEnvelope):
        flows.save_profile(vault=alice.vault, change=lambda profile: None)
    assert Head.objects.count() == 0


def take_all(row: CataloguePage, other: CataloguePage) -> None:
    row.revision, row.wrapped_key, row.sealed = other.revision, other.wrapped_key, other.sealed


def take_content(row: CataloguePage, other: CataloguePage) -> None:
    row.wrapped_key, row.sealed = other.wrapped_key, other.sealed


def take_sealed(row: CataloguePage, other: CataloguePage) -> None:
    row.sealed = other.sealed


def take_key(row: CataloguePage, other: CataloguePage) -> None:
    row.wrapped_key = other.wrapped_key


@pytest.mark.parametrize("take", [take_all, take_content, take_sealed, take_key])
def test_rows_that_swapped_their_content_are_noticed(
    alice: Writer, before: list[Row], take: Callable[[CataloguePage, CataloguePage], None]
) -> None:
    first, second = CataloguePage.objects.order_by("id")[:2]
    first_was = copy.copy(first)
    take(first, second)
    take(second, first_was)
    put_back([first, second])
    with pytest.raises(TamperedEnvelope):
        read_all(alice.vault)


def test_a_doubled_row_is_never_taken_for_the_true_one(alice: Writer, before: list[Row]) -> None:
    """Its id sorts before the other's in half of the rounds: then the reader notices."""
    truth = read_all(alice.vault)
    for table in (Profile, CataloguePage):
        for _ in range(8):
            double = table._default_manager.filter(owner=alice.account).first()
            assert double is not None
            double.pk = uuid4()
            double.save(force_insert=True)
            try:
                assert read_all(alice.vault) == truth
            except TamperedEnvelope:
                assert table is Profile
            double.delete()


def test_another_writers_rows_open_nothing_here(
    alice: Writer, bob: Writer, before: list[Row]
) -> None:
    profile = Profile.objects.get(owner=bob.account)
    head_row = Head.objects.get(owner=bob.account)
    Profile.objects.filter(owner=alice.account).delete()
    profile.owner = alice.account
    profile.save()
    with pytest.raises(TamperedEnvelope):
        read_all(alice.vault)
    head_row.owner = alice.account
    head_row.save()
    with pytest.raises(TamperedEnvelope):
        read_all(alice.vault)


def test_a_head_under_another_counter_is_noticed(alice: Writer, before: list[Row]) -> None:
    for counter in (0, 1, Head.objects.get().revision + 1):
        Head.objects.update(revision=counter)
        with pytest.raises(TamperedEnvelope):
            read_all(alice.vault)


def test_the_counter_grows_by_one_with_every_save(alice: Writer) -> None:
    counter = Head.objects.get().revision
    flows.save_profile(vault=alice.vault, change=lambda profile: None)
    assert Head.objects.get().revision == counter + 1


def test_a_failed_save_leaves_head_and_rows_as_they_were(alice: Writer, before: list[Row]) -> None:
    truth = read_all(alice.vault)

    def fail(profile: ProfileDocument) -> None:
        pages = Pages(CataloguePage, alice.vault, head.Head(1, {}))
        pages.write(b"4" * 16, b"half", (0, b"4" * 16))
        raise KeyError

    with pytest.raises(KeyError):
        flows.save_profile(vault=alice.vault, change=fail)
    assert CataloguePage.objects.count() == len(PAGES)
    assert read_all(alice.vault) == truth


def test_a_vault_of_an_ended_epoch_neither_reads_nor_writes(alice: Writer) -> None:
    flows.change_password(account=alice.account, vault=alice.vault, password="another sky")
    with pytest.raises(VaultLocked):
        flows.load_profile(alice.vault)
    with pytest.raises(VaultLocked):
        flows.save_profile(vault=alice.vault, change=lambda profile: None)
    with pytest.raises(VaultLocked):
        flows.change_password(account=alice.account, vault=alice.vault, password="a third sky")
