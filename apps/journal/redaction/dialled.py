"""Telephone numbers in a text, those that no numbering plan holds as well: callers can show such."""

import re
from collections.abc import Iterator
from typing import Final

from apps.journal.redaction.findings import NUMBER, Span
from apps.journal.redaction.traces import DATE
from apps.support import numbers

# Money, times, days and shares are no numbers to dial.
_OTHER: Final = re.compile(
    rf"(?<![\w+]){DATE}|\d{{1,2}}[:h.]\d{{2}}(?::\d{{2}})? ?(?:[ap]m|uhr|h)?\b(?![ .\-]?\d)"
    r"|[£$€]\s?\d[\d.,' ]*|\d[\d.,']*\s?(?:[£$€%]|eur\b|usd\b|gbp\b)|(?:\d{1,3}\.){3}\d{1,3}",
    re.IGNORECASE,
)
_DIGITS: Final = re.compile(
    r"(?<![\w.,/])(?:\+ ?|\(\+?)?\d(?:[ ().\-\u2013/]{0,3}\d){5,17}(?![\w/])"
)
_GROUPED: Final = re.compile(r"\(?\d{3}\)?[ .\-\u2013]\d{3}[ .\-\u2013]\d{4}|\d{3}[.\-\u2013]\d{4}")
_SAID: Final = re.compile(
    r"\b(?:call(?:s|ed|ing)?|rang|ring|phoned?|tel(?:efon|ephone|éfono)?|text(?:s|ed)?|sms|mobile?|cell"
    r"|number|whatsapp|signal|handy|nummer|numéro|número|portable|móvil|fax|landline|dial(?:led)?)\b"
    r"[^.!?\n]{0,30}$",
    re.IGNORECASE,
)
_CUE_REACH: Final = 45
_FEWEST, _MOST = 9, 15


def dialled(text: str, region: str) -> Iterator[Span]:
    """`region` is an ISO 3166 code, known or not."""
    if not _DIGITS.search(text):
        return
    plain = _OTHER.sub(lambda match: "\n" * len(match[0]), text)
    for start, found in numbers.found_in(plain, region):
        yield Span(start, start + len(found), NUMBER)
    for match in _DIGITS.finditer(plain):
        if _is_number(match[0], plain[max(0, match.start() - _CUE_REACH) : match.start()], region):
            yield Span(*match.span(), NUMBER)


def _is_number(found: str, before: str, region: str) -> bool:
    digits = re.sub(r"\D", "", found)
    if len(digits) > _MOST or not numbers.normalise(found.replace("\u2013", "-"), region):
        return False
    if found.lstrip("(").startswith(("+", "0")) and len(digits) >= _FEWEST:
        return True
    return bool(_GROUPED.fullmatch(found) or _SAID.search(before))
