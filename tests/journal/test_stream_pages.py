"""The stream in pages of thirty, by places that only this server gives out."""

import base64
from http import HTTPStatus
from unittest import mock
from uuid import uuid4

import pytest

from apps.journal import bulk, lines
from apps.journal.documents import EntryDocument
from apps.journal.moments import Moment
from apps.journal.stream import Search
from tests.cast import Writer
from tests.journal.writing import a_page, cards, keep, save
from tests.site_client import Browser, elements


def fill(writer: Writer, count: int, first: int = 0) -> None:
    bulk.add_entries(
        vault=writer.vault,
        new=(
            bulk.NewEntry(
                uuid4(),
                EntryDocument(
                    moment=Moment(1_700_000_000 + n * 3600, "UTC"),
                    text=f"heron number {n}.",
                    recorded_at=n,
                    saved_at=n,
                ),
            )
            for n in range(first, first + count)
        ),
        day_ends_at=3,
    )


def earlier(page: str) -> str:
    links = [e.attributes for e in elements(page, "a") if e.attributes.get("rel") == "next"]
    assert len(links) <= 1
    return links[0]["href"] if links else ""


def numbers(page: str) -> list[int]:
    return [int(part.split(".")[0]) for part in page.split("number ")[1:]]


@pytest.mark.parametrize("count", [0, 1, 29, 30, 31, 60, 61])
def test_every_entry_is_shown_once_in_pages_of_thirty(alice: Writer, count: int) -> None:
    fill(alice, count)
    browser, at, seen, pages = Browser(alice), "/journal/", list[int](), 0
    while at:
        page = browser.page(at)
        seen += numbers(page)
        at, pages = earlier(page), pages + 1
    assert seen == list(reversed(range(count)))
    assert pages == max(1, -(-count // 30))


def test_a_found_page_goes_on_with_its_search(alice: Writer) -> None:
    fill(alice, 40)
    save(alice.vault, "something else", when="2023-11-15T12:00")
    browser = Browser(alice)
    at = browser.post("/journal/search/", {"words": "heron"}).headers["Location"]
    first = browser.page(at)
    second = browser.page(earlier(first))
    assert numbers(first) + numbers(second) == list(reversed(range(40)))
    assert "something else" not in first + second


def test_each_page_has_an_address_of_its_own_and_leads_back_to_the_newest(alice: Writer) -> None:
    fill(alice, 65)
    browser = Browser(alice)
    second = earlier(browser.page("/journal/"))
    third = earlier(browser.page(second))
    page = browser.page(third)
    assert numbers(page) == [4, 3, 2, 1, 0]
    assert len({"/journal/", second, third}) == 3
    newest = [e.attributes["href"] for e in elements(page, "a")]
    assert "/journal/" in newest
    assert "Back to the newest" in page
    assert "Back to the newest" not in browser.page("/journal/")


def test_a_new_entry_shifts_no_place(alice: Writer) -> None:
    fill(alice, 40)
    browser = Browser(alice)
    at = earlier(browser.page("/journal/"))
    fill(alice, 3, first=100)
    assert numbers(browser.page(at)) == list(reversed(range(10)))


def test_drafts_stand_on_the_first_page_alone(alice: Writer) -> None:
    fill(alice, 35)
    keep(alice.vault, a_page("only a draft"))
    browser = Browser(alice)
    first = browser.page("/journal/")
    assert "only a draft" in first
    assert "only a draft" not in browser.page(earlier(first))


FORGED = base64.urlsafe_b64encode(b"\0" * 52).decode().rstrip("=")


@pytest.mark.parametrize("place", ["x", "é", FORGED, "a" * 5000, "%00"])
def test_a_forged_place_is_nowhere(alice_client: Browser, place: str) -> None:
    slip = alice_client.post("/journal/search/", {"words": "x"}).headers["Location"]
    for path in (f"/journal/p/{place}/", f"{slip}{place}/"):
        assert alice_client.get(path).status_code == HTTPStatus.NOT_FOUND, path


def test_a_place_of_another_writer_is_nowhere(alice: Writer, bob_client: Browser) -> None:
    fill(alice, 31)
    at = earlier(Browser(alice).page("/journal/"))
    assert bob_client.get(at).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.parametrize("more", [-1, 0, 1])
@pytest.mark.parametrize("pages", [1, 2])
def test_full_pages_of_the_catalogue_lose_no_line_at_their_edges(
    alice: Writer, pages: int, more: int
) -> None:
    count = pages * lines.PAGE_LINES + more
    fill(alice, count)
    save(alice.vault, "heron before", when=Moment(1, "UTC"))
    save(alice.vault, "heron after", when=Moment(1_900_000_000, "UTC"))
    save(alice.vault, "heron between", when=Moment(1_700_000_000 + 150 * 3600 + 1, "UTC"))
    for search in (Search(), Search(words="heron")):
        shown = [card.words for card in cards(alice.vault, search)]
        assert len(shown) == count + 3
        assert shown[0] == "heron after"
        assert shown[-1] == "heron before"
        at = shown.index("heron between")
        assert shown[at + 1] == "heron number 150."


def test_the_newest_part_opens_few_pages(alice: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lines, "PAGE_LINES", 40)
    fill(alice, 400)
    with mock.patch.object(lines, "decode_page", side_effect=lines.decode_page) as decode:
        Browser(alice).page("/journal/")
    assert 1 <= decode.call_count <= 2
