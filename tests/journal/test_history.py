"""History: what stands there is what was saved, letter for letter, until its writer removes it."""

import re
from http import HTTPStatus
from uuid import UUID

import pytest
from msgspec.structs import replace

from apps.journal import access, marking
from apps.journal.incidents import changes, parts
from apps.journal.incidents.fields import Part
from apps.journal.models import Entry, EntryRevision
from tests.cast import Writer
from tests.journal.incidents.filled import full_details
from tests.journal.writing import DAY_ENDS_AT, document_of, revisions_of, save
from tests.site_client import Browser, elements

TEXTS = ["first *soft*\n\n- one\n- two", "second <b>&amp;</b>", "שלום 😀", "", "x" * 5000]


@pytest.fixture
def entry_id(alice: Writer) -> UUID:
    """An entry that was saved once with each of the texts."""
    made = save(alice.vault, TEXTS[0], title="title 0", mood="mood 0")
    for base, text in enumerate(TEXTS[1:], 1):
        save(alice.vault, text, of=made, base=base, title=f"title {base}", mood=f"mood {base}")
    return made


def test_each_version_says_what_was_saved(alice: Writer, entry_id: UUID) -> None:
    versions = access.versions_to_read(alice.vault, entry_id)
    assert [(number, doc.text, doc.title, doc.mood) for number, doc in versions] == [
        (number, TEXTS[number - 1], f"title {number - 1}", f"mood {number - 1}")
        for number in (4, 3, 2, 1)
    ]


def test_the_bytes_of_a_version_are_those_that_were_stored(alice: Writer) -> None:
    made = save(alice.vault, "as it was")
    before = Entry.objects.values_list("wrapped_key", "sealed").get(id=made)
    save(alice.vault, "as it is", of=made, base=1)
    after = EntryRevision.objects.values_list("wrapped_key", "sealed").get(entry_id=made)
    assert [bytes(part) for part in before] == [bytes(part) for part in after]


def test_history_lists_the_versions_newest_first(alice: Writer, entry_id: UUID) -> None:
    page = Browser(alice).page(f"/e/{entry_id}/history/")
    links = [
        e.attributes["href"]
        for e in elements(page, "a")
        if e.attributes["href"].startswith(f"/e/{entry_id}/history/")
    ]
    assert links == [f"/e/{entry_id}/history/{number}/" for number in (4, 3, 2, 1)]


def test_a_version_is_read_as_an_entry_is(alice: Writer, entry_id: UUID) -> None:
    page = Browser(alice).page(f"/e/{entry_id}/history/1/")
    assert "<em>soft</em>" in page
    assert "title 0" in page
    assert "mood 0" in page


@pytest.mark.parametrize("number", [0, 5, 6, 2**31, 10**18])
def test_a_version_that_is_none_is_nowhere(alice: Writer, entry_id: UUID, number: int) -> None:
    browser = Browser(alice)
    browser.page(f"/e/{entry_id}/history/{number}/", HTTPStatus.NOT_FOUND)
    answer = browser.post(f"/e/{entry_id}/history/{number}/remove/")
    assert answer.status_code == HTTPStatus.NOT_FOUND


def test_a_removed_version_is_gone_and_the_rest_stays(alice: Writer, entry_id: UUID) -> None:
    browser = Browser(alice)
    answer = browser.post(f"/e/{entry_id}/history/2/remove/", follow=True)
    assert answer.status_code == HTTPStatus.OK
    assert b"This earlier version is gone." in answer.content
    assert revisions_of(entry_id) == [1, 3, 4]
    assert document_of(alice.vault, entry_id).text == TEXTS[-1]
    browser.page(f"/e/{entry_id}/history/2/", HTTPStatus.NOT_FOUND)
    assert browser.post(f"/e/{entry_id}/history/2/remove/").status_code == HTTPStatus.NOT_FOUND


def test_an_entry_saved_once_has_no_history(alice_client: Browser) -> None:
    made = save(alice_client.writer.vault, "only once")
    assert "There is no earlier version." in alice_client.page(f"/e/{made}/history/")
    assert "/history/" not in alice_client.page(f"/e/{made}/")


def test_saving_goes_on_after_a_version_was_removed(alice: Writer, entry_id: UUID) -> None:
    browser = Browser(alice)
    browser.post(f"/e/{entry_id}/history/1/remove/")
    base = document_of(alice.vault, entry_id)
    save(alice.vault, "on and on", of=entry_id, base=6)
    assert document_of(alice.vault, entry_id).earlier == [*base.earlier, 6]
    assert len(access.versions_to_read(alice.vault, entry_id)) == 4


def test_history_names_what_was_changed_after_each_version(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    made = save(vault, "one", title="t", when="2026-11-01T12:00")
    save(vault, "two", of=made, base=1, title="t", when="2026-11-01T12:00")
    save(vault, "two", of=made, base=2, title="other", when="2026-11-02T12:00")
    marking.change_tags(vault=vault, entry_id=made, added=["gifts"], day_ends_at=DAY_ENDS_AT)
    page = alice_client.page(f"/e/{made}/history/")
    said = re.findall(r"Changed after it: ([^<]+)<", page)
    assert said == ["title, time, tags", "text"]


@pytest.mark.parametrize("one", parts.PARTS, ids=lambda one: one.code)
def test_a_part_that_was_changed_is_named(alice: Writer, one: Part) -> None:
    before = document_of(alice.vault, save(alice.vault, "as it was"))
    lane = getattr(full_details(), one.lane)
    known = {name: getattr(lane, name) for name in one.names}
    details = replace(before.details, **{one.lane: replace(type(lane)(), **known)})
    assert str(one.title) in changes.between(before, replace(before, details=details))
