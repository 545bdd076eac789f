"""A writer in one browser and somebody who reads in another: an account, six words, and pages."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living, Person
from tests.browser.pages import save
from tests.browser.people_pages import contact
from tests.browser.test_every_page import DESK, PHONE, faults
from tests.browser.test_views import making, ready
from tests.browser.view_pages import to_the_check


def proved(page: Page, living: Living, then: Locator) -> None:
    """The password again, where it is asked for before an act; then comes what that act leads to."""
    password = page.get_by_label("Password", exact=True)
    expect(password.or_(then).first).to_be_visible()
    if password.count():
        living.alice.unlock(page)
    expect(then.first).to_be_visible()


def code_for(page: Page, living: Living, reader: str) -> str:
    page.goto(reader)
    page.get_by_role("link", name="An account for").click()
    name = page.get_by_label("The name that they see of you")
    proved(page, living, name)
    name.fill("Al")
    page.get_by_role("button", name="Make an invitation").click()
    return "-".join(listed(page))


def listed(page: Page) -> list[str]:
    """Groups or words, without their numbers."""
    page.locator(".keyphrase li").first.wait_for()
    last = "items => items.map((item) => item.lastChild.textContent)"
    found: list[str] = page.locator(".keyphrase li").evaluate_all(last)
    return found


def made(page: Page, living: Living, name: str) -> str:
    """A view of all that the first page shows."""
    to_the_check(page, name)
    page.get_by_role("button", name=f"Let {name} read this").click()
    proved(page, living, making(page))
    ready(page)
    return page.url


def joined(theirs: Page, code: str, name: str) -> None:
    """From the page of all invitations to what there is to read."""
    theirs.goto("/join/")
    theirs.get_by_label("Invitation").fill(code.lower())
    Person(f"dora-{name}", "Dora", is_invited=True, has_journal=False).begin(theirs)


def give(ours: Page, living: Living) -> None:
    ours.get_by_role("button", name="They are the same").click()
    ours.get_by_role("button", name="Give it to their account").click()
    proved(ours, living, ours.get_by_text("They can open it with their account."))


def stop(ours: Page, view: str) -> None:
    ours.goto(f"{view}stop/")
    ours.get_by_role("button", name="Stop it").click()
    expect(ours.get_by_text("can read nothing of it.")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "writers", "readers", "has_scripts"),
    [("Pia", PHONE, DESK, True), ("Ruth", DESK, PHONE, False)],
    ids=["with scripts", "without"],
)
def test_an_account_reads_what_it_was_given_until_it_is_ended(
    tabs: Tabs,
    living: Living,
    name: str,
    writers: dict[str, int],
    readers: dict[str, int],
    has_scripts: bool,
) -> None:
    tabs.open(living).close()  # a long-lived browser may have to sign in first
    ours = tabs.open(living, viewport=writers, java_script_enabled=has_scripts)
    save(ours, f"The weir was loud that evening, {name}.")
    theirs = tabs.open(living, signed_in=False, viewport=readers, java_script_enabled=has_scripts)
    reader = contact(ours, name, "07700 900144")
    view = made(ours, living, name)
    joined(theirs, code_for(ours, living, reader), name)
    expect(theirs.get_by_text("There is nothing to read at the moment.")).to_be_visible()

    ours.get_by_role("link", name="I have told it").click()
    assert listed(ours) == listed(theirs)
    give(ours, living)
    theirs.reload()
    theirs.get_by_role("link", name="Open").click()
    expect(theirs.get_by_text("The weir was loud that evening").first).to_be_visible()

    ours.goto(f"{ours.url}end/")
    ours.get_by_role("button", name="End it").click()
    expect(ours.get_by_text("They read nothing here any more.").first).to_be_visible()
    theirs.reload()
    expect(
        theirs.get_by_role("heading", name="There is nothing to read here at the moment")
    ).to_be_visible()
    stop(ours, view)


@pytest.mark.parametrize(
    ("frame", "scheme", "name"), [(PHONE, "light", "Vera"), (DESK, "dark", "Wanda")]
)
def test_the_pages_of_accounts_are_accessible_and_at_rest(
    tabs: Tabs, living: Living, frame: dict[str, int], scheme: str, name: str
) -> None:
    ours = tabs.open(living, viewport=frame, color_scheme=scheme)
    theirs = tabs.open(living, signed_in=False, viewport=frame, color_scheme=scheme)
    save(ours, "Reeds by the weir.")
    reader = contact(ours, name, "07700 900145")
    view = made(ours, living, name)
    code = code_for(ours, living, reader)
    found = list(faults(ours, "the code"))
    ours.goto(reader)
    ours.get_by_role("link", name="An account for").click()
    found += faults(ours, "an account for them")

    joined(theirs, code, name)
    for path in ("/reading/", "/reading/accept/", "/reading/notebook/", "/more/", "/settings/"):
        theirs.goto(path)
        found += faults(theirs, path)
    ours.goto("/readers/")
    ours.get_by_role("link", name=name).click()
    found += faults(ours, "six words")
    give(ours, living)
    for path in (ours.url, f"{ours.url}end/", "/readers/"):
        ours.goto(path)
        found += faults(ours, path)

    theirs.goto("/reading/")
    found += faults(theirs, "something to read")
    theirs.get_by_role("link", name=re.compile("want to read this any more")).click()
    found += faults(theirs, "giving back")
    stop(ours, view)
    assert found == []
