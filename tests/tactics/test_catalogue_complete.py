"""The catalogue holds what was given, all of it, and nothing else."""

from apps.tactics import catalogue
from tests.tactics.fixed import FOUNDING, GROUPS, TACTICS


def test_the_fifty_tactics_are_there_as_given_and_in_their_order() -> None:
    found = [
        (t.code, t.slug, "help" if t.safety else "-", t.name, t.export_label)
        for t in catalogue.all()
    ]
    assert len(TACTICS) == 50
    assert found == [tuple(fixed) for fixed in TACTICS]


def test_the_seven_groups_are_there_as_given() -> None:
    assert {group.letter: group.name for group in catalogue.groups()} == GROUPS


def test_a_group_holds_the_tactics_of_its_letter() -> None:
    for group in catalogue.groups():
        assert {tactic.letter for tactic in group.tactics} == {group.letter}
    assert [t for group in catalogue.groups() for t in group.tactics] == list(catalogue.all())


def test_the_founding_twelve_come_in_their_order() -> None:
    assert [tactic.slug for tactic in catalogue.founding()] == FOUNDING
    assert len(FOUNDING) == 12


def test_a_tactic_is_found_by_slug_and_by_code() -> None:
    for tactic in catalogue.all():
        assert catalogue.by_slug(tactic.slug) is tactic
        assert catalogue.by_code(tactic.code) is tactic


def test_a_slug_or_code_that_is_not_there_finds_nothing() -> None:
    assert catalogue.by_slug("no-such-thing") is None
    assert catalogue.by_slug("a1") is None
    assert catalogue.by_code("a0") is None
    assert catalogue.by_code("A1") is None


def test_no_text_stands_twice() -> None:
    texts = [
        text
        for t in catalogue.all()
        for text in (t.name, t.definition, t.pulls_for, t.calm_answer, *t.looks_like)
    ]
    assert len(texts) == 50 * 7
    assert sorted(set(texts)) == sorted(texts)


def test_an_alias_leads_to_one_tactic() -> None:
    aliases = [alias.lower() for tactic in catalogue.all() for alias in tactic.aliases]
    assert sorted(set(aliases)) == sorted(aliases)
