"""Copied chats: name and time on one line, the words below it (Telegram, Slack, Discord)."""

import re
from typing import Final

from apps.journal.incidents.conversations import speakers
from apps.journal.incidents.conversations.pieces import Head, Pasted, Piece, between
from apps.journal.incidents.conversations.stamps import STAMP, read_stamp

_BRACKETS: Final = re.compile(
    rf"^ *+([^\[\n]{{1,80}})\[ ?({STAMP}) ?\] ?:? *$", re.MULTILINE | re.IGNORECASE
)
# A name without digits, so that the stamp can begin in one place only.
_PLAIN: Final = re.compile(
    rf"^ *+([^0-9:\[\n]{{1,60}}+)(?=[0-9])({STAMP}) *$", re.MULTILINE | re.IGNORECASE
)
_JOINTS: Final = " ,-\u2013\u2014\u00b7\u2022|"


def pieces(pasted: Pasted) -> list[Piece]:
    heads = [_head(pasted, match) for match in _BRACKETS.finditer(pasted.level)]
    sure = [head for head in heads if _is_from_an_app(head)] or _in_a_thread(heads)
    if not sure:
        plain = [match for match in _PLAIN.finditer(pasted.level) if _is_joined(match)]
        sure = _in_a_thread([_head(pasted, match) for match in plain])
    return between(pasted, sure)


def _is_joined(match: re.Match[str]) -> bool:
    """Whether a sign stands between name and time: "Bus 18:03" is no message."""
    return match[1].rstrip()[-1:] in tuple(_JOINTS)


def _is_from_an_app(head: Head) -> bool:
    return bool(head.stamp and head.stamp.year) and speakers.is_contact(head.speaker)


def _in_a_thread(heads: list[Head]) -> list[Head]:
    """Those with names, if one of the names comes again or can be nothing else."""
    named = [head for head in heads if speakers.is_name(head.speaker)]
    often = speakers.recurring(head.speaker for head in named)
    is_thread = often or any(speakers.is_certain(head.speaker) for head in named)
    return named if is_thread else []


def _head(pasted: Pasted, match: re.Match[str]) -> Head:
    start, end = match.span(1)
    name = pasted.name(start, end).strip(_JOINTS)
    stamp = read_stamp(pasted.text[slice(*match.span(2))])
    return Head(match.start(), match.end(), name, stamp)
