"""Text in the form in which handles are compared. Both functions leave their own answers as they are."""

import unicodedata
from collections.abc import Callable
from typing import Final

_MINUS: Final = "\N{MINUS SIGN}"
_VARIANTS: Final = range(0xFE00, 0xFE10)
# Putting accents in order takes the square of their number: a longer text keeps its own.
MOST_COMPOSED: Final = 4000
# In a row, as in the Stream-Safe Text Format (UAX #15).
MOST_ACCENTS: Final = 30


def plain(text: str) -> str:
    """Without what cannot be seen; digits and dashes of ASCII, whatever their script; one space."""
    if _is_simple(text):
        return " ".join(text.split())
    return _settled(text, _step)


def folded(text: str) -> str:
    """Plain, and without case."""
    if _is_simple(text):
        return " ".join(text.casefold().split())
    return _settled(text, lambda changing: _step(changing.casefold()))


def is_seen(character: str) -> bool:
    """False for controls, marks that join or turn letters, and lone surrogates."""
    return unicodedata.category(character) not in ("Cc", "Cf", "Cs") or character.isspace()


def without_unseen(text: str) -> str:
    return text.translate({ord(each): None for each in set(text) if not is_seen(each)})


def _is_simple(text: str) -> bool:
    """Most texts: nothing to put in order, and five hundred names are folded for one page."""
    return text.isascii() and text.isprintable()


def _settled(text: str, step: Callable[[str], str]) -> str:
    # What one step drops or maps can let the letters beside it compose in the next.
    while (after := step(text)) != text:
        text = after
    return text


def _step(text: str) -> str:
    composed = text.translate(_replaced(text))
    if len(composed) <= MOST_COMPOSED and _can_compose(composed):
        composed = unicodedata.normalize("NFKC", composed)
    return " ".join(composed.translate(_replaced(composed)).split())


def _can_compose(text: str) -> bool:
    """Nobody writes so many accents over one letter that putting them in order takes long."""
    if text.isascii():
        return True
    run = 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run > MOST_ACCENTS:
            return False
    return True


def _replaced(text: str) -> dict[int, str]:
    """For each different character of a text, what stands for it."""
    return {ord(character): _plain(character) for character in set(text)}


def _plain(character: str) -> str:
    if not is_seen(character) or ord(character) in _VARIANTS:
        return ""
    if character == _MINUS or unicodedata.category(character) == "Pd":
        return "-"
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)
