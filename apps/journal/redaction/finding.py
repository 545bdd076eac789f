"""The check before sharing: what in some texts could tell more than was meant."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from typing import Final

from apps.journal.redaction.dialled import dialled
from apps.journal.redaction.findings import CHILD, KINDS, NAME, PLACE, Finding, Known, Span
from apps.journal.redaction.known import kinds_of
from apps.journal.redaction.lexicon import INSIDE_NAMES
from apps.journal.redaction.names import Likely
from apps.journal.redaction.needles import Needles, compared, whole
from apps.journal.redaction.replacing import OMITTED
from apps.journal.redaction.streets import streets
from apps.journal.redaction.traces import traces
from apps.journal.search_text import Piece
from apps.support.letters import without_unseen

_MOST_EXCERPTS: Final = 3
_AROUND: Final = 60
_MOST_INITIALS: Final = 3
# A letter and few marks: putting many in order takes the square of their number.
_COMPOSED: Final = re.compile(r"[^\W\d_][\u0300-\u036f]{1,4}(?![\u0300-\u036f])")
_BLANK: Final = re.compile(r"[^\S\n]")


def find(texts: Iterable[str], known: Known) -> list[Finding]:
    """By kind, then what the writer's pages hold, then what stands most often.

    What is known is looked for first, then what shows by its form, then what is likely a name.
    """
    plain = [_plain(text) for text in texts]
    kinds = kinds_of(known)
    needles, likely = Needles(kinds), Likely(plain)
    found: dict[str, _Found] = {}
    for number, text in enumerate(plain):
        sure = [
            Span(start, end, kinds[needle], is_known=True)
            for start, end, needle in needles.places(text)
        ]
        sure += _whole(text, (*traces(text), *streets(text), *dialled(text, known.region)))
        sure.sort(key=lambda span: (span.start - span.end, not span.is_known))
        for span in _apart([*sure, *_whole(text, likely.spans(number))]):
            if needle := compared(text[span.start : span.end]):
                found.setdefault(needle, _Found(needle)).add(text, span)
    findings = [each.finding() for each in found.values()]
    findings.sort(key=lambda each: (KINDS.index(each.kind), not each.is_known, -each.count))
    return findings


def _whole(text: str, spans: Iterable[Span]) -> list[Span]:
    return [Span(*whole(text, span.start, span.end), span.kind) for span in spans]


class _Found:
    def __init__(self, needle: str) -> None:
        self._needle = needle
        self._words = ""
        self._count = 0
        self._is_known = False
        self._kinds: set[str] = set()
        self._excerpts: list[tuple[Piece, ...]] = []

    def add(self, text: str, span: Span) -> None:
        self._words = self._words or text[span.start : span.end]
        self._count += 1
        if span.is_known and not self._is_known:
            self._is_known, self._kinds = True, set()
        if span.is_known or not self._is_known:
            self._kinds.add(span.kind)
        if len(self._excerpts) < _MOST_EXCERPTS:
            self._excerpts.append(_excerpt(text, span))

    def finding(self) -> Finding:
        # "in Ana's car" and "Ana said": a name.
        kind = min(self._kinds, key=KINDS.index)
        return Finding(
            kind=kind,
            words=self._words,
            needle=self._needle,
            is_known=self._is_known,
            count=self._count,
            excerpts=tuple(self._excerpts),
            proposed=_proposed(kind, self._words, self._needle),
        )


def _plain(text: str) -> str:
    """As it is read: letters with their accents, blanks that are all one."""
    composed = _COMPOSED.sub(
        lambda match: unicodedata.normalize("NFC", match[0]), without_unseen(text)
    )
    return _BLANK.sub(" ", composed)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Those that overlap none that came before them, in the order of the text."""
    taken: list[Span] = []
    for span in spans:
        at = bisect_left(taken, span)
        is_free = at == len(taken) or span.end <= taken[at].start
        if is_free and (not at or taken[at - 1].end <= span.start) and span.start < span.end:
            taken.insert(at, span)
    return taken


def _excerpt(text: str, span: Span) -> tuple[Piece, ...]:
    start, end = max(0, span.start - _AROUND), min(len(text), span.end + _AROUND)
    before, after = text[start : span.start], text[span.end : end]
    if start and " " in before:
        before = before.partition(" ")[2]
    if end < len(text) and " " in after:
        after = after.rpartition(" ")[0]
    pieces = (Piece(before), Piece(text[span.start : span.end], is_match=True), Piece(after))
    return tuple(piece for piece in pieces if piece.text)


def _proposed(kind: str, words: str, needle: str) -> tuple[str, ...]:
    if kind not in (NAME, CHILD, PLACE):
        return (OMITTED,)
    parts = re.findall(r"[^\W\d_][\w'\u2019]*", words)
    letters = [part[0].upper() for part in parts if part.lower() not in INSIDE_NAMES]
    initials = " ".join(f"{letter}." for letter in letters[:_MOST_INITIALS])
    # Initials in the place of initials would hide nothing.
    return (initials, OMITTED) if initials and len(compared(initials)) < len(needle) else (OMITTED,)
