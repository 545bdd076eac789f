"""The main job, from an empty folder to a journal that is still there after a restart."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living, set_up, type_and_keep, words_of

MORNING = "The kettle sang while the *fog* lay on the lake."


def write(page: Page, words: str, *, with_scripts: bool) -> None:
    page.goto("/write/")
    page.get_by_label("Title").fill("A slow morning")
    if with_scripts:
        type_and_keep(page, words)
        page.reload()
        expect(words_of(page)).to_have_value(words)
    else:
        words_of(page).fill(words)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="A slow morning")).to_be_visible()
    expect(page.locator(".prose em")).to_have_text("fog")


def find(page: Page, *, with_scripts: bool) -> None:
    page.goto("/journal/")
    expect(page.locator(".card")).to_contain_text("A slow morning")
    box = page.get_by_label("Search your journal")
    box.fill("kettle")
    if not with_scripts:
        box.press("Enter")
    expect(page.locator("#results mark")).to_have_text("kettle")
    box.fill("saucepan")
    if not with_scripts:
        box.press("Enter")
    expect(page.locator("#results .card")).to_have_count(0)


@pytest.mark.parametrize("with_scripts", [True, False])
def test_the_main_job_is_done_from_end_to_end(
    tabs: Tabs, new_living: Living, with_scripts: bool
) -> None:
    living = new_living
    page = tabs.open(living, signed_in=False, java_script_enabled=with_scripts)
    set_up(page, living.token, living.alice)
    expect(page.get_by_role("heading", level=1)).to_have_text("Hello, Alice")
    write(page, MORNING, with_scripts=with_scripts)
    find(page, with_scripts=with_scripts)

    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("nav").get_by_role("button", name="Lock").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    expect(page.locator("body")).not_to_contain_text("kettle")
    living.alice.unlock(page)
    expect(page.locator("nav.bar")).to_be_visible()

    assert living.site.stop() == 0
    living.site.serve()
    page.goto("/journal/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    living.alice.unlock(page)
    expect(page.get_by_role("link", name="A slow morning")).to_be_visible()
    page.context.clear_cookies()
    living.alice.sign_in(page, "/journal/")
    page.get_by_role("link", name="A slow morning").click()
    expect(page.locator(".prose")).to_have_text("The kettle sang while the fog lay on the lake.")
