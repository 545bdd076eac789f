"""What one save changed of an entry, in few words. Pure."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from apps.journal.documents import EntryDocument
from apps.journal.incidents import parts


def between(before: EntryDocument, after: EntryDocument) -> list[str]:
    """Names of what differs, as pages call it."""
    return list(_between(before, after))


def _between(before: EntryDocument, after: EntryDocument) -> Iterator[str]:
    for is_changed, name in (
        (before.text != after.text, _("text")),
        (before.title != after.title, _("title")),
        (before.mood != after.mood, _("mood")),
        (before.moment != after.moment, _("time")),
        (before.details.facts.channel != after.details.facts.channel, _("how it reached you")),
        (_slugs(before) != _slugs(after), _("tags")),
        (before.kind != after.kind, _("note or record")),
    ):
        if is_changed:
            yield name
    for part in parts.PARTS:
        then, now = getattr(before.details, part.lane), getattr(after.details, part.lane)
        if any(getattr(then, name) != getattr(now, name) for name in part.names):
            yield str(part.title)


def _slugs(document: EntryDocument) -> set[str]:
    return {tag.slug for tag in document.tactics}
