"""The twin is a fair one: from the same templates, it shows what the site shows."""

import datetime as dt
import re
import uuid
from typing import Any

import pytest

from apps.demo import acquaintances, filling, words
from apps.demo.twin import network, tables, writing
from apps.demo.twin.models import Draft, Entry, Plan
from apps.journal import bulk
from apps.journal.bulk import NewEntry
from tests.cast import Writer
from tests.site_client import Browser, writing_form

HTMX = {"HX-Request": "true"}
CARD = re.compile(r"<article class=\"card.*?</article>|<h2 class=\"day\">.*?</h2>", re.DOTALL)
ROW = re.compile(r"<tr class=\"happened__row.*?</tr>|<p class=\"search__count\".*?</p>", re.DOTALL)
PAGER = re.compile(r"<nav class=\"pager.*?</nav>", re.DOTALL)
OPTION = re.compile(r"<option value=\"[^>]*>[^<]*</option>")
# Drawn anew for every page, or an opaque name for a place in the journal.
DRAWN = re.compile(
    r'name="(csrfmiddlewaretoken|id|tab)" value="[^"]*"|data-csrf="[^"]*"|"X-CSRFToken": "[^"]*"'
    r'|/journal/(p|f)/[^"]*|/journal/\?words=[^"]*'
)


class Pair:
    """One browser before two sites: the same account, the same entries under the same ids."""

    def __init__(self, alice: Writer, settings: Any) -> None:
        self.browser, self._settings = Browser(alice), settings

    @property
    def site(self) -> Browser:
        self._settings.ROOT_URLCONF = "config.urls"
        return self.browser

    @property
    def twin(self) -> Browser:
        self._settings.ROOT_URLCONF = "apps.demo.twin.urls"
        return self.browser


@pytest.fixture
def pair(alice: Writer, settings: Any) -> Pair:
    tables.make()
    documents = filling.documents(words.texts(70), "UTC", dt.date(2026, 11, 24))
    new = [NewEntry(uuid.uuid4(), document) for document in documents]
    bulk.add_entries(vault=alice.vault, new=new, day_ends_at=3)
    for one in new:
        row = writing.entry_of(alice.account.pk, one.id, one.document, 3)
        row.save(force_insert=True)
    known = acquaintances.drawn(90, dt.datetime.now(dt.UTC).date())
    acquaintances.fill(alice.vault, known)
    network.fill(alice.account.pk, known)
    return Pair(alice, settings)


def same(page: str) -> str:
    return DRAWN.sub("", page)


@pytest.mark.parametrize(
    "path", ["/", "/journal/", "/write/", "/new/", "/people/", "/people/p/2/", "/plan/"]
)
def test_its_pages_are_those_of_the_site(pair: Pair, path: str) -> None:
    assert same(pair.site.page(path)) == same(pair.twin.page(path))


@pytest.mark.parametrize("kind", ["journal", "incident"])
def test_an_entry_of_it_is_that_of_the_site(pair: Pair, kind: str) -> None:
    for entry in Entry.objects.filter(kind=kind).order_by("-at")[:4]:
        path = f"/e/{entry.id}/"
        assert same(pair.site.page(path)) == same(pair.twin.page(path))


def test_a_plan_of_it_is_that_of_the_site(pair: Pair) -> None:
    path = f"/plan/{Plan.objects.get().id}/"
    ours = same(pair.site.page(path))
    assert "boundary" in ours
    assert ours == same(pair.twin.page(path))


@pytest.mark.parametrize("typed", ["a", "an o", "07700", "nobody at all"])
def test_it_finds_whom_the_site_finds(pair: Pair, typed: str) -> None:
    fields = {"words": typed}
    ours = pair.site.post("/people/find/", fields, headers=HTMX).content.decode()
    its = pair.twin.post("/people/find/", fields, headers=HTMX).content.decode()
    assert PAGER.sub("", ours) == PAGER.sub("", its)


def rows(page: str) -> list[str]:
    return ROW.findall(page)


ASKED: list[dict[str, str | list[str]]] = [
    {},
    {"tactic": "a"},
    {"channel": "text"},
    {"person": "r."},
    {"via": "Toni"},
    {"fear": "2", "flags": ["replied"]},
    {"ordinary": "yes"},
    {"needed": "no"},
    {"sender": "+447700900180"},
    {"from_day": "2020-01-01", "to_day": "2024-06-30"},
    {"words": "grey coat"},
]


@pytest.mark.parametrize("asked", ASKED)
def test_its_list_of_what_happened_is_that_of_the_site(
    pair: Pair, asked: dict[str, str | list[str]]
) -> None:
    ours = pair.site.post("/happened/find/", asked, headers=HTMX).content.decode()
    its = pair.twin.post("/happened/find/", asked, headers=HTMX).content.decode()
    assert rows(ours) == rows(its) != []


def test_its_choices_are_counted_alike(pair: Pair) -> None:
    ours, its = pair.site.page("/happened/"), pair.twin.page("/happened/")
    assert sorted(OPTION.findall(ours)) == sorted(OPTION.findall(its)) != []
    assert rows(ours) == rows(its)


def test_it_keeps_what_happened_as_a_row(pair: Pair) -> None:
    twin = pair.twin
    form = writing_form(twin.page("/new/")) | {"part": "capture", "text": "A heron called."}
    assert twin.post("/write/", form | {"tactic": "gifts", "channel": "call"}).status_code == 302
    row = Entry.objects.get(id=form["id"])
    assert (row.kind, row.tactics, row.channel) == ("incident", ["ab"], "call")
    assert "A heron called." in twin.page("/happened/")


def test_its_earlier_pages_go_on_where_the_first_ended(pair: Pair) -> None:
    ours, its = pair.site.page("/journal/"), pair.twin.page("/journal/")
    for _ in range(2):
        ours, its = pair.site.page(earlier(ours)), pair.twin.page(earlier(its))
        assert CARD.findall(ours) == CARD.findall(its) != []
    assert "/journal/p/" not in its


def earlier(page: str) -> str:
    (path,) = set(re.findall(r"/journal/p/[^\"]+", page))
    return path


@pytest.mark.parametrize("word", [words.RARE_WORD, words.COMMON_WORD, words.COMMON_WORD[:6]])
def test_it_finds_what_the_site_finds(pair: Pair, word: str) -> None:
    fields = {"words": word}
    ours = pair.site.post("/journal/search/", fields, headers=HTMX).content.decode()
    its = pair.twin.post("/journal/search/", fields, headers=HTMX).content.decode()
    assert CARD.findall(ours) == CARD.findall(its)
    assert "<mark>" in its


def test_it_keeps_drafts_and_entries_as_rows(pair: Pair) -> None:
    twin = pair.twin
    form = writing_form(twin.page("/write/")) | {"text": "A heron on the weir.", "strokes": "1"}
    kept = twin.post("/draft/", form, headers=HTMX)
    assert "Draft kept" in kept.content.decode()
    assert Draft.objects.get().text == "A heron on the weir."
    assert "A heron on the weir." in twin.page("/journal/")
    assert twin.post("/write/", form).status_code == 302
    assert Draft.objects.count() == 0
    assert Entry.objects.get(id=form["id"]).text == "A heron on the weir."
    assert "A heron on the weir." in twin.page("/journal/")
