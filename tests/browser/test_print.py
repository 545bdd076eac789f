"""On paper: words and facts, and nothing to press or of who reads."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living, words_of
from tests.browser.pages import press_save, record, save

# What has a box on paper, of all that is there to press, to fill in or to be told.
PRESSED = """() => [...document.querySelectorAll(
    "button, .button, form, nav, summary, .notice, #readers, [href*='/add/'], [href*='/whose/']"
)].filter((one) => one.getClientRects().length).map((one) => one.outerHTML.slice(0, 80))"""


def on_paper(page: Page, path: str) -> list[str]:
    page.goto(path)
    page.emulate_media(media="print")
    found: list[str] = page.evaluate(PRESSED)
    return found


def test_a_record_prints_words_and_facts_alone(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    entry = record(page)
    page.goto(f"{entry}add/who/")
    page.locator("[name=handles]").fill("+44 7700 900226")
    press_save(page)
    page.goto(f"{entry}edit/")
    page.get_by_label("What happened?").fill("He stood at the gate, and left.")
    expect(page.locator("#draft-state")).to_contain_text("Draft kept")
    assert on_paper(page, entry) == []
    for words in ("He stood at the gate for an hour.", "You will see.", "+44 7700 900226"):
        expect(page.get_by_text(words)).to_be_visible()
    expect(page.get_by_text("Written down")).to_be_visible()
    expect(page.get_by_text("There are changes")).to_be_hidden()


def test_a_note_and_its_earlier_version_print_their_words(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    entry = save(page, "Reeds by the lake.", "A walk")
    page.goto(f"{entry}edit/")
    words_of(page).fill("Reeds by the lake, and a heron.")
    press_save(page)
    for path in (entry, f"{entry}history/1/"):
        assert on_paper(page, path) == []
        expect(page.get_by_text("Reeds by the lake")).to_be_visible()
        page.emulate_media(media="screen")


def test_what_is_being_written_and_the_stream_print_their_words(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    entry = save(page, "A boat with a blue oar.")
    on_paper(page, f"{entry}edit/")
    expect(words_of(page)).to_be_visible()
    expect(page.get_by_role("button", name="Save", exact=True)).to_be_hidden()
    assert on_paper(page, "/journal/") == []
    expect(page.get_by_text("A boat with a blue oar.")).to_be_visible()


def test_who_can_help_is_printed_from_the_library(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    on_paper(page, "/library/e3/")
    expect(page.locator(".notice").first).to_be_visible()
