"""The normal form in which search compares text, made letter by letter.

Compatibility decomposition, case folding, accents dropped: "cafe" finds "café" and the other way
round; curly quotation marks and long dashes equal the straight ones. Each letter folds by itself,
so that a place in folded text leads back to its place in the original.
"""

import unicodedata
from typing import Final

_MARKS_AS: Final = str.maketrans(
    dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u00b4`", "'")
    | dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"')
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015", "-")
)


class _Folding(dict[int, str]):
    """The normal form of each character, worked out when it is first met."""

    # Ten writing systems fit; a text of every character there is must not fill the memory.
    most = 20_000

    def __missing__(self, code: int) -> str:
        folded = _fold(chr(code))
        if len(self) < self.most:
            self[code] = folded
        return folded


def normalise(text: str) -> str:
    """The text as search compares it; whitespace is one space, none at the ends."""
    return " ".join(text.translate(FOLDING).split())


def bare(text: str) -> list[str]:
    """The words of normalised text without the punctuation around them."""
    words = (word.strip("".join(filter(_is_punctuation, word))) for word in text.split())
    return [word for word in words if word]


def _is_punctuation(character: str) -> bool:
    return unicodedata.category(character).startswith("P")


def _fold(character: str) -> str:
    if character.isspace():
        return " "
    plain = unicodedata.normalize("NFKD", character.translate(_MARKS_AS)).casefold()
    kept = (c for c in unicodedata.normalize("NFKD", plain) if not _is_silent(c))
    return "".join(" " if c.isspace() else c for c in kept).translate(_MARKS_AS)


def _is_silent(character: str) -> bool:
    """Accents, points and harakat; what joins or directs letters; controls; lone surrogates."""
    order = unicodedata.combining(character)
    if order == 1 or 10 <= order <= 35 or order >= 200:
        return True
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return not character.isspace()
    return "\ufe00" <= character <= "\ufe0f"


FOLDING: Final = _Folding()
