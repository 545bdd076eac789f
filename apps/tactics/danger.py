"""Words of immediate danger to life in what is written: precise rather than complete, and no verdict.

What is found leads to one thing: help is shown first, for violence or for suicide. It is stored nowhere,
counted nowhere and told to nobody. Somebody in danger may write none of these words, so nothing follows
from silence either. The words themselves stand in `danger.toml`.
"""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, Final, Literal, NamedTuple

from apps.tactics.needed_words import beginnings, needed

Kind = Literal["violence", "suicide"]

FILE: Final = Path(__file__).parent / "danger.toml"

# Spans are shown, so more help nobody.
_MOST: Final = 50
# Of one word: beyond it letters carry no meaning, and would make a search slow.
_LONGEST: Final = 24
# Characters on both sides of a telling word that a pattern may need, and of a find that may silence it.
_AROUND: Final = 160
# Inside words, and seen by nobody: NUL, soft hyphens, marks of direction and width. And apostrophes.
_UNSEEN: Final = (
    r"\x00\xad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe0f\ufeff"
    r"'`\u2018\u2019\u02bc"
)
_DROPPED: Final = re.compile(f"[{_UNSEEN}]+")
_PIECE: Final = re.compile(
    f"(?P<word>[^\\W_][^\\W_]*+(?:[{_UNSEEN}]++[^\\W_]++)*+)"
    "|(?P<laugh>[\U0001f602\U0001f923\U0001f606\U0001f605]++)"
    "|(?P<stop>[.!?;\\n\\r\\u2026\\u061f\\u3002]++)"
)
_STOP: Final = " . "
_FIRST_PERSON: Final = re.compile(r"\b(?:my|me|us|our|i|im|ill|id)\b")


class Danger(NamedTuple):
    """`start` and `end` count code points of the text, the end not included."""

    kind: Kind
    start: int
    end: int


class _Plain(NamedTuple):
    """The words of a text, the same joined by single blanks, and each as it was found."""

    words: list[str]
    joined: str
    found: list[re.Match[str]]


class _Pattern(NamedTuple):
    """`needed`: see needed_words.py."""

    compiled: re.Pattern[str]
    needed: list[frozenset[str]]

    def may_match(self, begun: frozenset[str]) -> bool:
        return not any(map(begun.isdisjoint, self.needed))


class _Group(NamedTuple):
    kind: Kind
    near: re.Pattern[str]
    silences: list[re.Pattern[str]]
    patterns: list[_Pattern]


class _Rules(NamedTuple):
    """`words` and the beginnings in `no_names` stand in some pattern: a capital makes none of them a name."""

    words: frozenset[str]
    no_names: tuple[str, ...]
    groups: list[_Group]
    elsewhere: re.Pattern[str]
    before: list[re.Pattern[str]]


def words_of_danger(text: str) -> bool:
    return next(_found(text), None) is not None


def kinds_of_danger(text: str) -> frozenset[Kind]:
    return frozenset(danger.kind for danger in spans_of_danger(text))


def spans_of_danger(text: str) -> list[Danger]:
    """In the order of the text, at most fifty; those of one kind do not overlap."""
    kept: list[Danger] = []
    ends: dict[Kind, int] = {}
    for danger in sorted(islice(_found(text), 4 * _MOST), key=lambda d: (d.start, -d.end)):
        if danger.start >= ends.get(danger.kind, 0):
            kept.append(danger)
            ends[danger.kind] = danger.end
    return kept[:_MOST]


def _found(text: str) -> Iterator[Danger]:
    plain = _plain(text)
    rules = _rules()
    begun = beginnings(plain.words)
    for group in rules.groups:
        patterns = [one.compiled for one in group.patterns if one.may_match(begun)]
        for start, end in _windows(plain.joined, group.near) if patterns else ():
            for pattern in patterns:
                for match in pattern.finditer(plain.joined, start, end):
                    span = match.start() + 1, match.end()
                    if not _is_silent(rules, group, plain.joined, *span):
                        yield Danger(group.kind, *_place(plain, *span))


def _plain(text: str) -> _Plain:
    words: list[str] = []
    found: list[re.Match[str]] = []
    folded: dict[str, str] = {}
    for piece in _PIECE.finditer(text):
        kind = piece.lastgroup
        written = piece[0] if kind == "word" else "lol"
        if kind == "stop":
            if not words or words[-1] == "." or _is_initial(words[-1]):
                continue
            written = "."
        if written not in folded:
            folded[written] = _folded(_DROPPED.sub("", written)[:_LONGEST])
        words.append(folded[written])
        found.append(piece)
    return _Plain(words, f" {' '.join(words)} . ", found)


def _folded(word: str) -> str:
    """In small letters, unless it may be a name: patterns that ask for both kinds are four times slower."""
    small = word.lower()
    if len(word) == 1:
        return small if word in "AI" else word
    if small == word or small.startswith(_rules().no_names) or word[1:] != small[1:]:
        return small
    return small if small in _rules().words else word


def _is_initial(word: str) -> bool:
    """The dot of "R." ends no sentence."""
    return len(word) == 1 and word.isupper()


def _windows(joined: str, near: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Stretches around the telling words; those that touch are one."""
    start = end = -1
    for match in near.finditer(joined):
        if match.start() - _AROUND > end:
            if end >= 0:
                yield start, end
            start = max(0, match.start() - _AROUND)
        end = match.end() + _AROUND
    if end >= 0:
        yield start, end


def _is_silent(rules: _Rules, group: _Group, joined: str, start: int, end: int) -> bool:
    before = f" {joined[max(0, start - _AROUND) : start]}"
    after = f"{joined[start : end + _AROUND]} "
    if any(pattern.search(before) for pattern in rules.before):
        return True
    rest = after[end - start :].partition(_STOP)[0]
    sentence = f" {before.rpartition(_STOP)[2]}{joined[start:end]}{rest} "
    if any(pattern.search(sentence) for pattern in group.silences):
        return True
    if _FIRST_PERSON.search(joined, start, end):
        return False
    return bool(rules.elsewhere.search(before + after))


def _place(plain: _Plain, start: int, end: int) -> tuple[int, int]:
    first = plain.joined.count(" ", 0, start) - 1
    last = plain.joined.count(" ", 0, end) - 1
    return plain.found[first].start(), plain.found[last].end()


@cache
def _rules() -> _Rules:
    """Compiled at the first use: a page that needs none of this does not pay for it."""
    source = FILE.read_text(encoding="utf-8")
    read = tomllib.loads(source)
    lists: dict[str, str] = read["lists"]
    silences = {name: _compiled(words, lists) for name, words in read["silences"].items()}
    groups = [_group(row, lists, silences) for row in read["group"]]
    before = [
        re.compile(rf"{_compiled(words, lists).pattern} $") for words in read["before"].values()
    ]
    words = frozenset(re.findall("[a-z]+", source))
    no_names = tuple(set(re.findall(r"[a-z]{4,}(?=\\w\*|\()", source)))
    return _Rules(words, no_names, groups, silences["elsewhere"], before)


def _group(
    row: dict[str, Any], lists: dict[str, str], silences: dict[str, re.Pattern[str]]
) -> _Group:
    return _Group(
        row["kind"],
        _compiled(row["near"], lists),
        [silences[name] for name in row["silent"]],
        [_pattern(pattern, lists) for pattern in row["patterns"]],
    )


def _pattern(pattern: str, lists: dict[str, str]) -> _Pattern:
    return _Pattern(_compiled(pattern, lists), needed(_expanded(pattern, lists)))


def _compiled(pattern: str, lists: dict[str, str]) -> re.Pattern[str]:
    return re.compile(rf" (?:{_expanded(pattern, lists)})(?= )")


def _expanded(pattern: str, lists: dict[str, str]) -> str:
    """As Python reads it: with its lists, its gaps, and groups that capture nothing."""
    while re.search(r"\{[a-z]+\}", pattern):
        pattern = re.sub(r"\{([a-z]+)\}", lambda name: lists[name[1]], pattern)
    pattern = re.sub("\u2026([0-9])", r"(?: \\w++){0,\1}?", pattern)
    return re.sub(r"\((?!\?)", "(?:", pattern)
