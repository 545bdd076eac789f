"""A plan with something of everything, and the addresses of its pages."""

from playwright.sync_api import Page

DRAFT = "I'm sorry, I was busy. Handover is on Friday. Can we talk?"


def planned(page: Page, entry: str) -> list[str]:
    """`entry` is the address of one that is kept to read in doubt."""
    page.goto("/plan/")
    page.get_by_role("button", name="Begin a plan about R.").click()
    page.get_by_text("No contact", exact=True).click()
    press_save(page)
    plan = page.get_by_role("link", name="Read it all").first.get_attribute("href")
    page.goto(f"{plan}reasons/")
    page.get_by_label("Reason", exact=True).fill("I sleep again.")
    page.get_by_label("Show it on the Pause page").check()
    press_save(page)
    for answer in ("Perhaps.", "No."):
        page.goto(f"{plan}decision/")
        page.get_by_label("Do they want to change").fill(answer)
        press_save(page)
    page.goto(f"{entry}keep/")
    page.locator("button[name=plan]").first.click()
    page.get_by_role("link", name="Edit").wait_for()
    page.goto("/plan/words/new/?from=d1")
    press_save(page)
    page.goto("/plan/words/new/?from=d2")
    press_save(page)
    page.get_by_role("link", name="When somebody else is sent").first.click()
    page.get_by_role("link", name="Delete").click()
    page.get_by_role("button", name="Delete").click()
    page.get_by_role("button", name="Put it back").wait_for()
    page.goto("/plan/dates/new/")
    page.get_by_label("What day it is").fill("Heron day")
    page.get_by_label("Day", exact=True).fill("24")
    page.get_by_label("Month").select_option("12")
    press_save(page)
    date = page.get_by_role("link", name="Heron day").get_attribute("href")
    return addresses(f"{plan}", f"{date}", entry)


def addresses(plan: str, date: str, entry: str) -> list[str]:
    parts = ("mode", "boundary", "exceptions", "channels", "places", "orders", "about")
    return [
        "/plan/",
        plan,
        *(f"{plan}{part}/" for part in parts),
        *(f"{plan}{part}/" for part in ("decision", "reasons", "entries", "remove")),
        "/plan/mend/",
        "/plan/deleted/",
        "/plan/words/",
        "/plan/words/new/?from=b1",
        "/plan/telling/",
        "/plan/telling/new/",
        "/plan/children/",
        "/plan/children/new/",
        "/plan/dates/",
        date,
        "/plan/dates/holidays/",
        "/plan/check/",
        "/plan/needed/",
        f"{entry}keep/",
        "/pause/",
    ]


def press_save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.", exact=True).wait_for()
