"""Files that were made to take long. Steps are counted: none of them grows with the square of a file."""

from collections.abc import Callable
from typing import Any

import pytest

from apps.support import handles
from apps.support.cards import content_lines, table
from apps.support.cards.found import MOST_WAYS
from apps.support.cards.reading import read_cards
from apps.support.cards.table import read_table
from apps.support.cards.taking import brought, offers
from apps.support.documents import LONGEST_LINE, MOST_ROWS, ContactLine
from apps.support.finding import normal
from tests.support.network import NUMBER, REGION, SAME_NUMBER
from tests.support.test_cards_reading import ID, card, one


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any, str], list[None]]:
    """The calls of a function of a module from here on, each as one element."""

    def count(module: Any, name: str) -> list[None]:
        calls: list[None] = []
        was = getattr(module, name)

        def counting(*args: Any, **kwargs: Any) -> Any:
            calls.append(None)
            return was(*args, **kwargs)

        monkeypatch.setattr(module, name, counting)
        return calls

    return count


def test_the_beginning_of_a_line_is_looked_at_once(
    counted: Callable[[Any, str], list[None]],
) -> None:
    calls = counted(content_lines, "_is_quoted")
    read_cards(card("NOTE;ENCODING=QUOTED-PRINTABLE:" + "a=\r\n" * 500 + "b"))
    assert len(calls) == 4  # BEGIN, NOTE, END and the empty line after it


@pytest.mark.parametrize("charset", ["punycode", "idna", "base64", "unicode_escape"])
def test_letters_are_those_of_a_short_list(charset: str) -> None:
    fields = one(card("FN:Ada", f"NOTE;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:a-b=5Cx41"))
    assert fields.notes == "a-bx41"


def test_only_one_kind_of_letters_is_tried_of_those_that_a_line_names() -> None:
    named = ";CHARSET=ascii;CHARSET=windows-1251"
    fields = one(card("FN:Ada", f"NOTE{named};ENCODING=QUOTED-PRINTABLE:=C3=AB"))
    assert fields.notes == "ë"


def test_languages_and_relations_that_no_field_holds_stand_in_the_notes() -> None:
    long = "a" * (LONGEST_LINE + 1)
    (found,) = read_table(f"name,relation,language\nAda,{long}x,{long}y\n").found
    assert len(found.fields.relation) == len(found.fields.languages) == LONGEST_LINE
    assert f"{long}x" in found.fields.notes
    assert f"{long}y" in found.fields.notes


def test_a_long_text_keeps_its_accents_and_is_not_put_in_order() -> None:
    assert normal("é" * 4000) == "e" * 4000
    assert normal("é" * 4001) == "é" * 4001


def test_a_number_is_read_once_however_often_the_choice_is_shown(
    counted: Callable[[Any, str], list[None]],
) -> None:
    found = brought(card("FN:Ada L.", f"TEL:{NUMBER}").encode(), region=REGION).found
    calls = counted(handles, "read")
    (offer,) = offers(found, [ContactLine(id=ID, name="Ada", same=(SAME_NUMBER,))])
    assert [double.id for double in offer.doubles] == [ID]
    assert calls == []


def test_a_file_of_too_many_numbers_tells_so() -> None:
    numbers = [f"TEL:{number}" for number in range(MOST_ROWS)]
    findings = read_cards(card("FN:Ada", *numbers) * (MOST_WAYS // MOST_ROWS + 1))
    assert (len(findings.found), len(findings.skipped)) == (MOST_WAYS // MOST_ROWS, 1)


def test_columns_beyond_what_any_table_has_are_not_looked_at(
    counted: Callable[[Any, str], list[None]],
) -> None:
    calls = counted(table, "_kind")
    steps = []
    for columns in (20_000, 40_000):
        (found,) = read_table("name" + ",phone" * columns + "\nAda" + ",1" * columns).found
        assert (found.fields.name, len(found.fields.ways)) == ("Ada", MOST_ROWS)
        steps.append(len(calls))
        calls.clear()
    assert steps[0] == steps[1]
