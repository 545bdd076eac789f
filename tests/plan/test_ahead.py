"""When dates come: recurring and single, without a year, on 29 February, and what is asked afterwards."""

import datetime as dt
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.plan import ahead, choices
from apps.plan.documents import DateDocument
from apps.plan.records import Opened

TODAY = dt.date(2026, 11, 24)
ID = UUID(int=1)


def on(text: str, **said: str) -> DateDocument:
    """`text` is a day as `24 12` or `24 12 2026`."""
    day, month, *year = text.split()
    return DateDocument(day=day, month=month, year="".join(year), **said)


def next_of(document: DateDocument, today: dt.date = TODAY) -> str:
    found = ahead.next_day(document, today)
    return found.isoformat() if found else ""


@pytest.mark.parametrize(
    ("document", "comes"),
    [
        (on("24 12"), "2026-12-24"),
        (on("24 11"), "2026-11-24"),
        (on("23 11"), "2027-11-23"),
        (on("1 12 2026"), "2026-12-01"),
        (on("1 12 2025"), ""),
        (on("1 12 1980", repeats="yearly"), "2026-12-01"),
        (on("1 12 2030", repeats="yearly"), "2030-12-01"),
        (on("23 11 2026", repeats="weekly"), "2026-11-30"),
        (on("24 11 2026", repeats="weekly"), "2026-11-24"),
        (on("17 11 2026", repeats="fortnightly"), "2026-12-01"),
        (on("10 11 2026", repeats="fortnightly"), "2026-11-24"),
        (on("29 2"), "2027-02-28"),
        (on("29 2 2028"), "2028-02-29"),
        (on("31 4"), ""),
        (on("29 2 2027"), ""),
        (on("x 4"), ""),
        (on("0 4"), ""),
        (on("1 13"), ""),
        (on("1 1 20"), ""),
        (on("99999 1"), ""),
        (DateDocument(day="4"), ""),
        (DateDocument(), ""),
        (DateDocument(days=["2026-04-05", "2027-03-28"]), "2027-03-28"),
    ],
)
def test_a_date_comes_on_its_day(document: DateDocument, comes: str) -> None:
    assert next_of(document) == comes


def test_29_february_comes_every_year() -> None:
    found = ahead.days_of(on("29 2"), dt.date(2027, 1, 1), dt.date(2028, 12, 31))
    assert list(found) == [dt.date(2027, 2, 28), dt.date(2028, 2, 29)]


@pytest.mark.parametrize(
    ("document", "year"),
    [
        (on("1 12", repeats="once"), "2026"),
        (on("1 11", repeats="once"), "2027"),
        (on("29 2", repeats="once"), "2028"),
        (on("1 12"), ""),
        (on("1 12", repeats="weekly"), "2026"),
        (on("1 12 2031", repeats="once"), "2031"),
        (on("31 4", repeats="once"), ""),
    ],
)
def test_what_comes_once_and_has_no_year_is_the_next_such_day(
    document: DateDocument, year: str
) -> None:
    assert ahead.settled_year(document, TODAY) == year


def test_today_names_what_comes_within_two_weeks_the_nearest_first() -> None:
    dates = [
        Opened(UUID(int=number), on(text))
        for number, text in enumerate(["9 12", "8 12", "24 11", "25 11", "23 11"])
    ]
    found = ahead.coming(dates, TODAY)
    assert [(one.id.int, one.days) for one in found] == [(2, 0), (3, 1), (1, 14)]


def asked_about(document: DateDocument) -> list[str]:
    return [one.on.isoformat() for one in ahead.to_ask_about([Opened(ID, document)], TODAY)]


def test_a_day_that_has_been_is_asked_about_for_two_weeks() -> None:
    assert asked_about(on("23 11")) == ["2026-11-23"]
    assert asked_about(on("10 11")) == ["2026-11-10"]
    assert asked_about(on("9 11")) == []
    assert asked_about(on("24 11")) == []


def test_a_day_is_asked_about_once() -> None:
    document = on("23 11")
    document.asked = ["2026-11-23"]
    assert asked_about(document) == []


def test_of_a_weekly_date_the_last_day_alone_is_asked_about() -> None:
    assert asked_about(on("9 11 2026", repeats="weekly")) == ["2026-11-23"]


def test_what_had_been_before_it_was_written_down_is_not_asked_about() -> None:
    assert asked_about(on("22 11", made_on="2026-11-23")) == []
    assert asked_about(on("23 11", made_on="2026-11-20")) == ["2026-11-23"]


typed = st.one_of(st.integers(-1, 40).map(str), st.text(max_size=5))
dates = st.builds(
    DateDocument,
    day=typed,
    month=typed,
    year=st.one_of(st.just(""), st.integers(1850, 3100).map(str), st.text(max_size=5)),
    repeats=st.sampled_from(["", "odd", *dict(choices.REPEATS)]),
)
days = st.dates(min_value=dt.date(1950, 1, 1), max_value=dt.date(2900, 1, 1))


@given(dates, days)
def test_any_words_are_a_date_or_none(document: DateDocument, today: dt.date) -> None:
    found = ahead.next_day(document, today)
    assert found is None or found >= today
    for one in ahead.coming([Opened(ID, document)], today):
        assert 0 <= one.days <= ahead.NEAR_DAYS
    for one in ahead.to_ask_about([Opened(ID, document)], today):
        assert -ahead.ASKED_FOR_DAYS <= one.days < 0
        assert ahead.is_a_day_of(document, one.on)


@given(dates, days)
def test_the_days_of_a_stretch_are_in_order_and_within_it(
    document: DateDocument, first: dt.date
) -> None:
    last = first + dt.timedelta(days=800)
    found = list(ahead.days_of(document, first, last))
    assert found == sorted(set(found))
    assert all(first <= day <= last for day in found)
