"""Something happened: with one thumb, with and without scripts, in under a minute."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living
from tests.browser.test_lock import lock_on_the_server

PHONE = {"width": 375, "height": 667}
SAVE = {"name": "Save", "exact": True}


def happened(page: Page) -> None:
    page.goto("/new/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Something happened")


def is_in_frame(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))


def rests(page: Page) -> None:
    """Until what was typed is kept."""
    expect(page.locator("#draft-state")).to_contain_text("Draft kept ")
    expect(page.locator("form[data-autosave]:not([data-unsaved])")).to_be_visible()


@pytest.mark.parametrize("with_scripts", [True, False])
def test_it_is_written_down_with_four_answers(
    tabs: Tabs, living: Living, with_scripts: bool
) -> None:
    page = tabs.open(living, viewport=PHONE, has_touch=True, java_script_enabled=with_scripts)
    happened(page)
    assert not page.get_by_label("Day", exact=True).is_visible()
    page.get_by_text("Another time", exact=True).tap()
    page.get_by_label("Day", exact=True).fill("2026-11-20")
    page.get_by_label("Time", exact=True).fill("07:30")
    page.get_by_label("What happened?").fill("Kingfisher at the gate, twice.")
    page.get_by_label("How did it reach you?").select_option("Seen nearby")
    page.locator("details.picker > summary").tap()
    page.locator("details.picker label.chip").first.tap()
    assert is_in_frame(page)
    page.get_by_role("button", **SAVE).tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Written down. You can stop here.")
    page.get_by_role("link", name="Nothing for now").tap()
    expect(page.locator(".prose")).to_have_text("Kingfisher at the gate, twice.")
    expect(page.locator("article")).to_contain_text("Friday 20 November 2026")
    expect(page.locator("article")).to_contain_text("07:30")
    expect(page.locator("article")).to_contain_text("Seen nearby")
    expect(page.locator("article .tags .chip")).not_to_have_count(0)


def test_the_way_to_save_stands_on_one_screen_for_now(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    happened(page)
    answers = page.locator("form[data-autosave] :is(textarea, select, details.picker):visible")
    assert answers.count() == 3
    box = page.get_by_label("What happened?").bounding_box()
    assert box
    assert box["y"] + box["height"] < PHONE["height"]


@pytest.mark.parametrize("text", ["", "A line to keep. " * 30])
def test_save_and_the_state_of_the_draft_are_always_in_view(
    tabs: Tabs, living: Living, text: str
) -> None:
    page = tabs.open(living, viewport=PHONE, has_touch=True)
    happened(page)
    expect(page.get_by_label("What happened?")).to_be_focused()
    page.get_by_label("What happened?").fill(text)
    if text:
        rests(page)
    save = page.get_by_role("button", **SAVE).bounding_box()
    state = page.locator("#draft-state").bounding_box()
    pills = page.locator(".when-choice .chips").bounding_box()
    bar = page.locator(".bar").bounding_box()
    assert save
    assert state
    assert pills
    assert bar
    assert save["y"] + save["height"] <= bar["y"]
    assert state["y"] + state["height"] <= bar["y"]
    assert pills["height"] < 50


@pytest.mark.parametrize("with_scripts", [True, False])
def test_one_more_row_comes_without_losing_the_ones_before(
    tabs: Tabs, living: Living, with_scripts: bool
) -> None:
    page = tabs.open(living, viewport=PHONE, has_touch=True, java_script_enabled=with_scripts)
    happened(page)
    page.get_by_label("What happened?").fill("Bittern calls, three times.")
    page.get_by_role("button", **SAVE).tap()
    page.get_by_role("link", name="The exact words").tap()
    for number, words in enumerate(("You will see", "Answer me", "Last time")):
        row = page.get_by_role("group", name=re.compile(rf"Words {number + 1}$"))
        row.get_by_label("The words").fill(words)
        row.get_by_text("Word for word").tap()
        if number < 2:
            page.get_by_role("button", name="Another one").tap()
            following = page.get_by_role("group", name=re.compile(rf"Words {number + 2}$"))
            expect(following.get_by_label("The words")).to_have_value("")
    assert is_in_frame(page)
    if with_scripts:
        rests(page)
        page.reload()
    typed = page.get_by_label("The words", exact=True)
    expect(typed.nth(0)).to_have_value("You will see")
    expect(typed.nth(2)).to_have_value("Last time")
    page.get_by_role("button", **SAVE).tap()
    expect(page.locator(".thread__message")).to_have_count(3)
    expect(page.locator(".thread__message").nth(1)).to_contain_text("Answer me")
    expect(page.get_by_text("Word for word")).to_be_visible()


def test_a_new_row_is_blank_and_has_names_of_its_own(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    happened(page)
    page.get_by_label("What happened?").fill("Grebe on the canal.")
    page.get_by_role("button", **SAVE).click()
    page.get_by_role("link", name="Reports and orders").click()
    row = page.locator(".rows-of__one").first
    row.get_by_label("Told to").fill("reports-7-agency 0-1-2")
    row.get_by_label("I asked for a copy").check(force=True)
    page.get_by_role("button", name="Another one").click()
    new = page.locator(".rows-of__one").nth(1)
    expect(new.get_by_label("Told to")).to_be_focused()
    expect(new.get_by_label("Told to")).to_have_value("")
    expect(new.get_by_label("I asked for a copy")).not_to_be_checked()
    expect(row.get_by_label("Told to")).to_have_value("reports-7-agency 0-1-2")
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((e) => e.id)")
    assert len(ids) == len(set(ids))


def test_what_was_begun_is_there_after_a_reload(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    happened(page)
    page.get_by_text("Roughly", exact=True).click()
    page.get_by_label("What was it near in time?").fill("the week of the fair")
    page.get_by_label("What happened?").fill("Dunlin on the mudflat")
    page.get_by_label("How did it reach you?").select_option("Call")
    rests(page)
    page.reload()
    expect(page.get_by_label("What happened?")).to_have_value("Dunlin on the mudflat")
    expect(page.get_by_label("What was it near in time?")).to_have_value("the week of the fair")
    expect(page.get_by_label("How did it reach you?")).to_have_value("call")


def test_a_lock_in_the_middle_of_a_part_loses_no_word(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    happened(page)
    page.get_by_label("What happened?").fill("Plover in the field.")
    page.get_by_role("button", **SAVE).click()
    page.get_by_role("link", name="Where it was").click()
    lock_on_the_server(living)
    page.get_by_label("Which place?").fill("The far meadow")
    page.get_by_label("Which place?").blur()
    expect(page.get_by_role("dialog")).to_contain_text("Locked")
    living.alice.unlock(page)
    rests(page)
    expect(page.get_by_label("Which place?")).to_have_value("The far meadow")
    page.get_by_role("button", **SAVE).click()
    expect(page.locator(".facts").first).to_contain_text("The far meadow")
    living.cookies = page.context.cookies()
