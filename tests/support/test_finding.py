"""Who is shown first, who is found, and whose a number is."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.support.choices import label, labels
from apps.support.documents import ContactDocument, ContactFields, ContactLine, PersonLine, Way
from apps.support.finding import Wanted, chosen, doubles, ordered, whose
from apps.support.lines import line_of
from tests.support.network import NUMBER, REGION, SAME_NUMBER, phone

TUESDAY = "tue"


def line(name: str, **facts: Any) -> ContactLine:
    ways = facts.pop("ways", [])
    stance = facts.pop("stance", "")
    made = line_of(
        uuid4(), ContactDocument(fields=ContactFields(name=name, ways=ways, **facts)), REGION
    )
    return ContactLine(
        **{field: getattr(made, field) for field in made.__struct_fields__} | {"stance": stance}
    )


def names(lines: list[ContactLine]) -> list[str]:
    return [one.name for one in lines]


def test_supporters_come_first_and_of_these_whoever_is_on_call() -> None:
    lines = [
        line("Anna", stance="carries", helps=["talk"]),
        line("Berta"),
        line("Cleo", stance="stood"),
        line("Dora", helps=["pets"]),
        line("Zoë", stance="back", on_call=["tue"]),
    ]
    assert names(ordered(lines, TUESDAY)) == ["Zoë", "Cleo", "Dora", "Berta", "Anna"]
    assert names(ordered(lines, "wed"))[:3] == ["Cleo", "Dora", "Zoë"]


@pytest.mark.parametrize("words", ["zoe", "ZOË", "hagg zoe", "7946", "swedish", "  "])
def test_words_are_found_without_case_and_accents(words: str) -> None:
    known = [line("Zoë Hägg", ways=[phone()], languages="Swedish")]
    assert chosen(known, Wanted(words=words), TUESDAY) == known
    assert chosen(known, Wanted(words=f"{words} nobody"), TUESDAY) == []


def test_filters_are_put_together() -> None:
    one = line("Ada", role="lawyer", helps=["papers"], on_call=["tue"])
    lines = [one, line("Ben", role="lawyer"), line("Cleo", helps=["papers"], on_call=["tue"])]
    wanted = Wanted(role="lawyer", helps="papers", stance="none", is_on_call=True)
    assert chosen(lines, wanted, TUESDAY) == [one]
    assert chosen(lines, wanted, "wed") == []


def test_a_handle_proposes_whose_it_is_persons_first() -> None:
    friend = line("Ada", ways=[phone(SAME_NUMBER)])
    other = PersonLine(id=uuid4(), label="R.", same=(SAME_NUMBER,))
    gone = PersonLine(id=uuid4(), label="gone", same=(SAME_NUMBER,), binned_on=5)
    assert whose(SAME_NUMBER, [friend], [other, gone]) == [other.id, friend.id]
    assert whose("02079460958", [friend], []) == [friend.id]
    assert whose("", [friend], [other]) == []


@pytest.mark.parametrize(
    ("facts", "is_double"),
    [
        ({"name": "ADA "}, True),
        ({"name": "Somebody", "ways": [phone("+44 (0)20 7946 0958")]}, True),
        ({"name": "Somebody", "ways": [Way(kind="address", value=NUMBER)]}, False),
        ({"name": "Ben"}, False),
    ],
)
def test_a_double_has_the_same_name_or_number(facts: dict[str, Any], is_double: bool) -> None:
    ada = line("Ada", ways=[phone(NUMBER)])
    other = line(**facts)
    assert (other in doubles(ada, [ada, other])) is is_double


def test_a_code_of_a_newer_release_is_shown_as_it_is() -> None:
    known = (("a", "One"), ("b", "Two"))
    assert label(known, "c") == "c"
    assert labels(known, ["c", "b", "a"]) == ["One", "Two", "c"]


lines = st.lists(
    st.builds(
        line,
        st.text(max_size=4),
        stance=st.sampled_from(["", "stood", "ended", "unsure"]),
        helps=st.sampled_from([[], ["talk"]]),
    ),
    max_size=6,
)


@given(lines)
def test_ordering_loses_nobody_and_does_not_depend_on_the_order(known: list[ContactLine]) -> None:
    found = ordered(known, TUESDAY)
    assert found == ordered(known[::-1], TUESDAY)
    ids: list[UUID] = [one.id for one in found]
    assert sorted(ids) == sorted(one.id for one in known)
