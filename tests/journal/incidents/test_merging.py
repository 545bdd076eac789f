"""A page changes its own fields and no other, whatever else is known of the entry."""

import msgspec
import pytest
from hypothesis import given, settings

from apps.journal import merging
from apps.journal.documents import INCIDENT, Typed
from apps.journal.incidents import parts
from apps.journal.incidents.details import Details, Facts, Tag
from apps.journal.merging import CAPTURE, CAPTURE_FACTS, NOTE, merged
from tests.journal.incidents import filled

OF_NOTE = {"day", "time", "precision", "title", "mood", "text"}
OF_CAPTURE = OF_NOTE | {"kind", "dismissed", "tactics"}


FEW = settings(max_examples=30, deadline=None)


def flat(typed: Typed) -> dict[str, object]:
    found = msgspec.structs.asdict(typed)
    details = found.pop("details")
    for lane in msgspec.structs.fields(Details):
        values = msgspec.structs.asdict(getattr(details, lane.name))
        found |= {f"{lane.name}.{name}": value for name, value in values.items()}
    return found


def own(code: str) -> set[str]:
    if code == NOTE:
        return OF_NOTE
    if code == CAPTURE:
        return OF_CAPTURE | {f"facts.{name}" for name in CAPTURE_FACTS}
    part = parts.of_code(code)
    assert part
    names = {f"{part.lane}.{name}" for name in part.names}
    return names | ({"facts.senders"} if "facts.handles" in names else set())


@FEW
@given(filled.typed, filled.typed, filled.codes)
def test_a_page_changes_its_own_fields_and_no_other(base: Typed, sent: Typed, code: str) -> None:
    after = flat(merged(base, sent, code))
    before, said = flat(base), flat(sent)
    for name, value in after.items():
        if name not in own(code):
            assert value == before[name], name
        elif name not in ("kind", "tactics"):
            assert value == said[name], name


@FEW
@given(filled.typed, filled.typed, filled.typed, filled.codes, filled.codes)
def test_pages_without_a_field_in_common_can_be_saved_in_any_order(
    base: Typed, one: Typed, other: Typed, first: str, second: str
) -> None:
    if own(first) & own(second):
        return
    forth = merged(merged(base, one, first), other, second)
    assert forth == merged(merged(base, other, second), one, first)


@FEW
@given(filled.typed, filled.typed, filled.codes)
def test_saving_a_page_twice_is_saving_it_once(base: Typed, sent: Typed, code: str) -> None:
    once = merged(base, sent, code)
    assert merged(once, sent, code) == once
    assert merged(base, base, code) == msgspec.structs.replace(base, kind=once.kind)


@FEW
@given(filled.typed, filled.typed)
def test_a_record_written_on_as_a_note_keeps_every_detail(base: Typed, sent: Typed) -> None:
    as_note = merged(base, sent, NOTE)
    assert (as_note.kind, as_note.details, as_note.tactics) == (
        base.kind,
        base.details,
        base.tactics,
    )
    again = merged(as_note, as_note, CAPTURE)
    assert again == msgspec.structs.replace(as_note, kind=INCIDENT)


def test_a_page_that_is_none_is_refused() -> None:
    with pytest.raises(ValueError, match="part"):
        merged(Typed(), Typed(), "nothing")


def test_capture_keeps_the_name_of_a_tag_that_is_no_longer_known() -> None:
    base = Typed(tactics=[Tag("gone", "What it was called")])
    sent = Typed(tactics=[Tag("gone", "gone")])
    assert merged(base, sent, CAPTURE).tactics == base.tactics
    assert merged(base, Typed(), CAPTURE).tactics == []


def test_senders_follow_their_handles() -> None:
    base = Typed(details=Details(facts=Facts(handles="old", senders=["old"], person="P")))
    sent = Typed(details=Details(facts=Facts(handles="new", senders=["new"])))
    facts = merged(base, sent, "who").details.facts
    assert (facts.handles, facts.senders, facts.person) == ("new", ["new"], "")
    assert merged(base, sent, "place").details.facts.senders == ["old"]


def test_a_part_alone_makes_a_record_of_something_that_happened() -> None:
    assert merging.kind_of("words") == merging.kind_of(CAPTURE) == INCIDENT
    assert merging.kind_of(NOTE) == "journal"


def test_a_tag_that_the_catalogue_calls_otherwise_by_now_is_no_change() -> None:
    base = Typed(kind=INCIDENT, tactics=[Tag("love-bombing", "An older name")])
    sent = Typed(tactics=[Tag("love-bombing", "Love bombing")])
    assert merged(base, sent, CAPTURE) == base


def test_a_tag_that_nobody_knows_is_none() -> None:
    assert merged(Typed(), Typed(tactics=[Tag("never", "never")]), CAPTURE).tactics == []
