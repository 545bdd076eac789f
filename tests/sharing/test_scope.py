"""Which entries a rule fits, and which a view holds."""

from uuid import UUID, uuid4

import pytest

from apps.journal.incidents.line_facts import About
from apps.journal.lines import Line
from apps.sharing import scope
from apps.sharing.documents import Rule, Scope
from apps.support.documents import ContactLine, PersonLine
from apps.support.naming import Directory

R = "a" * 32
DAY = 739_000


def a_line(about: About | None = None, *, day: int = DAY, kind: str = "incident") -> Line:
    return Line(uuid4().bytes, 0, "UTC", "exact", day, 0, kind, about=about)


@pytest.mark.parametrize(
    ("rule", "is_fit"),
    [
        (Rule(), True),
        (Rule(since=DAY, until=DAY), True),
        (Rule(since=DAY + 1), False),
        (Rule(until=DAY - 1), False),
        (Rule(kinds=["incident", "journal"]), True),
        (Rule(kinds=["journal"]), False),
        (Rule(tactics=["h1", "a1"]), True),
        (Rule(tactics=["h1"]), False),
        (Rule(kinds=["incident"], tactics=["h1"]), False),
    ],
)
def test_all_that_a_rule_names_must_be_true(rule: Rule, is_fit: bool) -> None:
    assert scope.fits(rule, a_line(About(tactics=("a1",)))) == is_fit


@pytest.mark.parametrize(
    ("about", "is_fit"),
    [
        (About(person="Rob", person_who=R), True),
        (About(person="my Brother "), True),
        (About(person="r."), True),
        (About(person="R.", person_who="none"), False),
        (About(person="R.", person_who="b" * 32), False),
        (About(person="somebody else"), False),
        (About(via="R."), False),
        (None, False),
    ],
)
def test_a_rule_about_somebody_means_them_and_their_names(
    about: About | None, is_fit: bool
) -> None:
    rule = Rule(person=R, called=["r.", "my brother"])
    assert scope.fits(rule, a_line(about)) == is_fit


def test_a_name_that_two_people_have_is_nobodys() -> None:
    brother = PersonLine(id=UUID(R), label="R.", aliases=("Rob", "my brother"))
    friend = ContactLine(id=uuid4(), name="Rob")
    directory = Directory([friend], [brother])
    assert sorted(directory.names_of(brother)) == ["my brother", "r."]


def test_what_is_withheld_is_held_by_no_rule_and_waits_for_nobody() -> None:
    line = a_line()
    entry_id = UUID(bytes=line.id)
    for settled in (
        Scope(rule=Rule(), adds=True, withheld=[entry_id]),
        Scope(chosen=[entry_id], withheld=[entry_id]),
    ):
        assert not scope.holds(settled, line)
        assert not scope.waits(settled, line)


def test_what_nobody_was_asked_about_waits_although_the_view_adds() -> None:
    line = a_line()
    settled = Scope(rule=Rule(), adds=True, asked=[UUID(bytes=line.id)])
    assert not scope.holds(settled, line)
    assert scope.waits(settled, line)
    assert scope.holds(Scope(rule=Rule(), adds=True), line)
