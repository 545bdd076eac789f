"""A text near and beyond what one entry holds: said while it is typed, and no word lost."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living

MB = 1024 * 1024
LINE = "Nobody at the jetty. " * 50 + "\n"
# The form for what happened is held to sixty kilobytes, and says it when the text is sent.
FORMS = [("/write/", "text"), ("/", "text")]


def typed(page: Page, name: str, size: int) -> Locator:
    """Out of sight: lines of megabytes take Chromium many seconds to lay out."""
    field = page.locator(f"main textarea[name={name}]")
    words = "field.hidden = true; field.value = line.repeat(size / line.length + 1).slice(0, size)"
    told = "field.dispatchEvent(new Event('input', { bubbles: true }))"
    field.evaluate(f"(field, [line, size]) => {{ {words}; {told}; }}", [LINE, size])
    return field


@pytest.mark.parametrize(("path", "name"), FORMS)
def test_the_limit_is_said_before_it_bites(
    tabs: Tabs, living: Living, path: str, name: str
) -> None:
    page = tabs.open(living)
    page.goto(path)
    said = page.locator("[data-long]")
    typed(page, name, MB // 2)
    page.wait_for_timeout(500)
    expect(said).to_be_empty()
    typed(page, name, MB - 60_000)
    expect(said).to_have_text("This text has 0.95 MB. One entry holds 1 MB.")
    typed(page, name, 300)
    expect(said).to_be_empty()


def test_what_would_be_refused_is_not_sent(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living)
    page.goto("/new/paste/")
    field = typed(page, "pasted", MB + 1)
    page.on("request", lambda request: pytest.fail(request.url))
    page.get_by_role("button", name="Split it").click()
    expect(page.locator("[data-long]")).to_have_text("This text has 1.01 MB. One entry holds 1 MB.")
    assert field.evaluate("field => field.value.length") == MB + 1


def test_a_draft_that_the_site_does_not_take_says_why_and_waits(tabs: Tabs, living: Living) -> None:
    tabs.expected.append("413 from /draft/")
    page = tabs.open(living)
    page.goto("/write/")
    with page.expect_response(re.compile("/draft/$")) as kept:
        field = typed(page, "text", 8 * MB)
    assert kept.value.status == 413
    expect(page.locator("[data-state]")).to_contain_text("longer than one entry holds (1 MB)")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.wait_for_timeout(5000)  # other failures are tried again after two seconds
    assert asked == []
    assert field.evaluate("field => field.value.length") == 8 * MB
    field.evaluate("field => { field.value = ''; }")


def test_without_scripts_a_form_too_long_gives_its_words_back(tabs: Tabs, living: Living) -> None:
    page = tabs.open(living, java_script_enabled=False)
    page.goto("/write/")
    typed(page, "text", 8 * MB)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "This was more than one page can take"
    )
    expect(page.get_by_role("link", name="Go to the first page")).to_be_visible()
    parts = page.locator("textarea").evaluate_all("all => all.map((one) => one.value)")
    assert "".join(parts) == (LINE * (8 * MB // len(LINE) + 1))[: 8 * MB]
    assert max(map(len, parts)) <= MB
