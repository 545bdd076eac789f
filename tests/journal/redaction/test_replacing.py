import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from apps.journal.redaction import Replacement, replaced
from apps.journal.redaction.needles import Needles

pieces = st.sampled_from(
    [
        "Ana", "ana", "Ann", "A", "a", "Smith", "\u0301", "\u200b", "é", "ß", "½", "ﬁ", "_", "+44", "I",
        "王", " ", ".", "'", "-", "\n", "@", " ", "\u2019s", "[…]",
    ]
)  # fmt: skip
texts = st.lists(pieces, max_size=14).map("".join)
choices = st.builds(
    Replacement, needle=st.lists(pieces, max_size=4).map("".join), instead=texts | st.just("A.")
)
# Letters that no needle is made of, so that what stays can be known beforehand.
fillers = st.text("xyzXYZ ,;\u0301\u0434é\n", min_size=1, max_size=6).map(lambda text: f" {text} ")
# A writing of a needle, and what stands in its place.
writings = st.sampled_from(
    [
        ("Ana", "A."), ("ANA", "A."), ("ana", "A."), ("Ána", "A."), ("A\u0301na", "A."), ("An\u200ba", "A."),
        ("Ana\n Berg", "A. B."), ("ana berg", "A. B."), ("+44 20 7946 0018", "[…]"), ("Straße", "S."),
        ("STRASSE", "S."),
    ]
)  # fmt: skip
FIXED = {"ana": "A.", "Ana Berg": "A. B.", "+44 20 7946 0018": "", "straße": "S."}


def put(text: str, **instead: str) -> str:
    return replaced(text, [Replacement(needle=n, instead=i) for n, i in instead.items()])


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("Ana came", "A. came"),
        ("ANA and ana", "A. and A."),
        ("Ana's bag, Ana\u2019s coat", "A.'s bag, A.\u2019s coat"),
        ("Anatole and Diana", "Anatole and Diana"),
        ("d'Ana, Ana-Lena, _Ana_", "d'A., A.-Lena, _A._"),
        ("I saw Ana. Then", "I saw A. Then"),
        ("Ána, A\u0301na, An\u200ba, \u2068Ana\u2069", "A., A., A., \u2068A.\u2069"),
        ("", ""),
    ],
)
def test_a_name_is_replaced_as_a_whole_word_in_any_writing(text: str, after: str) -> None:
    assert put(text, Ana="A.") == after


def test_the_longest_needle_comes_first() -> None:
    names = {"Ana": "A.", "Ana Berg": "A. B."}
    assert put("Ana Berg and Ana \n Berg and Ana", **names) == "A. B. and A. B. and A."


def test_what_was_put_in_is_replaced_by_nothing_else() -> None:
    assert put("Ana and Bea", Ana="Mr X", Bea="B.") == "Mr X and B."
    assert put("Ana and Bea", Ana="Bea", Bea="Ana") == "[…] and […]"
    assert put("Ana and A met", Ana="A.", A="[…]") == "[…] and […] met"


def test_words_that_make_a_needle_only_together_with_what_was_put_in_go_too() -> None:
    names = {"Ana": "A.", "A. Berg": "X"}
    assert put("Ana Berg rang", **names) == "[…] rang"


def test_needles_that_overlap_go_as_one() -> None:
    names = {"Maria Ana": "M. A.", "Ana Berg": "A. B."}
    assert put("Maria Ana Berg rang", **names) == "[…] rang"


def test_an_empty_replacement_does_not_hide_that_something_was_there() -> None:
    assert put("Ana came", Ana=" ") == "[…] came"


def test_a_needle_without_a_letter_changes_nothing() -> None:
    assert put("So... \u2026 ok", **{"...": "x", "": "y", "\u0301": "z"}) == "So... \u2026 ok"


def test_a_name_that_is_a_word_is_replaced_only_where_it_is_written_as_a_name() -> None:
    assert put("I will ask Will and WILL.", Will="W.") == "I will ask W. and W."


def test_a_letter_is_replaced_only_where_it_is_an_initial() -> None:
    initials = {"s": "[…]", "i": "[…]", "l": "[…]"}
    text = "It's S's toy, I said, I. cried, L. too; l'ami, L'ami, i.e. his"
    assert put(text, **initials) == (
        "It's […]'s toy, I said, […]. cried, […]. too; l'ami, L'ami, i.e. his"
    )


def test_a_number_or_an_address_is_replaced_as_it_stands() -> None:
    needles = {"+44 20 7946 0018": "", "ana@example.com": "", "@ana_9": ""}
    text = "Ring +44 20 7946 0018 or ana@example.com, @ana_9; not 44 20 7946 00189"
    assert put(text, **needles) == "Ring […] or […], […]; not 44 20 7946 00189"


@given(texts, st.lists(choices, max_size=5))
@example(
    "Ana Smith", [Replacement(needle="Ana", instead="A."), Replacement(needle="A. S", instead="x")]
)
@example("+44a", [Replacement(needle="+44", instead="a"), Replacement(needle="aa", instead="b")])
def test_replacing_twice_is_replacing_once_and_leaves_no_needle(
    text: str, replacements: list[Replacement]
) -> None:
    once = replaced(text, replacements)
    assert replaced(once, replacements) == once
    assert Needles(each.needle for each in replacements).places(once) == []


@given(
    st.lists(st.sampled_from("ab AB.-\n"), max_size=30).map("".join),
    st.lists(st.text("ab", min_size=2, max_size=3), min_size=1, max_size=3),
)
def test_no_needle_is_left_as_a_plain_search_sees_it(text: str, needles: list[str]) -> None:
    after = put(text, **dict.fromkeys(needles, "q."))
    for needle in needles:
        assert not re.search(rf"(?<![a-z]){needle}(?![a-z])", after.lower())


@given(st.lists(st.tuples(fillers, writings), max_size=8), fillers, st.booleans())
def test_nothing_else_changes(
    parts: list[tuple[str, tuple[str, str]]], last: str, is_decomposed: bool
) -> None:
    """Between needles stand words of other letters, in either normal form."""
    form = "NFD" if is_decomposed else "NFC"
    between = [unicodedata.normalize(form, filler) for filler, _ in parts]
    pairs = [pair for _, pair in parts]
    text = "".join(each + written for each, (written, _) in zip(between, pairs, strict=True))
    wanted = "".join(each + instead for each, (_, instead) in zip(between, pairs, strict=True))
    assert put(text + last, **FIXED) == wanted + last


@given(texts)
def test_without_replacements_a_text_stays_as_it_is(text: str) -> None:
    assert replaced(text, []) == text
