"""Whom an id, a written name or a handle means."""

from uuid import UUID, uuid4

import pytest

from apps.support.documents import ContactLine, PersonLine
from apps.support.naming import Directory

ADA, TONI, HER = (UUID(int=number) for number in (1, 2, 3))


def known(**facts: object) -> Directory:
    ada = ContactLine(id=ADA, name="Ada", relation="a friend", same=("+442079460958",), **facts)  # type: ignore[arg-type]
    toni = ContactLine(id=TONI, name="Toni", same=("toni@example.org",))
    her = PersonLine(id=HER, label="R.", aliases=("Robin", "Ro"), same=("+447700900123",))
    return Directory([ada, toni], [her])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Ada", ADA),
        ("  ADA ", ADA),
        ("Àda", ADA),
        ("R.", HER),
        ("robin", HER),
        ("Ada B.", None),
        ("Ad", None),
        ("", None),
    ],
)
def test_a_name_means_whoever_is_called_exactly_so(written: str, meant: UUID | None) -> None:
    named = known().of_name(written)
    assert (named.id if named else None) == meant


def test_a_name_of_two_means_neither() -> None:
    two = [ContactLine(id=uuid4(), name="Ada"), ContactLine(id=uuid4(), name="ada")]
    assert Directory(two).of_name("Ada") is None
    other = PersonLine(id=uuid4(), label="X", aliases=("Toni",))
    assert Directory([ContactLine(id=TONI, name="Toni")], [other]).of_name("Toni") is None


def test_one_whose_other_name_is_the_same_is_still_one() -> None:
    her = PersonLine(id=HER, label="R.", aliases=("r.", "R."))
    assert Directory((), [her]).of_name("R.") is not None


def test_an_id_of_one_that_was_merged_means_the_other() -> None:
    was = uuid4()
    named = known(was=(was,)).of_code(was.hex)
    assert named is not None
    assert named.id == ADA


def test_one_that_was_put_back_after_a_merge_means_itself() -> None:
    directory = Directory(
        [ContactLine(id=ADA, name="Ada", was=(TONI,)), ContactLine(id=TONI, name="Toni")]
    )
    named = directory.of_code(TONI.hex)
    assert named is not None
    assert named.name == "Toni"


def test_whoever_was_deleted_is_nobody() -> None:
    directory = known(binned_on=5)
    assert directory.of_code(ADA.hex) is None
    assert directory.of_name("Ada") is None
    assert directory.of_handle("+442079460958") == []


@pytest.mark.parametrize(
    ("same", "meant"),
    [
        ("+442079460958", [ADA]),
        ("02079460958", [ADA]),  # written down before the country was set
        ("toni@example.org", [TONI]),
        ("+447700900123", [HER]),
        ("+447700900124", []),
        ("tony@example.org", []),
        ("", []),
    ],
)
def test_a_handle_is_that_of_whoever_has_it(same: str, meant: list[UUID]) -> None:
    assert [named.id for named in known().of_handle(same)] == meant


def test_everybody_is_in_it_persons_first_then_by_name() -> None:
    assert [named.name for named in known().everybody] == ["R.", "Ada", "Toni"]
