"""A living site for browsers: the real server on a folder of its own, its writer, and the neutral
site that Leave leads to."""

import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.core.site import Site

WAITING = 10_000  # milliseconds; a password costs its full price here


@dataclass
class Person:
    name: str
    display_name: str = "Alice"
    password: str = "copper meadow lantern violin harbour"
    groups: list[str] = field(default_factory=list)
    is_invited: bool = False
    has_journal: bool = True

    def begin(self, page: Page) -> None:
        """From the form of a new account to Today, the recovery key read and typed back."""
        for _ in self.beginning(page):
            continue

    def beginning(self, page: Page) -> Iterator[str]:
        """Stops on each page in between."""
        page.get_by_label("User name").fill(self.name)
        page.get_by_label("Your name on these pages").fill(self.display_name)
        page.get_by_label("Password", exact=True).fill(self.password)
        page.get_by_label("The same password again").fill(self.password)
        what = "account" if self.is_invited else "notebook"
        page.get_by_role("button", name=f"Make the {what}").click()
        page.locator(".keyphrase").wait_for()
        yield "key"
        numbered = page.locator(".keyphrase li").all_inner_texts()
        self.groups = [re.sub(r"^\d+\s+", "", text) for text in numbered]
        page.get_by_role("link", name="I have written it down").click()
        compare = page.get_by_role("button", name="Compare")
        compare.wait_for()
        yield "key check"
        for label in page.locator("main label").all_inner_texts():
            number = int(re.findall(r"\d+", label)[0])
            page.get_by_label(label, exact=True).fill(self.groups[number - 1])
        compare.click()
        on = "Start writing" if self.has_journal else "Go on"
        start = page.get_by_role("button", name=on)
        start.wait_for()
        yield "about leaving"
        start.click()
        page.locator("nav.bar").wait_for()

    def sign_in(self, page: Page, path: str = "/") -> None:
        page.goto(path)
        page.get_by_label("User name").fill(self.name)
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Sign in").click()
        page.locator("nav.bar").wait_for(timeout=WAITING)

    def unlock(self, page: Page) -> None:
        page.get_by_label("Password").fill(self.password)
        page.get_by_role("button", name="Unlock").click()


def words_of(page: Page) -> Locator:
    return page.get_by_label("Your words", exact=True)


def type_and_keep(page: Page, words: str) -> None:
    """Into the writing form, and wait until the server has answered that it is kept."""
    words_of(page).fill(words)
    expect(page.locator("form[data-autosave]:not([data-unsaved])")).to_be_visible()
    expect(page.locator("#draft-state")).to_contain_text("Draft kept ")


def set_up(page: Page, token: str, person: Person) -> None:
    page.goto("/")
    page.get_by_label("Set-up token").fill(token)
    page.get_by_role("button", name="Go on").click()
    person.begin(page)


class Weather(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = b"<!doctype html><title>Weather</title><h1>Mostly dry</h1>"
        self.send_response(200 if self.path == "/" else 404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *words: Any) -> None:
        return


def neutral_site() -> ThreadingHTTPServer:
    server = ThreadingHTTPServer(("localhost", 0), Weather)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


@dataclass
class Living:
    site: Site
    neutral: str
    alice: Person = field(default_factory=lambda: Person("alice-of-the-lake"))
    cookies: list[Any] = field(default_factory=list)

    @property
    def address(self) -> str:
        return f"http://localhost:{self.site.port}"

    @property
    def token(self) -> str:
        return next(line.rpartition(" ")[2] for line in self.site.said if "token" in line)

    def let_in(self, page: Page) -> None:
        """Alice, signed in and open; set up with the first browser that comes."""
        if not self.cookies:
            set_up(page, self.token, self.alice)
        else:
            page.context.add_cookies(self.cookies)
            page.goto("/")
            if not page.locator("nav.bar").count():
                page.context.clear_cookies()
                self.alice.sign_in(page)
        self.cookies = page.context.cookies()
