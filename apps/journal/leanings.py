"""What a writer's answers to suggestions change: their order, and which stay away. Pure.

Nothing here can add one: what comes out was in what came in.
"""

from collections.abc import Iterable
from typing import Final, Protocol, TypeVar

import msgspec

from apps.vault.documents import Document, encode

# Put aside so often, and that many times for each time it was taken: it is no longer offered.
SILENT_AFTER: Final = 4
# Answers that are remembered of one tactic. Beyond, both counts are halved: lately counts more.
MOST_REMEMBERED: Final = 40
# More than every tactic of the catalogue in both counts takes.
STORED_BYTES: Final = 4096


class LearnedDocument(Document, kw_only=True):
    """How often the writer took a suggestion and put one aside, by slug. `filling` means nothing."""

    accepted: dict[str, int] = {}
    dismissed: dict[str, int] = {}
    filling: str = ""

    @property
    def answers(self) -> int:
        return sum(self.accepted.values()) + sum(self.dismissed.values())


class Suggested(Protocol):
    @property
    def slug(self) -> str: ...

    @property
    def strength(self) -> float: ...


S = TypeVar("S", bound=Suggested)


def leaned(found: Iterable[S], learned: LearnedDocument) -> list[S]:
    """The same ones, best first for this writer, without those that the writer does not want."""
    heard = [one for one in found if not is_silenced(one.slug, learned)]
    return sorted(heard, key=lambda one: -one.strength * weight(one.slug, learned))


def is_silenced(slug: str, learned: LearnedDocument) -> bool:
    taken = learned.accepted.get(slug, 0)
    return learned.dismissed.get(slug, 0) >= SILENT_AFTER * max(taken, 1)


def weight(slug: str, learned: LearnedDocument) -> float:
    """Between 0 and 2; 1 for one that was never answered."""
    taken, aside = learned.accepted.get(slug, 0), learned.dismissed.get(slug, 0)
    return 2 * (taken + 1) / (taken + aside + 2)


def filled(learned: LearnedDocument) -> LearnedDocument:
    """The same, as long as all others are: its sealed size must not tell how many were answered."""
    missing = -len(encode(learned)) % STORED_BYTES
    return msgspec.structs.replace(learned, filling=" " * missing)


def answered(learned: LearnedDocument, slug: str, *, is_accepted: bool) -> LearnedDocument:
    """With one answer more."""
    counts = learned.accepted.get(slug, 0), learned.dismissed.get(slug, 0)
    taken, aside = counts[0] + is_accepted, counts[1] + (not is_accepted)
    if taken + aside > MOST_REMEMBERED:
        taken, aside = taken // 2, aside // 2
    return LearnedDocument(
        accepted={**learned.accepted, slug: taken}, dismissed={**learned.dismissed, slug: aside}
    )
