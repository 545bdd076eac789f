"""Every row of the helplines can be used: a country around it, a way to reach it, a month of checking."""

import re
from datetime import UTC, date, datetime

from apps.accounts import countries
from apps.support import helplines
from apps.support.helplines import Country, Line, Way
from tests.architecture.test_words import NOWHERE, PROMISES, used

# Codes of ISO 3166 are upper case; a number is dialled as it stands.
DIALLED = re.compile(r"(\+[1-9]\d{6,14}|\d{2,8})")
DIGITS = re.compile(r"\d+")
PRINTED = re.compile(r"(\(\d+\) )?\d[\d -]*\d")


def rows() -> list[tuple[Country, Line]]:
    return [(country, line) for country in helplines.countries() for line in country.lines]


def ways() -> list[tuple[Country, Way]]:
    return [(country, way) for country, line in rows() for way in line.ways]


def digits(text: str) -> str:
    return "".join(DIGITS.findall(text))


def test_there_are_countries_and_each_has_an_emergency_number() -> None:
    found = helplines.countries()
    assert len(found) >= 45
    assert [country.code for country in found if not country.emergency] == []
    assert all(DIALLED.fullmatch(e.tel) for country in found for e in country.emergency)


def test_an_emergency_number_is_printed_as_it_is_dialled() -> None:
    pairs = [(e.say, e.tel) for country in helplines.countries() for e in country.emergency]
    assert [pair for pair in pairs if pair[0] != pair[1]] == []


def test_every_country_has_a_line_that_can_be_called_or_a_place_to_look() -> None:
    for country in helplines.countries():
        phones = [way for line in country.lines for way in line.ways if way.by == "phone"]
        assert phones or any(line.site for line in country.lines), country.code


def test_every_line_can_be_reached() -> None:
    assert [line.name for _, line in rows() if not line.ways and not line.site] == []


def test_every_number_can_be_dialled() -> None:
    numbers = [(c.code, w.tel) for c, w in ways() if w.by in {"phone", "text", "tty", "whatsapp"}]
    assert len(numbers) > 75
    assert [item for item in numbers if not DIALLED.fullmatch(item[1])] == []


def test_a_number_is_dialled_as_it_is_printed() -> None:
    """From another country without the 0 or 06 that stands before it at home."""
    printed = [
        (way.tel, digits(found[0])) for _, way in ways() if (found := PRINTED.search(way.say))
    ]
    assert len([tel for tel, _ in printed if tel]) > 75
    for tel, number in printed:
        if tel.startswith("+"):
            assert tel.endswith(re.sub("^0(6(?=80))?", "", number)), (tel, number)
        elif tel:
            assert tel == number


def test_the_numbers_of_one_country_share_its_prefix() -> None:
    for country in helplines.countries():
        whole = {w.tel[:2] for line in country.lines for w in line.ways if w.tel[:1] == "+"}
        assert len(whole) <= 1, country.code


def test_no_country_and_no_line_stands_twice() -> None:
    codes = [country.code for country in helplines.countries()]
    assert len(set(codes)) == len(codes)
    names = [(country.code, line.name) for country, line in rows()]
    assert len(set(names)) == len(names)


def test_the_countries_stand_in_the_order_of_their_names() -> None:
    names = [country.name for country in helplines.countries()]
    assert names == sorted(names, key=str.casefold)


def test_a_country_without_rows_is_none() -> None:
    assert helplines.country("") is None
    assert helplines.country("de") is None
    assert helplines.country("XX") is None
    found = helplines.country("DE")
    assert found
    assert found.name == "Germany"


def test_every_row_was_checked_and_not_in_the_future() -> None:
    checked = [line.checked for _, line in rows()]
    assert min(checked) >= date(2026, 11, 1)
    assert max(checked) <= max(datetime.now(UTC).date(), date(2026, 11, 1))


def test_a_row_of_one_source_says_so() -> None:
    told = [line.confidence for _, line in rows()]
    assert set(told) == {"high", "medium"}
    assert told.count("high") > told.count("medium")


def test_a_line_that_takes_reports_says_so_before_it_is_called() -> None:
    for code, name in (("NL", "Veilig Thuis"), ("MY", "Talian Kasih"), ("SG", "National Anti")):
        country = helplines.country(code)
        assert country
        line = next(line for line in country.lines if line.name.startswith(name))
        assert "reports" in line.note


def test_no_text_uses_a_word_that_is_not_ours() -> None:
    texts = [text for _, line in rows() for text in (line.note, line.hours, line.for_whom)]
    assert [text for text in texts if used(text, NOWHERE + PROMISES) or "!" in text] == []


def test_only_what_a_telephone_opens_is_a_link() -> None:
    assert {way.href.partition(":")[0] for _, way in ways()} == {"", "tel", "sms"}
    assert Way(by="phone", say="0800 1", tel="+491234567").href == "tel:+491234567"
    assert Way(by="text", say="START to 88788", tel="88788").href == "sms:88788"
    assert Way(by="whatsapp", say="600", tel="+34600000016").href == ""
    assert Way(by="online", say="Chat").href == ""


def test_settings_offer_the_countries_that_have_rows() -> None:
    offered = countries.choices()
    assert offered[0] == ("", "Other or not said")
    assert [code for code, _ in offered[1:]] == [c.code for c in helplines.countries()]
