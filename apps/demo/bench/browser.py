"""A visitor without a screen: one kept connection to loopback, cookies, the fields of forms."""

import http.client
import time
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode

HOST = "127.0.0.1"
HTMX = {"HX-Request": "true"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
Headers = dict[str, str]
NO_HEADERS: Headers = {}


class UnexpectedAnswer(Exception):
    """A page did not answer as it does to a person; measuring it would measure nothing."""


class Answer(NamedTuple):
    """`seconds` from the sending of the request until the last byte was read."""

    status: int
    seconds: float
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


class Browser:
    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._connection = http.client.HTTPConnection(HOST, port, timeout=60)

    def get(self, path: str, headers: Headers = NO_HEADERS, *, expect: int = 200) -> Answer:
        return self._send("GET", path, None, headers, expect)

    def post(
        self, path: str, fields: dict[str, str], headers: Headers = NO_HEADERS, *, expect: int = 302
    ) -> Answer:
        return self._send("POST", path, urlencode(fields).encode(), FORM | headers, expect)

    def close(self) -> None:
        self._connection.close()

    def _send(
        self, method: str, path: str, body: bytes | None, headers: Headers, expect: int
    ) -> Answer:
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        origin = f"http://localhost:{self.port}"
        all_headers = {"Host": f"localhost:{self.port}", "Cookie": cookie, "Origin": origin}
        started = time.perf_counter()
        self._connection.request(method, path, body, all_headers | headers)
        answer = self._connection.getresponse()
        content = answer.read()
        seconds = time.perf_counter() - started
        for value in answer.headers.get_all("Set-Cookie") or ():
            name, _, rest = value.partition("=")
            self.cookies[name] = rest.partition(";")[0]
        if answer.status != expect:
            raise UnexpectedAnswer(f"{method} {path}: {answer.status}, expected {expect}")
        lowered = {name.lower(): value for name, value in answer.headers.items()}
        return Answer(answer.status, seconds, lowered, content)


class _Forms(HTMLParser):
    """The named inputs of every form, by the form's action, and every address of the page."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: dict[str, dict[str, str]] = {}
        self.links: list[str] = []
        self.files: list[str] = []
        self._fields: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == "form":
            self._fields = self.forms.setdefault(values.get("action", ""), {})
        elif tag == "input" and values.get("name"):
            self._fields[values["name"]] = values.get("value", "")
        elif tag == "a":
            self.links.append(values.get("href", ""))
        elif tag in {"script", "img", "link", "use"}:
            self.files += [values[name] for name in ("src", "href") if values.get(name)]


def form_of(answer: Answer, action: str) -> dict[str, str]:
    """The hidden and empty fields of the form that is sent to `action`."""
    found = _parsed(answer).forms
    if action not in found:
        raise UnexpectedAnswer(f"no form for {action}")
    return dict(found[action])


def links_of(answer: Answer, prefix: str) -> list[str]:
    return [link for link in _parsed(answer).links if link.startswith(prefix)]


def files_of(answer: Answer) -> set[str]:
    """What a browser fetches to show the page, each once."""
    return {path.partition("#")[0] for path in _parsed(answer).files if path.startswith("/")}


def _parsed(answer: Answer) -> _Forms:
    parser = _Forms()
    parser.feed(answer.text)
    return parser
