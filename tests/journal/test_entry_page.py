"""What the page of one entry says beside its words."""

import datetime as dt

from apps.journal import flows
from apps.journal.moments import Moment
from tests.cast import Writer
from tests.journal.writing import at, save
from tests.site_client import Browser, elements


def links(page: str, rel: str) -> list[str]:
    found = [e.attributes for e in elements(page, "a") if e.attributes.get("rel") == rel]
    return [attributes["href"] for attributes in found]


def test_the_exact_time_stands_on_the_page(alice: Writer) -> None:
    entry_id = save(alice.vault, "by the lake", when="2025-03-18T19:40")
    page = Browser(alice).page(f"/e/{entry_id}/")
    assert "18 March 2025, evening" in page
    assert "Tuesday 18 March 2025, 19:40 UTC" in page
    assert "when__exact" not in page


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
