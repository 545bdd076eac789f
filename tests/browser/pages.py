"""Every page there is, on a journal that has something of everything."""

from dataclasses import dataclass

from playwright.sync_api import Page, expect

from apps.journal.incidents.parts import PARTS
from tests.browser.linked_pages import linked
from tests.browser.living import type_and_keep, words_of
from tests.browser.people_pages import peopled
from tests.browser.plan_pages import planned
from tests.browser.view_pages import viewed

LONG = "One day, three walks.\n\n# The lake\n\n- reeds\n- *two* swans\n\n> Slow is fine.\n\n" + (
    "The path along the water was empty, and the light lay flat on it for most of an hour. " * 6
)


@dataclass
class Stock:
    entry: str
    draft: str
    binned: str
    found: str
    day: str
    record: str
    people: list[str]
    linked: list[str]
    planned: list[str]
    viewed: list[str]


def save(page: Page, words: str, title: str = "") -> str:
    """The address of the entry."""
    page.goto("/write/")
    page.get_by_label("Title").fill(title)
    words_of(page).fill(words)
    return press_save(page)


def press_save(page: Page) -> str:
    page.get_by_role("button", name="Save", exact=True).click()
    page.wait_for_url("**/e/**")
    page.get_by_role("link", name="Edit").wait_for()
    return page.url.partition("?")[0]  # after a part it says at which one


def stock(page: Page) -> Stock:
    entry = save(page, LONG, "A Sunday in three walks")
    page.goto(f"{entry}edit/")
    words_of(page).fill(f"{LONG}\n\nAnd soup.")
    press_save(page)
    binned = save(page, "A shopping list.")
    page.goto(f"{binned}delete/")
    page.get_by_role("button", name="Move to the bin").click()
    page.goto("/new/")
    page.get_by_label("What happened?").fill("A letter lay on the mat.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Written down.").wait_for()
    page.goto("/write/")
    type_and_keep(page, "Not finished yet")
    draft = page.url
    page.goto("/journal/")
    page.get_by_label("Search your journal").fill("walks")
    expect(page.locator("#results mark").first).to_be_visible()
    found = page.url
    page.goto("/journal/calendar/")
    page.locator("[name=day]").first.click()
    page.wait_for_url("**/journal/f/**")
    day = page.url
    happened = record(page)
    people = peopled(page)
    names = linked(page)
    beside = planned(page, entry), viewed(page, entry)
    return Stock(entry, draft, binned, found, day, happened, people, names, *beside)


def record(page: Page) -> str:
    """The address of something that happened, with words of every kind in it."""
    page.goto("/new/")
    page.get_by_label("What happened?").fill("He stood at the gate for an hour.")
    page.get_by_label("How did it reach you?").select_option("Seen nearby")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="The exact words").click()
    page.get_by_label("The words", exact=True).fill("You will see.")
    page.get_by_text("Word for word").click()
    return press_save(page)


def open_pages(stock: Stock) -> list[str]:
    return [
        "/",
        "/write/",
        stock.draft,
        f"{stock.draft}discard/",
        "/journal/",
        stock.found,
        stock.day,
        "/journal/calendar/",
        "/happened/",
        "/journal/check/",
        "/bin/",
        stock.binned,
        stock.entry,
        f"{stock.entry}edit/",
        f"{stock.entry}tags/",
        f"{stock.entry}look/",
        "/journal/tag/",
        "/suggest/forget/",
        f"{stock.entry}history/",
        f"{stock.entry}history/1/",
        f"{stock.entry}delete/",
        "/new/",
        "/new/paste/",
        stock.record,
        f"{stock.record}edit/",
        f"{stock.record}saved/",
        f"{stock.record}history/1/",
        *(f"{stock.record}add/{part.code}/" for part in PARTS),
        "/library/",
        *ACCOUNT_PAGES,
        *("/library/a1/", "/library/e3/"),
        "/nothing-here/",
        *stock.people,
        *stock.linked,
        *stock.planned,
        *stock.viewed,
    ]


ACCOUNT_PAGES = [
    *("/more/", "/settings/", "/settings/security/", "/about-leave/"),
    *(f"/settings/{part}/" for part in ("country", "password", "wait", "key", "invite")),
]
CLOSED_PAGES = ["/sign-in/", "/join/", "/recover/", "/recover/finish/", "/nothing-here/"]
