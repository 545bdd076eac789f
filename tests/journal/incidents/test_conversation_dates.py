"""Day and month: decided by the whole thread, or asked."""

import pytest

from apps.journal.incidents.conversation import read


def a_thread(*days: str) -> str:
    return "".join(f"{day}, 18:03 - Alex: hi\n" for day in days)


def days_of(text: str, *, day_first: bool | None = None) -> list[str]:
    return [said.at[:10] for said in read(text, day_first=day_first).said]


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        (("1/2/2026", "13/2/2026"), "2026-02-01", "2026-02-13"),
        (("1/2/2026", "2/13/2026"), "2026-01-02", "2026-02-13"),
        (("5/11/2026", "6/11/2026", "4/12/2026"), "2026-11-05", "2026-12-04"),
        (("11/5/26", "11/6/26", "12/4/26"), "2026-11-05", "2026-12-04"),
        (("5.11.2026",), "2026-11-05", "2026-11-05"),
        (("05.11.2026", "11.24.2026"), "2026-05-11", "2026-11-24"),
        (("2026/05/11",), "2026-05-11", "2026-05-11"),
        (("7/7/2026",), "2026-07-07", "2026-07-07"),
    ],
)
def test_the_thread_decides(days: tuple[str, ...], first: str, last: str) -> None:
    text = a_thread(*days)
    found = days_of(text)
    assert (found[0], found[-1]) == (first, last)
    assert not read(text).is_day_order_unsure


@pytest.mark.parametrize(
    "days",
    [
        ("1/2/2026",),
        ("1/2/2026", "2/3/2026"),
        ("3/2/2026", "2/1/2026"),
        ("1/2/2026", "13/1/2026", "1/14/2026"),
    ],
)
def test_what_can_be_read_both_ways_is_asked(days: tuple[str, ...]) -> None:
    text = a_thread(*days)
    assert read(text).is_day_order_unsure
    assert days_of(text) == days_of(text, day_first=True)


def test_the_answer_is_followed() -> None:
    text = a_thread("1/2/2026")
    assert days_of(text, day_first=True) == ["2026-02-01"]
    assert days_of(text, day_first=False) == ["2026-01-02"]
    assert not read(text, day_first=False).is_day_order_unsure


def test_a_day_that_reads_one_way_is_read_that_way_whatever_the_answer() -> None:
    assert days_of(a_thread("24/11/2026"), day_first=False) == ["2026-11-24"]
    assert days_of(a_thread("11/24/2026"), day_first=True) == ["2026-11-24"]


@pytest.mark.parametrize(
    "stamp",
    ["31/02/2026, 18:03", "24/11/2026, 25:03", "24/11/2569, 18:03", "0/0/2026, 18:03"],
)
def test_a_moment_that_never_was_stays_before_the_words(stamp: str) -> None:
    said = read(f"{stamp} - Alex: hi").said[0]
    assert (said.at, said.text) == ("", f"{stamp} hi")


def test_an_impossible_day_decides_nothing() -> None:
    assert read(a_thread("31/02/2026", "1/3/2026")).is_day_order_unsure
