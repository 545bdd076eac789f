"""What a writer does, one act at a time; each answers how long the site took for it, in seconds."""

import random
import re
from collections.abc import Callable
from itertools import cycle

from apps.demo import words
from apps.demo.bench.browser import HTMX, Answer, Browser, UnexpectedAnswer, form_of, links_of
from apps.demo.bench.site import PASSWORD, WRITER, Site

_ID = re.compile(r"[0-9a-f-]{36}")

Act = Callable[["Visit"], float]

# How deep into the journal the entries lie that are read.
PAGES_BACK = 10
AUTOSAVES_OF_ONE_TEXT = 8
NEW_TEXTS = 500
SUGGESTED_WORDS = 300
# Parts of names and numbers, as they are typed into the search of people.
TYPED_NAMES = ("a", "an", "ba", "cold c", "07700 9001", "example", "nobody")
FILTERS = (
    {"tactic": "a1"},
    {"channel": "text", "fear": "2"},
    {"flags": "night"},
    {"person": "R.", "tactic": "d"},
    {"via": "Toni"},
    {"from_day": "2020-01-01", "ordinary": "no"},
)


class Visit:
    """One signed-in browser. Two visits do the same things with the same words."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.browser, _ = self._signed_in()
        self._draw = random.Random(1)  # noqa: S311 - nothing secret is drawn
        self._texts = cycle(words.texts(NEW_TEXTS, seed=2))
        self._filters = cycle(FILTERS)
        spoken = " ".join(
            sample.text for sample in words.texts(SUGGESTED_WORDS // words.SHORTEST, seed=3)
        )
        self._long_text = " ".join(spoken.split()[:SUGGESTED_WORDS])
        self._typing: tuple[dict[str, str], list[str]] = ({}, [])
        page = self.browser.get("/journal/")
        self._search = form_of(page, "/journal/search/")
        self._entries = links_of(page, "/e/")
        self._keys = {name: self._search[name] for name in ("csrfmiddlewaretoken", "account")}
        self._find = form_of(self.browser.get("/people/"), "/people/find/")
        self._typed = cycle(TYPED_NAMES)
        self._contacts = _with_id(links_of(self.browser.get("/people/"), "/people/"))
        self._plan = _with_id(links_of(self.browser.get("/plan/"), "/plan/"))[0]
        self._places = []
        for _ in range(PAGES_BACK):
            earlier = links_of(page, "/journal/p/")
            if not earlier:
                break
            self._places += earlier
            page = self.browser.get(earlier[0])
            self._entries += links_of(page, "/e/")

    def close(self) -> None:
        self.browser.close()

    def today(self) -> float:
        return self.browser.get("/").seconds

    def stream(self) -> float:
        return self.browser.get("/journal/").seconds

    def earlier(self) -> float:
        return self.browser.get(self._draw.choice(self._places or ["/journal/"])).seconds

    def entry(self) -> float:
        return self.browser.get(self._draw.choice(self._entries)).seconds

    def save(self) -> float:
        """A new text of about 200 words; the page before it and the one after are not counted."""
        fields = self._writing()
        sample = next(self._texts)
        fields |= {"title": sample.title, "mood": sample.mood, "text": sample.text}
        return self.browser.post("/write/", fields).seconds

    def autosave(self) -> float:
        """The same text, growing, as a page sends it every 1.5 seconds."""
        fields, parts = self._typing
        if not parts:
            if fields:
                self._discard(fields)
            fields, parts = self._writing(), _growing(next(self._texts).text)
        fields |= {"text": parts.pop(0), "strokes": str(int(fields["strokes"] or 0) + 1)}
        answer = self.browser.post("/draft/", fields, HTMX, expect=200)
        fields["draft_revision"] = "1" if b"Draft kept" in answer.body else _lost(answer)
        self._typing = fields, parts
        return answer.seconds

    def capture(self) -> float:
        """Something that happened, with a way and a tag; the pages around it are not counted."""
        fields = form_of(self.browser.get("/new/"), "/write/")
        fields |= {"when_kind": "now", "text": next(self._texts).text, "channel": "text"}
        fields |= {"tactic": "gifts"}
        return self.browser.post("/write/", fields).seconds

    def happened(self) -> float:
        return self.browser.get("/happened/").seconds

    def happened_some(self) -> float:
        fields = self._keys | next(self._filters)
        return self.browser.post("/happened/find/", fields, HTMX, expect=200).seconds

    def people(self) -> float:
        return self.browser.get("/people/").seconds

    def people_found(self) -> float:
        fields = self._find | {"words": next(self._typed)}
        return self.browser.post("/people/find/", fields, HTMX, expect=200).seconds

    def contact(self) -> float:
        return self.browser.get(self._draw.choice(self._contacts)).seconds

    def plans(self) -> float:
        return self.browser.get("/plan/").seconds

    def plan(self) -> float:
        return self.browser.get(self._plan).seconds

    def plan_part(self) -> float:
        """The one with the most fields."""
        return self.browser.get(f"{self._plan}channels/").seconds

    def suggest(self) -> float:
        """What a text of 300 words may look like."""
        fields = self._keys | {"text": self._long_text}
        return self.browser.post("/suggest/", fields, HTMX, expect=200).seconds

    def rare_fragment(self) -> float:
        return self._found_in_place(words.RARE_WORD)

    def common_fragment(self) -> float:
        return self._found_in_place(words.COMMON_WORD)

    def rare_page(self) -> float:
        return self._found_on_page(words.RARE_WORD)

    def common_page(self) -> float:
        return self._found_on_page(words.COMMON_WORD)

    def sign_in(self) -> float:
        browser, seconds = self._signed_in()
        browser.close()
        return seconds

    def end_typing(self) -> None:
        """No draft is left behind, since a draft stands at the top of the stream."""
        fields, _ = self._typing
        if fields:
            self._discard(fields)
        self._typing = {}, []

    def _signed_in(self) -> tuple[Browser, float]:
        browser = Browser(self.site.port)
        fields = form_of(browser.get("/sign-in/"), "/sign-in/")
        fields |= {"name": WRITER, "password": PASSWORD}
        return browser, browser.post("/sign-in/", fields).seconds

    def _writing(self) -> dict[str, str]:
        return form_of(self.browser.get("/write/"), "/write/")

    def _discard(self, fields: dict[str, str]) -> None:
        self.browser.post(f"/d/{fields['id']}/discard/", self._keys)

    def _found_in_place(self, word: str) -> float:
        fields = self._search | {"words": word}
        answer = self.browser.post("/journal/search/", fields, HTMX, expect=200)
        return _with_marks(answer)

    def _found_on_page(self, word: str) -> float:
        sent = self.browser.post("/journal/search/", self._search | {"words": word})
        return sent.seconds + _with_marks(self.browser.get(sent.headers["location"]))


def _with_id(links: list[str]) -> list[str]:
    """Those of the form /people/<id>/."""
    return [link for link in links if _ID.fullmatch(link.strip("/").partition("/")[2])]


def _with_marks(answer: Answer) -> float:
    return answer.seconds if b"<mark>" in answer.body else float(_lost(answer))


def _lost(answer: Answer) -> str:
    raise UnexpectedAnswer(f"the page lacks what it should show: {answer.text[:500]}")


def _growing(text: str) -> list[str]:
    step = len(text) // AUTOSAVES_OF_ONE_TEXT + 1
    return [text[: end + step] for end in range(0, len(text), step)]
