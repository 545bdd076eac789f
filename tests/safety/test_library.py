"""The library: every tactic has its page, and no address or title tells what is read."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from apps.tactics import catalogue
from tests.architecture.test_words import TITLE
from tests.journal.tagging.entries import tagged
from tests.journal.test_queries import sent_by
from tests.site_client import Browser, elements
from tests.tactics.fixed import GROUPS, TACTICS

HELP = "emergency number of your country is the fastest help"


def title_of(page: str) -> str:
    found = TITLE.search(page)
    assert found
    return re.sub("<.*?>", "", found[0])


def links(page: str) -> list[str]:
    return [element.attributes.get("href", "") for element in elements(page, "a")]


def plain(text: str) -> str:
    return text.replace("&quot;", '"').replace("&#x27;", "'")


def test_the_library_leads_to_every_tactic_in_its_group(alice_client: Browser) -> None:
    page = alice_client.page("/library/")
    to_pages = [link for link in links(page) if re.fullmatch("/library/../", link)]
    assert to_pages == [f"/library/{fixed.code}/" for fixed in TACTICS]
    for letter, name in GROUPS.items():
        assert f'<h2 id="group-{letter}">{name}</h2>' in page
        assert f"#group-{letter}" in links(page)
    for tactic in catalogue.all():
        assert tactic.name in plain(page)
        assert tactic.definition in page


def test_every_tactic_has_a_page_with_all_that_is_said_of_it(alice_client: Browser) -> None:
    for tactic in catalogue.all():
        page = plain(alice_client.page(f"/library/{tactic.code}/"))
        said = (tactic.name, tactic.definition, tactic.pulls_for, tactic.calm_answer)
        for text in (*said, *tactic.looks_like, *tactic.aliases):
            assert text in page, (tactic.slug, text)
        assert tactic.export_label not in page or tactic.export_label in said


def test_every_page_says_what_a_tag_says(alice_client: Browser) -> None:
    page = alice_client.page("/library/a1/")
    assert "A tag says what something looked like, never what someone is." in page
    assert "“Not sure” is always an answer." in page
    assert "This is a guess." in page


def test_help_comes_before_all_else_where_there_is_danger(alice_client: Browser) -> None:
    marks = (HELP, 'id="calm-answer"', 'id="looks-like"')
    for fixed in TACTICS:
        page = alice_client.page(f"/library/{fixed.code}/")
        if fixed.help_first == "help":
            places = [page.index(mark) for mark in marks]
            assert places == sorted(places), fixed.slug
        else:
            assert HELP not in page
            assert page.index('id="looks-like"') < page.index('id="calm-answer"'), fixed.slug


def test_no_title_and_no_address_names_a_tactic(alice_client: Browser) -> None:
    for path in ("/library/", *(f"/library/{fixed.code}/" for fixed in TACTICS)):
        assert title_of(alice_client.page(path)) == "Library · Notes"
        assert re.fullmatch("/library/([a-g][0-9a-z]/)?", path)


@pytest.mark.parametrize("code", ["a0", "h1", "A1", "hoovering-apology", "a1a", "%20"])
def test_a_code_that_is_not_there_leads_nowhere(alice_client: Browser, code: str) -> None:
    assert alice_client.get(f"/library/{code}/").status_code == 404


@pytest.mark.parametrize("path", ["/library/", "/library/e1/"])
def test_every_page_has_a_way_out(alice_client: Browser, path: str) -> None:
    found = links(alice_client.page(path))
    assert reverse("leave") in found
    assert reverse("more") in found


@pytest.mark.parametrize("path", ["/library/", "/library/e1/"])
def test_a_locked_vault_shows_no_word_of_the_library(alice_client: Browser, path: str) -> None:
    alice_client.lock()
    answer = alice_client.get(path)
    assert "Unannounced" not in answer.content.decode()
    assert "Password" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/library/", "/library/e1/"])
def test_without_signing_in_nothing_is_read(client: Client, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 302
    assert "/library/" not in answer.headers["Location"].partition("?")[0]


@pytest.mark.parametrize("path", ["/library/", "/library/e1/"])
def test_an_account_without_a_journal_learns_of_no_page(charlie_client: Browser, path: str) -> None:
    assert charlie_client.get(path).status_code == 404


def test_more_leads_to_the_library(alice_client: Browser, charlie_client: Browser) -> None:
    assert "/library/" in links(alice_client.page("/more/"))
    assert "/library/" not in links(charlie_client.page("/more/"))


# Who is there; on the page of a tactic also the head, and the lines of all entries.
@pytest.mark.parametrize(("path", "most"), [("/library/", 1), ("/library/e1/", 3)])
def test_a_page_asks_the_database_this_often(alice_client: Browser, path: str, most: int) -> None:
    tagged(alice_client.writer.vault, "gifts")
    alice_client.get(path)
    sent = sent_by(lambda: alice_client.get(path))
    assert len(sent) == most, "\n".join(sent)


def test_a_page_counts_the_entries_tagged_with_it_and_shows_the_newest(
    alice_client: Browser,
) -> None:
    vault = alice_client.writer.vault
    for day in range(1, 8):
        tagged(vault, "gifts", text=f"parcel {day}", when=f"2026-11-{day:02}T12:00")
    tagged(vault, "darvo", text="no parcel")
    binned = tagged(vault, "gifts", text="gone")
    alice_client.post(f"/e/{binned}/delete/")
    gifts = catalogue.by_slug("gifts")
    assert gifts
    page = alice_client.page(f"/library/{gifts.code}/")
    entries = page[page.index("Your entries with it") :]
    assert "7 entries" in entries
    shown = re.findall(r"parcel \d", entries)
    assert shown == [f"parcel {day}" for day in range(7, 2, -1)]
    assert "no parcel" not in page
    assert "gone" not in entries
    assert f'name="tactic" value="{gifts.code}"' in entries
    found = alice_client.post("/happened/find/", {"tactic": gifts.code}, follow=True)
    assert found.status_code == 200


def test_a_page_without_entries_says_so_and_nobody_sees_anothers(
    alice_client: Browser, bob_client: Browser
) -> None:
    tagged(alice_client.writer.vault, "gifts", text="a parcel of Alice")
    gifts = catalogue.by_slug("gifts")
    assert gifts
    page = bob_client.page(f"/library/{gifts.code}/")
    assert "a parcel of Alice" not in page
    assert "None so far." in page
