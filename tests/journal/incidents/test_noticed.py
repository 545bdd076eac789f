"""What follows from the facts, and from the entries before: counts and dates, no verdict."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal import some_lines
from apps.journal.incidents import earlier, noticed
from apps.journal.incidents.details import Child, Details, Facts
from apps.journal.lines import Line, Page, encode
from apps.journal.moments import Moment
from apps.support import handles
from tests.journal.incidents.records import line_of, put, record
from tests.journal.incidents.sent import capture, part
from tests.journal.writing import at
from tests.site_client import Browser


@pytest.mark.parametrize(
    ("when", "zone", "precision", "is_night"),
    [
        ("2026-11-24T21:59", "Europe/Berlin", "exact", False),
        ("2026-11-24T22:00", "Europe/Berlin", "exact", True),
        ("2026-11-24T05:59", "Europe/Berlin", "about", True),
        ("2026-11-24T06:00", "Europe/Berlin", "exact", False),
        # By the clock where it was written down, whatever UTC says.
        ("2026-11-24T23:30", "Asia/Tokyo", "exact", True),
        ("2026-11-24T12:00", "Asia/Tokyo", "exact", False),
        ("2026-11-24T23:30", "America/Lima", "exact", True),
        # The clocks go back: both times it is half past one.
        ("2026-10-25T01:30", "Europe/Berlin", "exact", True),
        ("2026-11-24T23:00", "Europe/Berlin", "day", False),
        ("2026-11-24T23:00", "Europe/Berlin", "unknown", False),
    ],
)
def test_night_is_what_the_clock_on_the_wall_said(
    when: str, zone: str, precision: str, is_night: bool
) -> None:
    assert noticed.is_at_night(at(when, zone, precision)) is is_night


def test_a_zone_that_is_no_longer_known_is_read_as_utc() -> None:
    assert noticed.is_at_night(Moment(1_795_561_200, "Mars/Olympus"))


@pytest.mark.parametrize(
    ("facts", "flags"),
    [
        ({"via": "Ottoline"}, ("between",)),
        ({"actor": "for"}, ("between",)),
        ({"channel": "via"}, ("between",)),
        ({"actor": "person", "via": "  "}, ()),
        ({"children": [Child(initial="A")]}, ("child",)),
        ({"has_weapon": True}, ("weapon",)),
        ({"weapon": "a spade"}, ("weapon",)),
        ({"channel": "money"}, ("money",)),
        ({"property_amount": "40"}, ("money",)),
        ({"responses": ["left", "replied"]}, ("replied",)),
        (
            {"flags": ["breach", "an older flag"], "via": "O"},
            ("breach", "between", "an older flag"),
        ),
        ({"flags": ["child"], "children": [Child(initial="A")]}, ("child",)),
    ],
)
def test_flags_follow_from_the_facts(facts: dict[str, Any], flags: tuple[str, ...]) -> None:
    document = record("x")
    document.details = Details(facts=Facts(**facts))
    assert noticed.flags_of(document) == flags


def test_a_note_at_night_is_no_record_at_night() -> None:
    document = record("x", days_ago=0.5)
    assert "night" in noticed.flags_of(document)
    document.kind = "journal"
    assert noticed.flags_of(document) == ()


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("", 1),
        ("31 calls", 31),
        ("about 12, maybe 14", 12),
        ("0", 1),
        ("many", 1),
        ("9" * 40, 999_999),
    ],
)
def test_a_count_is_the_first_number_that_was_typed(typed: str, count: int) -> None:
    assert noticed.count_of(typed) == count


def lines(*said: dict[str, Any]) -> list[Line]:
    """Records a day apart, oldest first."""
    count = len(said)
    return [
        line_of(record("x", days_ago=count - number, **facts), number + 1)
        for number, facts in enumerate(said)
    ]


def older(line: Line, every: list[Line]) -> list[Line]:
    return every[: every.index(line)][::-1]


def holding(every: list[Line]) -> earlier.Holding:
    """As the catalogue does it, from one page."""
    data = encode(Page(lines=every))
    return lambda needles: some_lines.holding(data, needles)


def test_the_first_contact_after_a_boundary_is_the_first_after_the_last_one() -> None:
    told = {"flags": ["told"]}
    every = lines({}, told, {}, {}, told, {}, {})
    firsts = [earlier.is_first_after_boundary(line, older(line, every)) for line in every]
    assert firsts == [False, False, True, False, False, True, False]


def test_notes_and_what_lies_in_the_bin_are_no_contact() -> None:
    every = lines({"flags": ["told"]}, {"kind": "journal"}, {})
    binned = line_of(record("x", days_ago=1.5), 9, is_binned=True)
    every = sorted([*every, binned], key=lambda line: line.key)
    assert earlier.is_first_after_boundary(every[-1], older(every[-1], every))


def test_a_sender_is_new_or_was_there_before() -> None:
    number = "+44 1632 960000"
    every = lines({"handles": number}, {}, {"handles": f"{number}\n@new.name"})
    (known, new) = earlier.senders(every[-1], holding(every))
    assert (known.before, known.first_at, known.is_new) == (1, every[0].at, False)
    assert (new.before, new.is_new) == (0, True)
    assert earlier.senders(every[1], holding(every)) == []
    assert all(sender.is_new for sender in earlier.senders(every[0], holding(every)))


numbers = st.builds(
    "{}{}{}".format,
    st.sampled_from(["+44 ", "0044 ", "0", "", "8", "+1 ", "1 ", "+54 9 11 ", "011 15 "]),
    st.sampled_from(["1632 960", "20 7946 0", "202 555 0", "1", ""]),
    st.sampled_from(["000", "958", "134", "007"]),
)


@given(
    st.lists(st.tuples(numbers, st.sampled_from(["", "GB", "US", "AR"])), min_size=1, max_size=8)
)
def test_no_earlier_sender_is_passed_over(typed: list[tuple[str, str]]) -> None:
    """The lines that are looked at are enough: all lines together tell the same."""
    every = [
        line_of(
            record("x", days_ago=9 - days, senders=[handles.read(number, region).same]), days + 1
        )
        for days, (number, region) in enumerate(typed)
    ]
    found = earlier.senders(every[-1], holding(every))
    assert found == earlier.senders(every[-1], lambda _needles: every)


def test_each_spelling_of_a_sender_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    every = lines(*({"handles": f"+44 1632 9600{n}\n01632 9600{n}\n@name{n}"} for n in range(30)))
    read: list[str] = []
    reader = handles.read
    monkeypatch.setattr(handles, "read", lambda same: read.append(same) or reader(same))
    earlier.senders(every[-1], holding(every))
    assert len(read) == len(set(read))


def test_the_page_tells_facts_and_no_verdict(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    put(
        vault,
        record("told", days_ago=9, flags=["told"], handles="+44 1632 960000"),
        record("before", days_ago=20, handles="01632 960000"),
    )
    entry_id = capture(
        alice_client, when_kind="another", day="2026-11-20", time="23:15", text="Calls."
    )
    part(alice_client, entry_id, "who").type(
        handles="+44 1632 960000\n+44 1632 960999", via="Ottoline"
    ).save()
    part(alice_client, entry_id, "more").type(count="31 calls").save()
    page = alice_client.page(f"/e/{entry_id}/")
    said = page[page.index('class="noticed"') : page.index("</ul>", page.index('class="noticed"'))]
    for words in (
        "At night",
        "Through somebody else",
        "31 messages or calls",
        "The first contact since a boundary was told",
    ):
        assert words in said, words
    assert re.search(r">\+44 1632 960000</span> <[^>]+>In 2 earlier entries, the first ", page)
    assert re.search(r">\+44 1632 960999</span> <[^>]+>New: in no earlier entry<", page)


def test_nothing_is_said_twice(alice_client: Browser) -> None:
    entry_id = capture(alice_client, text="A new number.", channel="text")
    part(alice_client, entry_id, "who").type(handles="+44 1632 960999\nno number").save()
    part(alice_client, entry_id, "more").type(flags=["blocked", "breach"]).save()
    part(alice_client, entry_id, "after").type(responses=["replied"]).save()
    page = alice_client.page(f"/e/{entry_id}/")
    once = (
        "+44 1632 960999",
        "no number",
        "After I had blocked them",
        "Possible breach of an order",
    )
    for words in (*once, "I replied", "Text message", "Whose is this?"):
        assert page.count(words) == 1, words


@pytest.mark.parametrize(
    ("day", "said"),
    [("2026-11-20", "days later"), ("2026-11-24", "")],
)
def test_how_much_later_it_was_written_down_is_said(
    alice_client: Browser, day: str, said: str
) -> None:
    entry_id = capture(alice_client, when_kind="another", day=day, time="")
    page = alice_client.page(f"/e/{entry_id}/")
    written = page[page.index("Written down ") :]
    written = written[: written.index("</p>")]
    assert ("later" in written) is bool(said)
