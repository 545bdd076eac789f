"""A pattern is left out only where a word that it cannot do without is missing."""

import pytest

from apps.tactics import danger
from apps.tactics.needed_words import beginnings, needed
from tests.tactics import danger_held_out, danger_known, danger_second, danger_third

LISTS = (danger_held_out, danger_known, danger_second, danger_third)


def sets(pattern: str) -> set[frozenset[str]]:
    return set(needed(pattern))


def test_every_word_of_a_plain_pattern_is_needed() -> None:
    assert sets("hold the door") == {frozenset({"hold"}), frozenset({"the"}), frozenset({"door"})}


def test_of_a_group_one_option_is_needed() -> None:
    assert sets("(?:beat|hits?) me") == {frozenset({"beat", "hit", "hits"}), frozenset({"me"})}


@pytest.mark.parametrize(
    "pattern",
    ["(?: once)? door", "(?: \\w++){0,3}? door", "(?: (?:or|and))* door", "(?! window) door"],
)
def test_what_may_be_missing_is_not_needed(pattern: str) -> None:
    assert sets(f"my{pattern}") == {frozenset({"my"}), frozenset({"door"})}


@pytest.mark.parametrize("pattern", ["\\w+", "[A-Z]\\w{1,14}", "gas\\w*", "(?:he|[A-Z])"])
def test_where_any_word_may_stand_none_is_needed(pattern: str) -> None:
    assert sets(pattern) == set()


def test_a_word_after_one_that_may_be_missing_is_needed() -> None:
    assert frozenset({"knif"}) in sets("the (?:big |small )?knife")


def test_a_blank_that_may_be_missing_leaves_both_spellings() -> None:
    assert sets("no ?one") == {frozenset({"no", "noon"})}


def test_of_two_patterns_in_one_either_is_enough() -> None:
    (words,) = needed("hold the door|open windows")
    assert words & {"hold", "door"}
    assert words & {"open", "wind"}


def test_no_text_at_hand_is_kept_from_a_pattern_that_fits_it() -> None:
    texts = [line for module in LISTS for line in module.VIOLENCE.split("\n")]
    texts += [line for module in LISTS for line in (module.SUICIDE + module.SILENT).split("\n")]
    groups = danger._rules().groups
    fitting = 0
    for plain in map(danger._plain, texts):
        begun = beginnings(plain.words)
        for one in (one for group in groups for one in group.patterns):
            if one.compiled.search(plain.joined):
                fitting += 1
                assert one.may_match(begun), (one.compiled.pattern, plain.joined)
    assert fitting > len(texts) / 3
