"""Lines that are passed over are passed over, and nothing else is."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal import lines, some_lines
from apps.journal.incidents.line_facts import About
from apps.journal.lines import Line, Page

all_lines = st.lists(
    st.builds(
        Line,
        id=st.binary(min_size=16, max_size=16),
        at=st.integers(-(2**60), 2**60),
        zone=st.sampled_from(["UTC", "Pacific/Auckland"]),
        precision=st.sampled_from(["exact", "day"]),
        day=st.integers(1, 3_000_000),
        recorded_at=st.integers(0, 2**40),
        kind=st.sampled_from(["journal", "incident", "of a later version"]),
        title=st.sampled_from(["", "incident", "\N{GREEK SMALL LETTER ALPHA}"]),
        first_words=st.text(max_size=8),
        about=st.none() | st.builds(About, channel=st.sampled_from(["", "text"])),
    ),
    max_size=12,
)


@given(all_lines, st.sampled_from(["journal", "incident", "none"]))
def test_the_lines_of_a_kind_are_those_of_the_whole_page(found: list[Line], kind: str) -> None:
    data = lines.encode(Page(lines=found))
    assert some_lines.of_kind(data, kind) == [line for line in found if line.kind == kind]


@given(all_lines, st.lists(st.sampled_from([b"text", b"incident", b"\xce\xb1", b"zz"])))
def test_the_lines_that_hold_some_bytes_are_those_of_the_whole_page(
    found: list[Line], needles: list[bytes]
) -> None:
    data = lines.encode(Page(lines=found))
    having = [one for one in found if any(n in msgspec.msgpack.encode(one) for n in needles)]
    assert some_lines.holding(data, needles) == having


@pytest.mark.parametrize("data", [b"", b"\x00", b"\x92\x02\x01", b"\x92\x02\x91\x91\xc0"])
def test_what_is_no_page_is_refused(data: bytes) -> None:
    with pytest.raises(lines.UnreadablePage):
        some_lines.of_kind(data, "incident")


def test_a_page_of_another_version_is_refused_as_such() -> None:
    data = msgspec.msgpack.encode([lines.SCHEMA + 1, []])
    with pytest.raises(lines.UnknownSchema):
        some_lines.of_kind(data, "incident")
