"""A visitor without a screen: one kept connection to loopback, cookies, the fields of forms."""

import re
import socket
import time
from collections.abc import Mapping
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urlencode

HOST = "127.0.0.1"
HTMX = {"HX-Request": "true"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
Headers = dict[str, str]
Fields = Mapping[str, str | list[str]]
NO_HEADERS: Headers = {}

_END = b"\r\n\r\n"
_LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)


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
    """Speaks straight on a socket: Python's own client takes a millisecond of the machine for each
    answer, which would be measured as the site's."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.cookies: dict[str, str] = {}
        self._socket = socket.create_connection((HOST, port), timeout=60)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def get(self, path: str, headers: Headers = NO_HEADERS, *, expect: int = 200) -> Answer:
        return self._send("GET", path, b"", headers, expect)

    def post(
        self, path: str, fields: Fields, headers: Headers = NO_HEADERS, *, expect: int = 302
    ) -> Answer:
        body = urlencode(fields, doseq=True).encode()
        return self._send("POST", path, body, FORM | headers, expect)

    def close(self) -> None:
        self._socket.close()

    def _send(self, method: str, path: str, body: bytes, headers: Headers, expect: int) -> Answer:
        request = self._request(method, path, body, headers)
        started = time.perf_counter()
        self._socket.sendall(request)
        head, content = self._received()
        seconds = time.perf_counter() - started
        status, found = self._read(head)
        if status != expect:
            raise UnexpectedAnswer(f"{method} {path}: {status}, expected {expect}")
        return Answer(status, seconds, found, content)

    def _request(self, method: str, path: str, body: bytes, headers: Headers) -> bytes:
        site = f"localhost:{self.port}"
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        sent = {"Host": site, "Origin": f"http://{site}", "Cookie": cookie} | headers
        if body:
            sent["Content-Length"] = str(len(body))
        lines = [f"{method} {path} HTTP/1.1", *(f"{name}: {value}" for name, value in sent.items())]
        return "\r\n".join([*lines, "", ""]).encode() + body

    def _received(self) -> tuple[bytes, bytes]:
        data = b""
        while _END not in data:
            data += self._more()
        head, _, content = data.partition(_END)
        length = _LENGTH.search(head)
        if length is None:
            raise UnexpectedAnswer("an answer that does not say its length")
        while len(content) < int(length[1]):
            content += self._more()
        return head, content

    def _more(self) -> bytes:
        part = self._socket.recv(1 << 20)
        if not part:
            raise UnexpectedAnswer("the site closed the connection")
        return part

    def _read(self, head: bytes) -> tuple[int, dict[str, str]]:
        first, *lines = head.decode("latin-1").split("\r\n")
        headers = {}
        for line in lines:
            name, _, value = line.partition(": ")
            headers[name.lower()] = value
            if name.lower() == "set-cookie":
                cookie, _, rest = value.partition("=")
                self.cookies[cookie] = rest.partition(";")[0]
        return int(first.split()[1]), headers


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
        elif tag == "input" and values.get("name") and _is_sent(values):
            self._fields[values["name"]] = values.get("value", "")
        elif tag == "a":
            self.links.append(values.get("href", ""))
        elif tag in {"script", "img", "link", "use"}:
            self.files += [values[name] for name in ("src", "href") if values.get(name)]


def _is_sent(values: dict[str, str]) -> bool:
    return values.get("type") not in {"checkbox", "radio"} or "checked" in values


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
