"""The lock as a writer meets it: while typing, after a while, out of sight, and without a network."""

import pytest
from playwright.sync_api import Page, expect

from config import postgres
from tests.browser.conftest import Tabs
from tests.browser.living import Living, type_and_keep, words_of


def lock_on_the_server(living: Living) -> None:
    """As the idle lock does it, while the page stays open."""
    tickets = postgres.runtime_folder(living.site.data) / "tickets"
    for path in tickets.glob("ticket-*"):
        path.unlink()


def reads_in_journal(page: Page, words: str) -> None:
    page.goto("/journal/")
    expect(page.locator("#results")).to_contain_text(words)


def test_a_lock_while_typing_asks_in_place_and_loses_nothing(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/write/")
    type_and_keep(page, "It began to rain")
    lock_on_the_server(living)
    words_of(page).press_sequentially(" at noon, and we stayed inside.")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Locked")
    expect(dialog.get_by_label("Password")).to_be_focused()
    dialog.get_by_label("Password").fill("not the password at all")
    dialog.get_by_role("button", name="Unlock").click()
    expect(dialog).to_contain_text("That is not the password of this account.")
    living.alice.unlock(page)
    expect(dialog).to_have_count(0)
    expect(words_of(page)).to_be_focused()
    whole = "It began to rain at noon, and we stayed inside."
    expect(words_of(page)).to_have_value(whole)
    expect(page.locator("form[data-unsaved]")).to_have_count(0)
    reads_in_journal(page, whole)
    living.cookies = page.context.cookies()


def test_save_waits_for_the_password_and_then_saves(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/write/")
    words_of(page).fill("Two swans crossed the road.")
    lock_on_the_server(living)
    page.get_by_role("button", name="Save", exact=True).click()
    living.alice.unlock(page)
    expect(page.locator(".prose")).to_have_text("Two swans crossed the road.")
    expect(page.get_by_role("link", name="Edit")).to_be_visible()
    living.cookies = page.context.cookies()


def test_leave_stays_in_reach_above_the_dialog(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    lock_on_the_server(living)
    words_of(page).fill("Wind from the north.")
    box = page.get_by_role("dialog").get_by_role("link", name="Leave").bounding_box()
    assert box is not None
    assert min(box["width"], box["height"]) >= 44
    page.mouse.click(box["x"] + 22, box["y"] + 22)
    page.wait_for_url(living.neutral)
    page = tabs.open(living)
    reads_in_journal(page, "Wind from the north.")


def test_idle_minutes_lock_the_page_and_the_server(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.clock.install()
    page.goto("/journal/")
    other = page.context.new_page()
    other.goto("/settings/")
    page.clock.fast_forward(16 * 60 * 1000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    expect(other.get_by_role("heading", level=1)).to_have_text("Locked")
    assert "Unlock" in page.context.request.get(f"{living.address}/journal/").text()


def test_idle_minutes_take_the_recovery_key_off_the_screen(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/settings/key/")
    if page.get_by_label("Password").count():
        page.get_by_label("Password").fill(living.alice.password)
        page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Make a new key").click()
    page.clock.install()
    page.goto("/key/")
    page.locator(".keyphrase").wait_for()
    page.clock.fast_forward(16 * 60 * 1000)
    expect(page.get_by_label("Password")).to_be_visible()
    expect(page.locator(".keyphrase")).to_have_count(0)
    page.go_back()
    expect(page.locator(".keyphrase")).to_have_count(0)


def test_idle_minutes_save_once_more(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.clock.install()
    page.goto("/write/")
    page.route("**/draft/", lambda route: route.abort())
    tabs.expected += ["net::ERR_FAILED", "htmx:"]
    words_of(page).fill("Nobody was on the jetty.")
    page.clock.run_for(1600)
    expect(page.locator("[data-state]")).to_have_text("Not saved yet. Your words are still here.")
    page.clock.fast_forward(16 * 60 * 1000)
    expect(page.get_by_role("heading", name="Locked")).to_be_visible()
    expect(words_of(page)).to_be_hidden()
    page.unroute("**/draft/")
    page.clock.run_for(61_000)
    expect(page.get_by_label("Password")).to_be_visible()
    living.alice.unlock(page)
    expect(words_of(page)).to_have_value("Nobody was on the jetty.")


def test_a_page_stays_out_of_sight_until_the_server_has_locked(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.clock.install()
    page.goto("/journal/")
    page.route("**/lock/", lambda route: route.fulfill(status=503, body="not now"))
    tabs.expected += ["503"]
    page.clock.fast_forward(16 * 60 * 1000)
    for _ in range(2):
        with page.expect_response("**/lock/"):
            page.clock.run_for(6_000)
        expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
        expect(page.get_by_label("Password")).to_have_count(0)
    page.unroute("**/lock/")
    page.clock.run_for(6_000)
    expect(page.get_by_label("Password")).to_be_visible()


def test_a_page_whose_token_is_stale_locks_all_the_same(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.clock.install()
    page.goto("/journal/")
    page.evaluate(
        """() => {
            const fields = document.getElementsByName("csrfmiddlewaretoken");
            for (const field of fields) field.value = "x".repeat(64);
        }"""
    )
    page.clock.fast_forward(16 * 60 * 1000)
    expect(page.get_by_label("Password")).to_be_visible()
    assert "Unlock" in page.context.request.get(f"{living.address}/journal/").text()


def test_a_page_out_of_sight_locks_where_that_was_chosen(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/settings/")
    page.get_by_label("Lock when the page is out of sight").select_option(label="After a minute")
    page.get_by_role("form", name="Lock").get_by_role("button", name="Save").click()
    page.clock.install()
    page.goto("/journal/")
    hide(page, hidden=True)
    page.clock.fast_forward(30_000)
    hide(page, hidden=False)
    page.clock.run_for(6_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Journal")
    hide(page, hidden=True)
    page.clock.fast_forward(61_000)
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    living.alice.unlock(page)
    page.goto("/settings/")
    page.get_by_label("Lock when the page is out of sight").select_option(label="Never")
    page.get_by_role("form", name="Lock").get_by_role("button", name="Save").click()
    living.cookies = page.context.cookies()


def hide(page: Page, *, hidden: bool) -> None:
    page.evaluate(
        """(hidden) => {
            Object.defineProperty(document, "hidden", { value: hidden, configurable: true });
            document.dispatchEvent(new Event("visibilitychange"));
        }""",
        hidden,
    )


@pytest.mark.parametrize("place", ["nav", "main"])
def test_the_lock_button_saves_first(tabs: Tabs, living: Living, place: str) -> None:
    width = 1280 if place == "nav" else 375
    page = tabs.open(living, viewport={"width": width, "height": 800})
    words = f"The boathouse door creaked in the {place}."
    page.goto("/write/")
    words_of(page).fill(words)
    if place == "main":
        page.get_by_role("link", name="More").click()
    page.locator(place).get_by_role("button", name="Lock").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Locked")
    living.alice.unlock(page)
    reads_in_journal(page, words)
    living.cookies = page.context.cookies()
