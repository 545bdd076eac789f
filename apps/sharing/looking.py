"""The check of words over many entries: long work, whose outcome waits in a sealed slip.

Some texts are looked through at a time, so that it can be seen how far it is, and be ended.
"""

from collections.abc import Callable, Iterator
from typing import Final
from uuid import UUID, uuid5

import msgspec

from apps.journal import redaction
from apps.journal.redaction import Finding, Known, findings
from apps.sharing.documents import MOST_REPLACEMENTS
from apps.vault import slips
from apps.vault.documents import Document, OpenVault

KIND: Final = "look"
# In characters: what is looked through within one request, and what between two steps of long work.
AT_ONCE: Final = 50_000
_PART: Final = 25_000
_MOST_EXCERPTS: Final = 3

Step = Callable[[int], None]


class Looked(Document, kw_only=True):
    """`seen` is the digest of what was looked through."""

    seen: str
    found: list[Finding]


def is_much(texts: list[str]) -> bool:
    return sum(map(len, texts)) > AT_ONCE


def through(texts: list[str], known: Known, step: Step = lambda _done: None) -> list[Finding]:
    """What stands often comes first among its kind. At most as many as can be replaced. `step` hears how
    many texts more are done."""
    found: dict[str, Finding] = {}
    for part in _parts(texts):
        for new in redaction.find(part, known):
            before = found.get(new.needle)
            found[new.needle] = _both(before, new) if before else new
        step(len(part))
    order = findings.KINDS.index
    shown = sorted(found.values(), key=lambda one: (order(one.kind), not one.is_known, -one.count))
    return shown[:MOST_REPLACEMENTS]


def keep(vault: OpenVault, slip: UUID, seen: str, found: list[Finding]) -> None:
    """Raises NoRoom."""
    slips.write(vault, Looked(seen=seen, found=found), _beside(slip))


def kept(vault: OpenVault, slip: UUID, seen: str) -> list[Finding] | None:
    """None where nothing was looked through, or something else was."""
    looked = slips.read(vault, Looked, _beside(slip))
    return looked.found if looked and looked.seen == seen else None


def _beside(slip: UUID) -> UUID:
    return uuid5(slip, KIND)


def _parts(texts: list[str]) -> Iterator[list[str]]:
    part, size = list[str](), 0
    for text in texts:
        part.append(text)
        size += len(text)
        if size >= _PART:
            yield part
            part, size = [], 0
    if part:
        yield part


def _both(one: Finding, other: Finding) -> Finding:
    """The same words in two parts. What is known, and what tells more of a child, stays."""
    sure = [each for each in (one, other) if each.is_known] or [one, other]
    first = min(sure, key=lambda each: findings.KINDS.index(each.kind))
    return msgspec.structs.replace(
        first,
        words=one.words,
        count=one.count + other.count,
        excerpts=(*one.excerpts, *other.excerpts)[:_MOST_EXCERPTS],
    )
