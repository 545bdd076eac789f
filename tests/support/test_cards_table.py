"""Tables of contacts: with commas, semicolons or tabs, in the letters of their maker."""

import pytest

from apps.support.cards.table import read_table
from apps.support.cards.taking import brought, samples
from apps.support.documents import ContactFields

PLAIN = "Name,Phone,E-mail,Notes\nZoë,020 7946 0958,zoe@example.org,calm\n"


def only(text: str) -> ContactFields:
    (found,) = read_table(text).found
    return found.fields


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_the_mark_between_columns_is_found(mark: str) -> None:
    fields = only(PLAIN.replace(",", mark))
    assert (fields.name, fields.notes) == ("Zoë", "calm")
    assert [(way.kind, way.value) for way in fields.ways] == [
        ("phone", "020 7946 0958"),
        ("mail", "zoe@example.org"),
    ]


def test_columns_of_an_address_book_are_known() -> None:
    text = (
        "First Name,Middle Name,Last Name,Phone 1 - Label,Phone 1 - Value,E-mail 1 - Value,"
        "Address 1 - Formatted,Organization Name,Birthday\n"
        'Ada,B,Lovelace,Mobile,020 7946 0958,ada@example.org,"1 Long Street\nStockton",Mill,1815\n'
    )
    findings = read_table(text)
    fields = findings.found[0].fields
    assert (fields.name, fields.notes) == ("Ada B Lovelace", "Mill")
    assert [way.value for way in fields.ways] == [
        "020 7946 0958",
        "ada@example.org",
        "1 Long Street Stockton",
    ]
    assert ["Birthday" in one.why for one in findings.skipped] == [False, True]


def test_a_row_is_told_by_the_line_on_which_it_begins() -> None:
    findings = read_table('Name,Notes\n"Ada","two\nlines"\n,only a note\nBen,\n')
    assert [found.line for found in findings.found] == [2, 5]
    assert [skipped.line for skipped in findings.skipped] == [4]


def test_a_table_without_known_columns_says_so_and_takes_nothing() -> None:
    findings = read_table("colour,size\nred,4\n")
    assert findings.found == []
    assert len(findings.skipped) == 1


def test_cells_beyond_the_named_columns_stand_in_the_notes() -> None:
    assert only("Name\nAda,more\n").notes == "more"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_letters_that_tell_of_themselves_are_read(encoding: str) -> None:
    found = brought(PLAIN.encode(encoding))
    assert [one.fields.name for one in found.found] == ["Zoë"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16-le"])
def test_letters_that_do_not_are_asked_for_and_never_guessed(encoding: str) -> None:
    data = PLAIN.encode(encoding)
    asked = brought(data)
    assert (asked.found, asked.raw) == ([], data)
    code = {"latin-1": "cp1252"}.get(encoding, encoding)
    assert [one.fields.name for one in brought(data, code).found] == ["Zoë"]


def test_the_question_shows_a_line_in_which_the_letters_differ() -> None:
    shown = {code: line for code, _name, line in samples(PLAIN.encode("latin-1"))}
    assert "Zoë" in shown["cp1252"]
    assert "Zoë" not in shown["cp1251"]
