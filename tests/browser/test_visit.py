"""What a reader meets: a link, some words, and pages to read, on the sample's own view."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living
from tests.browser.test_every_page import DESK, PHONE, faults
from tests.core.site import Site, private_folder

TOLD = re.compile(r"opens with the words (?P<words>.+) at \S+(?P<path>/v/\S+)#(?P<secret>\w+)$")
STORED = "() => JSON.stringify([history.state, {...localStorage}, {...sessionStorage}])"


class Lent(NamedTuple):
    living: Living
    path: str
    secret: str
    words: str

    @property
    def link(self) -> str:
        return f"{self.path}#{self.secret}"


@pytest.fixture(scope="module")
def lent(new_folder: Path, neutral: str) -> Iterator[Lent]:
    folder = private_folder()
    subprocess.run(["cp", "-a", str(new_folder), str(folder / "data")], check=True)
    site = Site(folder / "data", settings={"LEAVE_TARGETS": f"Weather={neutral}"}).serve("--demo")
    told = next(found for found in map(TOLD.search, site.said) if found)
    yield Lent(Living(site, neutral), told["path"], told["secret"], told["words"])
    site.stop()
    site.clean()
    shutil.rmtree(folder)


def open_with(page: Page, words: str) -> None:
    page.get_by_label("The words you were told").fill(words)
    page.get_by_role("button", name="Open").click()


def begin(page: Page, lent: Lent) -> None:
    page.goto(lent.link)
    open_with(page, lent.words)
    page.wait_for_url("**/read/#main")


def holds_no_secret(page: Page, lent: Lent) -> None:
    assert lent.secret not in page.url
    assert lent.secret not in page.evaluate(STORED)
    assert lent.secret not in page.evaluate("document.referrer")


def test_the_secret_leaves_the_address_and_stays_nowhere(tabs: Tabs, lent: Lent) -> None:
    page = tabs.open(lent.living, signed_in=False, viewport=PHONE)
    asked: list[str] = []
    page.context.on("request", lambda request: asked.append(f"{request.url} {request.headers}"))
    page.goto(lent.link)
    expect(page.get_by_label("The words you were told")).to_be_visible()
    expect(page.get_by_label("The link you were given")).to_be_hidden()
    holds_no_secret(page, lent)
    open_with(page, "three wrong words")
    expect(page.get_by_role("alert")).to_contain_text("This did not open.")
    expect(page.get_by_text("The link is still here.")).to_be_visible()
    expect(page.get_by_label("The words you were told")).to_have_value("")
    holds_no_secret(page, lent)
    open_with(page, lent.words.upper().replace("-", " "))
    page.wait_for_url("**/read/#main")
    holds_no_secret(page, lent)
    assert not [line for line in asked if lent.secret in line or lent.words in line]


def test_a_second_link_opened_over_the_first_is_taken_too(tabs: Tabs, lent: Lent) -> None:
    page = tabs.open(lent.living, signed_in=False)
    page.goto(f"{lent.path}?utm_source=chat#not-the-whole-one")
    assert page.url.endswith(lent.path)
    page.evaluate("(secret) => { location.hash = secret; }", lent.secret)
    page.wait_for_url(f"**{lent.path}")
    open_with(page, lent.words)
    page.wait_for_url("**/read/#main")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Open")
    holds_no_secret(page, lent)
    assert lent.secret not in page.content()


def test_a_link_that_is_cut_short_is_told_before_the_words_are_typed(
    tabs: Tabs, lent: Lent
) -> None:
    page = tabs.open(lent.living, signed_in=False, viewport=PHONE)
    page.goto(lent.link[:-3])
    expect(page.get_by_text("A part of this link is missing.")).to_be_visible()
    expect(page.get_by_label("The link you were given")).to_be_visible()
    page.get_by_label("The link you were given").fill(f"{lent.living.address}{lent.link}")
    page.get_by_label("The words you were told").focus()
    expect(page.get_by_text("A part of this link is missing.")).to_be_hidden()


def test_without_scripts_a_link_is_pasted(tabs: Tabs, lent: Lent) -> None:
    page = tabs.open(lent.living, signed_in=False, viewport=PHONE, java_script_enabled=False)
    page.goto(lent.path)
    page.get_by_label("The link you were given").fill(f"{lent.living.address}{lent.link[:-3]}")
    open_with(page, lent.words)
    expect(page.get_by_text("a part of it is missing or changed")).to_be_visible()
    page.get_by_label("The link you were given").fill(f"({lent.living.address}{lent.link})")
    open_with(page, lent.words)
    page.wait_for_url("**/read/#main")
    page.locator(".card__link").first.click()
    expect(page.locator("article .prose")).to_be_visible()
    page.get_by_role("link", name="All pages").click()
    page.get_by_text("Show only some of them").click()
    page.get_by_label("Month", exact=True).select_option(index=1)
    page.get_by_role("button", name="Show", exact=True).click()
    expect(page.get_by_role("link", name="Show everything")).to_be_visible()
    page.locator(".top .button[data-leave]").click()
    page.wait_for_url(lent.living.neutral)


def test_without_scripts_the_link_is_carried_to_no_other_page(tabs: Tabs, lent: Lent) -> None:
    page = tabs.open(lent.living, signed_in=False, java_script_enabled=False)
    page.goto(lent.link)
    page.get_by_label("The link you were given").fill(lent.link)
    open_with(page, lent.words)
    page.wait_for_url("**/read/#main")
    assert lent.secret not in page.url


def test_leaving_ends_the_visit_and_nothing_leads_back(tabs: Tabs, lent: Lent) -> None:
    page = tabs.open(lent.living, signed_in=False)
    begin(page, lent)
    read = page.url
    page.locator(".card__link").first.click()
    expect(page.locator("article .prose")).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(lent.living.neutral)
    assert page.context.cookies(lent.living.address) == []
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "There is nothing to read here at the moment"
    )
    page.goto(read)
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "There is nothing to read here at the moment"
    )


def test_a_page_that_is_printed_says_one_sentence(tabs: Tabs, lent: Lent) -> None:
    page = tabs.open(lent.living, signed_in=False)
    begin(page, lent)
    page.emulate_media(media="print")
    expect(page.get_by_text("It is not printed.")).to_be_visible()
    expect(page.locator("main")).to_be_hidden()
    expect(page.locator(".mark")).to_be_hidden()


@pytest.mark.parametrize(("frame", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_every_page_of_a_visit_is_accessible_and_at_rest(
    tabs: Tabs, lent: Lent, frame: dict[str, int], scheme: str
) -> None:
    page = tabs.open(lent.living, signed_in=False, viewport=frame, color_scheme=scheme)
    page.goto(lent.path)
    found = list(faults(page, "landing"))
    page.goto(lent.link)
    open_with(page, "three wrong words")
    page.get_by_role("alert").wait_for()
    found += faults(page, "refused")
    open_with(page, lent.words)
    page.wait_for_url("**/read/#main")
    found += faults(page, "list")
    page.get_by_role("link", name="Earlier").click()
    found += faults(page, "second page")
    for number in range(2):
        page.goto(f"{lent.path}/read/")
        page.locator(".card:has(.card__kind) .card__link").nth(number).click()
        page.locator("article .facts").wait_for()
        found += faults(page, "entry")
    page.get_by_role("link", name="I think somebody else has this").click()
    page.get_by_role("button", name="Stop reading for everybody").wait_for()
    found += faults(page, "freeze")
    assert found == []
