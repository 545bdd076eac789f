"""Long work as a writer meets it: the bar fills, pages may be left, and every end is told."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living
from tests.browser.long_work.apps import TOLD_TO_STOP
from tests.browser.test_every_page import DESK, PHONE, faults
from tests.browser.test_lock import lock_on_the_server
from tests.core.site import Site, end, private_folder

LONG, SHORT = 2000, 100


@pytest.fixture(scope="module")
def working(new_folder: Path, neutral: str) -> Iterator[Living]:
    folder = private_folder()
    subprocess.run(["cp", "-a", str(new_folder), str(folder / "data")], check=True)
    settings = {
        "LEAVE_TARGETS": f"Weather={neutral}",
        "DJANGO_SETTINGS_MODULE": "tests.browser.long_work.settings",
    }
    site = Site(folder / "data", settings=settings).serve()
    yield Living(site, neutral)
    site.stop()
    site.clean()
    shutil.rmtree(folder)


def begin(page: Page, steps: int) -> str:
    page.goto(f"/count/{steps}/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Counting the pages")
    return page.url


def counted(page: Page) -> int:
    counts = page.locator(".job__counts")
    expect(counts).to_contain_text(" of ")
    return int(counts.inner_text().split()[0])


def cancel(page: Page) -> None:
    page.get_by_role("button", name="Cancel").click()
    expect(page.locator("main")).to_contain_text("You cancelled this. You can start it again.")


def test_the_bar_fills_and_leads_on(tabs: Tabs, working: Living) -> None:
    page = tabs.open(working, viewport=PHONE)
    begin(page, SHORT)
    before = counted(page)
    expect(page.locator("progress")).not_to_have_js_property("value", before)
    page.get_by_role("link", name="Go on").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Journal")


@pytest.mark.parametrize(("frame", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_it_survives_other_pages_and_is_cancelled(
    tabs: Tabs, working: Living, frame: dict[str, int], scheme: str
) -> None:
    page = tabs.open(working, viewport=frame, color_scheme=scheme)
    path = begin(page, LONG)
    assert list(faults(page, path)) == []
    before = counted(page)
    page.goto("/journal/")
    page.goto(path)
    expect(page.locator("progress")).not_to_have_js_property("value", before)
    assert counted(page) >= before
    cancel(page)
    assert list(faults(page, path)) == []
    page.get_by_role("link", name="Go back to it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Plan")


def test_the_focus_stays_where_it_is_while_the_bar_fills(tabs: Tabs, working: Living) -> None:
    page = tabs.open(working)
    begin(page, LONG)
    button = page.get_by_role("button", name="Cancel")
    for focused in (button, page.get_by_role("link", name="Look again")):
        focused.focus()
        before = counted(page)
        expect(page.locator("progress")).not_to_have_js_property("value", before)
        expect(focused).to_be_focused()
    cancel(page)


def test_without_scripts_the_page_comes_again_by_itself(tabs: Tabs, working: Living) -> None:
    page = tabs.open(working)
    cookies = page.context.cookies()
    plain = tabs.open(working, signed_in=False, java_script_enabled=False)
    plain.context.add_cookies(cookies)  # type: ignore[arg-type]
    begin(plain, SHORT)
    plain.get_by_role("link", name="Look again").click()
    expect(plain.locator("main")).to_contain_text("Done.", timeout=15_000)


def test_a_lock_stops_it_and_one_dialog_asks(tabs: Tabs, working: Living) -> None:
    page = tabs.open(working)
    begin(page, LONG)
    lock_on_the_server(working)
    field = page.get_by_role("dialog").get_by_label("Password")
    field.fill("copper")
    time.sleep(3)  # another answer of the bar would empty the field
    expect(field).to_have_value("copper")
    working.alice.unlock(page)
    expect(page.locator("main")).to_contain_text("This was interrupted.")
    working.cookies = page.context.cookies()


def test_a_moment_without_the_site_does_not_end_the_looking(tabs: Tabs, working: Living) -> None:
    page = tabs.open(working)
    begin(page, LONG)
    page.route("**/work/**", lambda route: route.abort())
    tabs.expected += ["net::ERR_FAILED", "htmx:"]
    time.sleep(2)
    page.unroute("**/work/**")
    before = counted(page)
    expect(page.locator("progress")).not_to_have_js_property("value", before)
    cancel(page)


def is_told_as_interrupted(page: Page, working: Living, path: str) -> None:
    """By the next start."""
    working.site.serve()
    page.context.clear_cookies()
    working.alice.sign_in(page)
    page.goto(path)
    expect(page.locator("main")).to_contain_text("This was interrupted. Nothing was lost")
    working.cookies = page.context.cookies()


def test_a_stop_tells_the_work_and_takes_seconds(tabs: Tabs, working: Living) -> None:
    page = tabs.open(working)
    path = begin(page, LONG)
    page.goto("/journal/")
    told = working.site.data / TOLD_TO_STOP
    told.unlink(missing_ok=True)
    started = time.monotonic()
    assert working.site.stop() == 0
    assert time.monotonic() - started < 6
    assert told.exists()
    is_told_as_interrupted(page, working, path)


def test_a_kill_is_told_as_an_interruption(tabs: Tabs, working: Living) -> None:
    page = tabs.open(working)
    path = begin(page, LONG)
    page.goto("/journal/")
    for pid in working.site.processes():
        end(pid)
    assert working.site.process is not None
    working.site.process.wait()
    is_told_as_interrupted(page, working, path)
