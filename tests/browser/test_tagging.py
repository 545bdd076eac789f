"""Tags and suggestions on a phone, with one thumb: with and without a script."""

from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living

PHONE = {"width": 375, "height": 800}
TWO = "Her sister rang to say he is a broken man and I should hear him out."
SHIFTED = """() => new Promise((resolve) => {
    let sum = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) sum += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum), 50);
})"""


def suggestion(page: Page, name: str) -> Locator:
    return page.locator("#suggestions li, #looks form li").filter(has_text=name)


def take(page: Page, name: str) -> None:
    suggestion(page, name).get_by_role("button", name="Add this tag").click()


def put_aside(page: Page, name: str) -> None:
    suggestion(page, name).get_by_role("button", name="Not this").click()


def write(page: Page, words: str) -> None:
    page.goto("/new/")
    page.get_by_label("What happened?").fill(words)


def save(page: Page) -> None:
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Nothing for now").click()
    page.get_by_role("link", name="Edit").wait_for()


def choose(page: Page, name: str) -> None:
    """Its chip, or its line in a group that is unfolded."""
    page.locator("[data-picker] label:has(input[name])").filter(has_text=name).click()


def faults_of(page: Page) -> list[str]:
    return [violation["id"] for violation in Axe().run(page).response["violations"]]


def test_a_suggestion_is_taken_as_one_writes_and_another_put_aside(
    tabs: Tabs, living: Living
) -> None:
    page = tabs.open(living, viewport=PHONE)
    write(page, TWO)
    expect(suggestion(page, "Flying monkeys")).to_contain_text(TWO)
    page.locator("#suggestions summary").click()
    assert faults_of(page) == []
    take(page, "Flying monkeys")
    expect(page.locator("[data-chosen]")).to_have_text("Flying monkeys")
    expect(suggestion(page, "Flying monkeys")).to_be_hidden()
    expect(page.get_by_role("button", name="Add this tag Triangulation")).to_be_focused()
    put_aside(page, "Triangulation")
    expect(page.locator("#suggestions section")).to_be_hidden()
    expect(page.locator("[data-answered]")).to_have_text("Put aside for this entry.")
    expect(page.locator("[data-state]")).to_contain_text("Draft kept")
    save(page)
    expect(page.locator(".tags")).to_have_text("Flying monkeys")
    page.get_by_role("link", name="See what it may look like").click()
    expect(page.locator("#looks")).to_contain_text("Nothing comes to mind for these words.")
    expect(page.locator("#looks")).not_to_contain_text("Triangulation")
    page.get_by_role("link", name="Edit").click()
    page.get_by_label("What happened?").press_sequentially(" Again.")
    with page.expect_response("**/suggest/"):
        pass
    expect(page.locator("#suggestions")).not_to_contain_text("Triangulation")


def test_suggestions_are_asked_for_once_the_words_are_kept(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    order: list[str] = []
    page.on("request", lambda request: order.append(urlsplit(request.url).path))
    write(page, TWO)
    order.clear()
    expect(page.locator("#suggestions summary")).to_contain_text("Flying monkeys")
    assert [path for path in order if not path.startswith("/static/")] == ["/draft/", "/suggest/"]
    expect(page.locator("form[data-autosave]:not([data-unsaved])")).to_have_count(1)
    expect(page.get_by_label("What happened?")).to_be_focused()


def test_a_suggestion_that_comes_moves_nothing_below_it(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    write(page, TWO)
    places = [page.get_by_label("How did it reach you?"), page.locator("details.picker")]
    before = [place.bounding_box() for place in places]
    expect(page.locator("#suggestions summary")).to_be_visible()
    assert [place.bounding_box() for place in places] == before


def test_a_suggestion_that_does_not_come_disturbs_nothing(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    tabs.expected += ["net::ERR_FAILED", "htmx:"]

    def fails(route: Route) -> None:
        route.abort()

    page.route("**/suggest/", fails)
    write(page, TWO)
    expect(page.locator("[data-state]")).to_contain_text("Draft kept")
    page.wait_for_timeout(500)
    expect(page.locator("[data-state]")).to_contain_text("Draft kept")
    expect(page.locator("[data-said]")).to_be_empty()
    expect(page.locator("#suggestions")).to_be_empty()


def test_on_a_saved_entry_nothing_moves_and_one_press_answers(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    write(page, TWO)
    save(page)
    link = page.get_by_role("link", name="See what it may look like")
    before = link.bounding_box()
    page.wait_for_timeout(800)
    expect(page.locator("#looks summary")).to_have_count(0)
    link.click()
    folded = page.locator("#looks summary")
    expect(folded).to_contain_text("Flying monkeys, Triangulation")
    expect(folded).to_be_focused()
    assert link.bounding_box() == before
    put_aside(page, "Triangulation")
    expect(folded).to_be_focused()
    expect(page.locator("#looks")).not_to_contain_text("Triangulation")
    take(page, "Flying monkeys")
    expect(page.locator(".tags")).to_have_text("Flying monkeys")
    expect(page.get_by_role("link", name="Change tags")).to_be_focused()
    page.reload()
    expect(page.locator("#looks details")).to_have_count(0)


def test_a_tag_is_found_by_another_word_for_it(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    write(page, "Flowers stood at the door.")
    expect(page.locator("[data-state]")).to_contain_text("Draft kept")
    page.locator(".picker > summary").click()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    field = page.get_by_label("Find a tag")
    field.press_sequentially("CARE pack")
    expect(page.get_by_text("Found: 1")).to_be_visible()
    field.press("Enter")
    box = page.locator("input[name=tactic][value=gifts]")
    expect(box).to_be_focused()
    page.wait_for_timeout(1700)
    assert sent == []
    box.press("Space")
    expect(page.locator("[data-chosen]")).to_have_text("Gifts with strings")
    field.fill("zzz")
    expect(page.get_by_text("No tag is called that.")).to_be_visible()
    field.fill("")
    expect(page.locator(".pick:not([hidden])")).to_have_count(50)
    assert faults_of(page) == []
    save(page)
    expect(page.locator(".tags")).to_have_text("Gifts with strings")


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_tags_are_chosen_and_several_at_once(
    tabs: Tabs, living: Living, *, java_script_enabled: bool
) -> None:
    page = tabs.open(living, viewport=PHONE)
    write(page, "One more, so that there are several.")
    save(page)
    write(page, f"A parcel came, script {java_script_enabled}.")
    save(page)
    entry = page.url
    context = page.context
    page = tabs.open(
        living, viewport=PHONE, java_script_enabled=java_script_enabled, signed_in=False
    )
    page.context.add_cookies(context.cookies())  # type: ignore[arg-type]
    page.goto(entry)
    page.get_by_role("link", name="Add a tag").click()
    if not java_script_enabled:
        expect(page.get_by_label("Find a tag")).to_be_hidden()
    page.get_by_text("Pull-back contact").click()
    choose(page, "Gifts with strings")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".tags")).to_have_text("Gifts with strings")
    page.goto("/journal/")
    page.get_by_role("button", name="Tag several").click()
    mine = page.get_by_role("checkbox", name=f"A parcel came, script {java_script_enabled}.")
    mine.check()
    choose(page, "Infiltration")
    page.get_by_role("button", name="Tag them").click()
    expect(page.get_by_text("Tagged: 1 entry.")).to_be_visible()
    page.goto(entry)
    expect(page.locator(".tags li")).to_have_text(["Gifts with strings", "Infiltration"])


def test_without_a_script_a_saved_entry_has_a_page_to_look(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE)
    write(page, TWO)
    save(page)
    entry, cookies = page.url, page.context.cookies()
    page = tabs.open(living, viewport=PHONE, java_script_enabled=False, signed_in=False)
    page.context.add_cookies(cookies)  # type: ignore[arg-type]
    page.goto("/new/")
    expect(page.locator("#suggestions")).to_be_empty()
    page.goto(entry)
    page.get_by_role("link", name="See what it may look like").click()
    page.get_by_role("button", name="Not this Triangulation").click()
    expect(page.locator("#looks")).not_to_contain_text("Triangulation")
    page.get_by_role("button", name="Add this tag Flying monkeys").click()
    page.get_by_role("link", name="Back to the entry").click()
    expect(page.locator(".tags")).to_have_text("Flying monkeys")


def test_the_page_of_capture_is_small(tabs: Tabs, new_living: Living) -> None:
    """On a site of its own: it names everybody who will read, and other tests leave some."""
    page = tabs.open(new_living)
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto("/new/", wait_until="networkidle")
    assert sum(sizes) <= 60 * 1024


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("rumors", "Smear campaign"),
        ("gaslihgting", "Gaslighting"),
        ("spying", "Following or watching"),
    ],
)
def test_everyday_words_and_slips_find_a_tag(
    tabs: Tabs, living: Living, typed: str, name: str
) -> None:
    page = tabs.open(living, viewport=PHONE, has_touch=True)
    page.goto("/new/")
    page.locator("details.picker > summary").tap()
    page.get_by_label("Find a tag by its name, or by another word for it").fill(typed)
    found = page.locator(".folds .pick:visible")
    expect(found).to_have_count(1)
    expect(found).to_contain_text(name)


def test_a_row_whose_box_stands_above_ticks_it_there(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, viewport=PHONE, has_touch=True)
    page.goto("/new/")
    page.locator("details.picker > summary").tap()
    twin = page.locator("[data-twin]").first
    box = page.locator(f"#{twin.get_attribute('data-twin')}")
    page.locator("details.fold", has=twin).first.locator("summary").tap()
    twin.check()
    expect(box).to_be_checked()
    box.evaluate("box => box.click()")
    expect(twin).not_to_be_checked()
    assert twin.get_attribute("name") is None
