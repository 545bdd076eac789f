"""Every page, on a phone and on a desk, in light and dark: reachable, in its frame, and at rest."""

from collections.abc import Iterator

import pytest
from axe_playwright_python.base import AXE_FILE_PATH, AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.conftest import Tabs
from tests.browser.living import Living
from tests.browser.pages import CLOSED_PAGES, LONG, Stock, open_pages, save, stock

pytestmark = pytest.mark.long

PHONE, DESK, NARROW = ({"width": width, "height": 800} for width in (375, 1280, 320))
LEAST = 44

# Shifts are looked for from the first moment of the page to the end of all other looking.
LOOK = """async () => {
    let shifts = 0;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    const rested = new Promise((resolve) => setTimeout(resolve, 50));
    const button = document.querySelector(".top .button[data-leave]");
    const leave = [0, document.body.scrollHeight].map((end) => {
        scrollTo(0, end);
        const { x, y, width, height } = button.getBoundingClientRect();
        const above = document.elementFromPoint(x + width / 2, y + height / 2);
        return { x, y, width, height, isOnTop: button.contains(above), page: innerWidth };
    });
    const { violations } = await axe.run({ resultTypes: ["violations"] });
    await rested;
    return { shifts, leave, violations };
}"""


@pytest.fixture(scope="module")
def stocked() -> dict[str, Stock]:
    """Filled by the first test that needs it."""
    return {}


def with_axe(page: Page) -> Page:
    """Sent once: with every page anew, it took longer than all that it does."""
    page.context.add_init_script(path=AXE_FILE_PATH)
    return page


def faults(page: Page, path: str) -> Iterator[str]:
    """What is wrong with the page as it stands there."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    seen = page.evaluate(LOOK)
    if seen["shifts"]:
        yield f"{path}: things move by {seen['shifts']} as it loads"
    for leave in seen["leave"]:
        if not leave["isOnTop"] or min(leave["width"], leave["height"]) < LEAST:
            yield f"{path}: Leave is covered or small: {leave}"
        if leave["page"] - leave["x"] - leave["width"] > 2 * LEAST or not 0 <= leave["y"] < LEAST:
            yield f"{path}: Leave is not at the top right: {leave}"
    for violation in seen["violations"]:
        places = [node["html"][:120] for node in violation["nodes"][:3]]
        yield f"{path}: {violation['id']}: {violation['help']} {places}"
    frame = page.viewport_size
    page.set_viewport_size(NARROW)
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > NARROW["width"]:
        yield f"{path}: {wide}px wide at {NARROW['width']}"
    assert frame is not None
    page.set_viewport_size(frame)


@pytest.mark.parametrize(
    ("frame", "scheme"),
    [
        (PHONE, "light"),
        (DESK, "dark"),
        pytest.param(PHONE, "dark", marks=pytest.mark.nightly),
        pytest.param(DESK, "light", marks=pytest.mark.nightly),
    ],
)
def test_every_page_is_accessible_and_at_rest(
    tabs: Tabs, living: Living, stocked: dict[str, Stock], frame: dict[str, int], scheme: str
) -> None:
    page = tabs.open(living, viewport=frame, color_scheme=scheme)
    found: list[str] = []
    if "journal" not in stocked:
        stocked["journal"] = stock(page)
    with_axe(page)
    for path in open_pages(stocked["journal"]):
        page.goto(path)
        found += faults(page, path)
    page = with_axe(tabs.open(living, signed_in=False, viewport=frame, color_scheme=scheme))
    for path in CLOSED_PAGES:
        page.goto(path)
        found += faults(page, path)
    assert found == []


@pytest.mark.parametrize(("frame", "scheme"), [(PHONE, "light"), (DESK, "dark")])
def test_set_up_and_the_locked_page_are_accessible_and_at_rest(
    tabs: Tabs, new_living: Living, frame: dict[str, int], scheme: str
) -> None:
    page = with_axe(tabs.open(new_living, signed_in=False, viewport=frame, color_scheme=scheme))
    found: list[str] = []
    page.goto("/")
    found += faults(page, "token")
    page.get_by_label("Set-up token").fill(new_living.token)
    page.get_by_role("button", name="Go on").click()
    page.get_by_label("User name").wait_for()
    found += faults(page, "writer")
    for path in new_living.alice.beginning(page):
        found += faults(page, path)
    found += faults(page, "first")
    page.goto("/more/")
    page.get_by_role("button", name="Lock", exact=True).click()
    page.get_by_label("Password").wait_for()
    found += faults(page, "locked")
    assert found == []


@pytest.mark.parametrize("path", ["/sign-in/", "/"])
def test_the_first_page_is_small(tabs: Tabs, new_living: Living, path: str) -> None:
    """On a site of its own: Today goes on with a draft, and other tests leave long ones."""
    page = tabs.open(new_living, signed_in=True)
    save(page, LONG, "A Sunday in three walks")
    if path == "/sign-in/":
        page.context.clear_cookies()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    wire.send("Network.clearBrowserCache")
    sizes: list[float] = []
    wire.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.goto(path, wait_until="networkidle")
    assert len(sizes) > 2
    assert sum(sizes) <= 60 * 1024
