"""What a browser sends of a form as the page has it: read from the HTML, not from the form's code."""

import re
from collections.abc import Mapping
from html.parser import HTMLParser
from http import HTTPStatus
from typing import Any
from uuid import UUID

from tests.site_client import Browser, id_in

Sent = dict[str, list[str]]
HTMX = {"HX-Request": "true"}


class _Forms(HTMLParser):
    """The fields of each form that writes into an entry, in the order of the page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.fields: Sent = {}
        self.is_inside = False
        self.text: str | None = None
        self.select: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        name = found.get("name", "")
        if tag == "form":
            self.is_inside = "data-autosave" in found
        elif not self.is_inside:
            return
        elif tag == "textarea":
            self.text = name
            self.fields.setdefault(name, []).append("")
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select:
            # Where none is selected a browser takes the first.
            if "selected" in found:
                self.fields[self.select] = [found["value"]]
            else:
                self.fields.setdefault(self.select, [found["value"]])
        elif tag == "input" and name and found.get("type") != "submit":
            is_choice = found.get("type") in ("checkbox", "radio")
            if not is_choice or "checked" in found:
                value = found.get("value", "on" if is_choice else "")
                self.fields.setdefault(name, []).append(value)

    def handle_data(self, data: str) -> None:
        if self.text:
            self.fields[self.text][-1] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea" and self.text:
            typed = self.fields[self.text]
            typed[-1] = typed[-1].removeprefix("\n")
            self.text = None
        elif tag == "select":
            self.select = None
        elif tag == "form":
            self.is_inside = False


def form_on(page: str) -> Sent:
    reader = _Forms()
    reader.feed(page)
    reader.close()
    return reader.fields


class Window:
    """One open page with a writing form: what its script sends, and what it takes from answers."""

    def __init__(self, browser: Browser, path: str) -> None:
        self.browser = browser
        self.form = form_on(browser.page(path))

    def type(self, **typed: str | list[str]) -> "Window":
        for name, value in typed.items():
            self.form[name] = [value] if isinstance(value, str) else value
        self.form["strokes"] = [str(int(self.form["strokes"][0] or 0) + 1)]
        return self

    def fill(self, typed: Mapping[str, str | list[str]]) -> "Window":
        """As `type`, for the names of rows."""
        return self.type(**typed)

    def autosave(self) -> str:
        answer = self.browser.post("/draft/", self.form, headers=HTMX)
        assert answer.status_code == HTTPStatus.OK, answer.status_code
        page = answer.content.decode()
        for name in ("id", "draft_revision", "entry_revision"):
            found = re.search(rf'name="{name}" value="([^"]*)"', page)
            assert found, page
            self.form[name] = [found[1]]
        return page

    def post(self, **pressed: str) -> Any:
        return self.browser.post("/write/", self.form | {k: [v] for k, v in pressed.items()})

    def save(self) -> UUID:
        answer = self.post()
        assert answer.status_code == HTTPStatus.FOUND, answer.status_code
        return id_in(answer.headers["Location"])

    def refused(self, status: int = HTTPStatus.UNPROCESSABLE_ENTITY) -> str:
        answer = self.post()
        assert answer.status_code == status, answer.status_code
        page = str(answer.content.decode())
        self.form = form_on(page)
        return page


def capture(browser: Browser, **typed: str | list[str]) -> UUID:
    return Window(browser, "/new/").type(**{"text": "He waited at the gate.", **typed}).save()


def part(browser: Browser, entry_id: UUID, code: str) -> Window:
    return Window(browser, f"/e/{entry_id}/add/{code}/")
