"""How often each page asks the database: a number that neither grows unseen nor with the journal."""

from collections.abc import Callable
from unittest import mock

import psycopg
import pytest

from apps.journal.models import Entry
from apps.plan import records
from apps.plan.documents import DateDocument
from tests.cast import Writer
from tests.journal.incidents.records import put, record
from tests.journal.test_stream_pages import fill
from tests.journal.writing import a_page, keep
from tests.plan.filling import put as put_dates
from tests.site_client import Browser, writing_form
from tests.support.network import contact, phone

HTMX = {"HX-Request": "true"}
Act = Callable[[], object]


def acts(browser: Browser) -> dict[str, Act]:
    entry = Entry.objects.order_by("id")[0].id
    form = writing_form(browser.page("/write/")) | {"text": "new words", "strokes": "9"}
    other = writing_form(browser.page("/write/")) | {"text": "newer words", "strokes": "9"}
    word = {"words": "number"}
    return {
        "today": lambda: browser.get("/"),
        "stream": lambda: browser.get("/journal/"),
        "entry": lambda: browser.get(f"/e/{entry}/"),
        "write": lambda: browser.get("/write/"),
        "save": lambda: browser.post("/write/", form),
        "autosave": lambda: browser.post("/draft/", other, headers=HTMX),
        "search": lambda: browser.post("/journal/search/", word, headers=HTMX),
        "calendar": lambda: browser.get("/journal/calendar/"),
        "bin": lambda: browser.get("/bin/"),
        "happened": lambda: browser.get("/happened/"),
        "happened, some": lambda: browser.post(
            "/happened/find/", {"channel": "text"}, headers=HTMX
        ),
        "happened, a word": lambda: browser.post("/happened/find/", word, headers=HTMX),
    }


# One of each is for who is signed in, one for the head; a save has begin and end. What
# stands before or after an entry may lie in the next page of the catalogue. Today asks for the
# head twice: for the journal, and for the people and dates beside it.
MOST = {
    "today": 7,
    "stream": 4,
    "entry": 5,
    # One is for the head: whether somebody will be able to read it.
    "write": 2,
    # And one after it, whether somebody can read it now.
    "save": 13,
    "autosave": 8,
    "search": 6,
    "calendar": 3,
    "bin": 3,
    # One is for the directory: whom a record names goes by the name of today.
    "happened": 4,
    "happened, some": 4,
    "happened, a word": 6,
}


def sent_by(act: Act) -> list[str]:
    """Whatever way a statement takes to the database."""
    sent: list[str] = []
    execute = psycopg.Cursor.execute

    def counted(cursor: object, query: object, *args: object, **kwargs: object) -> object:
        sent.append(str(query))
        return execute(cursor, query, *args, **kwargs)  # type: ignore[call-overload]

    with mock.patch.object(psycopg.Cursor, "execute", counted):
        act()
    return sent


@pytest.fixture(params=[60, 900])
def browser(alice: Writer, request: pytest.FixtureRequest) -> Browser:
    fill(alice, request.param)
    put(alice.vault, record("number one", channel="text"), record("number two"))
    keep(alice.vault, a_page("a draft"))
    put_dates(alice.vault, records.DATES, DateDocument(title="Ana", day="1", month="12"))
    contact(alice.vault, "Ada", ways=[phone()], at_night=True)
    return Browser(alice)


@pytest.mark.parametrize("name", MOST)
def test_a_page_asks_this_often_at_most_however_long_the_journal_is(
    browser: Browser, name: str
) -> None:
    sent = sent_by(acts(browser)[name])
    assert len(sent) <= MOST[name], "\n".join(sent)
    assert len(sent) >= 1
