"""Typed threads: "Name: words", with or without a time. Not every colon has a speaker before it."""

import functools
import re
from typing import Final

from apps.journal.incidents.conversations import speakers
from apps.journal.incidents.conversations.pieces import Head, Pasted, Piece, between
from apps.journal.incidents.conversations.stamps import STAMP, read_stamp

_HEAD: Final = re.compile(
    rf"^ *+(?=[^:\n])(?:(?=[\[(0-9])[\[(]? ?({STAMP}) ?[\])]? ?[-\u2013]? ?(?![0-9.:]))?"
    "([^:\uff1a\\n()\\[\\]]{1,60}(?:\\([^0-9:\\n()]{1,20}\\) ?)?)"
    rf"(?:[\[(] ?({STAMP}) ?[\])] ?)?(?::(?=[ \n]|\Z)|\uff1a)",
    re.MULTILINE | re.IGNORECASE,
)
_LINE: Final = re.compile(r"^ *[^ \n]", re.MULTILINE)
# An app would not stop at an empty line, a person who types does: what follows may be her own words.
_EMPTY_LINE: Final = re.compile(r"\n *(?=\n)")


def pieces(pasted: Pasted) -> list[Piece]:
    heads = _heads(pasted)
    return between(pasted, heads, stop=_EMPTY_LINE) if _is_thread(pasted, heads) else []


def _heads(pasted: Pasted) -> list[Head]:
    """Lines that begin with a name; one without a capital must come again, or stand on every line."""
    is_name = functools.cache(speakers.is_name)
    is_possible = functools.cache(_is_possible)
    found = [match for match in _HEAD.finditer(pasted.level) if is_possible(_name(pasted, match))]
    often = speakers.recurring(_name(pasted, match) for match in found)
    if len(found) == _count_lines(pasted):
        return [_head(pasted, match) for match in found]
    return [
        _head(pasted, match)
        for match in found
        if is_name(name := _name(pasted, match)) or name.casefold() in often
    ]


def _is_possible(name: str) -> bool:
    return speakers.is_name(name) or (speakers.is_contact(name) and not speakers.is_label(name))


def _is_thread(pasted: Pasted, heads: list[Head]) -> bool:
    """Whether a name comes again or can be nothing else, or every line begins with a short one.

    Then every name is one: to give words to the wrong person is worse than to split too often.
    """
    names = {head.speaker.casefold() for head in heads}
    if len(names) < len(heads) or any(map(speakers.is_certain, names)):
        return True
    are_short = all(len(name) <= 20 and " " not in name for name in names)
    return are_short and len(heads) == _count_lines(pasted) > 1


def _count_lines(pasted: Pasted) -> int:
    return sum(1 for _ in _LINE.finditer(pasted.level))


def _head(pasted: Pasted, match: re.Match[str]) -> Head:
    group = 1 if match[1] else 3
    stamp = read_stamp(pasted.text[slice(*match.span(group))]) if match[group] else None
    return Head(match.start(), match.end(), _name(pasted, match), stamp)


def _name(pasted: Pasted, match: re.Match[str]) -> str:
    return pasted.name(*match.span(2))
