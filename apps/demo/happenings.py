"""Details for about one in six of the sample's texts, so that a list of what happened has rows.

The same for the same draw, anywhere. Numbers and addresses are of the ranges that are kept free for
fiction, so that none is anybody's.
"""

import random
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeVar

from apps.journal import tagging
from apps.journal.incidents import choices
from apps.journal.incidents.details import (
    Details,
    ExactWords,
    Facts,
    Impact,
    Interpretation,
    Private,
    Tag,
)
from apps.tactics import catalogue

EVERY: Final = 6
ORDINARY_EVERY: Final = 8

# As typed, and as compared.
_NUMBERS: Final = (
    *((f"+44 7700 900{number}", f"+447700900{number}") for number in range(110, 300, 10)),
    *((f"+1 202-555-01{number}", f"+120255501{number}") for number in range(11, 99, 11)),
)
_ADDRESSES: Final = tuple((f"{name}@example.com",) * 2 for name in ("heron", "barge", "sedge"))
_PROFILES: Final = tuple(
    (f"Instagram: @{name}.example", f"instagram:{name}.example") for name in ("reed", "weir")
)
HANDLES: Final = {
    "call": _NUMBERS,
    "voicemail": _NUMBERS,
    "text": _NUMBERS,
    "app": _NUMBERS,
    "mail": _ADDRESSES,
    "social": _PROFILES,
}
PEOPLE: Final = ("R.", "R.", "R.", "my father", "J.")
CARRIERS: Final = ("Aunt Vera", "Toni", "our old neighbour", "Sam from work", "my brother")
SAID: Final = (
    "Ring me when you have read this.",
    "Everybody asks me where you are.",
    "You used to be kinder than that.",
    "I kept your grey coat. Do you want it back?",
    "Ten minutes, then I leave you in peace.",
    "I hope that you are well. No need to answer.",
    "Your mother agrees with me, by the way.",
    "I have changed, you would see it at once.",
)
_CHANNELS: Final = tuple(code for code, _label in choices.CHANNELS)
_CHANNEL_WEIGHTS: Final = (2, 2, 1, 6, 3, 2, 1, 2, 3, 1, 1, 1, 1, 1)
_FLAGS: Final = tuple(code for code, _label in choices.FLAGS)
_FEARS: Final = tuple(code for code, _label in choices.FEAR)
_URGES: Final = tuple(code for code, _label in choices.URGES)
_AIMS: Final = tuple(code for code, _label in choices.AIMS)
_FEELINGS: Final = tuple(code for code, _label in choices.FEELINGS)

T = TypeVar("T")


class Happening(NamedTuple):
    tactics: list[Tag]
    details: Details


def drawn(draw: random.Random) -> Happening | None:
    """None for five of six."""
    if draw.randrange(EVERY):
        return None
    is_ordinary = draw.randrange(ORDINARY_EVERY) == 0
    if is_ordinary:
        return Happening([], Details(facts=_facts(draw, is_ordinary=True)))
    slugs = [tactic.slug for tactic in draw.sample(catalogue.all(), draw.choice((0, 1, 1, 2, 3)))]
    return Happening(
        tagging.tags_of(slugs),
        Details(
            facts=_facts(draw, is_ordinary=False),
            impact=Impact(fear=_maybe(draw, _FEARS), feelings=_some(draw, _FEELINGS)),
            interpretation=Interpretation(aims=_some(draw, _AIMS)),
            private=Private(urge=_maybe(draw, _URGES)),
        ),
    )


def _facts(draw: random.Random, *, is_ordinary: bool) -> Facts:
    (channel,) = draw.choices(_CHANNELS, _CHANNEL_WEIGHTS)
    known = HANDLES.get(channel, ())
    typed, same = draw.choice(known) if known and draw.random() < 0.8 else ("", "")
    person = draw.choice(PEOPLE)
    facts = Facts(
        channel=channel,
        handles=typed,
        senders=[same] if same else [],
        person=person,
        via=draw.choice(CARRIERS) if channel == "via" or draw.random() < 0.1 else "",
        is_ordinary=is_ordinary,
    )
    if not is_ordinary:
        facts.flags = _some(draw, _FLAGS)
        facts.count = f"{draw.randint(3, 40)} messages" if draw.random() < 0.1 else ""
    if draw.random() < 0.4:
        facts.exact_words = [ExactWords(speaker=person, text=draw.choice(SAID), how="exact")]
    return facts


def _maybe(draw: random.Random, codes: Sequence[str]) -> str:
    return draw.choice(codes) if draw.random() < 0.6 else ""


def _some(draw: random.Random, codes: Sequence[T]) -> list[T]:
    return draw.sample(codes, draw.choice((0, 0, 1, 1, 2)))
