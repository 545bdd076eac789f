"""Leave: three ways out, the last words kept, and nothing to come back to."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living, type_and_keep, words_of


def by_button(page: Page) -> None:
    page.locator(".top .button[data-leave]").click()


def by_hidden_link(page: Page) -> None:
    page.get_by_role("link", name="Leave this site").focus()
    page.keyboard.press("Enter")


def by_three_shifts(page: Page) -> None:
    for _ in range(3):
        page.keyboard.press("Shift")


# A draft that was on its way as Leave was pressed: its words go with the leaving.
ABORTED = ["htmx:afterRequest", "htmx:sendAbort"]
WAYS = [by_button, by_hidden_link, by_three_shifts]


def held(page: Page, pattern: str) -> list[Route]:
    """Requests to these addresses, each unanswered until it is let go."""
    requests: list[Route] = []
    page.route(re.compile(pattern), lambda route: requests.append(route))
    return requests


def has_left(page: Page, living: Living) -> None:
    page.wait_for_url(living.neutral)
    expect(page.get_by_role("heading")).to_have_text("Mostly dry")


@pytest.mark.parametrize("way", WAYS)
def test_every_way_leads_out_and_nothing_leads_back(
    tabs: Tabs, living: Living, way: Callable[[Page], None]
) -> None:
    page = tabs.open(living)
    page.goto("/journal/")
    page.goto("/settings/")
    way(page)
    has_left(page, living)
    assert page.context.cookies(living.address) == []
    for _ in range(2):
        page.go_back()
        expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


def test_the_link_leads_out_without_scripts(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, java_script_enabled=False)
    by_button(page)
    has_left(page, living)
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Sign in")


@pytest.mark.parametrize("with_scripts", [True, False])
def test_words_of_the_last_second_are_a_draft(
    tabs: Tabs, living: Living, with_scripts: bool
) -> None:
    tabs.expected += ABORTED
    last = f"The heron stood quite still, {with_scripts}"
    page = tabs.open(living, java_script_enabled=with_scripts)
    page.goto("/write/")
    words_of(page).fill(last)
    if with_scripts:
        by_button(page)
    else:
        page.get_by_role("button", name="Keep as a draft and leave").click()
    has_left(page, living)
    page = tabs.open(living)
    page.goto("/journal/")
    expect(page.locator("#results")).to_contain_text(last)


def test_leaving_right_after_save_loses_nothing(tabs: Tabs, living: Living) -> None:
    tabs.expected += ABORTED
    page = tabs.open(living)
    page.goto("/write/")
    words_of(page).fill("The clock tower struck nine.")
    page.get_by_role("button", name="Save", exact=True).click(no_wait_after=True)
    by_button(page)
    has_left(page, living)
    page = tabs.open(living)
    page.goto("/journal/")
    expect(page.locator("#results")).to_contain_text("The clock tower struck nine.")


def test_save_that_waits_for_its_draft_is_not_sent_after_leave(tabs: Tabs, living: Living) -> None:
    tabs.expected += ABORTED
    page = tabs.open(living)
    page.goto("/write/")
    drafts = held(page, "/draft/$")
    held(page, "/(lock|leave)/")
    words_of(page).fill("The ferry was late.")
    with page.expect_request(re.compile("/draft/$")):
        page.get_by_role("button", name="Save", exact=True).click(no_wait_after=True)
    by_three_shifts(page)
    drafts[0].continue_()
    has_left(page, living)


def test_the_answer_to_save_does_not_come_in_place_of_leaving(tabs: Tabs, living: Living) -> None:
    tabs.expected += ABORTED
    page = tabs.open(living)
    page.goto("/write/")
    type_and_keep(page, "The ferry was early.")
    saves = held(page, "/write/$")
    held(page, "/(lock|leave)/")
    with page.expect_request(re.compile("/write/$")):
        page.get_by_role("button", name="Save", exact=True).click(no_wait_after=True)
    page.keyboard.press("Shift+Tab")  # back into the words
    page.keyboard.type(" By far.")
    by_three_shifts(page)
    saves[0].continue_()
    has_left(page, living)


def test_the_page_is_covered_before_anything_is_sent(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.context.route(re.compile("/(lock|leave)/"), lambda route: None)  # never answered
    page.locator(".top .button[data-leave]").click(no_wait_after=True)
    assert page.locator("body").inner_text() == "Loading."
    has_left(page, living)


def test_other_tabs_of_the_notebook_leave_too(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    other = page.context.new_page()
    other.goto("/journal/")
    by_button(page)
    has_left(other, living)


def test_a_page_before_sign_in_leaves_as_well(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, signed_in=False)
    page.goto("/sign-in/")
    by_three_shifts(page)
    has_left(page, living)


def test_shift_counts_only_alone(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    hint = page.locator("#leave-hint")
    words_of(page).focus()
    page.keyboard.press("Shift")
    expect(hint).to_have_text("To leave, press 2 more times.")
    page.keyboard.press("Shift+H")
    expect(hint).to_be_empty()
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    expect(hint).to_have_text("To leave, press once more.")
    page.keyboard.press("a")
    page.keyboard.press("Shift")
    expect(hint).to_have_text("To leave, press 2 more times.")
    expect(page).to_have_url(f"{living.address}/")


def test_shift_pressed_slowly_is_no_leaving(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.keyboard.press("Shift")
    page.keyboard.press("Shift")
    page.wait_for_timeout(5100)
    page.keyboard.press("Shift")
    expect(page.locator("#leave-hint")).to_have_text("To leave, press 2 more times.")
