"""Search and filters through their form: the words stay out of every address, and Back works."""

import os
import re
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.conf import settings

from apps.journal.stream import Search
from apps.vault import memory_files, slips
from tests.cast import Writer
from tests.journal.writing import a_page, keep, save
from tests.site_client import Browser, elements

PRIVATE = {
    "autocomplete": "off",
    "spellcheck": "false",
    "translate": "no",
    "writingsuggestions": "false",
}
HTMX = {"HX-Request": "true", "HX-Current-URL": "http://testserver/journal/"}


@pytest.fixture
def browser(alice: Writer) -> Browser:
    for day, mood, text in (
        ("2026-11-03", "calm", "the heron stood"),
        ("2026-11-10", "tired", "the heron flew"),
        ("2026-11-17", "calm", "no bird today"),
    ):
        save(alice.vault, text, when=f"{day}T12:00", mood=mood)
    return Browser(alice)


def found(page: str) -> list[str]:
    return [text for text in ("stood", "flew", "no bird") if text in page]


def search(browser: Browser, **fields: str) -> str:
    answer = browser.post("/journal/search/", fields)
    assert answer.status_code == HTTPStatus.FOUND
    return str(answer.headers["Location"])


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"words": "heron"}, ["stood", "flew"]),
        ({"words": "HERON flew"}, ["flew"]),
        ({"words": "her"}, ["stood", "flew"]),
        ({"words": "stork"}, []),
        ({"words": "heron, flew!"}, ["flew"]),
        ({"words": "(heron)"}, ["stood", "flew"]),
        ({"words": "\u2026"}, []),
        ({"mood": "cal"}, ["stood", "no bird"]),
        ({"mood": "al"}, []),
        ({"mood": "Calm"}, ["stood", "no bird"]),
        ({"from_day": "2026-11-10"}, ["flew", "no bird"]),
        ({"to_day": "2026-11-10"}, ["stood", "flew"]),
        ({"from_day": "2026-11-10", "to_day": "2026-11-10"}, ["flew"]),
        ({"words": "heron", "mood": "calm"}, ["stood"]),
        ({"words": "heron", "from_day": "2026-11-04"}, ["flew"]),
        ({"from_day": "2026-11-20", "to_day": "2026-11-01"}, []),
    ],
)
def test_words_moods_and_periods_leave_what_fits(
    browser: Browser, fields: dict[str, str], shown: list[str]
) -> None:
    assert found(browser.page(search(browser, **fields))) == shown


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"words": "stork"}, "with this word. A part of it is enough"),
        ({"words": "stork heron"}, "all these words. Fewer words may find more"),
        ({"mood": "furious"}, "with this mood"),
        ({"from_day": "2020-01-01", "to_day": "2020-01-02"}, "Nothing is about these days."),
        ({"from_day": "2026-11-20", "to_day": "2026-11-01"}, "is later than"),
    ],
)
def test_where_nothing_is_found_the_page_says_what_may_help(
    browser: Browser, fields: dict[str, str], said: str
) -> None:
    assert said in browser.page(search(browser, **fields))


def test_the_moods_already_used_are_offered(browser: Browser, bob_client: Browser) -> None:
    def offered(page: str) -> list[str]:
        listed = page[page.index("<datalist") : page.index("</datalist>")]
        return [e.attributes["value"] for e in elements(listed, "option")]

    assert "calm" in map(str.lower, offered(browser.page("/journal/")))
    assert offered(bob_client.page("/journal/")) == []


def test_an_excerpt_is_read_without_the_marks_of_layout(alice: Writer) -> None:
    save(alice.vault, "# Lake\n\n- reeds\n- *two* swans, 5*4")
    browser = Browser(alice)
    page = browser.page(search(browser, words="swans"))
    assert "Lake reeds two <mark>swans</mark>, 5*4" in page


def test_an_empty_search_shows_everything(browser: Browser) -> None:
    assert search(browser, words="  ") == "/journal/"


def test_no_address_holds_a_word(browser: Browser) -> None:
    at = search(browser, words="heron", mood="calm")
    assert at.startswith("/journal/f/")
    assert not {"heron", "calm"} & set(at.lower().split("/"))


def test_the_words_lie_nowhere_readable(browser: Browser) -> None:
    search(browser, words="unverwechselbar")
    for path in settings.TICKETS_DIR.rglob("*"):
        assert not path.is_file() or b"unverwechselbar" not in path.read_bytes(), path.name


def test_going_back_to_a_search_shows_it_again_with_its_words(browser: Browser) -> None:
    at = search(browser, words="heron", mood="calm")
    for _ in range(2):
        page = browser.page(at)
        fields = {e.attributes.get("name"): e.attributes for e in elements(page, "input")}
        assert fields["words"]["value"] == "heron"
        assert fields["mood"]["value"] == "calm"
        assert found(page) == ["stood"]


def test_found_words_are_marked_where_they_stand(browser: Browser) -> None:
    assert "<mark>heron</mark>" in browser.page(search(browser, words="HERON"))


def test_a_search_as_you_type_answers_the_results_and_names_their_address(
    browser: Browser,
) -> None:
    answer = browser.post("/journal/search/", {"words": "flew"}, headers=HTMX)
    page = answer.content.decode()
    assert page.strip().startswith('<div id="results"')
    assert "<html" not in page
    at = answer.headers["HX-Replace-Url"]
    assert found(page) == found(browser.page(at)) == ["flew"]


def test_typing_on_keeps_one_address(browser: Browser) -> None:
    first = browser.post("/journal/search/", {"words": "fl"}, headers=HTMX)
    at = first.headers["HX-Replace-Url"]
    headers = HTMX | {"HX-Current-URL": f"http://testserver{at}"}
    second = browser.post("/journal/search/", {"words": "stood"}, headers=headers)
    assert second.headers["HX-Replace-Url"] == at
    assert found(browser.page(at)) == ["stood"]


def test_a_cleared_search_leads_back_to_the_journal(browser: Browser) -> None:
    answer = browser.post("/journal/search/", {"words": ""}, headers=HTMX)
    assert answer.headers["HX-Replace-Url"] == "/journal/"
    assert found(answer.content.decode()) == ["stood", "flew", "no bird"]


def test_back_restores_the_whole_page(browser: Browser) -> None:
    at = search(browser, words="heron")
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in browser.get(at, headers=headers).content.decode()


@pytest.mark.parametrize("htmx", [{}, HTMX])
def test_a_day_that_cannot_be_read_is_said_calmly(browser: Browser, htmx: dict[str, str]) -> None:
    answer = browser.post("/journal/search/", {"from_day": "last week"}, headers=htmx)
    page = answer.content.decode()
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "This day could not be read." in page
    assert "valid" not in page.replace("aria-invalid", "")


def test_a_search_that_is_gone_leads_to_the_journal(browser: Browser) -> None:
    answer = browser.get(f"/journal/f/{uuid4()}/")
    assert (answer.status_code, answer.headers["Location"]) == (HTTPStatus.FOUND, "/journal/")


def test_a_search_of_another_writer_leads_to_ones_own_journal(
    browser: Browser, bob_client: Browser
) -> None:
    at = search(browser, words="heron")
    assert bob_client.get(at).headers["Location"] == "/journal/"


def test_a_search_is_read_by_post_alone(browser: Browser) -> None:
    assert browser.get("/journal/search/").status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_control_characters_in_a_search_break_nothing(browser: Browser) -> None:
    assert found(browser.page(search(browser, words="her\0on"))) == ["stood", "flew"]


def test_markup_in_a_search_is_shown_as_letters(browser: Browser) -> None:
    page = browser.page(search(browser, words='"><script>x'))
    assert "<script>x" not in page


def test_the_newest_searches_are_kept_and_the_rest_let_go(alice: Writer, bob: Writer) -> None:
    of_bob = slips.write(bob.vault, Search(words="of Bob"))
    made = []
    for number in range(slips.MOST_SLIPS + 3):
        made.append(slips.write(alice.vault, Search(words=str(number))))
        for path in memory_files.folder().glob(f"slip-{alice.account.pk.hex}-*"):
            os.utime(path, (path.stat().st_atime, path.stat().st_mtime - 1))
    left = [slips.read(alice.vault, Search, slip) for slip in made]
    assert left[:3] == [None, None, None]
    assert [found.words for found in left if found] == [str(n) for n in range(3, len(made))]
    assert slips.read(bob.vault, Search, of_bob) is not None


def test_no_browser_remembers_what_was_searched_for(browser: Browser) -> None:
    page = browser.page("/journal/")
    for name in ("words", "from_day", "to_day", "mood"):
        field = next(e for e in elements(page, "input") if e.attributes.get("name") == name)
        for attribute, value in PRIVATE.items():
            assert field.attributes.get(attribute) == value, (name, attribute)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({}, ""),
        ({"words": "heron"}, ""),
        ({"words": "heron", "mood": "calm"}, "calm"),
        (
            {"from_day": "2026-11-04", "kind": "incident"},
            "from Wednesday 4 November 2026, What happened",
        ),
        ({"to_day": "2026-11-04", "kind": "journal"}, "until Wednesday 4 November 2026, Notes"),
        (
            {"from_day": "2026-11-03", "to_day": "2026-11-04", "tactic": "gifts"},
            "Tuesday 3 November 2026 to Wednesday 4 November 2026, Gifts with strings",
        ),
    ],
)
def test_closed_filters_say_what_is_set_on_the_page_and_as_it_is_typed(
    browser: Browser, fields: dict[str, str], told: str
) -> None:
    page = browser.post("/journal/search/", fields, follow=True).content.decode()
    partial = browser.post("/journal/search/", fields, headers=HTMX).content.decode()
    assert re.findall(r'id="told"[^>]*>([^<]*)<', page) == [told]
    assert re.findall(r'id="told" hx-swap-oob="true"[^>]*>([^<]*)<', partial) == [told]
    assert "<details open" not in page


def test_several_are_tagged_from_two_entries_on(alice: Writer) -> None:
    save(alice.vault, "the one")
    browser = Browser(alice)
    assert "Tag several" not in browser.page("/journal/")
    save(alice.vault, "the other")
    assert "Tag several" in browser.page("/journal/")


def test_several_are_tagged_before_the_drafts(browser: Browser) -> None:
    keep(browser.writer.vault, a_page("not done"))
    page = browser.page("/journal/")
    assert page.index('role="search"') < page.index("Tag several") < page.index("not done")
