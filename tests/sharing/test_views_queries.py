"""How often the pages of views ask the database: whatever they hold, and however many there are."""

from collections.abc import Callable
from uuid import UUID

import pytest

from apps.journal import stream
from tests.cast import Writer
from tests.journal.test_queries import sent_by
from tests.journal.test_stream_pages import fill
from tests.sharing.sharing import made
from tests.site_client import Browser, writing_form

pytestmark = pytest.mark.django_db

# One of each is for who is signed in, one for the head; a save has begin and end. After it comes who can
# read it now, and what is new to them: by the names on the writer's own pages.
MOST = {"list": 8, "view": 7, "seen": 4, "entries": 6, "entry": 6, "write": 3, "save": 39}


@pytest.mark.parametrize("count", [3, 300])
@pytest.mark.parametrize("name", MOST)
def test_a_page_asks_this_often_at_most(alice: Writer, count: int, name: str) -> None:
    fill(alice, count)
    chosen = [UUID(bytes=line.id) for line in stream.all_lines(alice.vault)]
    for _ in range(2):
        view_id = made(alice.vault, chosen=chosen)
    browser = Browser(alice)
    form = writing_form(browser.page(f"/e/{chosen[0]}/edit/")) | {"text": "new", "save": "1"}
    acts: dict[str, Callable[[], object]] = {
        "list": lambda: browser.get("/views/"),
        "view": lambda: browser.get(f"/views/{view_id}/"),
        "seen": lambda: browser.get(f"/views/{view_id}/seen/"),
        "entries": lambda: browser.get(f"/views/{view_id}/entries/"),
        "entry": lambda: browser.get(f"/e/{chosen[0]}/"),
        "write": lambda: browser.get("/write/"),
        "save": lambda: browser.post("/write/", form),
    }
    sent = sent_by(acts[name])
    assert 1 <= len(sent) <= MOST[name], "\n".join(sent)
