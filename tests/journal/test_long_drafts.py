"""Many long drafts make neither Today nor the journal slow: the longest are opened one by one."""

import pytest

from apps.journal import checking, drafts, opening
from apps.journal.drafts import ADOPT_AFTER_SECONDS
from apps.journal.models import Draft
from apps.journal.stream import Search
from apps.vault import head, rows
from tests.cast import Writer
from tests.journal.conftest import Travel
from tests.journal.writing import a_page, draft_texts, keep, save, words_in_stream
from tests.site_client import Browser

LONG = "heron " * 400


@pytest.fixture(autouse=True)
def little(monkeypatch: pytest.MonkeyPatch) -> None:
    """Room for one long draft beside short ones."""
    monkeypatch.setattr(drafts, "MOST_OPENED_BYTES", 5_000)


def fill(writer: Writer, count: int) -> None:
    for number in range(count):
        keep(writer.vault, a_page(f"{number} {LONG}"))
    keep(writer.vault, a_page("a short one"))


@pytest.mark.parametrize("path", ["/", "/journal/"])
def test_the_longest_are_links_and_not_opened(alice_client: Browser, path: str) -> None:
    fill(alice_client.writer, 4)
    page = alice_client.page(path)
    assert page.count("A long draft") == 3
    assert "a short one" in page
    assert "cannot be read" not in page


def test_each_opens_on_its_own_page(alice_client: Browser) -> None:
    fill(alice_client.writer, 2)
    for draft in Draft.objects.all():
        assert str(draft.id) in alice_client.page("/journal/") + alice_client.page("/")
        assert "heron" in alice_client.page(f"/d/{draft.id}/") or len(draft.sealed) < 2_000


def test_few_sealed_bytes_leave_the_database(alice: Writer) -> None:
    fill(alice, 4)
    near, far = rows.smallest(Draft, alice.account.pk, 5_000)
    assert sum(len(row.sealed) for row in near) <= 5_000
    assert [len(near), len(far)] == [2, 3]
    assert {row.id for row in near} | {row_id for row_id, _size in far} == set(
        Draft.objects.values_list("id", flat=True)
    )


def test_an_entry_with_long_changes_stands_among_the_drafts_alone(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    fill(alice_client.writer, 1)
    entry_id = save(vault, "as saved")
    keep(vault, a_page(LONG * 3, of=entry_id, base=1))
    assert "as saved" not in alice_client.page("/")


def test_a_missing_draft_is_told_beside_long_ones(alice_client: Browser) -> None:
    fill(alice_client.writer, 4)
    near, _far = rows.smallest(Draft, alice_client.writer.account.pk, 1_000)
    Draft.objects.filter(id=near[0].id).delete()
    assert "1 draft cannot be read" in alice_client.page("/journal/")


def test_a_search_looks_into_all(alice: Writer, alice_client: Browser) -> None:
    fill(alice, 4)
    page = alice_client.post("/journal/search/", {"words": "heron"}, follow=True).content.decode()
    assert "A long draft" not in page
    assert all(f"{number} " in page for number in range(4))


def test_the_check_looks_into_all(alice: Writer) -> None:
    fill(alice, 4)
    longest = max(Draft.objects.all(), key=lambda draft: len(draft.sealed))
    Draft.objects.filter(id=longest.id).update(revision=7)
    assert checking.check_journal(vault=alice.vault).drafts == 1


def test_what_is_opened_becomes_an_entry_and_makes_room_for_the_next(
    alice: Writer, later: Travel
) -> None:
    fill(alice, 2)
    later(ADOPT_AFTER_SECONDS + 60)
    for _ in range(2):
        opening.settle(alice.vault)
    assert draft_texts(alice.vault) == []
    assert len(words_in_stream(alice.vault, Search())) == 3
    with head.reading(alice.vault) as current:
        assert drafts.open_drafts(alice.vault, current).unopened == []
