"""The words of suggested phrases, and how hard a phrase is to guess."""

import re

from apps.accounts import phrases
from apps.accounts.validators import LongAndHardToGuess


def test_there_are_2048_short_plain_words_each_once() -> None:
    words = phrases.words()
    assert len(words) == len(set(words)) == 2048
    assert [word for word in words if not re.fullmatch("[a-z]{3,8}", word)] == []
    assert words == sorted(words)


def test_a_phrase_is_five_words_and_never_the_same() -> None:
    drawn = {phrases.suggest() for _ in range(50)}
    assert len(drawn) == 50
    assert all(phrases.is_phrase(phrase) for phrase in drawn)


def test_other_text_is_no_phrase() -> None:
    assert not phrases.is_phrase("acorn-acorn-acorn-acorn")
    assert not phrases.is_phrase("acorn-acorn-acorn-acorn-<b>")
    assert not phrases.is_phrase("")


def test_every_phrase_passes_as_a_password() -> None:
    for _ in range(100):
        LongAndHardToGuess().validate(phrases.suggest())
