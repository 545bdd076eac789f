"""What the writing pages say of whoever will be able to read, before and after Save."""

import re
from uuid import UUID

import pytest

from apps.journal.documents import INCIDENT
from apps.sharing import ending
from apps.sharing.documents import Rule
from tests.cast import Writer
from tests.journal.incidents.sent import capture
from tests.sharing.sharing import made
from tests.site_client import Browser, writing_form

pytestmark = pytest.mark.django_db

ALONE = "Nobody else can see"


def adding(alice: Writer, lanes: list[str] | None = None) -> UUID:
    return made(alice.vault, rule=Rule(kinds=[INCIDENT]), adds=True, lanes=lanes)


def capture_on(browser: Browser, view_id: UUID) -> str:
    """The page after Save, with the switch left on."""
    form = writing_form(browser.page("/new/"))
    sent = {**form, "part": "capture", "text": "A card.", "beside": str(view_id), "save": "1"}
    answer = browser.post("/write/", {**sent, "reads": str(view_id)})
    return browser.page(answer.headers["Location"])


def part_page(browser: Browser, code: str) -> str:
    return browser.page(f"/e/{capture(browser, text='A card.')}/add/{code}/")


def test_the_switch_stands_beside_save(alice: Writer, alice_client: Browser) -> None:
    adding(alice)
    page = alice_client.page("/new/")
    foot = page[page.index('class="editor__foot"') :]
    assert foot.index('name="reads"') < foot.index('name="save"')


@pytest.mark.parametrize("path", ["/new/", "words"])
def test_a_page_that_names_a_reader_does_not_say_that_nobody_else_sees_it(
    alice: Writer, alice_client: Browser, path: str
) -> None:
    def shown() -> str:
        return alice_client.page(path) if path == "/new/" else part_page(alice_client, path)

    assert ALONE in shown()
    adding(alice)
    assert ALONE not in shown()


@pytest.mark.parametrize(
    ("code", "lanes", "said"),
    [
        ("words", ["short"], "Ada will be able to read the entry, not this part"),
        ("words", ["facts"], "Ada will be able to read this"),
        ("felt", ["facts"], "Ada will be able to read the entry, not this part"),
        ("felt", ["short", "impact"], "Ada will be able to read this"),
    ],
)
def test_a_part_says_whether_it_is_read_too(
    alice: Writer, alice_client: Browser, code: str, lanes: list[str], said: str
) -> None:
    adding(alice, lanes=lanes)
    labels = re.findall(r'name="reads"[^>]*> <span>([^<]*)</span>', part_page(alice_client, code))
    assert labels == [said]


def test_a_view_at_rest_does_not_say_that_it_is_read_at_once(
    alice: Writer, alice_client: Browser
) -> None:
    ending.freeze(alice.vault.owner, [adding(alice)])
    page = alice_client.page("/new/")
    assert "Ada can read nothing at the moment, and this later on" in page
    assert "Ada will be able to read this" not in page


def test_after_saving_it_is_said_who_can_read(alice: Writer, alice_client: Browser) -> None:
    page = capture_on(alice_client, adding(alice))
    assert "Written down. You can stop here." in page
    assert "Ada can read this." in page


def test_after_saving_nobody_is_named_who_cannot_read(alice: Writer, alice_client: Browser) -> None:
    view_id = adding(alice)
    ending.freeze(alice.vault.owner, [view_id])
    assert "can read this." not in capture_on(alice_client, view_id)


def test_a_change_says_who_can_read(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]), adds=True)
    form = writing_form(alice_client.page("/write/"))
    on = {"beside": str(view_id), "reads": str(view_id), "save": "1"}
    answer = alice_client.post("/write/", {**form, **on, "text": "For her."})
    assert "Saved. Ada can read this." in alice_client.page(answer.headers["Location"])
