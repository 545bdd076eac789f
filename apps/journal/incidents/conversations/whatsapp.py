"""Lines that an app wrote: day and time, a name, a colon, the words (WhatsApp export and copy)."""

import functools
import re
from collections.abc import Callable
from typing import Final

from apps.journal.incidents.conversations import speakers
from apps.journal.incidents.conversations.pieces import Head, Pasted, Piece, between
from apps.journal.incidents.conversations.stamps import MOMENT, read_stamp

# [stamp] name: words (iOS, and copies from the desktop), or stamp - name: words (Android).
_HEAD: Final = re.compile(
    rf"^ *+(?=[\[0-9])(?:\[ ?({MOMENT}) ?\]|({MOMENT}) ?[-\u2013]) ?"
    "(?:([^:\uff1a\\n]{1,80})(?::(?=[ \\n]|\\Z)|\uff1a))?",
    re.MULTILINE | re.IGNORECASE,
)


def pieces(pasted: Pasted) -> list[Piece]:
    """A line with a stamp and no name is the app's; nothing is read unless some name is sure."""
    found = list(_HEAD.finditer(pasted.level))
    often = speakers.recurring(name for match in found if (name := _name(pasted, match)))

    @functools.cache
    def is_speaker(name: str, most_words: int = 3) -> bool:
        known = name.lstrip("~ ")
        return name.casefold() in often or speakers.is_contact(known, most_words=most_words)

    names = ((_name(pasted, match), 3 if match[1] else 1) for match in found)
    if not any(name and is_speaker(name, most_words) for name, most_words in names):
        return []
    return between(pasted, [_head(pasted, match, is_speaker) for match in found])


def _head(pasted: Pasted, match: re.Match[str], is_speaker: Callable[[str], bool]) -> Head:
    group = 1 if match[1] else 2
    stamp = read_stamp(pasted.text[match.start(group) : match.end(group)])
    name = _name(pasted, match)
    if name and is_speaker(name):
        is_note = pasted.begins_with_mark(match.end())
        return Head(match.start(), match.end(), name, stamp, is_note)
    words_at = match.start(3) if match[3] else match.end()
    return Head(match.start(), words_at, "", stamp, is_note=True)


def _name(pasted: Pasted, match: re.Match[str]) -> str:
    return pasted.name(*match.span(3)) if match[3] else ""
