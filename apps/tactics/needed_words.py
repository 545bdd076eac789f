"""Which words a pattern of `danger.toml` cannot do without. Pure, and nothing here looks for danger.

Trying two hundred patterns on a page takes longer than all the rest of it, and most of them ask for a
word that stands nowhere in the text. Words are compared by their first letters, for patterns leave
endings open. Where nothing is certain nothing is needed: then the pattern is tried.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

_LETTERS: Final = 4
# Zero-width: what it asks for is not among the words of a match.
_LOOKS: Final = ("(?!", "(?=", "(?<!")
_TIMES: Final = re.compile(r"(?P<one>[?*+]|\{(?P<least>\d+)(?P<more>,\d*)?\})?[?+]?")
_SIGN: Final = re.compile(r"\[[^\]]*\]|\\.|.", re.DOTALL)


class _Part(NamedTuple):
    """A letter, a group of options, or neither: some other sign. `is_many`: it may stand there twice."""

    letter: str
    options: "list[list[_Part]]"
    is_needed: bool
    is_many: bool


def beginnings(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_LETTERS] for word in words)


def needed(pattern: str) -> list[frozenset[str]]:
    """Beginnings of words, in sets: every match holds a word of each set. `pattern` stands between
    blanks, with groups that do not capture."""
    options, _end = _options(pattern, 0)
    whole = [_sets([_letter(" "), *option], is_whole=True) for option in options]
    return sorted(whole[0] if len(whole) == 1 else _one_of_each(whole), key=_likely)


def _sets(parts: list[_Part], *, is_whole: bool) -> list[frozenset[str]]:
    found: list[frozenset[str]] = []
    is_start = False
    for place, part in enumerate(parts):
        is_start = _ends_word(part) and (part.is_needed or is_start)
        begun = _begun(parts[place + 1 :]) if is_start else None
        if begun is not None and (is_whole or all(map(_is_told, begun))):
            found.append(frozenset(word.strip() for word in begun))
        if part.is_needed:
            found += _one_of_each([_sets(option, is_whole=False) for option in part.options])
    return [words for words in found if "" not in words]


def _one_of_each(options: list[list[frozenset[str]]]) -> list[frozenset[str]]:
    """Of sets that the options of a group need: what any of them needs."""
    if not options or not all(options):
        return []
    return [frozenset[str]().union(*(min(sets, key=_likely) for sets in options))]


def _likely(words: frozenset[str]) -> float:
    """Grows with how likely one of them stands in a text: the shorter a word, the more often."""
    return sum(len(word) ** -_LETTERS for word in words)


def _ends_word(part: _Part) -> bool:
    if part.options:
        return all(option and option[-1].letter == " " for option in part.options)
    return part.letter == " "


def _begun(parts: list[_Part]) -> set[str] | None:
    """How the word may begin that begins here; a blank ends it. None where it may be any word."""
    found = {""}
    for part in parts:
        if all(map(_is_told, found)):
            break
        further = _begun_by(part)
        if further is None:
            return None
        told = {word for word in found if _is_told(word)}
        found = told | {(word + more)[:_LETTERS] for word in found - told for more in further}
    return found


def _begun_by(part: _Part) -> set[str] | None:
    found = {part.letter} if part.letter else set[str]()
    for option in part.options:
        begun = _begun(option)
        if begun is None:
            return None
        found |= begun
    if not found or (part.is_many and not all(map(_is_told, found))):
        return None
    return found if part.is_needed else found | {""}


def _is_told(word: str) -> bool:
    return len(word) >= _LETTERS or word.endswith(" ")


def _letter(sign: str) -> _Part:
    return _Part(sign, [], is_needed=True, is_many=False)


def _options(pattern: str, at: int) -> tuple[list[list[_Part]], int]:
    """What stands between the bars of a group, and where it ends."""
    found: list[list[_Part]] = [[]]
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            found.append([])
            at += 1
            continue
        part, at = _part(pattern, at)
        found[-1] += part
    return found, at


def _part(pattern: str, at: int) -> tuple[list[_Part], int]:
    """The part that begins here, none for what has no width, and where it ends."""
    letter, options, is_wide = "", list[list[_Part]](), True
    if pattern[at] == "(":
        look = next((look for look in _LOOKS if pattern.startswith(look, at)), "")
        options, end = _options(pattern, at + len(look or "(?:"))
        end, is_wide = end + 1, not look
    else:
        sign = _SIGN.match(pattern, at)
        assert sign
        end, is_wide = sign.end(), sign[0] != r"\b"
        letter = {r"\.": ".", ".": ""}.get(sign[0], sign[0] if len(sign[0]) == 1 else "")
    times = _TIMES.match(pattern, end)
    assert times
    is_needed = times["one"] not in ("?", "*") and times["least"] != "0"
    is_many = times["one"] not in (None, "?")
    return ([_Part(letter, options, is_needed, is_many)] if is_wide else []), times.end()
