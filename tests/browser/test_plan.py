"""The plan in a browser: words are copied with one tap, and nothing needs a script."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living
from tests.browser.plan_pages import DRAFT, press_save

PHONE = {"width": 375, "height": 800}


def test_prepared_words_are_copied_with_one_tap(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/plan/words/new/?from=d2")
    press_save(page)
    page.get_by_role("button", name="Copy").first.click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    text = page.evaluate("navigator.clipboard.readText()")
    assert text == page.locator("#copied-1").inner_text()


@pytest.fixture
def plain(tabs: Tabs, living: Living) -> Page:
    return tabs.open(living, viewport=PHONE, java_script_enabled=False)


def test_the_plan_works_without_a_script(plain: Page) -> None:
    plain.goto("/plan/words/new/?from=d2")
    press_save(plain)
    expect(plain.get_by_role("button", name="Copy")).to_have_count(0)
    plain.goto("/plan/")
    plain.locator("main form button").last.click()
    plain.get_by_text("Low contact", exact=True).click()
    plain.get_by_role("button", name="Another one").click()
    expect(plain.get_by_label("From this day on")).to_have_count(2)
    plain.locator("#id_modes-1-note").fill("In writing")
    press_save(plain)
    expect(plain.get_by_text("In writing")).to_be_visible()


def test_a_draft_is_looked_through_without_a_script(plain: Page) -> None:
    plain.goto("/plan/check/")
    plain.get_by_label("Your draft").fill(DRAFT)
    plain.get_by_role("button", name="Look through it").click()
    expect(plain.locator("mark").first).to_have_text("I'm sorry")
    expect(plain.locator("#copied-kept")).to_have_text("Handover is on Friday.")


def test_one_more_row_opens_below_the_others(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    page.goto("/plan/")
    page.locator("main form button").last.click()
    page.wait_for_url("**/mode/")
    page.goto(page.url.replace("/mode/", "/exceptions/"))
    page.get_by_label("What for").fill("School")
    page.get_by_role("button", name="Another one").click()
    expect(page.get_by_label("What for")).to_have_count(2)
    page.get_by_label("What for").last.fill("Handover")
    press_save(page)
    expect(page.get_by_text("2 written down")).to_be_visible()
