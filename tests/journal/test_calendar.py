"""The calendar: which days hold something, and the way to them."""

import datetime as dt
import re
from http import HTTPStatus

import pytest

from apps.accounts.documents import ProfileDocument
from apps.journal import flows
from tests.cast import Writer
from tests.journal.writing import at, save
from tests.site_client import AT_HOME, Browser, elements


def marked(page: str) -> dict[str, str]:
    """Days that can be chosen, and what is said of each."""
    return {
        e.attributes["value"]: e.attributes["aria-label"]
        for e in elements(page, "button")
        if e.attributes.get("name") == "day"
    }


def month(browser: Browser, which: str) -> str:
    answer = browser.post("/journal/calendar/", {"month": which})
    assert answer.status_code == HTTPStatus.OK
    return str(answer.content.decode())


def test_days_written_are_counted(alice: Writer) -> None:
    for when in ("2026-11-03T08:00", "2026-11-03T20:00", "2026-11-17T09:00", "2026-10-31T09:00"):
        save(alice.vault, "written", when=when)
    shown = marked(month(Browser(alice), "2026-11"))
    assert shown == {
        "2026-11-03": "3 November: 2 entries",
        "2026-11-17": "17 November: 1 entry",
    }


def test_a_day_leads_to_its_entries(alice: Writer) -> None:
    save(alice.vault, "the one", when="2026-11-03T08:00")
    save(alice.vault, "the other", when="2026-11-04T08:00")
    browser = Browser(alice)
    answer = browser.post("/journal/calendar/", {"day": "2026-11-03"}, follow=True)
    page = answer.content.decode()
    assert "the one" in page
    assert "the other" not in page


def test_a_chosen_day_is_the_heading_and_its_entries_come_before_the_closed_filters(
    alice: Writer,
) -> None:
    save(alice.vault, "the one", when="2024-11-05T08:00", title="Reeds")
    browser = Browser(alice)
    answer = browser.post("/journal/calendar/", {"day": "2024-11-05"}, follow=True)
    page = answer.content.decode()
    heading = page[page.index("<h1>") : page.index("</h1>")]
    assert "Tuesday 5 November 2024" in heading
    assert page.index("Reeds") < page.index('role="search"')
    assert 'class="day"' not in page
    assert "<details>" in page
    assert "<details open" not in page
    assert re.search(r'id="told"[^>]*>Tuesday 5 November 2024<', page)
    assert 'name="from_day" value="2024-11-05"' in page


def test_a_search_from_a_chosen_day_answers_with_a_page_of_its_own(alice: Writer) -> None:
    save(alice.vault, "the one", when="2024-11-05T08:00")
    browser = Browser(alice)
    answer = browser.post("/journal/calendar/", {"day": "2024-11-05"}, follow=True)
    assert b'hx-post="/journal/search/"' not in answer.content
    assert b'hx-post="/journal/search/"' in browser.get("/journal/").content


def test_a_chosen_day_that_holds_nothing_any_more_says_so(alice: Writer) -> None:
    entry_id = save(alice.vault, "the one", when="2024-11-05T08:00")
    browser = Browser(alice)
    browser.post(f"/e/{entry_id}/delete/")
    answer = browser.post("/journal/calendar/", {"day": "2024-11-05"}, follow=True)
    assert b"Nothing is about these days." in answer.content
    assert b"Tuesday 5 November 2024" in answer.content


def test_a_night_is_counted_with_its_evening(alice: Writer) -> None:
    save(alice.vault, "awake", when=at("2026-11-04T00:30", "Europe/Berlin"))
    browser = Browser(alice, profile=ProfileDocument(zone="Europe/Berlin", **AT_HOME))
    assert list(marked(month(browser, "2026-11"))) == ["2026-11-03"]
    page = browser.post("/journal/calendar/", {"day": "2026-11-03"}, follow=True)
    assert b"awake" in page.content


def test_what_lies_in_the_bin_is_not_counted(alice: Writer) -> None:
    entry_id = save(alice.vault, "gone", when="2026-11-03T08:00")
    browser = Browser(alice)
    browser.post(f"/e/{entry_id}/delete/")
    assert marked(month(browser, "2026-11")) == {}
    flows.restore_entry(vault=alice.vault, entry_id=entry_id, day_ends_at=3)
    assert list(marked(month(browser, "2026-11"))) == ["2026-11-03"]


def test_a_day_that_is_not_known_is_not_counted(alice: Writer) -> None:
    save(alice.vault, "some time", when=at("2026-11-03T08:00", precision="month"))
    save(alice.vault, "who knows", when=at("2026-11-03T08:00", precision="unknown"))
    assert marked(month(Browser(alice), "2026-11")) == {}


@pytest.mark.parametrize(
    ("which", "ways"),
    [
        ("0001-01", ["", "0001-02"]),
        ("9999-12", ["9999-11", ""]),
        ("2024-02", ["2024-01", "2024-03"]),
        ("2025-12", ["2025-11", "2026-01"]),
    ],
)
def test_the_calendar_ends_with_the_years(
    alice_client: Browser, which: str, ways: list[str]
) -> None:
    buttons = elements(month(alice_client, which), "button")
    shown = [e.attributes["value"] for e in buttons if e.attributes.get("name") == "month"]
    today = dt.datetime.now(dt.UTC).date()
    same_month = f"{today.year}-{which[-2:]}"
    assert shown == [*ways, same_month, f"{today:%Y-%m}"]


def ways(page: str) -> list[tuple[str, str]]:
    return re.findall(r'name="month" value="([^"]+)">([^<]+)</button>', page)


def test_other_years_that_hold_something_and_this_month_are_one_tap_away(alice: Writer) -> None:
    today = dt.datetime.now(dt.UTC).date()
    save(alice.vault, "long ago", when="2019-11-03T08:00")
    save(alice.vault, "some time", when=at("2020-11-03T08:00", precision="month"))
    save(alice.vault, "then", when="2023-05-03T08:00")
    gone = save(alice.vault, "gone", when="2021-11-03T08:00")
    browser = Browser(alice)
    browser.post(f"/e/{gone}/delete/")
    assert ways(month(browser, "2023-05")) == [
        ("2019-05", "2019"),
        (f"{today.year}-05", f"{today.year}"),
        (f"{today:%Y-%m}", "This month"),
    ]
    assert "This month" not in browser.page("/journal/calendar/")


@pytest.mark.parametrize(
    "sent",
    [
        {"month": "0000-01"},
        {"month": "2026-13"},
        {"month": "november"},
        {"month": "2026-11-03"},
        {"day": "2026-02-30"},
        {"day": "x"},
    ],
)
def test_a_month_or_day_that_is_none_is_nowhere(
    alice_client: Browser, sent: dict[str, str]
) -> None:
    answer = alice_client.post("/journal/calendar/", sent)
    assert answer.status_code == HTTPStatus.NOT_FOUND
