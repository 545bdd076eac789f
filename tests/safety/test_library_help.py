"""Help by country: the writer's first, every number beside its country, nothing told by an address."""

import re
from html import unescape

import pytest
from django.test import Client

from apps.accounts.documents import ProfileDocument
from apps.support import helplines
from tests.architecture.test_words import TITLE
from tests.cast import Writer
from tests.journal.test_queries import sent_by
from tests.site_client import AT_HOME, Browser, elements

HELP = "/library/help/"
UNANNOUNCED = "/library/e1/"
SELF_HARM = "/library/d6/"


def living_in(writer: Writer, country: str) -> Browser:
    return Browser(writer, profile=ProfileDocument(country=country, **AT_HOME))


def main_of(page: str) -> str:
    return unescape(page[page.index("<main") : page.index("</main>")])


def own_part(page: str) -> str:
    """What stands above the advice and the list of all countries."""
    return main_of(page).partition('id="before-calling"')[0]


def dialled(part: str) -> list[str]:
    hrefs = [element.attributes.get("href", "") for element in elements(part, "a")]
    return [href for href in hrefs if href.startswith(("tel:", "sms:"))]


def test_the_country_of_the_writer_stands_first(alice: Writer) -> None:
    first = own_part(living_in(alice, "IE").page(HELP))
    assert "Ireland" in first
    assert dialled(first) == ["tel:112", "tel:999", "tel:+3531800341900", "tel:+3531800816588"]


def test_without_a_country_the_page_says_so_and_shows_no_number_first(
    alice_client: Browser,
) -> None:
    page = alice_client.page(HELP)
    first = own_part(page)
    assert "Your country is not chosen." in first
    assert 'href="/settings/country/"' in first
    assert dialled(first) == []
    assert "Find your country" in page


def test_every_line_of_every_country_is_on_the_page(alice_client: Browser) -> None:
    page = main_of(alice_client.page(HELP))
    for country in helplines.countries():
        start = page.index(f"<summary>{country.name}</summary>")
        fold = page[start : page.index("</details>", start)]
        for line in country.lines:
            assert line.name in fold, (country.code, line.name)
            assert [way.say for way in line.ways if way.say not in fold] == []
        wanted = [f"tel:{number.tel}" for number in country.emergency]
        wanted += [way.href for line in country.lines for way in line.ways if way.href]
        assert dialled(fold) == wanted, country.code


def test_every_number_says_its_country_to_who_hears_it(alice: Writer) -> None:
    for path in (HELP, UNANNOUNCED):
        page = main_of(living_in(alice, "FI").page(path))
        links = re.findall(r'<a class="call".*?</a>', page, re.DOTALL)
        assert links
        assert [link for link in links if not re.search(r"\([A-ZT].*?\)</span></a>$", link)] == []


def test_every_line_says_when_it_was_checked(alice_client: Browser) -> None:
    page = main_of(alice_client.page(HELP))
    rows = sum(len(country.lines) for country in helplines.countries())
    assert page.count("Checked in November 2026.") == rows


def test_the_page_tells_of_bills_call_lists_and_that_nothing_is_dialled(
    alice_client: Browser,
) -> None:
    page = main_of(alice_client.page(HELP))
    assert "Nothing is dialled by itself." in page
    assert "call list of the phone" in page
    assert "They can show on the bill." in page
    assert "Nobody rang them." in page


def test_no_website_is_a_link(alice: Writer) -> None:
    page = living_in(alice, "GB").page(HELP)
    hrefs = [element.attributes.get("href", "") for element in elements(main_of(page), "a")]
    assert [href for href in hrefs if "://" in href] == []
    assert "nationaldahelpline.org.uk" in page


def test_no_address_title_or_anchor_names_a_country(alice: Writer) -> None:
    page = living_in(alice, "GB").page(HELP)
    found = TITLE.search(page)
    assert found
    assert re.sub("<.*?>", "", found[0]) == "Library · Notes"
    ids = {element.attributes.get("id", "") for element in elements(main_of(page), "h2")}
    assert ids == {"own-country", "before-calling", "countries"}
    assert not [e for e in elements(main_of(page), "details") if e.attributes.get("id")]


def test_where_there_is_danger_the_help_of_the_country_comes_first(alice: Writer) -> None:
    page = main_of(living_in(alice, "DE").page(UNANNOUNCED))
    part = page[: page.index('id="calm-answer"')]
    assert "If you are in danger" in part
    assert dialled(part) == ["tel:112", "tel:110", "tel:116016", "tel:+498001239900"]
    assert f'href="{HELP}"' in part
    assert part.count("Checked in November 2026.") == 2


def test_where_another_life_is_at_stake_the_emergency_number_is_the_help(alice: Writer) -> None:
    page = main_of(living_in(alice, "DE").page(SELF_HARM))
    assert "If you think of ending your life, or somebody says it of theirs" in page
    assert dialled(page) == ["tel:112", "tel:110"]


def test_without_danger_no_number_stands_on_a_page(alice: Writer) -> None:
    assert dialled(living_in(alice, "DE").page("/library/a1/")) == []


def test_help_is_care_and_no_alarm(alice: Writer) -> None:
    for path in (HELP, UNANNOUNCED):
        page = main_of(living_in(alice, "DE").page(path))
        assert "notice--care" in page
        assert 'role="alert"' not in page
        assert "<dialog" not in page


def test_library_and_more_lead_to_help(alice_client: Browser, charlie_client: Browser) -> None:
    for path in ("/library/", "/more/", UNANNOUNCED):
        assert f'href="{HELP}"' in alice_client.page(path)
    assert HELP not in charlie_client.page("/more/")


def test_only_a_writer_with_an_open_vault_reads_it(
    alice_client: Browser, charlie_client: Browser
) -> None:
    assert charlie_client.get(HELP).status_code == 404
    alice_client.lock()
    assert "tel:" not in alice_client.get(HELP).content.decode()


@pytest.mark.django_db
def test_without_signing_in_nothing_is_read(client: Client) -> None:
    assert client.get(HELP).status_code == 302


def test_a_country_that_is_no_longer_there_is_as_none(alice: Writer) -> None:
    assert "Your country is not chosen." in living_in(alice, "XX").page(HELP)


# Who is there; on the page of a tactic also the head, to look for entries with it.
@pytest.mark.parametrize(("path", "most"), [(HELP, 1), (UNANNOUNCED, 2)])
def test_a_page_asks_the_database_this_often(alice: Writer, path: str, most: int) -> None:
    browser = living_in(alice, "DE")
    browser.get(path)
    assert len(sent_by(lambda: browser.get(path))) == most
