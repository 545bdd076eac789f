import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal.redaction import Finding, Known, Replacement, find, replaced
from apps.journal.search_text import Piece

KNOWN = Known(
    names=("Ana Berg", "Will", "Jo from work"),
    labels=("M.", "the ex"),
    children=("L.", "Leo"),
    handles=("instagram: @night_rider", "07700 900461", "rider@example.net"),
    places=("the blue house",),
    region="GB",
)


def found(text: str, known: Known = KNOWN) -> dict[str, str]:
    return {each.words: each.kind for each in find([text], known)}


def only(text: str, known: Known = KNOWN) -> Finding:
    [finding] = find([text], known)
    return finding


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("then ana berg's car", "ana berg", "name"),
        ("then ana rang", "ana", "name"),
        ("the EX rang", "the EX", "name"),
        ("jo rang", "jo", "name"),
        ("M. rang", "M", "name"),
        ("Ask Will.", "Will", "name"),
        ("then A\u0301n\u200ba rang", "Ána", "name"),
        ("then l\u00e9o cried", "léo", "child"),
        ("L. cried", "L", "child"),
        ("at the Blue  House", "the Blue  House", "place"),
        ("he is night_rider there", "night_rider", "link"),
        ("from 07700 900461", "07700 900461", "number"),
        ("by rider@example.net", "rider@example.net", "mail"),
    ],
)
def test_what_the_pages_of_the_writer_hold_is_found_in_any_writing(
    text: str, words: str, kind: str
) -> None:
    finding = only(text)
    assert (finding.words, finding.kind, finding.is_known) == (words, kind, True)


@pytest.mark.parametrize(
    "text", ["I will go.", "It's l'ami from work.", "more berries", "Anatole".lower(), "m, l"]
)
def test_a_word_that_only_looks_like_a_known_name_is_not_found(text: str) -> None:
    assert found(text) == {}


def test_a_label_that_stands_in_every_sentence_is_not_looked_for() -> None:
    assert found("He said that he would.", Known(labels=("he", "They"))) == {}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("I told Zainab Hussain about it.", {"Zainab Hussain": "name"}),
        ("My son Rohan cried.", {"Rohan": "child"}),
        (
            "J.K. Rowling and A. B. Smith wrote, said I.",
            {"J.K. Rowling": "name", "A. B. Smith": "name"},
        ),
        ("Our kids Mia and Tom cried.", {"Mia": "child", "Tom": "child"}),
        ("We live near Wolverhampton now.", {"Wolverhampton": "place"}),
        ("Ring 020 7946 0991 at six.", {"020 7946 0991": "number"}),
        ("See www.example.org/a, he said.", {"www.example.org/a": "link"}),
        ("It is 12 High Street.", {"12 High Street": "address"}),
        ("The plate is AB12 CDE.", {"AB12 CDE": "plate"}),
        ("Crime ref 42/18734/25.", {"42/18734/25": "reference"}),
        ("Born on 3 May 1979.", {"3 May 1979": "reference"}),
        ("Write to a.b@example.com.", {"a.b@example.com": "mail"}),
    ],
)
def test_what_is_likely_to_tell_is_found_with_its_kind(text: str, wanted: dict[str, str]) -> None:
    assert found(text) == wanted


def test_occurrences_are_one_finding_however_they_are_written() -> None:
    finding = only("Ana Berg rang. ANA \u200bBERG\u2019s car. ana\nberg.")
    assert (finding.needle, finding.words, finding.count) == ("ana berg", "Ana Berg", 3)


def test_a_finding_shows_three_short_places_at_most() -> None:
    finding = only("x" * 200 + " and then she met Ana at noon. " + "Ana came. " * 5)
    assert finding.count == 6
    assert len(finding.excerpts) == 3
    assert all(Piece("Ana", is_match=True) in excerpt for excerpt in finding.excerpts)
    assert all(len("".join(p.text for p in excerpt)) <= 123 for excerpt in finding.excerpts)


def test_texts_are_read_together() -> None:
    """A name at the beginning of a sentence is known by another text."""
    assert [each.count for each in find(["Tarnwick shut.", "We drove by Tarnwick."], Known())] == [
        2
    ]


@pytest.mark.parametrize(
    ("text", "proposed"),
    [
        ("then Ana rang", ("A.", "[…]")),
        ("then Ana Berg rang", ("A. B.", "[…]")),
        ("I met Maria de la Cruz.", ("M. C.", "[…]")),
        ("I met Jean-Luc.", ("J. L.", "[…]")),
        ("L. cried", ("[…]",)),
        ("from 07700 900461", ("[…]",)),
    ],
)
def test_initials_are_proposed_for_names_where_they_hide_something(
    text: str, proposed: tuple[str, ...]
) -> None:
    assert only(text).proposed == proposed


def test_children_come_first_and_what_is_known_before_what_is_likely() -> None:
    text = "I met Zainab, Zainab and Ana with Leo at 12 High Street."
    assert [each.words for each in find([text], KNOWN)] == [
        "Leo",
        "Ana",
        "Zainab",
        "12 High Street",
    ]


def test_a_name_inside_an_address_is_no_second_finding() -> None:
    assert found("Write to ana@example.com now") == {"ana@example.com": "mail"}


odd = st.sampled_from(
    [
        "Ana ", "12 High Street", "AB12 CDE", "plate ", "07700 900461", "ref 12/345", "x", "@ab_1", "'s",
        "a@b.org", "Zainab ", "born 3 May 1980", "\u0301", "\u200b", "\n", ". ", "é", "½", "\u0661",
        "\ud800", "www.a.org/b", "Mr ", "M.", "-", "Rue de la Paix", "_", "80331 München",
    ]
)  # fmt: skip


@given(st.lists(odd | st.text(max_size=3), max_size=12).map("".join))
def test_whatever_is_found_can_be_replaced(text: str) -> None:
    findings = find([text], KNOWN)
    for each in findings:
        assert replaced(text, [Replacement(needle=each.needle, instead="[…]")]) != text
        assert each.count > 0
        assert each.excerpts
