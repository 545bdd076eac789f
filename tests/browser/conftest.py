import os
import shutil
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright

from tests.browser.living import WAITING, Living, neutral_site
from tests.core.site import Site, private_folder

HERE = Path(__file__).parent
CHROMIUM = Path("/usr/bin/chromium")
# The popup of the address bar, a page of its own beside each of ours, takes more time than they do.
# Chromium heeds the last such list alone, so the names that Playwright gives stand here as well.
UNWANTED = (
    "WebUIOmniboxPopup",
    "WebUIOmniboxAimPopup",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "TcpPortRandomizationWin",
    "ThirdPartyStoragePartitioning",
)
FLAGS = [
    "--headless",
    f"--disable-features={','.join(UNWANTED)}",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Read by nobody but `end_chromium`.
    f"--of-these-tests={os.getpid()}",
]
CLOSES_WITHIN = 60.0
# The browser notes every answer of 400 and above; the tests look at those themselves.
NOTED = "Failed to load resource: the server responded with a status of 4"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One a module: while it runs, Django takes this thread for asynchronous."""
    if not CHROMIUM.exists():
        pytest.skip("Chromium is not installed")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


def end_chromium() -> None:
    """The browsers of this test process alone."""
    for process in Path("/proc").glob("[0-9]*"):
        try:
            words = (process / "cmdline").read_bytes().split(b"\0")
        except OSError:  # it ended meanwhile
            continue
        if FLAGS[-1].encode() in words:
            os.kill(int(process.name), signal.SIGKILL)


@contextmanager
def closing() -> Iterator[None]:
    """Playwright waits without end for a context to close, and Chromium was seen not to answer: twice in
    many hundred runs, on a busy machine. Then the test fails, instead of the run never ending."""
    watch = threading.Timer(CLOSES_WITHIN, end_chromium)
    watch.start()
    try:
        yield
    finally:
        watch.cancel()


@pytest.fixture(scope="session")
def neutral() -> Iterator[str]:
    server = neutral_site()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def new_folder() -> Iterator[Path]:
    """The data of a site that was started once and never set up: a copy starts in a second."""
    folder = private_folder()
    site = Site(folder / "data").serve()
    assert site.stop() == 0
    site.clean()
    yield site.data
    shutil.rmtree(folder)


def living_on_copy(new_folder: Path, folder: Path, neutral: str) -> Living:
    subprocess.run(["cp", "-a", str(new_folder), str(folder / "data")], check=True)
    temporary = folder / "tmp"
    temporary.mkdir(mode=0o700)
    settings = {"LEAVE_TARGETS": f"Weather={neutral}", "TMPDIR": str(temporary)}
    return Living(Site(folder / "data", settings=settings).serve(), neutral)


@pytest.fixture(scope="session")
def living(new_folder: Path, neutral: str) -> Iterator[Living]:
    """Shared by all tests of a worker: each looks for words of its own."""
    folder = private_folder()
    living = living_on_copy(new_folder, folder, neutral)
    yield living
    living.site.stop()
    living.site.clean()
    shutil.rmtree(folder)


@pytest.fixture
def new_living(new_folder: Path, neutral: str) -> Iterator[Living]:
    """For one test: not set up yet."""
    folder = private_folder()
    living = living_on_copy(new_folder, folder, neutral)
    yield living
    living.site.stop()
    living.site.clean()
    shutil.rmtree(folder)


class Tabs:
    """Opens browsers of their own, and notes what none may do: an error in the console (a breach of
    the content policy is one), or a request to another machine before Leave."""

    def __init__(self, chromium: Browser) -> None:
        self.chromium = chromium
        self.faults: list[str] = []
        self.expected: list[str] = []

    def open(self, living: Living, *, signed_in: bool = True, **options: object) -> Page:
        context = self.chromium.new_context(base_url=living.address, **options)  # type: ignore[arg-type]
        context.set_default_timeout(WAITING)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.faults.append(str(error.error)))
        ours = {urlsplit(living.address).netloc, urlsplit(living.neutral).netloc}
        context.on("request", lambda request: self._request(request, ours))
        page = context.new_page()
        if signed_in:
            living.let_in(page)
            page.wait_for_load_state()  # a press before the scripts run is nobody's
        return page

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"} and not message.text.startswith(NOTED):
            self.faults.append(message.text)

    def _request(self, request: Request, ours: set[str]) -> None:
        if urlsplit(request.url).netloc not in ours:
            self.faults.append(f"request to {request.url}")

    def check(self) -> None:
        left = [fault for fault in self.faults if not any(e in fault for e in self.expected)]
        assert left == []


@pytest.fixture
def tabs(chromium: Browser) -> Iterator[Tabs]:
    tabs = Tabs(chromium)
    yield tabs
    with closing():
        for context in chromium.contexts:
            context.close()
    tabs.check()
