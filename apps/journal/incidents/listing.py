"""The list of what happened: filters over catalogue lines, and how many lines fit each choice.

Pure. A line passes when it fits everything that is asked; nothing asked lets every incident pass.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import reduce
from typing import Final, NamedTuple

import msgspec

from apps.journal.documents import INCIDENT
from apps.journal.incidents import tag_names
from apps.journal.incidents.line_facts import About
from apps.journal.incidents.linking import Meaning, code_in, is_known, key_of
from apps.journal.incidents.noticed import GO_BETWEEN, NEEDED
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
    group. `fear` is the least. Every one of `flags` must be there. `via` and `person` are names, or keys
    of linking.Meaning; `who` is the code of somebody who appears in it in whichever way.
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
    who: str = ""
    is_needed: bool | None = None

    @property
    def is_empty(self) -> bool:
        return msgspec.structs.replace(self, words=self.words.strip()) == Wanted()

    @property
    def has_filters(self) -> bool:
        return msgspec.structs.replace(self, words="") != Wanted()

    @property
    def is_backwards(self) -> bool:
        return bool(self.from_day and self.to_day and self.from_day > self.to_day)

    def predicate(self, days: Days, meaning: Meaning | None = None) -> Matches:
        """One test to run over many lines. Words are not asked here: see search.py."""
        fits = _all(self._tests(meaning or Meaning()))

        def matches(line: Line) -> bool:
            is_one = line.kind == INCIDENT and not line.binned_on
            return is_one and fits(line.about or _NOTHING)

        if not (self.from_day or self.to_day):
            return matches
        falls = Filter(from_day=self.from_day, to_day=self.to_day).predicate(days)
        return lambda line: matches(line) and falls(line)

    def _tests(self, meaning: Meaning) -> Iterator[_Fits]:
        if self.tactic:
            yield tag_names.tagged(self.tactic)
        if self.channel:
            yield lambda about: about.channel == self.channel
        if self.sender:
            yield lambda about: self.sender in about.senders
        if self.via:
            is_via = meaning.test(self.via)
            yield lambda about: is_via(about.via_who, about.via)
        if self.person:
            is_person = meaning.test(self.person)
            yield lambda about: is_person(about.person_who, about.person)
        if self.who:
            yield _appears(self.who, meaning)
        if self.flags:
            wanted = frozenset(self.flags)
            yield lambda about: wanted.issubset(about.flags)
        if self.fear:
            yield lambda about: about.fear >= self.fear
        if self.is_ordinary is not None:
            yield lambda about: about.is_ordinary == self.is_ordinary
        if self.is_needed is not None:
            yield lambda about: (NEEDED in about.flags) == self.is_needed


class Facets(NamedTuple):
    """How many incidents there are of each choice; names as they were written last, and keys of those
    who are known: see `called`."""

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
    """`necessary` is contact that was agreed on beforehand: it counts apart."""

    records: int
    through_others: int
    necessary: int = 0


def incidents(lines: Iterable[Line]) -> list[Line]:
    """Outside the bin, in the order given."""
    return [line for line in lines if line.kind == INCIDENT and not line.binned_on]


def tally(lines: list[Line]) -> Tally:
    flags = [line.about.flags for line in lines if line.about]
    others, necessary = (sum(code in of for of in flags) for code in (GO_BETWEEN, NEEDED))
    return Tally(len(lines), others, necessary)


def facets(lines: Iterable[Line], meaning: Meaning | None = None) -> Facets:
    """Of incidents, given oldest first."""
    abouts, meaning = [line.about or _NOTHING for line in lines], meaning or Meaning()
    vias = _by_meaning(((about.via_who, about.via) for about in abouts), meaning)
    people = _by_meaning(((about.person_who, about.person) for about in abouts), meaning)
    fears = Counter(about.fear for about in abouts)
    return Facets(
        tactics=Counter(code for about in abouts for code in about.tactics),
        groups=Counter(letter for about in abouts for letter in tag_names.groups(about)),
        channels=Counter(about.channel for about in abouts if about.channel),
        senders=Counter(sender for about in abouts for sender in about.senders),
        vias=vias,
        people=people,
        flags=Counter(flag for about in abouts for flag in about.flags),
        fears=Counter({least: sum(fears[n] for n in FEARS if n >= least) for least in FEARS}),
        ordinary=Counter(about.is_ordinary for about in abouts),
    )


def called(lines: Iterable[Line], meaning: Meaning) -> dict[str, str]:
    """What those who are known go by, by key: their name of today, or the one written last of whoever
    is gone. Lines as for `facets`."""
    abouts = [line.about for line in lines if line.about]
    written = {about.via_who: about.via for about in abouts}
    written |= {about.person_who: about.person for about in abouts}
    found = {meaning.by_id(code): name for code, name in written.items() if is_known(code)}
    return found | meaning.names


def _all(tests: Iterable[_Fits]) -> _Fits:
    """One test out of several. A single one, as most ask, is asked itself: there are thousands of lines."""
    found = list(tests)
    return reduce(_both, found) if found else lambda about: True


def _both(one: _Fits, other: _Fits) -> _Fits:
    return lambda about: one(about) and other(about)


def _by_meaning(mentions: Iterable[tuple[str, str]], meaning: Meaning) -> Counter[str]:
    """One count for all spellings of a name, under the latest; for somebody known, under their key."""
    found = [(meaning.of(code, name), name) for code, name in mentions if code or name]
    latest = dict(found)
    choices = {key: key if code_in(key) else name for key, name in latest.items()}
    return Counter(choices[key] for key, _name in found if key)


def _appears(code: str, meaning: Meaning) -> _Fits:
    """As the person, as who brought it, among those present, or by a number that is theirs."""
    is_meant, codes = meaning.test(key_of(code)), meaning.codes_of(code)
    same = meaning.senders_of(code)
    return lambda about: (
        is_meant(about.person_who, about.person)
        or is_meant(about.via_who, about.via)
        or not codes.isdisjoint(about.present)
        or not same.isdisjoint(about.senders)
    )
