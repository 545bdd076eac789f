import datetime as dt
import zoneinfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.journal import moments
from apps.journal.moments import Moment, Precision

BERLIN = "Europe/Berlin"
TODAY = dt.date(2025, 3, 20)
ZERO = dt.timedelta()
ZONES = sorted(zoneinfo.available_timezones())


def at(day: str, time: str | None = None, precision: str = "exact", zone: str = BERLIN) -> Moment:
    clock = dt.time.fromisoformat(time) if time else None
    return moments.from_local(dt.date.fromisoformat(day), clock, zone, precision)


def say(moment: Moment, zone: str = BERLIN) -> str:
    return moments.spoken(moment, zone, TODAY)


def test_the_epoch_is_zero_and_earlier_is_negative() -> None:
    assert at("1970-01-01", "00:00", zone="UTC").at == 0
    assert at("1969-12-31", "23:59", zone="UTC").at == -60


@settings(deadline=None)
@given(wall=st.datetimes(), zone=st.sampled_from(ZONES))
def test_a_typed_time_comes_back_unless_the_clocks_skipped_it(wall: dt.datetime, zone: str) -> None:
    wall = wall.replace(microsecond=0)
    moment = moments.from_local(wall.date(), wall.time(), zone)
    shown = moments.to_local(moment)
    local = wall.replace(tzinfo=zoneinfo.ZoneInfo(zone))
    skipped = (local.utcoffset() or ZERO) < (local.replace(fold=1).utcoffset() or ZERO)
    near_an_end = wall.year in (1, 9999)
    assert shown == wall or skipped or near_an_end


@settings(deadline=None)
@given(
    wall=st.sampled_from([dt.datetime.min, dt.datetime(9999, 12, 31, 23, 59, 59)]),
    typed=st.sampled_from(ZONES),
    read=st.sampled_from(ZONES),
    precision=st.sampled_from(list(Precision)),
)
def test_the_first_and_last_second_of_the_calendar_read_in_every_zone(
    wall: dt.datetime, typed: str, read: str, precision: Precision
) -> None:
    moment = moments.from_local(wall.date(), wall.time(), typed, precision)
    assert moments.spoken(moment, read, TODAY)
    assert moments.exact(moment, read)
    shown = moments.to_local(moment, read)
    assert abs(shown - wall) <= dt.timedelta(days=366)


@pytest.mark.parametrize("name", ["Mars/Base", "", "..", "/etc/passwd", "America", "\0", "a" * 999])
def test_an_unknown_zone_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(moments.UnknownZone, match=r"^This time zone is not known here\."):
        at("2025-01-01", "12:00", zone=name)


def test_a_zone_that_is_no_longer_listed_still_reads() -> None:
    assert moments.exact(Moment(0, "Gone/Away", "day"), BERLIN) == "Thursday 1 January 1970"
    assert moments.exact(Moment(0, "Gone/Away"), "Gone/Away").endswith("00:00 UTC")


def test_an_hour_that_occurs_twice_is_the_first_one() -> None:
    moment = at("2024-10-27", "02:30")
    assert moments.exact(moment, BERLIN) == "Sunday 27 October 2024, 02:30 CEST"


def test_an_hour_that_never_occurs_is_read_as_if_clocks_had_not_moved() -> None:
    moment = at("2024-03-31", "02:30")
    assert moments.exact(moment, BERLIN) == "Sunday 31 March 2024, 03:30 CEST"


def test_a_day_that_a_zone_skipped_is_still_readable() -> None:
    assert moments.day_of(at("2011-12-30", zone="Pacific/Apia"), BERLIN).day in (30, 31)


def test_half_past_midnight_belongs_to_the_evening_before() -> None:
    late = at("2025-03-19", "00:30")
    assert moments.day_of(late, BERLIN) == dt.date(2025, 3, 18)
    assert moments.day_of(late, BERLIN, day_ends_at_hour=0) == dt.date(2025, 3, 19)
    assert moments.day_of(at("2025-03-19", "03:00"), BERLIN) == dt.date(2025, 3, 19)


def test_the_first_day_of_the_calendar_has_no_evening_before() -> None:
    assert moments.day_of(at("0001-01-01", "00:30", zone="UTC"), "UTC") == dt.date.min


@pytest.mark.parametrize("reader", ["Pacific/Kiritimati", "Pacific/Pago_Pago", BERLIN])
def test_a_date_without_a_time_stays_that_date_everywhere(reader: str) -> None:
    assert moments.day_of(at("2025-03-18", precision="day"), reader) == dt.date(2025, 3, 18)


def test_without_a_time_exact_means_the_day() -> None:
    assert at("2025-03-18").precision == Precision.DAY
    assert at("2025-03-18", precision="about").precision == Precision.DAY


def test_an_unheard_of_precision_is_refused() -> None:
    with pytest.raises(ValueError, match="roughly"):
        at("2025-03-18", precision="roughly")


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at("2025-03-20", "14:02"), "Today 14:02"),
        (at("2025-03-21", "00:30"), "Today 00:30"),
        (at("2025-03-19", "19:30"), "Yesterday evening"),
        (at("2025-03-21", "09:00"), "Tomorrow morning"),
        (at("2025-03-18", "19:30"), "Tuesday evening"),
        (at("2025-03-19", "01:00"), "Tuesday night"),
        (at("2025-03-18", "03:30"), "Tuesday, early morning"),
        (at("2025-03-14", "14:00"), "Friday afternoon"),
        (at("2025-03-13", "14:00"), "13 March, afternoon"),
        (at("2025-03-12", "18:00"), "12 March, evening"),
        (at("2024-03-12", "18:00"), "12 March 2024, evening"),
        (at("0001-03-12", "18:00"), "12 March 1, evening"),
        (at("2025-03-18", "15:00", "about"), "Tuesday, around 15:00"),
        (at("2025-03-20", "15:00", "about"), "Today, around 15:00"),
        (at("2025-03-19", precision="day"), "Yesterday"),
        (at("2024-03-12", precision="day"), "12 March 2024"),
        (at("2025-03-12", precision="month"), "Some time in March 2025"),
        (at("2024-05-12", precision="season"), "Spring 2024"),
        (at("2025-02-12", precision="season"), "Winter 2024/25"),
        (at("2024-12-12", precision="season"), "Winter 2024/25"),
        (at("2024-05-12", precision="season", zone="Australia/Sydney"), "Autumn 2024"),
        (at("0001-02-12", precision="season"), "Winter 1"),
        (at("9999-12-12", precision="season"), "Winter 9999/00"),
        (at("2025-03-20", precision="unknown"), "Date not known"),
    ],
)
def test_a_moment_is_spoken_the_way_people_speak(moment: Moment, words: str) -> None:
    assert say(moment) == words


def test_a_time_follows_the_zone_of_the_reader() -> None:
    moment = at("2025-03-20", "14:02")
    assert say(moment, "America/New_York") == "Today 09:02"
    assert moments.exact(moment, "Asia/Dubai") == "Thursday 20 March 2025, 17:02 UTC+04"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at("2024-03-12", "14:02"), "Tuesday 12 March 2024, 14:02 CET"),
        (at("2024-03-12", "14:02", "about"), "Tuesday 12 March 2024, around 14:02 CET"),
        (at("2024-03-12", precision="day"), "Tuesday 12 March 2024"),
        (at("2024-03-12", precision="month"), "Some time in March 2024"),
        (at("2024-03-12", precision="unknown"), "Date not known"),
    ],
)
def test_exact_says_no_more_than_is_known(moment: Moment, words: str) -> None:
    assert moments.exact(moment, BERLIN) == words


def test_an_older_day_is_headed_by_its_weekday_too() -> None:
    assert moments.spoken_day(TODAY, TODAY) == "Today"
    assert moments.spoken_day(dt.date(2025, 3, 18), TODAY) == "Tuesday"
    assert moments.spoken_day(dt.date(2025, 3, 4), TODAY) == "Tuesday 4 March"
    assert moments.spoken_day(dt.date(2024, 3, 5), TODAY) == "Tuesday 5 March 2024"


def test_the_night_before_is_last_night() -> None:
    assert say(at("2025-03-19", "22:30")) == "Last night"
    assert say(at("2025-03-20", "01:30")) == "Last night"
    assert say(at("2025-03-19", "21:30")) == "Yesterday evening"
    assert say(at("2025-03-18", "22:30")) == "Tuesday night"
