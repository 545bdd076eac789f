"""People of every kind, and the addresses of their pages."""

from playwright.sync_api import Page


def peopled(page: Page) -> list[str]:
    gone = contact(page, "Somebody", "07700 900124")
    page.goto(f"{gone}delete/")
    page.get_by_role("button", name="Delete").click()
    contact(page, "Ada at work", "07700 900123")
    known = contact(page, "Ada", "07700 900123")
    other = person(page, "R.", "07700 900999")
    return [
        *(f"/people/{part}" for part in ("", "new/", "deleted/", "import/", "export/")),
        *(f"{known}{part}" for part in ("", "edit/", "stance/", "merge/", "delete/")),
        *(f"/people/persons/{part}" for part in ("", "new/")),
        *(f"{other}{part}" for part in ("", "edit/", "delete/")),
    ]


def contact(page: Page, name: str, number: str) -> str:
    """The address of a contact that has done something."""
    page.goto("/people/new/")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Number or address").fill(number)
    page.get_by_text("Talk", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Write down what they did").click()
    page.get_by_text("Stood by me", exact=True).click()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Change").wait_for()
    return page.url


def person(page: Page, label: str, number: str) -> str:
    page.goto("/people/persons/new/")
    page.get_by_label("What to call them here").fill(label)
    page.get_by_label("In full").fill(number)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Change").wait_for()
    return page.url
