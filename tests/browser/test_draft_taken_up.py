"""A draft that is taken up again shows what it may look like at the first key, without another word."""

from playwright.sync_api import expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living

TWO = "Her sister rang to say he is a broken man and I should hear him out."


def test_a_draft_taken_up_again_has_its_suggestions(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/new/")
    page.get_by_label("What happened?").fill(TWO)
    found = page.locator("#suggestions summary").filter(has_text="Flying monkeys")
    expect(found).to_be_visible()
    page.reload()
    expect(found).to_have_count(0)
    page.keyboard.press("Tab")
    expect(found).to_be_visible()
