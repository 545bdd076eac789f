"""What is typed into a password field can be looked at, and is hidden again by itself."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living
from tests.browser.test_lock import hide
from tests.browser.test_typed import IDLE, typed

LEAST = 44
SHOWN, HIDDEN = "text", "password"


def shown(page: Page, path: str = "/sign-in/") -> None:
    """A password, typed and looked at."""
    page.goto(path)
    page.get_by_label("Password", exact=True).fill("copper meadow")
    page.get_by_role("button", name="Show").first.click()
    is_of(page, SHOWN)


def is_of(page: Page, kind: str) -> None:
    expect(page.locator("input[data-show]").first).to_have_attribute("type", kind)
    pressed = "true" if kind == SHOWN else "false"
    expect(page.get_by_role("button", name="Show").first).to_have_attribute("aria-pressed", pressed)


def test_what_is_typed_is_shown_and_hidden_by_one_button(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, signed_in=False, viewport={"width": 375, "height": 720})
    shown(page)
    box = page.get_by_role("button", name="Show").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= LEAST
    page.get_by_role("button", name="Show").press("Enter")
    is_of(page, HIDDEN)
    assert page.url.endswith("/sign-in/")
    expect(page.get_by_label("Password", exact=True)).to_have_value("copper meadow")


def test_both_fields_of_a_new_password_have_a_button_of_their_own(
    tabs: Tabs, living: Living
) -> None:
    page = tabs.open(living, signed_in=False)
    shown(page, "/join/")
    assert page.get_by_role("button", name="Show").count() == 2
    again = page.get_by_label("The same password again")
    expect(again).to_have_attribute("type", HIDDEN)


@pytest.mark.parametrize("way", ["out of sight", "another window"])
def test_a_page_that_is_not_looked_at_shows_no_password(
    tabs: Tabs, living: Living, way: str
) -> None:
    page = tabs.open(living, signed_in=False)
    shown(page)
    if way == "out of sight":
        hide(page, hidden=True)
    else:
        page.evaluate("window.dispatchEvent(new Event('blur'))")
    is_of(page, HIDDEN)


def test_a_password_is_hidden_before_it_is_sent(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, signed_in=False)
    shown(page)
    page.get_by_label("User name").fill("nobody-at-all")
    page.evaluate(
        """() => document.addEventListener("submit", (event) => {
            event.preventDefault();
            document.title = new FormData(event.target).get("password");
        })"""
    )
    page.get_by_role("button", name="Sign in").click()
    is_of(page, HIDDEN)
    expect(page).to_have_title("copper meadow")


def test_the_question_of_a_lock_has_the_button_and_the_next_lock_hides_it(
    tabs: Tabs, living: Living
) -> None:
    page = tabs.open(living)
    page.clock.install()
    typed(page, "/people/new/", "notes", "Two swans.")
    page.clock.fast_forward(IDLE)
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Password").fill("copper meadow")
    dialog.get_by_role("button", name="Show").click()
    is_of(page, SHOWN)
    page.evaluate("document.getElementById('locked').hidden = true")
    is_of(page, HIDDEN)
    living.alice.unlock(page)
    expect(dialog).to_have_count(0)
    living.cookies = page.context.cookies()


def test_without_scripts_there_is_no_button(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, signed_in=False, java_script_enabled=False)
    page.goto("/sign-in/")
    expect(page.get_by_label("Password")).to_have_attribute("type", HIDDEN)
    expect(page.get_by_role("button", name="Show")).to_have_count(0)
