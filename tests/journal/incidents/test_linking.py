"""Whom a record means where it names somebody: codes, keys and names that are offered."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal.incidents import linking
from apps.journal.incidents.details import Details, Facts, Present
from apps.journal.incidents.linking import NOBODY, Meaning, Mention
from apps.support.documents import ContactLine, PersonLine
from apps.support.naming import Directory

ADA, WAS, GONE, HER = (UUID(int=number).hex for number in (1, 2, 3, 4))
KNOWN = Directory(
    [ContactLine(id=UUID(ADA), name="Ada", was=(UUID(WAS),))],
    [PersonLine(id=UUID(HER), label="R.", aliases=("Robin",))],
)


@given(st.sampled_from([ADA, NOBODY, f"{ADA}-0123456789abcdef"]), st.text(max_size=30))
def test_a_choice_says_back_what_it_holds(code: str, name: str) -> None:
    assert linking.told(linking.value_of(code, name)) == Mention(code, name.strip())


@pytest.mark.parametrize("value", ["", ":Ada", "Ada", "zz:Ada", f"{ADA}0:Ada", f"{ADA}-1:Ada"])
def test_what_was_never_offered_means_nobody(value: str) -> None:
    assert linking.told(value) == Mention("", "")


@pytest.mark.parametrize(
    ("code", "name", "key"),
    [
        ("", "Ada", f"id:{ADA}"),  # exactly one is called so
        ("", " ADA ", f"id:{ADA}"),
        ("", "robin", f"id:{HER}"),
        (ADA, "somebody", f"id:{ADA}"),
        (WAS, "Ada at work", f"id:{ADA}"),  # merged
        (GONE, "Toni", f"id:{GONE}"),
        (NOBODY, "Ada", "ada"),  # the writer said that it is another
        ("", "Toni", "toni"),
        ("", "", ""),
    ],
)
def test_everybody_has_one_key(code: str, name: str, key: str) -> None:
    assert Meaning(KNOWN).of(code, name) == key


def test_a_name_that_was_written_like_a_key_is_a_name() -> None:
    assert linking.code_in("id:Ada") == ""
    assert linking.code_in("Ada") == ""
    assert linking.code_in(f"id:{ADA}") == ADA


def details() -> Details:
    people = [Present(name="ada"), Present(name="Toni"), Present(name="Ada", who=GONE)]
    return Details(facts=Facts(via="Ada", person="R.", people=people))


def test_an_answer_holds_wherever_the_name_stands_and_nothing_was_said() -> None:
    facts = linking.linked(details(), "Ada", ADA).facts
    assert (facts.via_who, facts.person_who) == (ADA, "")
    assert [row.who for row in facts.people] == [ADA, "", GONE]


def test_an_answer_changes_no_word_and_not_the_record_it_was_given() -> None:
    before = details()
    after = linking.linked(before, "Ada", ADA)
    assert before == details()
    names = list(linking.mentions(after.facts))
    assert [name for _code, name in names] == ["R.", "Ada", "ada", "Toni", "Ada"]


def test_a_name_is_offered_once_and_not_after_an_answer() -> None:
    facts = details().facts
    assert {name: one.name for name, one in linking.offered(facts, KNOWN).items()} == {
        "R.": "R.",
        "Ada": "Ada",
    }
    for code in (ADA, NOBODY):
        answered = linking.linked(details(), "Ada", code).facts
        assert list(linking.offered(answered, KNOWN)) == ["R."]
