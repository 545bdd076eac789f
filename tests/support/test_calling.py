"""Who may be called at an hour: said by day, by night, and never whoever stands apart."""

import datetime as dt
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.support import choices
from apps.support.calling import is_night, who_to_call
from apps.support.documents import ContactLine

DAY = dt.datetime(2026, 11, 24, 15, 0)  # a Tuesday
NIGHT = dt.datetime(2026, 11, 24, 23, 30)


def line(name: str, **facts: Any) -> ContactLine:
    return ContactLine(**{"id": uuid4(), "name": name, "tel": "+442079460958", **facts})


def names(lines: list[ContactLine], now: dt.datetime) -> list[str]:
    return [one.name for one in who_to_call(lines, now)]


def test_by_day_whoever_is_on_call_comes_first_then_whoever_stood_by() -> None:
    lines = [
        line("talks", helps=("talk",)),
        line("understands", helps=("talk",), understands="lived"),
        line("stood", stance="stood"),
        line("on call", on_call=("tue",)),
    ]
    assert names(lines, DAY) == ["on call", "stood", "understands"]


def test_at_night_only_whoever_may_be_called_then() -> None:
    lines = [line("by day", helps=("talk",), on_call=("tue",)), line("always", at_night=True)]
    assert names(lines, NIGHT) == ["always"]
    assert who_to_call(lines, NIGHT)[0].why == ("night",)


@pytest.mark.parametrize(
    "facts",
    [
        {"stance": "ended", "helps": ("talk",)},
        {"stance": "carries_unknowing", "at_night": True},
        {"tel": "", "helps": ("talk",)},
        {"binned_on": 5, "helps": ("talk",)},
        {"role": "lawyer"},
    ],
)
def test_nobody_who_stands_apart_or_cannot_be_called_is_named(facts: dict[str, Any]) -> None:
    assert names([line("nobody", **facts)], DAY) == []


@pytest.mark.parametrize(("hour", "night"), [(6, True), (7, False), (21, False), (22, True)])
def test_the_night_begins_at_ten_and_ends_at_seven(hour: int, night: bool) -> None:
    assert is_night(hour) is night


codes = st.sampled_from([code for code, _ in choices.STANCES] + [""])
lines = st.builds(
    line,
    st.text(max_size=3),
    stance=codes,
    at_night=st.booleans(),
    helps=st.sampled_from([(), ("talk",), ("pets",)]),
    tel=st.sampled_from(["", "+442079460958"]),
)


@given(st.lists(lines, max_size=8), st.datetimes())
def test_whoever_is_named_has_a_number_and_fits_the_hour(
    known: list[ContactLine], now: dt.datetime
) -> None:
    by_id = {one.id: one for one in known}
    named = who_to_call(known, now)
    assert len(named) <= 3
    assert len({one.id for one in named}) == len(named)
    for one in named:
        found = by_id[one.id]
        assert found.tel
        assert found.stance not in choices.APART
        assert found.at_night or not is_night(now.hour)
