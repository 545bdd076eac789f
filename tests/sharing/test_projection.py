"""What a reader gets of an entry: the granted lanes, the ticked extras, and not one field beside."""

from itertools import combinations
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal import moments
from apps.journal.documents import INCIDENT, JOURNAL, EntryDocument
from apps.journal.incidents import parts
from apps.journal.incidents.details import Details, Tag
from apps.journal.redaction.replacing import Replacement
from apps.sharing import choices
from apps.sharing.documents import CopyDocument, Terms
from apps.sharing.projection import EXTRA_OF, copy_of, first_words
from tests.journal.incidents.filled import full_details, mixed, value_of
from tests.journal.writing import at

ALL_LANES, ALL_EXTRAS = list(choices.LANES), list(choices.EXTRAS)
# What stands in the filled details for each extra. Written by hand: the table is what is tested.
ONLY_WITH = {
    choices.PLACES: ["place & <0>", "where & <0>"],
    choices.ADDRESSES: ["+44 1632 960000", "online_account & <0>"],
    choices.NAMES: ["via & <0>", "name & <0>", "clinician & <0>"],
    choices.CHILDREN: ["initial & <0>", "effect & <0>", "on_children"],
    choices.MOOD: ["calm as a mood"],
    choices.TACTICS: ["Guilt"],
}
NEVER = ["contact & <", "urge", "helped", "+441632960000", "0000000000000000", "part_of"]
COUNSEL = 'notes "0"'


def an_entry(details: Details | None = None, kind: str = INCIDENT) -> EntryDocument:
    return EntryDocument(
        kind=kind,
        moment=at("2026-11-20T23:41"),
        title="The title",
        mood="calm as a mood",
        text="What happened by the weir.",
        recorded_at=1_790_000_000,
        saved_at=1_790_000_001,
        details=full_details() if details is None else details,
        tactics=[Tag("guilt-tripping", "Guilt")],
        dismissed=["love-bombing"],
        earlier=[1],
        tab="tab-of-a-page",
    )


def said(copy: CopyDocument) -> str:
    """Everything that is sealed for the reader, as it is sealed."""
    return str(msgspec.json.decode(msgspec.json.encode(copy)))


def shared(preset: str, lanes: list[str], extras: list[str], **facts: Any) -> CopyDocument:
    return copy_of(an_entry(**facts), Terms(preset=preset, lanes=lanes, extras=extras))


@pytest.mark.parametrize("preset", list(choices.PRESETS))
def test_what_is_private_is_in_no_view_whatever_is_asked_for(preset: str) -> None:
    text = said(shared(preset, [*ALL_LANES, "private"], ALL_EXTRAS))
    assert [word for word in [*NEVER, "tab-of-a-page", "love-bombing"] if word in text] == []


@pytest.mark.parametrize("preset", list(choices.PRESETS))
def test_counsel_is_for_a_lawyer_alone_whatever_is_asked_for(preset: str) -> None:
    copy = shared(preset, ALL_LANES, ALL_EXTRAS)
    assert (COUNSEL in said(copy)) == (preset == "lawyer")


@pytest.mark.parametrize("extra", list(ONLY_WITH))
def test_an_extra_is_there_when_it_was_ticked_and_only_then(extra: str) -> None:
    others = [each for each in ALL_EXTRAS if each != extra]
    without, ticked = shared("lawyer", ALL_LANES, others), shared("lawyer", ALL_LANES, [extra])
    assert [word for word in ONLY_WITH[extra] if word in said(without)] == []
    assert [word for word in ONLY_WITH[extra] if word not in said(ticked)] == []


def test_every_field_is_either_in_the_whole_facts_or_needs_an_extra() -> None:
    text = said(shared("lawyer", ALL_LANES, ALL_EXTRAS))
    for part in parts.PARTS:
        for field in part.fields:
            is_shared = part.lane != "private" and field.kind not in ("rows", "entry", "yes")
            if is_shared and field.name not in ("channel", "handles"):
                value = value_of(field)
                held = value if isinstance(value, list) else [value]
                assert all(repr(one)[1:-1] in text for one in held), field.name


def test_the_short_facts_are_the_day_the_channel_and_what_happened() -> None:
    copy = shared("friend", [choices.SHORT], [])
    assert copy.text == "What happened by the weir."
    assert copy.moment.precision == "day"
    expected = Details()
    expected.facts.channel = "text"
    assert copy.details == expected
    assert copy.recorded_at == 0


@pytest.mark.parametrize("kind", [INCIDENT, JOURNAL])
@pytest.mark.parametrize("precision", ["exact", "about", "day", "month", "season", "unknown"])
def test_the_short_facts_tell_neither_hour_nor_zone(kind: str, precision: str) -> None:
    entry = an_entry(kind=kind)
    entry.moment = at("2026-11-20T23:41", "Asia/Tokyo", precision)
    moment = copy_of(entry, Terms(preset="therapist", lanes=[choices.SHORT])).moment
    assert moment.zone == "UTC"
    assert moment.precision == ("day" if precision in ("exact", "about") else precision)
    assert moments.to_local(moment).date() == moments.to_local(entry.moment).date()
    assert moments.to_local(moment).hour == 12


def test_all_facts_tell_the_time_as_it_was_written_down() -> None:
    assert shared("lawyer", [choices.FACTS], [], kind=JOURNAL).moment == at("2026-11-20T23:41")


def test_a_lane_is_there_when_it_was_granted_and_only_then() -> None:
    marks = {
        choices.IMPACT: "sleep",
        choices.INTERPRETATION: "'aim': 'aim",
        choices.COUNSEL: COUNSEL,
    }
    for count in range(4):
        for lanes in combinations(marks, count):
            text = said(shared("lawyer", list(lanes), []))
            assert {lane for lane, mark in marks.items() if mark in text} == set(lanes)


@given(mixed(), st.sets(st.sampled_from(ALL_LANES)), st.sets(st.sampled_from(ALL_EXTRAS)))
def test_nothing_is_in_a_copy_that_is_not_in_the_entry(
    details: Details, lanes: set[str], extras: set[str]
) -> None:
    copy = shared("lawyer", list(lanes), list(extras), details=details)
    before, after = msgspec.to_builtins(details), msgspec.to_builtins(copy.details)
    for lane, fields in after.items():
        for name, value in fields.items():
            if name not in EXTRA_OF and not isinstance(value, list):
                assert value == before[lane][name]


def test_a_replacement_reaches_every_word_of_a_copy_and_no_entry() -> None:
    entry = an_entry()
    entry.text = entry.title = "Ana came."
    entry.details.facts.exact_words[0].text = "Ana's keys"
    entry.details.impact.work = "Told Ana."
    terms = Terms(
        preset="lawyer",
        lanes=ALL_LANES,
        extras=ALL_EXTRAS,
        replacements=[Replacement(needle="Ana", instead="A.")],
    )
    assert "Ana" not in said(copy_of(entry, terms))
    assert entry.text == "Ana came."


def test_the_first_words_of_a_copy_are_its_own() -> None:
    entry = an_entry()
    entry.text = entry.title = ""
    in_short = copy_of(entry, Terms(preset="friend", lanes=["short"]))
    assert first_words(in_short) == ""
    assert first_words(copy_of(entry, Terms(preset="lawyer", lanes=["facts"]))) != ""


def test_an_unknown_preset_carries_no_lane() -> None:
    assert choices.allowed_lanes("neighbour", ALL_LANES) == []
    copy = shared("neighbour", ALL_LANES, [])
    assert copy.details.counsel == Details().counsel
