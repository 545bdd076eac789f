"""What a writer chooses tags from, and in which order."""

from collections import Counter
from collections.abc import Iterable
from itertools import islice
from typing import Final, NamedTuple

from apps.journal.catalogue import Catalogue
from apps.journal.incidents.details import Tag
from apps.journal.lines import Line
from apps.journal.tagging import USEFUL
from apps.journal.timeline import is_shown
from apps.tactics import catalogue
from apps.tactics.catalogue import Group, Tactic
from apps.vault import head
from apps.vault.documents import OpenVault

_FIRST_USED: Final = 6
_LATELY_PAGES: Final = 2


class Choice(NamedTuple):
    """A tactic among those of its group. One that `stands_first` has its box there."""

    tactic: Tactic
    stands_first: bool


class Picker(NamedTuple):
    """`first` stands open: what is chosen, what is used most, the founding ones. `groups` name all.
    `unknown` are tags of an older catalogue, which stay unless they are unticked."""

    chosen: list[Tactic]
    first: list[Tactic]
    groups: list[tuple[Group, list[Choice]]]
    unknown: list[Tag]

    @property
    def has_many(self) -> bool:
        return len(self.chosen) + len(self.unknown) > USEFUL


def picker(chosen: Iterable[Tag], lines: Iterable[Line] = ()) -> Picker:
    """`lines` are those from which the writer's most used tactics are counted."""
    tags = list(chosen)
    known = [tactic for tag in tags if (tactic := catalogue.by_slug(tag.slug))]
    first = list(dict.fromkeys([*known, *_most_used(lines), *catalogue.founding()]))
    groups = [
        (group, [Choice(tactic, tactic in first) for tactic in group.tactics])
        for group in catalogue.groups()
    ]
    unknown = [tag for tag in tags if catalogue.by_slug(tag.slug) is None]
    return Picker(known, first, groups, unknown)


def picker_for(vault: OpenVault, chosen: Iterable[Tag]) -> Picker:
    """With what the writer used most in the newest pages of the journal."""
    with head.reading(vault) as current:
        lately = Catalogue(vault, current).lately(_LATELY_PAGES)
    return picker(chosen, filter(is_shown, lately))


def _most_used(lines: Iterable[Line]) -> Iterable[Tactic]:
    used = Counter(code for line in lines if line.about for code in line.about.tactics)
    often = (catalogue.by_code(code) for code, _ in used.most_common())
    return islice(filter(None, often), _FIRST_USED)
