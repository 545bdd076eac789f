"""Forms that nothing keeps by itself: no lock and no leaving takes what was typed into them."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living
from tests.browser.people_pages import contact
from tests.browser.test_lock import hide

KEPT = re.compile(r"Kept \d\d:\d\d · Not saved yet")
IDLE = 16 * 60 * 1000
FORMS = [
    ("/people/new/", "notes"),
    ("/people/persons/new/", "notes"),
    ("/plan/words/new/", "text"),
    ("/plan/dates/new/", "may_come"),
    ("/plan/check/", "draft"),
    ("/plan/needed/", "what"),
    ("/new/paste/", "pasted"),
]


def typed(page: Page, path: str, name: str, words: str) -> Locator:
    page.goto(path)
    field = page.locator(f"main [name={name}]:not([type=hidden])")
    page.locator("main details").evaluate_all("all => all.forEach((one) => (one.open = true))")
    field.fill(words)
    return field


def is_out_of_sight(page: Page, field: Locator) -> None:
    expect(page.get_by_role("dialog").get_by_label("Password")).to_be_focused()
    expect(field).to_be_hidden()
    expect(page.locator("#main")).to_have_js_property("inert", value=True)
    assert "Unlock" in page.context.request.get("/journal/").text()


@pytest.mark.parametrize(("path", "name"), FORMS)
def test_idle_minutes_hide_the_words_until_the_password(
    tabs: Tabs, living: Living, path: str, name: str
) -> None:
    page = tabs.open(living)
    page.clock.install()
    field = typed(page, path, name, "Nobody at the jetty.")
    page.clock.fast_forward(IDLE)
    is_out_of_sight(page, field)
    living.alice.unlock(page)
    expect(field).to_be_visible()
    expect(field).to_have_value("Nobody at the jetty.")
    living.cookies = page.context.cookies()


def test_a_page_that_nobody_typed_into_is_replaced(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.clock.install()
    page.goto("/people/new/")
    page.clock.fast_forward(IDLE)
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    expect(page.locator("[name=notes]")).to_have_count(0)


@pytest.mark.parametrize("way", ["button", "other tab", "out of sight"])
def test_every_lock_leaves_the_words_and_they_can_be_saved(
    tabs: Tabs, living: Living, way: str
) -> None:
    page = tabs.open(living, viewport={"width": 1280, "height": 800})
    lock_out_of_sight(page, "At once")
    other = page.context.new_page()
    other.goto("/settings/")
    field = typed(page, "/people/new/", "name", f"Ada by the {way}")
    if way == "button":
        page.locator("nav").get_by_role("button", name="Lock").click()
    elif way == "other tab":
        other.locator("nav").get_by_role("button", name="Lock").click()
    else:
        hide(page, hidden=True)
    is_out_of_sight(page, field)
    hide(page, hidden=False)
    living.alice.unlock(page)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Ada by the {way}")
    lock_out_of_sight(page, "Never")
    living.cookies = page.context.cookies()


def lock_out_of_sight(page: Page, when: str) -> None:
    page.goto("/settings/")
    page.get_by_label("Lock when the page is out of sight").select_option(label=when)
    page.get_by_role("form", name="Lock").get_by_role("button", name="Save").click()
    page.get_by_text("Saved.", exact=True).wait_for()


def test_words_that_came_back_unsaved_stay_behind_the_lock(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.clock.install()
    typed(page, "/people/new/", "notes", "Tall, with a dog.")
    page.get_by_label("Name", exact=True).fill(" ")  # the browser lets it pass, the server does not
    page.get_by_role("button", name="Save", exact=True).click()
    field = page.locator("[name=notes]")
    expect(page.locator("[aria-invalid=true]")).to_have_count(1)
    page.clock.fast_forward(IDLE)
    is_out_of_sight(page, field)
    living.alice.unlock(page)
    expect(field).to_have_value("Tall, with a dog.")
    living.cookies = page.context.cookies()


def test_a_password_given_in_another_tab_brings_them_back(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport={"width": 1280, "height": 800})
    page.route("**/unlock/", lambda route: route.abort())
    tabs.expected += ["net::ERR_FAILED", "htmx:"]
    field = typed(page, "/people/new/", "notes", "Two swans.")
    page.locator("nav").get_by_role("button", name="Lock").click()
    expect(field).to_be_hidden()
    other = page.context.new_page()
    other.goto("/journal/")
    living.alice.unlock(other)
    other.locator("nav.bar").wait_for()
    page.unroute("**/unlock/")
    page.evaluate('document.dispatchEvent(new Event("visibilitychange"))')
    expect(field).to_be_visible()
    expect(field).to_have_value("Two swans.")
    living.cookies = page.context.cookies()


def test_what_was_typed_leaves_along_as_a_draft(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    known = contact(page, "Bea of the ferry", "07700 900321")
    typed(page, f"{known}edit/", "notes", "She saw it too.")
    leave(page, living)
    page = tabs.open(living)
    page.goto("/journal/")
    page.get_by_role("link", name="Left on the page").first.click()
    expect(page.get_by_label("Title")).to_have_value("Left on the page “Change a contact”")
    expect(page.get_by_label("Your words", exact=True)).to_have_value("Notes: She saw it too.")


def test_a_reply_that_is_looked_through_is_kept_nowhere(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    typed(page, "/plan/check/", "draft", "The heron waits.")
    leave(page, living)
    page = tabs.open(living)
    page.goto("/journal/")
    assert "heron waits" not in page.content()


def leave(page: Page, living: Living) -> None:
    page.locator(".top .button[data-leave]").click()
    page.wait_for_url(living.neutral)


@pytest.mark.parametrize(("path", "name"), FORMS[:4])
def test_a_browser_that_is_killed_takes_no_words_along(
    tabs: Tabs, living: Living, path: str, name: str
) -> None:
    page = tabs.open(living)
    typed(page, path, name, "A heron on the ice.")
    page.get_by_text("kept for up to a day").wait_for()
    expect(page.locator(".editor__status")).to_have_text(KEPT)
    living.cookies = page.context.cookies()
    page.context.close()
    page = tabs.open(living)
    page.goto(path)
    page.get_by_text("You had begun this today at").wait_for()
    page.get_by_role("button", name="Take it up").click()
    expect(page.locator(f"main [name={name}]")).to_have_value("A heron on the ice.")
    expect(page.locator(".editor__status")).to_contain_text("Not saved yet")
    page.goto(path)
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_text("You had begun this")).to_have_count(0)


def test_a_saved_form_offers_nothing(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    typed(page, "/plan/words/new/", "text", "No ice today.")
    page.get_by_text("kept for up to a day").wait_for()
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_text("Saved.", exact=True).wait_for()
    page.goto("/plan/words/new/")
    expect(page.get_by_text("You had begun this")).to_have_count(0)
