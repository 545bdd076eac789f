"""The calendar file keeps to RFC 5545 and tells nothing but days."""

import datetime as dt
from uuid import UUID

import pytest

from apps.plan.calendar_file import calendar_file
from apps.plan.documents import DateDocument
from apps.plan.records import Opened

TODAY = dt.date(2026, 11, 24)
NOW = dt.datetime(2026, 11, 24, 10, 30, tzinfo=dt.UTC)


def written(*documents: DateDocument) -> str:
    dates = [Opened(UUID(int=number), document) for number, document in enumerate(documents)]
    return calendar_file(dates, outside_id=another, neutral="Reminder", now=NOW, today=TODAY)


def another(row_id: UUID) -> UUID:
    return UUID(int=row_id.int + 255)


def lines(*documents: DateDocument) -> list[str]:
    return written(*documents).replace("\r\n ", "").split("\r\n")


def test_a_whole_file_is_this() -> None:
    document = DateDocument(title="Hearing", sort="hearing", day="1", month="12", year="2026")
    assert lines(document) == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Notes//Notes//EN",
        "CALSCALE:GREGORIAN",
        "BEGIN:VEVENT",
        "UID:00000000-0000-0000-0000-0000000000ff-0",
        "DTSTAMP:20261124T103000Z",
        "DTSTART;VALUE=DATE:20261201",
        "SUMMARY:Reminder",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
        "",
    ]


@pytest.mark.parametrize(
    ("said", "start", "rule"),
    [
        ({"day": "24", "month": "12"}, "20261224", "FREQ=YEARLY"),
        ({"day": "29", "month": "2"}, "20270228", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        (
            {"day": "23", "month": "11", "year": "2026", "repeats": "weekly"},
            "20261130",
            "FREQ=WEEKLY",
        ),
        (
            {"day": "17", "month": "11", "year": "2026", "repeats": "fortnightly"},
            "20261201",
            "FREQ=WEEKLY;INTERVAL=2",
        ),
    ],
)
def test_what_comes_again_has_a_rule(said: dict[str, str], start: str, rule: str) -> None:
    found = lines(DateDocument(**said))
    assert f"DTSTART;VALUE=DATE:{start}" in found
    assert f"RRULE:{rule}" in found


def test_a_holiday_that_moves_is_written_day_by_day() -> None:
    found = lines(DateDocument(days=["2025-04-21", "2027-03-29", "2028-04-17"]))
    assert [line for line in found if line.startswith("DTSTART")] == [
        "DTSTART;VALUE=DATE:20270329",
        "DTSTART;VALUE=DATE:20280417",
    ]
    assert len({line for line in found if line.startswith("UID")}) == 2


def test_what_has_been_or_has_no_day_is_left_out() -> None:
    past = DateDocument(day="1", month="11", year="2026")
    assert "BEGIN:VEVENT" not in lines(past, DateDocument(title="some day"))


def test_nothing_that_was_written_stands_in_it() -> None:
    document = DateDocument(
        title="Ana",
        day="1",
        month="12",
        sort="hearing",
        may_come="a visit",
        will_do="go out",
        on_call="Ben",
    )
    text = written(document)
    assert all(word not in text for word in ("Ana", "hearing", "visit", "go out", "Ben"))


def test_a_title_for_calendars_is_escaped() -> None:
    document = DateDocument(day="1", month="12", calendar_title="a;b,c\\d\ne")
    assert "SUMMARY:a\\;b\\,c\\\\d e" in lines(document)


def test_long_lines_are_folded_between_letters() -> None:
    title = "ä🙂" * 60
    text = written(DateDocument(day="1", month="12", calendar_title=title))
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"SUMMARY:{title}" in text.replace("\r\n ", "")


def test_a_leap_day_today_is_no_fault() -> None:
    text = calendar_file([], outside_id=another, neutral="x", now=NOW, today=dt.date(2028, 2, 29))
    assert text.endswith("END:VCALENDAR\r\n")
