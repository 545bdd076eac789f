"""Letting somebody read, in a browser: on a phone without a script, and on a desk with one."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living
from tests.browser.pages import save
from tests.browser.people_pages import contact
from tests.browser.view_pages import begun, go_on, to_the_check

PHONE = {"width": 375, "height": 800}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(params=[(PHONE, False), (DESK, True)], ids=["phone, no script", "desk"])
def page(tabs: Tabs, living: Living, request: pytest.FixtureRequest) -> Page:
    frame, has_scripts = request.param
    setting = tabs.open(living)  # a long-lived browser may have to sign in first
    setting.close()
    return tabs.open(living, viewport=frame, java_script_enabled=has_scripts)


def named(page: Page, name: str) -> str:
    """One of that name in this frame alone."""
    frame = page.viewport_size
    assert frame
    return f"{name} {frame['width']}"


def test_a_view_is_made_given_stopped_and_taken_off_the_list(page: Page) -> None:
    ines = named(page, "Ines")
    save(page, "Herons on the far bank, with Marguerite.")
    contact(page, ines, "07700 900166")
    to_the_check(page, ines)
    expect(page.get_by_text("You can stop this any time; it takes effect at once.")).to_be_visible()
    page.get_by_role("link", name=f"See it as {ines} will").click()
    expect(page.get_by_text("Herons on the far bank").first).to_be_visible()
    page.get_by_role("link", name="Back").click()
    page.get_by_role("button", name=f"Let {ines} read this").click()
    ready(page)
    page.get_by_role("button", name="Make a link").click()
    link = page.locator("#copied-link")
    expect(link).to_contain_text(re.compile(r"/v/[0-9a-f-]{36}#[0-9A-Z]{34}"))
    assert "#" not in page.url
    page.get_by_role("link", name="I have both").click()
    page.get_by_role("link", name=f"Stop what {ines} can read").click()
    page.get_by_role("button", name="Stop it").click()
    expect(page.get_by_text("Stopped, nothing can be read")).to_be_visible()
    page.get_by_role("button", name="Remove it from the list").click()
    expect(page.get_by_text("It is no longer in the list.")).to_be_visible()


def making(page: Page) -> Locator:
    """What the page of a view shows once it was asked for, whether its copies are made or not."""
    return page.locator(".job").or_(page.get_by_text("Can be read until"))


def ready(page: Page) -> None:
    """Copies are made beside the page; without a script it is looked at again."""
    expect(making(page).first).to_be_visible()
    for _ in range(20):
        if page.get_by_text("Can be read until").count():
            return
        page.wait_for_timeout(300)
        page.reload()
    expect(page.get_by_text("Can be read until")).to_be_visible()


def test_a_switch_beside_the_form_decides(page: Page) -> None:
    odile = named(page, "Odile")
    contact(page, odile, "07700 900177")
    begun(page, odile)
    page.get_by_text("All that fit").click()
    go_on(page, "rule")
    page.get_by_text("Add it as I write").click()
    page.locator("main").get_by_text("Notes", exact=True).click()
    go_on(page, "lanes")
    for step in ("extras", "until", "names", "words", "check"):
        go_on(page, step)
    page.get_by_role("button", name=f"Let {odile} read this").click()
    ready(page)
    view = page.url
    page.goto("/write/")
    page.get_by_label("Your words", exact=True).fill(f"This is not for {odile}.")
    page.get_by_label(f"{odile} will be able to read this").uncheck()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Edit").wait_for()
    row = page.locator(".row", has_text=odile)
    expect(row).to_contain_text("Cannot read this.")
    page.goto("/write/")
    page.get_by_label("Your words", exact=True).fill(f"This is for {odile}.")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Edit").wait_for()
    expect(row).to_contain_text("Can read this.")
    page.get_by_role("button", name=f"Keep it from {odile}").click()
    expect(row).to_contain_text("Cannot read this.")
    page.goto(f"{view}stop/")
    page.get_by_role("button", name="Stop it").click()


def test_all_reading_is_stopped_with_one_press_on_the_locked_page(
    tabs: Tabs, living: Living
) -> None:
    page = tabs.open(living, viewport=PHONE)
    save(page, "Reeds.")
    contact(page, "Uma", "07700 900188")
    to_the_check(page, "Uma")
    page.get_by_role("button", name="Let Uma read this").click()
    page.get_by_text("Can be read until").wait_for()
    view = page.url
    page.goto("/more/")
    page.get_by_role("button", name="Lock", exact=True).click()
    page.get_by_role("button", name="Stop all reading for the time being").click()
    page.get_by_label("Password").fill(living.alice.password)
    page.get_by_role("button", name="Unlock").click()
    page.goto(view)
    expect(page.get_by_text("At rest, nothing can be read")).to_be_visible()
    page.get_by_role("button", name="Let Uma read it again").click()
    expect(page.get_by_text("Can be read until")).to_be_visible()
    page.goto(f"{view}stop/")
    page.get_by_role("button", name="Stop it").click()
