"""The rows of the table: what is done, how often, and how the times are summed up."""

import statistics
import threading
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple

from apps.demo.bench.browser import Browser, files_of
from apps.demo.bench.site import Site
from apps.demo.bench.visit import Act, Visit

WARM_UP: Final = 3
PACKED: Final = {"Accept-Encoding": "br, gzip"}
HEALTH_CONNECTIONS: Final = 8
MIXED_CONNECTIONS: Final = 4
MODEL_LOADS: Final = 4


class Row(NamedTuple):
    """`has_twin`: whether plain rows can show the same; a row without one has a single timing."""

    name: str
    act: Act
    rounds: int
    has_twin: bool = True


# Those that are held against the stream follow it at once, so that both meet the same machine.
ROWS: Final = (
    Row("today", Visit.today, 200),
    Row("stream", Visit.stream, 200),
    Row("people", Visit.people, 100),
    Row("people, found while typing", Visit.people_found, 100),
    Row("a contact", Visit.contact, 100, has_twin=False),
    Row("plan, all of it", Visit.plans, 100),
    Row("a plan", Visit.plan, 100),
    Row("a part of a plan", Visit.plan_part, 100, has_twin=False),
    Row("earlier page", Visit.earlier, 200),
    Row("an entry", Visit.entry, 200),
    Row("save", Visit.save, 200),
    Row("autosave", Visit.autosave, 200),
    Row("capture, save", Visit.capture, 200),
    Row("what happened, all", Visit.happened, 100),
    Row("what happened, with filters", Visit.happened_some, 200),
    Row("search, rare word, in place", Visit.rare_fragment, 60),
    Row("search, rare word, two requests", Visit.rare_page, 60),
    Row("search, common word, in place", Visit.common_fragment, 60),
    Row("search, common word, two requests", Visit.common_page, 60),
    Row("sign-in", Visit.sign_in, 20),
)


class Timing(NamedTuple):
    """In milliseconds."""

    median: float
    p95: float
    p99: float


def measure(visits: Sequence[Visit], row: Row, rounds: int) -> list[Timing]:
    """One timing per visit. They take turns, so that a noisy moment of the machine hits both."""
    visits = visits if row.has_twin else visits[:1]
    seconds: list[list[float]] = [[] for _ in visits]
    for number in range(WARM_UP + rounds):
        for place in range(len(visits)) if number % 2 else reversed(range(len(visits))):
            took = row.act(visits[place])
            if number >= WARM_UP:
                seconds[place].append(took)
    for visit in visits:
        visit.end_typing()
    return [timing(each) for each in seconds]


def timing(seconds: list[float]) -> Timing:
    ordered = sorted(each * 1000 for each in seconds)
    return Timing(statistics.median(ordered), _share(ordered, 0.95), _share(ordered, 0.99))


def mixed(site: Site, requests: int) -> None:
    """A day of a busy household in a minute: reading, searching, writing over several connections."""
    acts = [Visit.today, Visit.stream, Visit.entry, Visit.earlier] * 4
    acts += [Visit.rare_fragment, Visit.common_fragment, Visit.autosave, Visit.save]

    def run(visit: Visit) -> None:
        for number in range(requests // MIXED_CONNECTIONS):
            acts[number % len(acts)](visit)
        visit.end_typing()
        visit.close()

    _visiting(site, run)


def suggestions(site: Site, count: int) -> Timing:
    """One after the other, once every web worker has the model in memory."""

    def load(visit: Visit) -> None:
        for _ in range(MODEL_LOADS):
            visit.suggest()
        visit.close()

    _visiting(site, load)
    visit = Visit(site)
    found = timing([visit.suggest() for _ in range(count)])
    visit.close()
    return found


def _visiting(site: Site, work: Callable[[Visit], None]) -> None:
    """Signed in one after the other: more at once than a site derives keys for are sent away."""
    visits = [Visit(site) for _ in range(MIXED_CONNECTIONS)]
    _together([partial(work, visit) for visit in visits])


def first_page(visit: Visit) -> dict[str, int]:
    """Bytes that a browser with an empty cache reads to show Today, by address, as sent."""
    page = visit.browser.get("/", PACKED)
    found = {"/": len(page.body)}
    for path in sorted(files_of(page)):
        answer = visit.browser.get(path, PACKED)
        found[path] = len(answer.body)
    return found


def health_rate(site: Site, requests: int) -> float:
    """Requests per second of the health check, from eight kept connections."""
    began = time.perf_counter()
    ask = partial(_ask_health, site.port, requests // HEALTH_CONNECTIONS)
    _together([ask] * HEALTH_CONNECTIONS)
    return requests / (time.perf_counter() - began)


def _ask_health(port: int, requests: int) -> None:
    browser = Browser(port)
    for _ in range(requests):
        browser.get("/health")
    browser.close()


def _together(works: Sequence[Callable[[], None]]) -> None:
    failures: list[BaseException] = []

    def guarded(work: Callable[[], None]) -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=[work]) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]


def _share(ordered: list[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
