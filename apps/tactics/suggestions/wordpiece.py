"""Words cut into the pieces the encoder knows, as the uncased BERT vocabulary asks."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Final

LONGEST_WORD: Final = 100
CHUNK = re.compile(r"[^\W_]+|[^\s]")


def plain(text: str) -> str:
    """Lower-cased, without accents and control characters."""
    lowered = text.lower()
    if lowered.isascii():
        return lowered
    parted = unicodedata.normalize("NFD", lowered)
    return "".join(
        " " if unicodedata.category(c)[0] == "C" else c for c in parted if not is_accent(c)
    )


def is_accent(letter: str) -> bool:
    return unicodedata.category(letter) == "Mn"


class Pieces:
    """Reads words as numbers of a vocabulary; a word it cannot cut is `[UNK]`."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self.known = vocabulary
        self.start = vocabulary["[CLS]"]
        self.end = vocabulary["[SEP]"]
        self.unknown = vocabulary["[UNK]"]

    def numbers(self, text: str, most: int) -> list[int]:
        """At most `most` numbers, the marks of start and end among them."""
        found = [self.start]
        for word in CHUNK.findall(plain(text)):
            found.extend(self.cut(word))
            if len(found) >= most:
                break
        return [*found[: most - 1], self.end]

    def cut(self, word: str) -> list[int]:
        whole = self.known.get(word)
        if whole is not None:
            return [whole]
        if len(word) > LONGEST_WORD:
            return [self.unknown]
        found = list(self.longest_first(word))
        return [self.unknown] if self.unknown in found else found

    def longest_first(self, word: str) -> Iterator[int]:
        start = 0
        while start < len(word):
            mark = "##" if start else ""
            for end in range(len(word), start, -1):
                number = self.known.get(mark + word[start:end])
                if number is not None:
                    break
            else:
                yield self.unknown
                return
            yield number
            start = end
