"""Tags: which tactics an entry shows, and in which order a writer is offered them."""

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from apps.journal.incidents.details import Tag
from apps.journal.lines import Line
from apps.tactics import catalogue
from apps.tactics.catalogue import Group, Tactic

# More help nobody; what a writer ticks beyond is kept all the same, up to this.
USEFUL: Final = 3
MOST: Final = 12
_FIRST_USED: Final = 6


class Picker(NamedTuple):
    """`first` stands open, most used before the founding ones; `groups` hold all. `unknown` are tags
    of an older catalogue, which stay unless they are unticked."""

    chosen: frozenset[str]
    first: list[Tactic]
    groups: tuple[Group, ...]
    unknown: list[Tag]


def tags_of(slugs: Iterable[str], known: Iterable[Tag] = ()) -> list[Tag]:
    """In the order given, each once. A slug that the catalogue does not know keeps the name it had."""
    names = {tag.slug: tag.name for tag in known}
    found: dict[str, Tag] = {}
    for slug in slugs:
        tactic = catalogue.by_slug(slug)
        found[slug] = Tag(slug, tactic.name if tactic else names.get(slug, slug))
    return list(found.values())[:MOST]


def picker(chosen: Iterable[Tag], lines: Iterable[Line] = ()) -> Picker:
    """`lines` are those from which the writer's most used tactics are counted."""
    tags = list(chosen)
    used = Counter(code for line in lines if line.about for code in line.about.tactics)
    often = [catalogue.by_code(code) for code, _ in used.most_common(_FIRST_USED)]
    first = dict.fromkeys([*filter(None, often), *catalogue.founding()])
    unknown = [tag for tag in tags if catalogue.by_slug(tag.slug) is None]
    return Picker(frozenset(tag.slug for tag in tags), list(first), catalogue.groups(), unknown)
