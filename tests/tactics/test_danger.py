"""Words of danger to life: found where they are meant, silent where they are only a way of speaking."""

import re
import tomllib
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.support.help import SUICIDE, VIOLENCE
from apps.tactics import danger
from apps.tactics.danger import kinds_of_danger, spans_of_danger, words_of_danger
from tests.tactics import danger_held_out, danger_known, danger_second, danger_third

# Beside these the words were written. Some stay missed: their danger lies in no word.
WRITTEN_BESIDE = (danger_known, danger_second, danger_third)


class Figures(NamedTuple):
    precision: float
    recall: float


def lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def dangerous(texts: ModuleType) -> list[str]:
    return [*lines(texts.VIOLENCE), *lines(texts.SUICIDE)]


def figures(texts: ModuleType) -> Figures:
    found = sum(words_of_danger(text) for text in dangerous(texts))
    false = sum(words_of_danger(text) for text in lines(texts.SILENT))
    return Figures(found / (found + false), found / len(dangerous(texts)))


@pytest.mark.parametrize("text", lines(danger_known.VIOLENCE))
def test_danger_of_violence_is_found(text: str) -> None:
    assert "violence" in kinds_of_danger(text)


@pytest.mark.parametrize("text", lines(danger_known.SUICIDE))
def test_danger_of_suicide_is_found(text: str) -> None:
    assert "suicide" in kinds_of_danger(text)


@pytest.mark.parametrize("texts", WRITTEN_BESIDE)
def test_no_way_of_speaking_is_taken_for_danger(texts: ModuleType) -> None:
    assert [text for text in lines(texts.SILENT) if words_of_danger(text)] == []


@pytest.mark.parametrize("texts", WRITTEN_BESIDE)
def test_nine_in_ten_of_the_texts_at_hand_are_found(texts: ModuleType) -> None:
    assert figures(texts).recall >= 0.9


def test_of_texts_never_seen_more_than_half_are_found_and_few_are_false() -> None:
    """Held out: 0.88 and 0.58 when it was written. Whoever changes the words changes no text there."""
    found = figures(danger_held_out)
    assert found.precision >= 0.87
    assert found.recall >= 0.57


def test_there_are_enough_texts_of_both_sorts() -> None:
    assert all(len(dangerous(texts)) >= 80 for texts in (*WRITTEN_BESIDE, danger_held_out))
    assert all(len(lines(texts.SILENT)) >= 80 for texts in (*WRITTEN_BESIDE, danger_held_out))


def test_no_text_stands_in_two_lists() -> None:
    every = [
        text
        for texts in (*WRITTEN_BESIDE, danger_held_out)
        for text in (*dangerous(texts), *lines(texts.SILENT))
    ]
    assert len(set(every)) == len(every)


def test_kinds_are_named_as_help_names_them() -> None:
    assert kinds_of_danger("He said he would kill me.") == {VIOLENCE}
    assert kinds_of_danger("I want to die.") == {SUICIDE}
    assert kinds_of_danger("He will kill me. I want to die.") == {VIOLENCE, SUICIDE}
    assert kinds_of_danger("") == frozenset()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A walk. He has a gun. Soup.", "He has a gun"),
        ("  — I want to die…", "want to die"),
        (
            "\N{GRINNING FACE} he\N{RIGHT SINGLE QUOTATION MARK}ll kill me",
            "he\N{RIGHT SINGLE QUOTATION MARK}ll kill me",
        ),
        ("\u200fhe will k\u200bill me\u200f", "he will k\u200bill me"),
    ],
)
def test_a_span_holds_the_words_that_led_to_it(text: str, words: str) -> None:
    assert [text[span.start : span.end] for span in spans_of_danger(text)] == [words]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("she hit me again", VIOLENCE),
        ("My brother slapped me last night.", VIOLENCE),
        ("He threatened to hurt me with a knife", VIOLENCE),
        ("He said he will burn my car", VIOLENCE),
        ("I will burn that house down with you in it", VIOLENCE),
        ("if you dont pick up tonight you wont see me alive tomorrow", SUICIDE),
        ("I don't know what I will do to myself", SUICIDE),
    ],
)
def test_what_a_first_reader_wrote_is_found(text: str, kind: str) -> None:
    assert kinds_of_danger(text) == {kind}


@pytest.mark.parametrize(
    "text",
    [
        "She hit me up again about the trip.",
        "He hit me again with another invoice.",
        "He beat me again at chess.",
        "The sun hit me again.",
        "He burned my CD and I will burn his.",
        "I do not know what I will do with myself on Sunday.",
        "You will not see me at the party tomorrow.",
        "I will burn off the paint in your garage.",
    ],
)
def test_what_is_near_to_those_words_stays_silent(text: str) -> None:
    assert not words_of_danger(text)


def test_capitals_punctuation_and_typing_habits_change_nothing() -> None:
    for text in (
        "HE SAID HE WILL KILL ME",
        "he said, he'll -- kill me",
        "He said\u00a0he will kill me",
        "he said he\u2019ll kill me!!!",
        "R. said he will kill me",
    ):
        assert words_of_danger(text), text


def test_marks_that_nobody_sees_hide_nothing() -> None:
    for mark in ("\x00", "\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad"):
        assert words_of_danger(f"he will k{mark}ill me"), repr(mark)
        assert words_of_danger(f"{mark}he will{mark} kill me{mark}"), repr(mark)


def test_a_word_after_a_full_stop_belongs_to_another_sentence() -> None:
    assert not words_of_danger("He wants to kill. Me, I was at work.")


def test_danger_told_beside_a_joke_of_another_sentence_is_found() -> None:
    assert words_of_danger("We laughed at lunch lol. Then he said he would kill me.")


def test_what_was_done_to_the_writer_is_found_beside_a_film() -> None:
    assert words_of_danger("After the film he put his hands around my throat.")
    assert not words_of_danger("In the film he put his hands around her throat.")


def read() -> dict[str, Any]:
    return tomllib.loads(danger.FILE.read_text())


def test_no_telling_word_is_missing_from_those_that_lead_to_a_pattern(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Each text is found as it would be if every pattern were tried everywhere."""
    rules = danger._rules()
    anywhere = [group._replace(near=re.compile(" ")) for group in rules.groups]
    every = [text for texts in WRITTEN_BESIDE for text in dangerous(texts)]
    found = [kinds_of_danger(text) for text in every]
    monkeypatch.setattr(danger, "_rules", lambda: rules._replace(groups=anywhere))
    assert [t for t, kinds in zip(every, found, strict=True) if kinds_of_danger(t) != kinds] == []


def patterns() -> Iterator[str]:
    whole = read()
    yield from (*whole["lists"].values(), *whole["silences"].values(), *whole["before"].values())
    for group in whole["group"]:
        yield from (group["near"], *group["patterns"])


def test_no_pattern_repeats_without_a_bound_what_repeats_without_a_bound() -> None:
    loose = re.compile(r"\\w[*+][^()+]*\)[*+]|\)[*+]\)[*+]")
    assert [pattern for pattern in patterns() if loose.search(pattern)] == []
    assert loose.search(r"(\w+)*")


def test_every_list_and_silence_is_used() -> None:
    text = danger.FILE.read_text()
    whole = read()
    assert [name for name in whole["lists"] if f"{{{name}}}" not in text] == []
    used = {name for group in whole["group"] for name in group["silent"]} | {"elsewhere"}
    assert used == set(whole["silences"])


LONG = 1_000_000


@pytest.mark.parametrize(
    "piece",
    [
        "a",
        "kill ",
        "kill",
        "he ",
        "my throat ",
        "i do not want to ",
        "hands aaaa",
        "'",
        "\x00",
        "\u202e",
        " ",
        "Anna ",
        ". ",
        "he said he will ",
        "😂",
    ],
)
def test_a_megabyte_of_anything_is_read(piece: str) -> None:
    assert not words_of_danger((piece * (LONG // len(piece) + 1))[:LONG])


def test_danger_at_the_end_of_a_megabyte_is_found() -> None:
    text = "We walked to the lake. " * (LONG // 23) + "He has a gun."
    assert [text[span.start : span.end] for span in spans_of_danger(text)] == ["He has a gun"]


def test_a_text_full_of_danger_gives_few_spans() -> None:
    assert len(spans_of_danger("He has a gun. " * 10_000)) <= 50


@given(
    st.text(alphabet=st.sampled_from("he will kill me.\n\x00\u202e'R "), max_size=200) | st.text()
)
def test_whatever_is_written_spans_lie_in_it_and_in_order(text: str) -> None:
    found = spans_of_danger(text)
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert found == sorted(found, key=lambda span: (span.start, -span.end))
    assert words_of_danger(text) == bool(found)
