"""A writer lets somebody read, and that somebody reads: each act as seconds over HTTP."""

import random
import re
import time
from collections.abc import Callable
from typing import Final

from apps.demo import words
from apps.demo.bench.browser import Answer, Browser, Fields, UnexpectedAnswer, form_of, links_of
from apps.demo.bench.site import Site
from apps.demo.bench.visit import Visit
from apps.sharing.reading import PER_PAGE

FEW: Final = 100
MANY: Final = 2_000
VIEWS_AT_ONCE: Final = 5
_POLL_SECONDS: Final = 0.01
_MOST_SECONDS: Final = 120.0
_LIVE: Final = b"Can be read until"
_CHECK: Final = re.compile(r"/views/new/[0-9a-f-]+/check/")
_GIVEN: Final = re.compile(r'<p class="given"[^>]*>([^<]+)</p>')
# The answers to each question, in their order, but for the entries.
_HOW_MUCH: Final = (
    ("lanes", {"lanes": "short"}),
    ("extras", {"mood": "on"}),
    ("until", {"days": "14"}),
    ("names", {"reader_as": "Ada", "shown_as": "Sam"}),
)


class Lender(Visit):
    """The site alone: plain rows have no such thing. Signed in freshly, so that nothing asks for the
    password again."""

    def __init__(self, site: Site, entries: int) -> None:
        super().__init__(site)
        self._ids = self._newest(entries)

    def lend(self, entries: int) -> tuple[str, float]:
        """The view's id, and the time from the last press until it can be read."""
        way = self._begun()
        ids = self._ids[:entries]
        self._answer(way, "role", {"preset": "friend"})
        self._answer(way, "which", {"way": "chosen"})
        self._answer(way, "chosen", {"shown": ids, "entry": ids, "go": "1"})
        for step, said in _HOW_MUCH:
            self._answer(way, step, said)
        check = form_of(self._looked_through(way), f"{way}create/")
        began = time.perf_counter()
        sent = self.browser.post(f"{way}create/", check)
        page = sent.headers["location"]
        self._until(page, _LIVE, began)
        return page.strip("/").split("/")[1], time.perf_counter() - began

    def give(self, view_id: str) -> tuple[str, str]:
        """Link and words."""
        page = self.browser.post(f"/views/{view_id}/link/", dict(self._keys), expect=200)
        link, spoken = _GIVEN.findall(page.text)
        return link, spoken

    def stop(self, view_id: str) -> None:
        self.browser.post(f"/views/{view_id}/stop/", dict(self._keys))

    def save_shared(self) -> float:
        """The newest entry once more, with other words, as it stands in every view."""
        fields = form_of(self.browser.get(f"/e/{self._ids[0]}/edit/"), "/write/")
        fields |= {"text": next(self._texts).text}
        return self.browser.post("/write/", fields).seconds

    def _newest(self, entries: int) -> list[str]:
        page, found = self.browser.get("/journal/"), dict[str, None]()
        while True:
            found |= dict.fromkeys(link.split("/")[2] for link in links_of(page, "/e/"))
            earlier = links_of(page, "/journal/p/")
            if len(found) >= entries or not earlier:
                return list(found)[:entries]
            page = self.browser.get(earlier[0])

    def _begun(self) -> str:
        contact = self._contacts[0].strip("/").split("/")[1]
        sent = self.browser.post("/views/new/", self._keys | {"contact": contact})
        return sent.headers["location"].removesuffix("role/")

    def _answer(self, way: str, step: str, said: Fields) -> Answer:
        return self.browser.post(f"{way}{step}/", {**self._keys, **said})

    def _looked_through(self, way: str) -> Answer:
        """The check's page, once the words of many entries were looked through."""
        began = time.perf_counter()
        while time.perf_counter() - began < _MOST_SECONDS:
            sent = self._answer(way, "words", {})
            if _CHECK.fullmatch(sent.headers["location"]):
                return self.browser.get(sent.headers["location"])
            time.sleep(_POLL_SECONDS * 10)
        raise UnexpectedAnswer("the check of words did not end")

    def _until(self, path: str, sign: bytes, began: float) -> None:
        while sign not in self.browser.get(path).body:
            if time.perf_counter() - began > _MOST_SECONDS:
                raise UnexpectedAnswer(f"{path} did not come to its end")
            time.sleep(_POLL_SECONDS)


class Reader:
    """Somebody with a link and its words, in a browser of their own."""

    def __init__(self, site: Site, view_id: str, link: str, spoken: str) -> None:
        self.browser = Browser(site.port)
        self._way = f"/v/{view_id}"
        self._given = {"invitation_link": link, "password_words": spoken}
        self._draw = random.Random(words.SHORTEST)  # noqa: S311 - nothing secret is drawn

    def open(self) -> float:
        fields = form_of(self.browser.get(self._way), "")
        return self.browser.post(self._way, fields | self._given).seconds

    def read(self) -> float:
        return self.browser.get(f"{self._way}/read/").seconds

    def earlier(self, pages: int) -> float:
        number = self._draw.randint(2, max(pages, 2))
        return self.browser.get(f"{self._way}/read/?p={number}").seconds

    def one(self) -> float:
        page = self.browser.get(f"{self._way}/read/")
        return self.browser.get(self._draw.choice(links_of(page, f"{self._way}/e/"))).seconds

    def close(self) -> None:
        self.browser.close()


def measured(site: Site, entries: int, rounds: int) -> dict[str, list[float]]:
    """Seconds of each act by its name; as many entries as there are, where there are fewer."""
    few, many = min(FEW, entries), min(MANY, entries)
    lender = Lender(site, many)
    found = {
        f"a view of {few:,} entries, made": [_lent_and_stopped(lender, few) for _ in range(3)],
        f"a view of {many:,} entries, made": [_lent_and_stopped(lender, many) for _ in range(2)],
    }
    view_id, _ = lender.lend(many)
    reader = Reader(site, view_id, *lender.give(view_id))
    found["a view, opened with its words"] = [reader.open() for _ in range(5)]
    pages = -(-many // PER_PAGE)
    acts: dict[str, Callable[[], float]] = {
        f"a view of {many:,}, its list": reader.read,
        f"a view of {many:,}, a later page": lambda: reader.earlier(pages),
        f"a view of {many:,}, one entry": reader.one,
    }
    found |= {name: [act() for _ in range(rounds)] for name, act in acts.items()}
    reader.close()
    lender.stop(view_id)
    found |= _saved(lender, few, rounds)
    lender.close()
    return found


def _lent_and_stopped(lender: Lender, entries: int) -> float:
    view_id, seconds = lender.lend(entries)
    lender.stop(view_id)
    return seconds


def _saved(lender: Lender, few: int, rounds: int) -> dict[str, list[float]]:
    """The same act, with no view at all and with five."""
    alone = [lender.save_shared() for _ in range(rounds)]
    views = [lender.lend(few)[0] for _ in range(VIEWS_AT_ONCE)]
    shared = [lender.save_shared() for _ in range(rounds)]
    for view_id in views:
        lender.stop(view_id)
    name = f"save, in {VIEWS_AT_ONCE} views of {few:,} entries"
    return {"save, in no view": alone, name: shared}
