"""What the page of one entry says beside its words."""

import datetime as dt
import re

from apps.journal import flows
from apps.journal.moments import Moment
from tests.cast import Writer
from tests.journal.incidents.sent import Window, capture
from tests.journal.writing import at, save
from tests.site_client import Browser, elements


def links(page: str, rel: str) -> list[str]:
    found = [e.attributes for e in elements(page, "a") if e.attributes.get("rel") == rel]
    return [attributes["href"] for attributes in found]


def test_the_exact_time_stands_on_the_page_and_no_other(alice: Writer) -> None:
    entry_id = save(alice.vault, "by the lake", when="2025-03-18T19:40")
    page = Browser(alice).page(f"/e/{entry_id}/")
    assert "18 March 2025, evening" not in page
    assert "Tuesday 18 March 2025, 19:40</time>" in page
    assert "when__exact" not in page


def test_a_zone_that_is_not_the_readers_own_is_named(alice: Writer) -> None:
    entry_id = save(alice.vault, "by the lake", when=at("2025-03-18T19:40", zone="Asia/Dubai"))
    page = Browser(alice).page(f"/e/{entry_id}/")
    assert "Tuesday 18 March 2025, 15:40 UTC</time>" in page


def test_a_day_without_a_time_is_said_once(alice: Writer) -> None:
    entry_id = save(alice.vault, "then", when=at("2025-03-18T12:00", precision="day"))
    page = Browser(alice).page(f"/e/{entry_id}/")
    assert "<time>Tuesday 18 March 2025</time>" in page


def test_the_way_it_came_and_a_number_are_said_once(alice_client: Browser) -> None:
    entry_id = capture(alice_client, channel="via")
    Window(alice_client, f"/e/{entry_id}/add/who/").type(handles="+44 7700 900226").post()
    page = alice_client.page(f"/e/{entry_id}/")
    assert page.count("Through somebody else") == 1
    assert page.count("+44 7700 900226") == 1
    assert "New: in no earlier entry" in page
    assert "+447700900226" not in page
    assert not re.search(r'facts__long"[^<]*<span[^>]*>\+44', page)


def test_the_page_says_when_it_was_changed_since(alice: Writer) -> None:
    entry_id = save(alice.vault, "one")
    browser = Browser(alice)
    assert " · changed " not in browser.page(f"/e/{entry_id}/")
    save(alice.vault, "two", of=entry_id, base=1)
    page = browser.page(f"/e/{entry_id}/")
    assert re.search(r"Written down [^<]+ · changed \w+", page)


def test_the_page_that_changes_an_entry_leads_back_to_it(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, "one")
    back = f'class="back" href="/e/{entry_id}/"'
    assert back in alice_client.page(f"/e/{entry_id}/edit/")
    assert 'class="back"' not in alice_client.page("/write/")


def test_a_month_is_said_once(alice: Writer) -> None:
    entry_id = save(alice.vault, "then", when=at("2025-03-18T12:00", precision="month"))
    assert Browser(alice).page(f"/e/{entry_id}/").count("Some time in March 2025") == 1


def test_the_entries_before_and_after_are_one_tap_away(alice: Writer) -> None:
    one, two, three = (save(alice.vault, str(n), when=Moment(n, "UTC")) for n in (1, 2, 3))
    browser = Browser(alice)
    page = browser.page(f"/e/{two}/")
    assert (links(page, "prev"), links(page, "next")) == ([f"/e/{one}/"], [f"/e/{three}/"])
    assert links(browser.page(f"/e/{one}/"), "prev") == []
    assert links(browser.page(f"/e/{three}/"), "next") == []


def test_an_entry_in_the_bin_says_so_and_when_it_goes(alice: Writer) -> None:
    entry_id = save(alice.vault, "to be deleted")
    save(alice.vault, "another")
    browser = Browser(alice)
    assert "lies in the bin" not in browser.page(f"/e/{entry_id}/")
    answer = browser.post(f"/e/{entry_id}/delete/", follow=True)
    assert b"It lies in the bin. You can put it back from here." in answer.content
    goes_on = dt.datetime.now(dt.UTC).date() + dt.timedelta(days=flows.BIN_DAYS)
    page = browser.page(f"/e/{entry_id}/")
    for shown in (answer.content.decode(), page):
        assert f"{goes_on:%A} {goes_on.day} " in shown
        assert f" {goes_on.year}" in shown
    assert "This entry lies in the bin." in page
    assert links(page, "prev") == links(page, "next") == []
