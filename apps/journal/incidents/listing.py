"""The list of what happened: filters over catalogue lines, and how many lines fit each choice.

Pure. A line passes when it fits everything that is asked; nothing asked lets every incident pass.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final, NamedTuple

import msgspec

from apps.journal.documents import INCIDENT
from apps.journal.folding import normalise
from apps.journal.incidents import tag_names
from apps.journal.incidents.line_facts import About
from apps.journal.incidents.noticed import GO_BETWEEN
from apps.journal.lines import Line
from apps.journal.timeline import Days, Filter, Matches
from apps.vault.documents import Document

_NOTHING: Final = About()
# In `About.fear`: 1 is "not afraid", 4 is "terrified".
FEARS: Final = (2, 3, 4)

_Fits = Callable[[About], bool]


class Wanted(Document, kw_only=True):
    """What a writer looks for, as kept in a slip. Empty, 0 and None ask nothing.

    `tactic` is the code of a tactic, a slug that the catalogue no longer knows, or the letter of a
    group. `fear` is the least. Every one of `flags` must be there.
    """

    words: str = ""
    tactic: str = ""
    channel: str = ""
    sender: str = ""
    via: str = ""
    person: str = ""
    from_day: dt.date | None = None
    to_day: dt.date | None = None
    flags: list[str] = []
    fear: int = 0
    is_ordinary: bool | None = None

    @property
    def is_empty(self) -> bool:
        return msgspec.structs.replace(self, words=self.words.strip()) == Wanted()

    @property
    def has_filters(self) -> bool:
        return msgspec.structs.replace(self, words="") != Wanted()

    @property
    def is_backwards(self) -> bool:
        return bool(self.from_day and self.to_day and self.from_day > self.to_day)

    def predicate(self, days: Days) -> Matches:
        """One test to run over many lines. Words are not asked here: see search.py."""
        falls = Filter(from_day=self.from_day, to_day=self.to_day).predicate(days)
        tests = list(self._tests())

        def matches(line: Line) -> bool:
            if line.kind != INCIDENT:
                return False
            about = line.about or _NOTHING
            return all(fits(about) for fits in tests) and falls(line)

        return matches

    def _tests(self) -> Iterator[_Fits]:
        if self.tactic:
            yield tag_names.tagged(self.tactic)
        if self.channel:
            yield lambda about: about.channel == self.channel
        if self.sender:
            yield lambda about: self.sender in about.senders
        if self.via:
            yield _named(self.via, lambda about: about.via)
        if self.person:
            yield _named(self.person, lambda about: about.person)
        if self.flags:
            wanted = frozenset(self.flags)
            yield lambda about: wanted.issubset(about.flags)
        if self.fear:
            yield lambda about: about.fear >= self.fear
        if self.is_ordinary is not None:
            yield lambda about: about.is_ordinary == self.is_ordinary


class Facets(NamedTuple):
    """How many incidents there are of each choice; names as they were written last."""

    tactics: Counter[str]
    groups: Counter[str]
    channels: Counter[str]
    senders: Counter[str]
    vias: Counter[str]
    people: Counter[str]
    flags: Counter[str]
    fears: Counter[int]
    ordinary: Counter[bool]


class Tally(NamedTuple):
    records: int
    through_others: int


def incidents(lines: Iterable[Line]) -> list[Line]:
    """Outside the bin, in the order given."""
    return [line for line in lines if line.kind == INCIDENT and not line.binned_on]


def tally(lines: list[Line]) -> Tally:
    return Tally(len(lines), sum(GO_BETWEEN in line.about.flags for line in lines if line.about))


def facets(lines: Iterable[Line]) -> Facets:
    """Of incidents, given oldest first."""
    abouts = [line.about or _NOTHING for line in lines]
    fears = Counter(about.fear for about in abouts)
    return Facets(
        tactics=Counter(code for about in abouts for code in about.tactics),
        groups=Counter(letter for about in abouts for letter in tag_names.groups(about)),
        channels=Counter(about.channel for about in abouts if about.channel),
        senders=Counter(sender for about in abouts for sender in about.senders),
        vias=_by_spelling(about.via for about in abouts),
        people=_by_spelling(about.person for about in abouts),
        flags=Counter(flag for about in abouts for flag in about.flags),
        fears=Counter({least: sum(fears[n] for n in FEARS if n >= least) for least in FEARS}),
        ordinary=Counter(about.is_ordinary for about in abouts),
    )


def _named(wanted: str, name_of: Callable[[About], str]) -> _Fits:
    folded, fold = normalise(wanted), cache(normalise)
    return lambda about: fold(name_of(about)) == folded


def _by_spelling(names: Iterable[str]) -> Counter[str]:
    """One count for all spellings of a name, under the latest."""
    written, fold = [name for name in names if name], cache(normalise)
    latest = {fold(name): name for name in written}
    return Counter(latest[fold(name)] for name in written)
