"""Two contacts put together: whatever either says, the one that is kept says too."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from apps.support import choices
from apps.support.documents import ContactFields, Stance, Way
from apps.support.letters import folded
from apps.support.merging import by_day, merged, once

words = st.sampled_from(["", "red", "blue gate", "ß", "Zoë", "ZOË"])
ways = st.builds(
    Way,
    kind=st.sampled_from(["phone", "mail"]),
    value=st.sampled_from(["1", "2", "Ä", "ä"]),
    note=st.sampled_from(["", "work"]),
    is_safe=st.sampled_from(["", "yes", "no"]),
)
fields = st.builds(
    ContactFields,
    name=words,
    relation=words,
    languages=words,
    role=st.sampled_from(["", "friend", "lawyer"]),
    understands=st.sampled_from(["", "lived", "no"]),
    knows=st.sampled_from(["", "all"]),
    ways=st.lists(ways, max_size=3),
    helps=st.lists(st.sampled_from(["talk", "pets"]), max_size=2, unique=True),
    on_call=st.lists(st.sampled_from(["mon", "sun"]), max_size=2, unique=True),
    notes=words,
    at_night=st.booleans(),
    never_share=st.booleans(),
    is_organisation=st.booleans(),
)

CHOSEN = {"role": choices.ROLES, "understands": choices.UNDERSTANDS, "knows": choices.KNOWS}


@given(fields, fields)
def test_nothing_is_lost(kept: ContactFields, other: ContactFields) -> None:
    both = merged(kept, other)
    for one in (kept, other):
        for name in ("name", "relation", "languages", "notes"):
            said = getattr(one, name)
            places = folded(f"{getattr(both, name)}\n{both.notes}")
            assert folded(said) in places
        for name, known in CHOSEN.items():
            code = getattr(one, name)
            assert (
                not code or code == getattr(both, name) or choices.label(known, code) in both.notes
            )
        assert set(one.helps) <= set(both.helps)
        assert set(one.on_call) <= set(both.on_call)
        for way in one.ways:
            assert any(says(found, way) for found in both.ways)
    assert both.never_share == (kept.never_share or other.never_share)
    assert both.at_night == (kept.at_night or other.at_night)


def says(found: Way, way: Way) -> bool:
    is_same = (found.kind, folded(found.value)) == (way.kind, folded(way.value))
    return is_same and way.note in ("", found.note) and way.is_safe in ("", found.is_safe)


@given(fields, fields)
def test_what_is_kept_stays_in_its_place(kept: ContactFields, other: ContactFields) -> None:
    both = merged(kept, other)
    for name in ("name", "relation", "languages", *CHOSEN):
        assert getattr(both, name) == (getattr(kept, name) or getattr(other, name))


@given(fields, fields)
def test_putting_the_same_in_again_changes_nothing(
    kept: ContactFields, other: ContactFields
) -> None:
    both = merged(kept, other)
    assert merged(both, other) == both


stances = st.lists(
    st.builds(
        Stance,
        code=st.sampled_from(["stood", "ended"]),
        on=st.sampled_from(["2024-02-29", "2025-01-01"]),
    ),
    max_size=5,
)


@given(stances)
def test_stances_are_in_order_of_days_and_each_once(rows: list[Stance]) -> None:
    found = by_day(once(rows))
    assert [row.on for row in found] == sorted(row.on for row in found)
    assert {msgspec.json.encode(row) for row in found} == {msgspec.json.encode(row) for row in rows}
    assert len(found) == len({msgspec.json.encode(row) for row in rows})
