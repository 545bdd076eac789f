"""Somebody who may read, made through the pages, and the addresses of all pages about it."""

from playwright.sync_api import Page

from tests.browser.people_pages import contact

NUMBER = "07700 900155"


def viewed(page: Page, entry: str) -> list[str]:
    """`entry` is the address of one that is shared."""
    reader = contact(page, "Noa", NUMBER)
    to_the_check(page, "Noa")
    page.get_by_role("button", name="Let Noa read this").click()
    page.get_by_role("button", name="Make a link").wait_for()
    view = page.url
    page.get_by_role("link", name="See it as Noa does").click()
    copy = page.locator(".card__link").first.get_attribute("href") or ""
    way = to_the_check(page, "Noa")
    steps = ("role", "which", "chosen", "rule", "lanes", "extras", "until", "names", "words")
    add = page.url
    rule = by_rule(page, "Noa")
    return [
        "/views/",
        "/views/new/",
        *(f"{way}{step}/" for step in (*steps, "check") if step != "rule"),
        f"{way}seen/",
        f"{rule}rule/",
        view,
        *(f"{view}{part}/" for part in ("seen", "entries", "waiting", "stop")),
        copy,
        f"{view}add/{entry.rstrip('/').rpartition('/')[2]}/",
        reader,
        add,
    ]


def go_on(page: Page, step: str) -> None:
    page.get_by_role("button", name="Go on").click()
    page.wait_for_url(f"**/{step}/")


def begun(page: Page, name: str) -> None:
    page.goto("/views/new/")
    page.get_by_text(name, exact=True).click()
    go_on(page, "role")
    go_on(page, "which")


def to_the_check(page: Page, name: str) -> str:
    """All entries that the first page shows. Answers the address of the steps."""
    begun(page, name)
    go_on(page, "chosen")
    page.get_by_role("button", name="Choose all shown").click()
    page.locator(".card--choice input:checked").first.wait_for()
    go_on(page, "lanes")
    go_on(page, "extras")
    go_on(page, "until")
    go_on(page, "names")
    go_on(page, "words")
    go_on(page, "check")
    return page.url.removesuffix("check/")


def by_rule(page: Page, name: str) -> str:
    begun(page, name)
    page.get_by_text("All that fit").click()
    go_on(page, "rule")
    return page.url.removesuffix("rule/")
