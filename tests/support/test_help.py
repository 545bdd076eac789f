"""Help on top of a page: the writer's country or no number at all, and never more than a few."""

import pytest

from apps.support import helplines
from apps.support.help import MOST, SUICIDE, VIOLENCE, for_country


@pytest.mark.parametrize("code", ["", "XX", "gb"])
def test_without_a_country_there_is_no_number(code: str) -> None:
    found = for_country(code)
    assert found.country is None
    assert found.lines == ()


def test_every_country_has_help_and_never_more_than_three_lines() -> None:
    for country in helplines.countries():
        found = for_country(country.code)
        assert found.country == country
        assert 1 <= len(found.lines) <= MOST, country.code


def test_lines_are_those_of_the_country() -> None:
    for country in helplines.countries():
        assert set(for_country(country.code).lines) <= set(country.lines)


def test_a_line_of_one_place_comes_after_those_of_the_whole_country() -> None:
    places = [bool(line.place) for line in for_country("CA").lines]
    assert places == sorted(places)
    assert places[0] is False


def test_help_for_suicide_shows_no_line_for_something_else() -> None:
    found = for_country("IS", {SUICIDE})
    assert [line.name for line in found.lines] == ["1717"]
    assert for_country("DE", {SUICIDE}).lines == ()
    assert for_country("DE", {SUICIDE}).country


def test_help_says_what_it_is_for() -> None:
    assert for_country("DE")[2:] == (True, False)
    assert for_country("DE", {SUICIDE})[2:] == (False, True)
    assert for_country("DE", [VIOLENCE, SUICIDE])[2:] == (True, True)
