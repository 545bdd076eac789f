"""What is typed is kept: without a network, in two tabs, over a stale page and a new password."""

from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living, type_and_keep, words_of

NOT_SAVED = "Not saved yet. Your words are still here."


def stands_in_journal(page: Page, words: str) -> None:
    page.goto("/journal/")
    expect(page.locator("#results")).to_contain_text(words)


def test_a_lost_connection_loses_no_word(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    tabs.expected += ["net::ERR_INTERNET_DISCONNECTED", "htmx:"]
    page.goto("/write/")
    type_and_keep(page, "A long walk")
    page.context.set_offline(True)
    words_of(page).fill("A long walk to the mill")
    expect(page.locator("[data-state]")).to_have_text(NOT_SAVED)
    expect(page.locator("form [data-said]")).to_have_text(NOT_SAVED)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(words_of(page)).to_have_value("A long walk to the mill")
    page.context.set_offline(False)
    expect(page.get_by_role("link", name="Edit")).to_be_visible()
    expect(page.locator(".prose")).to_have_text("A long walk to the mill")


def test_writing_on_takes_a_waiting_save_back(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    tabs.expected += ["net::ERR_INTERNET_DISCONNECTED", "htmx:"]
    page.goto("/write/")
    page.context.set_offline(True)
    words_of(page).fill("The bridge")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("[data-state]")).to_have_text(NOT_SAVED)
    words_of(page).fill("The bridge was closed")
    page.context.set_offline(False)
    expect(page.locator("form[data-unsaved]")).to_have_count(0)
    expect(words_of(page)).to_have_value("The bridge was closed")


def test_two_tabs_keep_both_texts(tabs: Tabs, living: Living) -> None:
    one = tabs.open(living)
    one.goto("/write/")
    type_and_keep(one, "Rowan berries")
    two = one.context.new_page()
    two.goto(one.url)
    type_and_keep(two, "Rowan berries, said the second tab")
    words_of(one).fill("Rowan berries, said the first tab")
    expect(one.locator("#draft-state")).to_contain_text("changed in another window")
    expect(one.locator("#draft-state blockquote")).to_contain_text("said the second tab")
    assert one.url != two.url
    one.reload()
    expect(words_of(one)).to_have_value("Rowan berries, said the first tab")
    stands_in_journal(one, "said the first tab")
    expect(one.locator("#results")).to_contain_text("said the second tab")


def test_typing_is_never_overwritten_by_an_answer(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/write/")
    held: list[Route] = []
    page.route("**/draft/", lambda route: route.continue_() if held else held.append(route))
    words_of(page).fill("First half")
    page.wait_for_timeout(1700)
    words_of(page).press_sequentially(", second half")
    held[0].continue_()
    expect(page.locator("form[data-unsaved]")).to_have_count(0)
    expect(words_of(page)).to_have_value("First half, second half")
    expect(words_of(page)).to_be_focused()
    page.reload()
    expect(words_of(page)).to_have_value("First half, second half")


def test_following_a_link_at_once_keeps_the_words(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/write/")
    words_of(page).fill("Chestnuts in both pockets")
    page.locator("nav").get_by_role("link", name="Journal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Journal")
    stands_in_journal(page, "Chestnuts in both pockets")


def test_an_untouched_page_makes_no_draft(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    sent = []
    page.on("request", lambda request: sent.append(request.method))
    page.goto("/write/")
    words_of(page).focus()
    page.locator("nav").get_by_role("link", name="Journal").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Journal")
    assert set(sent) == {"GET"}


def test_back_after_save_shows_the_entry(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/write/")
    type_and_keep(page, "The ferry ran late")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("link", name="Edit")).to_be_visible()
    page.go_back()
    expect(page.locator(".prose")).to_have_text("The ferry ran late")


def test_an_entry_is_changed_and_its_earlier_text_kept(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/write/")
    words_of(page).fill("Blue door")
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name="Edit").click()
    type_and_keep(page, "Green door")
    type_and_keep(page, "Green door, freshly painted")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".prose")).to_have_text("Green door, freshly painted")
    page.get_by_role("link", name="History").click()
    expect(page.locator(".rows > li")).to_have_count(1)


def test_signing_in_anew_in_another_tab_saves_what_the_old_page_holds(
    tabs: Tabs, living: Living
) -> None:
    page = tabs.open(living)
    tabs.expected += ["403 from /draft/"]
    page.goto("/write/")
    type_and_keep(page, "Seven geese")
    other = page.context.new_page()
    other.goto("/settings/security/")
    other.get_by_role("button", name="Sign out everywhere").click()
    living.alice.sign_in(other)
    words_of(page).fill("Seven geese over the barn")
    expect(page.locator("form[data-unsaved]")).to_have_count(0)
    page.reload()
    expect(words_of(page)).to_have_value("Seven geese over the barn")
    living.cookies = page.context.cookies()


def test_a_new_password_elsewhere_keeps_what_the_old_page_holds(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    tabs.expected += ["403 from /draft/"]
    page.goto("/write/")
    type_and_keep(page, "Frost on the sill")
    change_password(tabs.open(living, signed_in=False), living)
    words_of(page).fill("Frost on the sill, and ferns of ice")
    expect(page.get_by_role("dialog")).to_contain_text("You are signed out")
    with page.expect_popup() as opened:
        page.get_by_role("dialog").get_by_role("link", name="Sign in").click()
    living.alice.sign_in(opened.value)
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(words_of(page)).to_have_value("Frost on the sill, and ferns of ice")
    stands_in_journal(page, "ferns of ice")
    living.cookies = page.context.cookies()


def change_password(page: Page, living: Living) -> None:
    living.alice.sign_in(page)
    page.goto("/settings/password/")
    if page.get_by_role("button", name="Go on").count():
        page.get_by_label("Password").fill(living.alice.password)
        page.get_by_role("button", name="Go on").click()
    new = living.alice.password + " again"
    page.get_by_label("Password", exact=True).fill(new)
    page.get_by_label("The same password again").fill(new)
    page.get_by_role("button", name="Change the password").click()
    living.alice.password = new
    page.wait_for_url("**/settings/security/")
