"""Today: the write box, what waits, and the few newest entries."""

import datetime as dt
import re
import time

import pytest

from apps.accounts.documents import ProfileDocument
from apps.journal.drafts import ADOPT_AFTER_SECONDS
from apps.plan import records
from apps.plan.documents import DateDocument
from apps.support.models import PeoplePage
from tests.cast import Writer
from tests.journal.writing import a_page, keep, save
from tests.plan.filling import put
from tests.site_client import AT_HOME, Browser, elements, text_in_form
from tests.support.network import contact, phone


def test_today_greets_by_name_and_offers_the_write_box(alice_client: Browser) -> None:
    page = alice_client.page("/")
    assert "Hello, Alice" in page
    (box,) = elements(page, "textarea")
    assert "autofocus" in box.attributes


def test_today_shows_the_five_newest_entries(alice: Writer) -> None:
    for day in range(1, 8):
        save(alice.vault, f"entry {day}.", when=f"2026-11-0{day}T12:00")
    page = Browser(alice).page("/")
    assert [day for day in range(1, 8) if f"entry {day}." in page] == [3, 4, 5, 6, 7]
    assert page.index("entry 7.") < page.index("entry 6.")


def test_of_one_minute_the_last_written_down_comes_first(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser = Browser(alice)
    texts, now = [f"number {n}." for n in range(8)], time.time()
    for n, text in enumerate(texts):
        with monkeypatch.context() as patch:
            patch.setattr("apps.journal.composing.time.time", lambda n=n: now + n)
            save(alice.vault, text, when="2026-11-01T12:00")
    page = browser.page("/")
    shown = [text for text in reversed(texts) if text in page]
    assert shown == ["number 7.", "number 6.", "number 5.", "number 4.", "number 3."]
    assert sorted(shown, key=page.index) == shown


def test_what_is_to_come_does_not_stand_among_the_newest(alice: Writer) -> None:
    save(alice.vault, "the court date.", when="2126-11-01T12:00")
    save(alice.vault, "the walk.", when="2026-11-01T12:00")
    page = Browser(alice).page("/")
    assert "the walk." in page
    assert "the court date." not in page


def test_a_note_begun_today_is_taken_up_where_it_was_left(alice: Writer) -> None:
    keep(alice.vault, a_page("half a sentence"))
    assert text_in_form(Browser(alice).page("/")) == "half a sentence"


def test_a_draft_taken_up_says_so_and_offers_a_new_one(alice: Writer) -> None:
    browser = Browser(alice)
    assert "Going on with your draft" not in browser.page("/")
    keep(alice.vault, a_page("half a sentence"))
    page = browser.page("/")
    assert re.search(r"Going on with your draft from \d\d:\d\d", page)
    assert text_in_form(browser.page("/write/")) == ""


@pytest.mark.parametrize(
    ("profile", "takes_focus"),
    [({}, True), ({"recovery_confirmed": False}, False)],
)
def test_the_box_takes_no_focus_beside_a_notice(
    alice: Writer, profile: dict[str, bool], takes_focus: bool
) -> None:
    browser = Browser(alice, profile=ProfileDocument(**{**AT_HOME, **profile}))
    (box,) = elements(browser.page("/"), "textarea")
    assert ("autofocus" in box.attributes) is takes_focus


def test_the_box_promises_only_what_holds_without_scripts(alice_client: Browser) -> None:
    page = alice_client.page("/")
    assert "Nothing you type is lost" not in page
    assert "Here nothing is kept by itself." in page[page.index("<noscript>") :]


def test_a_change_to_an_entry_does_not_take_the_write_box(alice: Writer) -> None:
    entry_id = save(alice.vault, "as saved")
    keep(alice.vault, a_page("as changed", of=entry_id, base=1))
    page = Browser(alice).page("/")
    assert text_in_form(page) == ""
    assert "as changed" in page


def test_an_old_draft_waits_below(alice: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(alice.vault, a_page("from yesterday"))
    later = time.time() + ADOPT_AFTER_SECONDS + 60
    browser = Browser(alice)
    monkeypatch.setattr("apps.home.views.time.time", lambda: later)
    monkeypatch.setattr("apps.vault.tickets.time.time", lambda: later - ADOPT_AFTER_SECONDS)
    page = browser.page("/")
    assert "from yesterday" in page


def test_before_the_first_entry_leave_is_explained(alice: Writer) -> None:
    browser = Browser(alice, profile=ProfileDocument(recovery_confirmed=True))
    assert browser.get("/").status_code == 302


def test_today_holds_nothing_of_another_writer(alice: Writer, bob_client: Browser) -> None:
    save(alice.vault, "of Alice")
    keep(alice.vault, a_page("a draft of Alice"))
    assert "Alice" not in bob_client.page("/")


def test_one_tap_leads_to_the_record_and_to_the_pause(alice_client: Browser) -> None:
    page = alice_client.page("/")
    links = [link.attributes["href"] for link in elements(page, "a")]
    assert {"/new/", "/pause/"} <= set(links)


def test_three_at_most_can_be_called_from_today(alice: Writer) -> None:
    browser = Browser(alice)
    assert "Who to call" not in browser.page("/")
    for name in ("Ada", "Bea", "Cleo", "Dora"):
        contact(alice.vault, name, ways=[phone()], at_night=True)
    page = browser.page("/")
    assert re.findall(r"Call (\w+)</a>", page) == ["Ada", "Bea", "Cleo"]
    assert page.count('href="tel:') == 3


def test_a_date_that_is_near_stands_on_today(alice: Writer) -> None:
    on = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=3)
    document = DateDocument(title="Heron day", day=str(on.day), month=str(on.month))
    browser = Browser(alice)
    assert "Dates ahead" not in browser.page("/")
    put(alice.vault, records.DATES, document)
    assert "Heron day" in browser.page("/")


def test_today_opens_where_the_network_cannot_be_read(alice: Writer) -> None:
    contact(alice.vault, "Ada", ways=[phone()], at_night=True)
    PeoplePage.objects.all().delete()
    assert "Who to call" not in Browser(alice).page("/")
