"""Search as it is typed, and the single keys."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living, words_of


def save(page: Page, words: str) -> None:
    page.goto("/write/")
    words_of(page).fill(words)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="Edit")).to_be_visible()


def test_search_answers_as_it_is_typed(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    save(page, "The marmalade had set by evening.")
    save(page, "A parcel came, with string around it.")
    page.goto("/journal/")
    box = page.get_by_label("Search your journal")
    box.press_sequentially("marma")
    expect(page.locator("#results mark")).to_have_text("marma")
    expect(page.locator("#results")).not_to_contain_text("parcel")
    expect(box).to_be_focused()
    assert "marma" not in page.url
    found = page.url
    page.locator("#results .card a").first.click()
    expect(page.locator(".prose")).to_contain_text("marmalade")
    page.go_back()
    expect(page).to_have_url(found)
    expect(page.get_by_label("Search your journal")).to_have_value("marma")
    expect(page.locator("#results")).to_contain_text("marmalade")
    page.get_by_role("link", name="Show everything").click()
    expect(page.locator("#results")).to_contain_text("parcel")


def test_single_keys_lead_where_they_say(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/settings/")
    page.keyboard.press("/")
    expect(page.get_by_label("Search your journal")).to_be_focused()
    page.keyboard.type("n?/")
    expect(page.get_by_label("Search your journal")).to_have_value("n?/")
    page.goto("/journal/")
    page.keyboard.press("n")
    page.wait_for_url("**/write/")
    expect(words_of(page)).to_be_focused()


def test_the_list_of_keys_opens_and_gives_focus_back(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/journal/")
    link = page.get_by_role("link", name="Calendar")
    link.focus()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("New entry")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(link).to_be_focused()


def test_the_list_of_keys_opened_from_nowhere_leaves_focus_in_the_page(
    tabs: Tabs, living: Living
) -> None:
    page = tabs.open(living)
    page.goto("/journal/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_contain_text("New entry")
    page.keyboard.press("Escape")
    expect(page.locator("#main")).to_be_focused()


def test_ctrl_and_enter_save_what_is_being_written(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/write/")
    words_of(page).fill("Plum cake, the small tin.")
    words_of(page).press("Control+Enter")
    page.wait_for_url("**/e/**")
    expect(page.locator(".prose")).to_contain_text("Plum cake")


def test_keys_can_be_turned_off(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/settings/")
    page.get_by_label("Single keys as shortcuts").uncheck()
    page.get_by_role("form", name="Writing").get_by_role("button", name="Save").click()
    page.goto("/journal/")
    page.keyboard.press("n")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page).to_have_url(f"{living.address}/journal/")
    page.goto("/settings/")
    page.get_by_label("Single keys as shortcuts").check()
    page.get_by_role("form", name="Writing").get_by_role("button", name="Save").click()
