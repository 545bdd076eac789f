"""Short ways to fill a plan, for tests of what reads it."""

from html.parser import HTMLParser
from typing import Any
from uuid import UUID, uuid4

from apps.plan import records
from apps.plan.documents import (
    ChildDocument,
    DateDocument,
    Mode,
    PlanDocument,
    TellingDocument,
    WordsDocument,
)
from apps.plan.records import Opened, Table
from apps.vault.documents import Document, OpenVault
from tests.architecture.markup import read


def put(vault: OpenVault, table: Table[Any], document: Document) -> UUID:
    record_id = uuid4()
    records.add_all(vault=vault, table=table, new=[Opened(record_id, document)])
    return record_id


def a_plan(vault: OpenVault, **facts: Any) -> UUID:
    return put(vault, records.PLANS, PlanDocument(**facts))


def a_whole_plan(vault: OpenVault) -> None:
    """One of everything that has an address."""
    a_plan(vault, label="R.", modes=[Mode(mode="none", since="2026-05-03")])
    put(vault, records.WORDS, WordsDocument(text="No, thank you."))
    put(vault, records.TELLINGS, TellingDocument(name="Ana"))
    put(vault, records.CHILDREN, ChildDocument(initials="M."))
    put(vault, records.DATES, DateDocument(title="Ana", day="1", month="12"))
    put(vault, records.WORDS, WordsDocument(text="gone", binned_on=739_000))


def stored(vault: OpenVault, table: Table[Any], record_id: UUID) -> Any:
    found = records.read_one(vault, table, record_id)
    assert found is not None
    return found.document


class _Form(HTMLParser):
    """What a browser would send of the fields of the last form in `<main>`."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.inside = ""
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        name = given.get("name", "")
        if tag == "form":
            self.fields = {}
        elif tag == "input" and name:
            kind = given.get("type", "text")
            if kind not in {"radio", "checkbox"} or "checked" in given:
                self.fields.setdefault(name, []).append(given.get("value", ""))
        elif tag == "textarea":
            self.inside = name
            self.fields[name] = [""]
        elif tag == "select":
            self.select = name
            self.fields[name] = [""]
        elif tag == "option" and "selected" in given:
            self.fields[self.select] = [given.get("value", "")]

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.fields[self.inside] = [self.fields[self.inside][0].removeprefix("\n")]
            self.inside = ""

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.fields[self.inside][0] += data


def form_on(page: str) -> dict[str, list[str]]:
    form = _Form()
    form.feed(page[page.index("<main") : page.index("</main>")])
    return form.fields


def links_on(page: str) -> list[str]:
    main = page[page.index("<main") : page.index("</main>")]
    return [element.attributes.get("href", "") for element in read(main).elements]
