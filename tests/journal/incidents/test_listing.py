"""Every filter over lines answers what a plain look into the documents answers."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal.documents import EntryDocument
from apps.journal.incidents import listing, noticed
from apps.journal.incidents.choices import CHANNELS, FEAR, FLAGS
from apps.journal.incidents.listing import Tally, Wanted
from apps.journal.lines import Line
from apps.journal.timeline import Days
from apps.tactics import catalogue
from tests.journal.incidents.records import line_of, record

DAYS = Days("Europe/Berlin", 3)
SLUGS = ["hoovering-apology", "gifts", "flying-monkeys", "threats", "long-gone"]
NAMES = ["", "Toni", "toni ", "Tóni", "Aunt Helle"]
NUMBERS = ["", "+44 7700 900123", "07700 900123", "jo@example.org"]
SAME = ["+447700900123", "jo@example.org", "nobody@example.org"]
FEARS = [code for code, _ in FEAR]
# Numbering plans are read once, which takes longer than a test has to make what it tests.
record(handles=NUMBERS[1])

documents = st.builds(
    record,
    days_ago=st.integers(0, 30).map(lambda hours: hours / 5),
    kind=st.sampled_from(["incident", "incident", "incident", "journal"]),
    precision=st.sampled_from(["exact", "about", "day", "unknown"]),
    tactics=st.lists(st.sampled_from(SLUGS), max_size=3, unique=True),
    channel=st.sampled_from(["", "text", "via", "money"]),
    handles=st.sampled_from(NUMBERS),
    via=st.sampled_from(NAMES),
    person=st.sampled_from(NAMES),
    actor=st.sampled_from(["", "person", "for", "unknown"]),
    flags=st.lists(st.sampled_from([code for code, _ in FLAGS]), max_size=3, unique=True),
    fear=st.sampled_from(["", *FEARS]),
    is_ordinary=st.booleans(),
)
journals = st.lists(st.tuples(documents, st.booleans()), max_size=25)

some_day = st.none() | st.dates(dt.date(2026, 11, 17), dt.date(2026, 11, 25))
wanted = st.builds(
    Wanted,
    tactic=st.sampled_from(["", "a", "b", "d", "a1", "ab", "b1", "long-gone", "gone"]),
    channel=st.sampled_from(["", "text", "via", "letter"]),
    sender=st.sampled_from(["", *SAME]),
    via=st.sampled_from(["", "TONI", "Aunt Helle", "nobody"]),
    person=st.sampled_from(["", "Toni"]),
    from_day=some_day,
    to_day=some_day,
    flags=st.lists(st.sampled_from(["breach", "night", "between", "child"]), max_size=2),
    fear=st.sampled_from([0, *listing.FEARS]),
    is_ordinary=st.sampled_from([None, True, False]),
)


def fold(name: str) -> str:
    return " ".join(name.split()).casefold().replace("ó", "o")


def fits(document: EntryDocument, line: Line, asked: Wanted) -> bool:
    facts, day = document.details.facts, dt.date.fromordinal(DAYS.of(line))
    tags = {tag.slug for tag in document.tactics}
    known = [tactic for tactic in catalogue.all() if tactic.slug in tags]
    codes = {tactic.code for tactic in known} | {tactic.letter for tactic in known} | tags
    fear = FEARS.index(document.details.impact.fear) + 1 if document.details.impact.fear else 0
    return (
        document.kind == "incident"
        and (not asked.tactic or asked.tactic in codes)
        and asked.channel in ("", facts.channel)
        and (not asked.sender or asked.sender in facts.senders)
        and (not asked.via or fold(asked.via) == fold(facts.via))
        and (not asked.person or fold(asked.person) == fold(facts.person))
        and (asked.from_day is None or asked.from_day <= day)
        and (asked.to_day is None or day <= asked.to_day)
        and all(flag in noticed.flags_of(document) for flag in asked.flags)
        and fear >= asked.fear
        and asked.is_ordinary in (None, facts.is_ordinary)
    )


@given(journals, wanted)
def test_a_filter_passes_what_a_look_into_the_documents_finds(
    journal: list[tuple[EntryDocument, bool]], asked: Wanted
) -> None:
    lines = [line_of(one, n, is_binned=binned) for n, (one, binned) in enumerate(journal)]
    found = list(filter(asked.predicate(DAYS), lines))
    expected = [
        line
        for line, (document, is_binned) in zip(lines, journal, strict=True)
        if not is_binned and fits(document, line, asked)
    ]
    assert found == expected


@given(journals)
def test_the_number_beside_a_choice_is_how_many_it_finds(
    journal: list[tuple[EntryDocument, bool]],
) -> None:
    lines = [line_of(one, n, is_binned=binned) for n, (one, binned) in enumerate(journal)]
    counts = listing.facets(listing.incidents(lines))

    def found(**asked: object) -> int:
        return len(list(filter(Wanted(**asked).predicate(DAYS), lines)))  # type: ignore[arg-type]

    for field, told in (
        ("tactic", counts.tactics),
        ("tactic", counts.groups),
        ("channel", counts.channels),
        ("sender", counts.senders),
        ("via", counts.vias),
        ("person", counts.people),
        ("fear", counts.fears),
        ("is_ordinary", counts.ordinary),
    ):
        assert {choice: found(**{field: choice}) for choice in told} == told
    assert {flag: found(flags=[flag]) for flag in counts.flags} == counts.flags


def test_through_others_is_counted_however_that_was_said() -> None:
    documents = [
        record(via="Toni"),
        record(actor="for"),
        record(channel="via"),
        record(channel="text", person="R."),
    ]
    assert listing.tally([line_of(one, n) for n, one in enumerate(documents)]) == Tally(4, 3)


def test_contact_that_was_necessary_counts_apart_and_can_be_left_out() -> None:
    lines = [
        line_of(record(flags=flags), n) for n, flags in enumerate([["needed"], ["replied"], []])
    ]
    assert listing.tally(lines) == Tally(3, 0, 1)
    for is_needed, count in ((True, 1), (False, 2), (None, 3)):
        fits = Wanted(is_needed=is_needed).predicate(DAYS)
        assert len(list(filter(fits, lines))) == count


def test_a_name_is_offered_once_as_it_was_written_last() -> None:
    lines = [line_of(record(via=name), n) for n, name in enumerate(["toni", "TONI", "Toni"])]
    assert listing.facets(lines).vias == {"Toni": 3}


@pytest.mark.parametrize("code", [code for code, _ in CHANNELS])
def test_every_channel_can_be_asked_for(code: str) -> None:
    lines = [line_of(record(channel=one), n) for n, (one, _) in enumerate(CHANNELS)]
    (found,) = filter(Wanted(channel=code).predicate(DAYS), lines)
    assert found.about is not None
    assert found.about.channel == code


def test_blank_words_ask_for_nothing() -> None:
    assert Wanted(words="  ").is_empty
    assert not Wanted(words="heron").is_empty
    assert not Wanted(is_ordinary=False).is_empty
    assert Wanted(words="heron").has_filters is False
