"""The list of what happened: narrowed down as one chooses, a table on a desk and cards on a phone."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living


def happened(page: Page, words: str, way: str) -> None:
    page.goto("/new/")
    page.get_by_label("What happened?").fill(words)
    page.get_by_label("How did it reach you?").select_option(label=way)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("heading", name="Written down.").wait_for()


def top(locator: Locator) -> float:
    box = locator.bounding_box()
    assert box is not None
    return box["y"]


def test_the_list_follows_what_is_chosen(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    happened(page, "Somebody left a saxophone.", "Letter, parcel or gift")
    happened(page, "A call about the saxophone.", "Call")
    page.goto("/happened/")
    results = page.locator("#results")
    expect(results).to_contain_text("Somebody left")
    page.get_by_text("Only some of them").click()
    ways = page.get_by_label("How it reached you")
    ways.focus()
    ways.select_option(value="call")
    expect(results).not_to_contain_text("Somebody left")
    expect(results).to_contain_text("A call about")
    expect(ways).to_be_focused()
    found = page.url
    assert "/happened/f/" in found
    page.get_by_role("link", name="A call about").click()
    expect(page.locator(".prose")).to_contain_text("A call about")
    page.go_back()
    expect(page).to_have_url(found)
    expect(page.get_by_label("How it reached you")).to_have_value("call")
    page.get_by_role("link", name="Clear").click()
    expect(page.locator("#results")).to_contain_text("Somebody left")


def test_it_can_be_narrowed_without_scripts(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, java_script_enabled=False, viewport={"width": 375, "height": 800})
    happened(page, "A tuba on the doorstep.", "Letter, parcel or gift")
    happened(page, "A mail about the tuba.", "E-mail")
    page.goto("/happened/")
    page.get_by_text("Only some of them").click()
    page.get_by_label("How it reached you").select_option(value="mail")
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.locator("#results")).to_contain_text("A mail about")
    expect(page.locator("#results")).not_to_contain_text("doorstep")


def test_one_markup_is_a_table_and_cards(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport={"width": 1280, "height": 800})
    happened(page, "A cello in the hall.", "In person")
    page.goto("/happened/")
    row = page.get_by_role("row").filter(has_text="A cello")
    when, what = row.get_by_role("rowheader"), row.get_by_role("link")
    assert abs(top(when) - top(what)) < 20
    page.set_viewport_size({"width": 375, "height": 800})
    assert top(what) > top(when) + 15
    expect(page.get_by_role("columnheader").first).to_have_text("When")
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
