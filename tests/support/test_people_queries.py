"""How often a page of people asks the database, and how fast a list of five hundred answers."""

import time
from collections.abc import Callable

import pytest

from apps.support import listed
from tests.cast import Writer
from tests.journal.test_queries import sent_by
from tests.site_client import Browser
from tests.support.network import contact, many, phone

# One of each is for who is signed in, one for the head; a save has begin and end.
# The page of a contact asks for the head once more: for what they may read.
MOST = {"list": 3, "find": 3, "contact": 5, "edit": 4, "save": 9, "persons": 3, "export": 4}
# Milliseconds on a machine that does other work; the stream of a journal is allowed as much.
SLOWEST = 400


def acts(browser: Browser, writer: Writer) -> dict[str, Callable[[], object]]:
    path = f"/people/{contact(writer.vault, 'Ada', ways=[phone()])}/"
    found = {"helps": "talk", "words": "friend"}
    fresh = {"id": "5f0c1c5e-3f2a-4b53-9a25-4a5cf0b54a11", "seen_revision": "0", "name": "Zoë"}
    return {
        "list": lambda: browser.get("/people/"),
        "find": lambda: browser.post("/people/find/", found, headers={"HX-Request": "true"}),
        "contact": lambda: browser.get(path),
        "edit": lambda: browser.get(f"{path}edit/"),
        "save": lambda: browser.post("/people/new/", fresh),
        "persons": lambda: browser.get("/people/persons/new/"),
        "export": lambda: browser.post("/people/export/"),
    }


@pytest.fixture(params=[3, 500])
def browser(alice: Writer, request: pytest.FixtureRequest) -> Browser:
    many(alice.vault, request.param, helps=["talk"])
    return Browser(alice)


@pytest.mark.parametrize("name", MOST)
def test_a_page_asks_this_often_at_most_however_many_there_are(
    browser: Browser, alice: Writer, name: str
) -> None:
    sent = sent_by(acts(browser, alice)[name])
    assert 1 <= len(sent) <= MOST[name], "\n".join(sent)


def test_a_list_of_five_hundred_answers_soon_and_shows_a_page(alice: Writer) -> None:
    many(alice.vault, 500, helps=["talk"])
    browser = Browser(alice)
    browser.page("/people/")
    took = []
    for _ in range(5):
        before = time.perf_counter()
        page = browser.page("/people/")
        took.append((time.perf_counter() - before) * 1000)
    assert page.count("people__row") == listed.PAGE
    assert "500 contacts" in page
    assert min(took) < SLOWEST, took
