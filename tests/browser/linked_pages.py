"""A record that names people of the directory, and the pages on which it asks and says who they are."""

from playwright.sync_api import Page


def named(page: Page, words: str, via: str = "", number: str = "") -> str:
    """The address of a record that somebody brought."""
    page.goto("/new/")
    page.get_by_label("What happened?").fill(words)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Nothing for now").click()
    page.get_by_role("link", name="Edit").wait_for()
    entry = page.url
    page.goto(f"{entry}add/who/")
    page.locator("[name=via]").fill(via)
    page.locator("[name=handles]").fill(number)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Edit").wait_for()
    return entry


def linked(page: Page) -> list[str]:
    """People stand in the directory already: see people_pages.py."""
    entry = named(page, "They rang at the door.", "R.", "+44 7700 900555")
    page.goto("/people/persons/")
    page.get_by_role("link", name="R.", exact=True).click()
    page.get_by_text("What happened, with them in it").click()
    page.get_by_role("link", name="in the list of what happened").click()
    page.get_by_role("heading", name="What happened").wait_for()
    return [entry, f"{entry}whose/0/", f"{entry}named/0/", page.url]
