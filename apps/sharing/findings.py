"""The check of words before sharing: what was found, and what the writer made of each."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from apps.journal.incidents.texts import words_in
from apps.journal.redaction import Finding, Replacement, findings
from apps.sharing.documents import CopyDocument

LEAVE: Final = ""
# One press for all of them.
ALL: Final = "all"
_FIELD: Final = "with-"

KINDS: Final[dict[str, str | Promise]] = {
    findings.CHILD: _("Children"),
    findings.NAME: _("Names"),
    findings.PLACE: _("Places"),
    findings.ADDRESS: _("Addresses"),
    findings.NUMBER: _("Numbers"),
    findings.MAIL: _("E-mail addresses"),
    findings.LINK: _("Links and profiles"),
    findings.PLATE: _("Number plates"),
    findings.REFERENCE: _("Numbers of cases and papers, dates of birth"),
}


class Offered(NamedTuple):
    """`field` is its name in the form; `ways` are (value, is chosen), the first leaves it as it is."""

    field: str
    finding: Finding
    ways: list[tuple[str, bool]]


class Group(NamedTuple):
    title: str
    found: list[Offered]


def texts_of(copy: CopyDocument) -> Iterator[str]:
    yield from filter(None, (copy.title, copy.text, copy.mood))
    yield from words_in(copy.details)


def offered(
    found: list[Finding], settled: Iterable[Replacement], *, reader: str = ""
) -> list[Group]:
    """`reader` is the name on the reader's page: nobody else is called by it."""
    instead = {one.needle: one.instead for one in settled}
    rows = [_offered(finding, instead, reader) for finding in found]
    return [
        Group(str(KINDS[kind]), list(of_kind))
        for kind, of_kind in groupby(rows, key=lambda row: row.finding.kind)
    ]


def chosen(data: Mapping[str, str], found: list[Finding], *, reader: str = "") -> list[Replacement]:
    """Each is told by its needle, so that what was found meanwhile is left as it is. A press for all
    takes the first that is proposed of each, or leaves everything."""
    replacements = []
    for finding in found:
        instead = data.get(f"{_FIELD}{finding.needle}", LEAVE)
        if data.get(ALL) == "replace":
            instead = _proposed(finding, reader)[0]
        elif data.get(ALL) == "leave":
            instead = LEAVE
        if instead in _proposed(finding, reader):
            replacements.append(Replacement(needle=finding.needle, instead=instead))
    return replacements


def _offered(finding: Finding, instead: dict[str, str], reader: str) -> Offered:
    held = instead.get(finding.needle, LEAVE)
    ways = [(way, way == held) for way in (LEAVE, *_proposed(finding, reader))]
    return Offered(f"{_FIELD}{finding.needle}", finding, ways)


def _proposed(finding: Finding, reader: str) -> tuple[str, ...]:
    """The last is there for every finding, and names nobody."""
    *others, last = finding.proposed
    return (*(way for way in others if _letters(way) != _letters(reader)), last)


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))
