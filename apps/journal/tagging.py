"""Tags: which tactics an entry shows. Pure."""

from collections.abc import Iterable
from typing import Final

from apps.journal.incidents.details import Tag
from apps.tactics import catalogue

# More help nobody; what a writer ticks beyond is kept all the same. No page has as many as `MOST`.
USEFUL: Final = 3
MOST: Final = 200


def tags_of(slugs: Iterable[str], known: Iterable[Tag] = ()) -> list[Tag]:
    """In the order given, each once. A slug that the catalogue does not know keeps the name that it
    has among the `known`; one that nobody knows is no tag."""
    names = {tag.slug: tag.name for tag in known}
    found: dict[str, Tag] = {}
    for slug in slugs:
        tactic = catalogue.by_slug(slug)
        if tactic or slug in names:
            found[slug] = Tag(slug, tactic.name if tactic else names[slug])
    return list(found.values())[:MOST]


def changed(tags: list[Tag], added: Iterable[str], removed: Iterable[str]) -> list[Tag]:
    """These tags without the removed ones and with the added ones, as far as there is room."""
    gone = set(removed)
    kept = [tag.slug for tag in tags if tag.slug not in gone]
    return tags_of([*kept, *added], known=tags)


def put_aside(slugs: Iterable[str]) -> list[str]:
    """What is not suggested again: slugs of the catalogue, each once."""
    return [slug for slug in dict.fromkeys(slugs) if catalogue.by_slug(slug)]
