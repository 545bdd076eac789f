import datetime as dt
from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal import lines, timeline
from apps.journal.lines import Line, Page

DAY_ONE = dt.date(2025, 3, 1).toordinal()


def a_line(n: int, **facts: object) -> Line:
    """The n-th line; its moment is n, its day the n-th of March 2025."""
    line = Line(n.to_bytes(16, "big"), n, "UTC", "exact", DAY_ONE + n - 1, n)
    return msgspec.structs.replace(line, **facts)


def newest_first(journal: list[Line], size: int = 10) -> list[Page]:
    pages = [Page(lines=journal[i : i + size]) for i in range(0, len(journal), size)]
    return list(reversed(pages))


class Counted:
    """Pages that remember how many of them were opened."""

    def __init__(self, pages: list[Page]) -> None:
        self.pages, self.opened = pages, 0

    def __iter__(self) -> Iterator[Page]:
        for page in self.pages:
            self.opened += 1
            yield page


line_lists = st.lists(
    st.tuples(st.integers(0, 50), st.sampled_from(["", "calm", "tired"]), st.booleans()),
    max_size=60,
).map(
    lambda rows: sorted(
        (
            Line(n.to_bytes(16, "big"), at, "UTC", "exact", DAY_ONE, 0, mood=mood, binned_on=binned)
            for n, (at, mood, binned) in enumerate(rows)
        ),
        key=lambda line: line.key,
    )
)


@given(line_lists, st.integers(1, 12), st.integers(1, 12), st.sampled_from([None, "calm"]))
def test_the_stretches_of_a_stream_are_all_matching_lines_once(
    journal: list[Line], page_size: int, size: int, mood: str | None
) -> None:
    matches = timeline.Filter(mood=mood).predicate()
    pages = newest_first(journal, page_size)
    seen: list[Line] = []
    before: lines.Key | None = None
    while True:
        stretch = timeline.page_of_stream(pages, before, size, matches)
        seen += stretch.lines
        if (before := stretch.before) is None:
            break
        assert len(stretch.lines) == size
    assert seen == [line for line in reversed(journal) if matches(line)]


def test_the_first_stretch_opens_no_more_pages_than_it_needs() -> None:
    pages = Counted(newest_first([a_line(n) for n in range(1, 101)]))
    stretch = timeline.page_of_stream(pages, size=15)
    assert [line.at for line in stretch.lines] == list(range(100, 85, -1))
    assert pages.opened == 2


def test_a_journal_that_fits_has_nothing_earlier() -> None:
    assert timeline.page_of_stream(newest_first([a_line(1)]), size=1).before is None
    assert timeline.page_of_stream([]) == ([], None)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        (timeline.Filter(), [1, 2, 3, 4]),
        (timeline.Filter(from_day=dt.date(2025, 3, 2)), [2, 3, 4]),
        (timeline.Filter(to_day=dt.date(2025, 3, 2)), [1, 2]),
        (timeline.Filter(dt.date(2025, 3, 2), dt.date(2025, 3, 3)), [2, 3]),
        (timeline.Filter(mood=" CALM "), [2, 3]),
        (timeline.Filter(mood="ca"), [2, 3]),
        (timeline.Filter(mood="quite calm"), [3]),
        (timeline.Filter(mood="alm"), []),
        (timeline.Filter(mood=""), [1, 4]),
        (timeline.Filter(kind="incident"), [4]),
        (timeline.Filter(mood="calm", to_day=dt.date(2025, 3, 2)), [2]),
    ],
)
def test_a_filter_passes_what_was_asked_for(chosen: timeline.Filter, found: list[int]) -> None:
    journal = [
        a_line(1),
        a_line(2, mood="calm"),
        a_line(3, mood="Quite Càlm"),
        a_line(4, kind="incident"),
        a_line(5, binned_on=DAY_ONE),
    ]
    assert [line.at for line in filter(chosen.predicate(), journal)] == found


def test_what_lies_in_the_bin_is_found_there_alone() -> None:
    binned, kept = a_line(1, binned_on=DAY_ONE), a_line(2)
    assert timeline.page_of_stream([Page(lines=[binned, kept])]).lines == [kept]
    in_bin = timeline.page_of_stream([Page(lines=[binned, kept])], matches=timeline.is_binned)
    assert in_bin.lines == [binned]


def test_entries_of_one_day_stand_together() -> None:
    late = a_line(2, day=DAY_ONE)
    days = timeline.by_day([a_line(3), late, a_line(1)])
    assert [(day.on.day, [line.at for line in day.lines]) for day in days] == [
        (3, [3]),
        (1, [2, 1]),
    ]


def test_the_calendar_counts_known_days_only() -> None:
    march_31 = dt.date(2025, 3, 31).toordinal()
    journal = [
        a_line(1),
        a_line(2, day=DAY_ONE),
        a_line(3, precision="month"),
        a_line(4, precision="unknown"),
        a_line(5, binned_on=DAY_ONE),
        a_line(6, day=march_31, precision="day"),
        a_line(7, day=march_31 + 1, precision="about"),
    ]
    assert timeline.days_written(journal) == {(2025, 3): {1: 2, 31: 1}, (2025, 4): {1: 1}}


def test_moods_are_counted_whatever_their_spelling() -> None:
    spellings = ["calm", "tired", "Calm", "", "  ", "afraid  of it", "CALM "]
    journal = [a_line(n + 1, mood=mood) for n, mood in enumerate(spellings)]
    journal.append(a_line(9, mood="binned", binned_on=DAY_ONE))
    assert timeline.moods(journal) == [("CALM", 3), ("afraid  of it", 1), ("tired", 1)]


@pytest.mark.parametrize("size", [1, 2, 9])
def test_neighbours_leave_out_the_entry_itself_and_the_bin(size: int) -> None:
    one, two, three, four = (a_line(n) for n in range(1, 5))
    three = msgspec.structs.replace(three, binned_on=DAY_ONE)
    older = newest_first([one, two, three, four], size)
    newer = list(reversed(older))
    assert timeline.neighbours(older, newer, two.key) == (one, four)
    assert timeline.neighbours(older, newer, one.key) == (None, two)
    assert timeline.neighbours(older, newer, four.key) == (two, None)
    assert timeline.neighbours(older, newer, (3, b"\xff")) == (two, four)
    assert timeline.neighbours([], [], one.key) == (None, None)


def test_within_one_moment_the_last_written_down_comes_first() -> None:
    first, second = (a_line(n, at=9, recorded_at=n) for n in (1, 2))
    later = a_line(3, at=10, recorded_at=0)
    for given_order in ([later, first, second], [later, second, first]):
        assert timeline.latest_written_first(given_order) == [later, second, first]


def test_what_is_to_come_or_of_unknown_date_has_not_come() -> None:
    days, today = timeline.Days("UTC", 3), dt.date(1970, 1, 10)
    noon = 9 * 86_400 + 43_200
    cases = {
        "now": a_line(1, at=noon),
        "tonight": a_line(1, at=noon + 36_000),
        "tomorrow": a_line(1, at=noon + 86_400),
        "unknown": a_line(1, at=noon, day=today.toordinal(), precision="unknown"),
        "that day": a_line(1, at=noon, day=today.toordinal(), precision="day"),
        "day after": a_line(1, at=noon, day=today.toordinal() + 1, precision="day"),
        "binned": a_line(1, at=noon, binned_on=DAY_ONE),
    }
    matches = timeline.has_come(days, today)
    come = {name for name, line in cases.items() if matches(line)}
    assert come == {"now", "tonight", "that day"}
