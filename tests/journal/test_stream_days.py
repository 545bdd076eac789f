"""Which day an entry belongs to: the evening before ends at the hour that the writer chose."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal import stream, timeline
from apps.journal.lines import Line
from apps.journal.moments import Moment
from apps.journal.stream import Clock, Search
from apps.journal.timeline import Days, Filter
from tests.cast import Writer
from tests.journal.writing import at, save

BERLIN = "Europe/Berlin"
TODAY = dt.date(2026, 11, 24)
ZONES = [
    BERLIN,
    "UTC",
    "Pacific/Kiritimati",
    "Pacific/Pago_Pago",
    "America/Havana",
    "Atlantic/Azores",
]


def days(
    alice: Writer, zone: str = BERLIN, ends: int = 3, search: Search | None = None
) -> list[str]:
    stretch = stream.read_stretch(alice.vault, Clock(zone, ends, TODAY), search or Search())
    return [day.iso for day in stretch.days for _ in day.cards]


def test_half_past_midnight_belongs_to_the_evening_before(alice: Writer) -> None:
    save(alice.vault, "still awake", when=at("2026-11-20T00:30", BERLIN))
    save(alice.vault, "up early", when=at("2026-11-20T03:00", BERLIN))
    assert days(alice) == ["2026-11-20", "2026-11-19"]


@pytest.mark.parametrize(("ends", "day"), [(0, "2026-11-20"), (1, "2026-11-19"), (5, "2026-11-19")])
def test_the_day_ends_at_the_hour_that_is_set_now(alice: Writer, ends: int, day: str) -> None:
    save(alice.vault, "still awake", when=at("2026-11-20T00:30", BERLIN))
    assert days(alice, ends=ends) == [day]


def test_times_follow_the_time_zone_that_is_set_now(alice: Writer) -> None:
    save(alice.vault, "late", when=at("2026-11-20T23:30", BERLIN))
    assert days(alice, BERLIN) == ["2026-11-20"]
    assert days(alice, "Asia/Tokyo") == ["2026-11-21"]
    clock = Clock("Asia/Tokyo", 3, TODAY)
    shown = stream.read_stretch(alice.vault, clock, Search()).days[0].cards[0]
    assert shown.iso == "2026-11-21T07:30"


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("precision", ["day", "month", "season", "unknown"])
def test_a_date_without_a_time_is_that_date_everywhere(
    alice: Writer, zone: str, precision: str
) -> None:
    save(alice.vault, "that day", when=at("2026-03-01T12:00", "Pacific/Auckland", precision))
    assert days(alice, zone) == ["2026-03-01"]


def test_a_period_finds_the_night_with_its_evening(alice: Writer) -> None:
    save(alice.vault, "still awake", when=at("2026-11-20T00:30", BERLIN))
    evening = Search(from_day=dt.date(2026, 11, 19), to_day=dt.date(2026, 11, 19))
    morning = Search(from_day=dt.date(2026, 11, 20), to_day=dt.date(2026, 11, 20))
    assert days(alice, search=evening) == ["2026-11-19"]
    assert days(alice, search=morning) == []


@given(
    at=st.integers(-62_135_596_800, 253_402_300_799),
    zone=st.sampled_from(ZONES),
    ends=st.integers(0, 6),
    precision=st.sampled_from(["exact", "about", "day", "unknown"]),
    shift=st.integers(-2, 2),
)
def test_a_period_holds_exactly_the_days_that_the_stream_shows(
    at: int, zone: str, ends: int, precision: str, shift: int
) -> None:
    stored = Days("UTC", 0).of(Line(b"", at, "UTC", "exact", 0, 0))
    line = Line(b"", at, "UTC", precision, stored, 0)
    now = Days(zone, ends)
    day = now.of(line)
    asked = min(max(day + shift, 1), dt.date.max.toordinal())
    on = dt.date.fromordinal(asked)
    assert Filter(from_day=on, to_day=on).predicate(now)(line) == (day == asked)


@given(
    st.datetimes(dt.datetime(2024, 1, 1), dt.datetime(2026, 12, 31)),
    st.sampled_from(ZONES),
    st.integers(0, 6),
)
def test_each_day_begins_where_the_one_before_ends(
    around: dt.datetime, zone: str, ends: int
) -> None:
    now = Days(zone, ends)
    begin = now.begin(around.date())
    assert now.of(a_line(begin)) == around.date().toordinal()
    assert now.of(a_line(begin - 1)) == around.date().toordinal() - 1


def a_line(at: int) -> Line:
    return Line(b"", at, "UTC", "exact", 0, 0)


def test_the_calendar_counts_the_days_that_the_stream_shows(alice: Writer) -> None:
    for when in ("2026-11-01T00:30", "2026-11-01T12:00", "2026-11-30T23:00", "2026-12-01T01:00"):
        save(alice.vault, "written", when=at(when, BERLIN))
    lines = stream.all_lines(alice.vault)
    november = timeline.days_of_month(lines, Days(BERLIN, 3), dt.date(2026, 11, 1))
    assert november == {1: 1, 30: 2}
    assert timeline.days_of_month(lines, Days(BERLIN, 3), dt.date(2026, 10, 1)) == {31: 1}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29", "1582-10-10"])
@pytest.mark.parametrize("zone", ZONES)
def test_the_ends_of_the_calendar_and_leap_days_hold_entries(
    alice: Writer, day: str, zone: str
) -> None:
    save(alice.vault, "at the edge", when=at(f"{day}T12:00", zone))
    assert days(alice, zone) == [day]
    on = dt.date.fromisoformat(day)
    assert days(alice, zone, search=Search(from_day=on, to_day=on)) == [day]
    lines = stream.all_lines(alice.vault)
    month = timeline.days_of_month(lines, Days(zone, 3), on.replace(day=1))
    assert month == {on.day: 1}


def test_an_unknown_zone_reads_as_utc(alice: Writer) -> None:
    save(alice.vault, "somewhere", when=Moment(1_800_000_000, "Mars/Olympus"))
    utc = dt.datetime.fromtimestamp(1_800_000_000, ZoneInfo("UTC")).date()
    assert days(alice, "Mars/Olympus") == [utc.isoformat()]
    assert days(alice, "Mars/Olympus", search=Search(from_day=utc, to_day=utc)) == [utc.isoformat()]
