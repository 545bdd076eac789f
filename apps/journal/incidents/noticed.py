"""What follows from the facts of an incident, without anybody ticking it. Pure.

What depends on other entries (a new number, the first contact after a boundary) is asked of their
lines: see earlier.py.
"""

import datetime as dt
import re
from typing import Final

from django.utils.translation import gettext_lazy as _

from apps.journal import moments
from apps.journal.documents import INCIDENT, EntryDocument
from apps.journal.incidents.choices import FLAGS, Choices
from apps.journal.incidents.choices import label as choice_label
from apps.journal.incidents.details import ExactWords
from apps.journal.moments import CLOCKED, Moment

NIGHT: Final = "night"
GO_BETWEEN: Final = "between"
# Of choices.FLAGS: contact that was agreed on beforehand.
NEEDED: Final = "needed"

# From 22:00 until before 06:00 on the wall clock of the place.
_NIGHT_BEGINS: Final = 22
_NIGHT_ENDS: Final = 6
# Longer than a day alone (ISO 8601) is a day with a time.
_DAY: Final = len("2026-11-24")

_NUMBER: Final = re.compile(r"\d{1,6}")
FROM_FACTS: Final[Choices] = (
    (NIGHT, _("At night")),
    (GO_BETWEEN, _("Through somebody else")),
)
_ORDER: Final = tuple(dict((*FLAGS, *FROM_FACTS)))


def flags_of(document: EntryDocument) -> tuple[str, ...]:
    """Codes of choices.FLAGS that the writer set or that other fields say, and NIGHT, GO_BETWEEN."""
    facts = document.details.facts
    found = set(facts.flags)
    if document.kind == INCIDENT and (
        is_at_night(document.moment) or any(_is_said_at_night(row) for row in facts.exact_words)
    ):
        found.add(NIGHT)
    if facts.via.strip() or facts.actor == "for" or facts.channel == "via":
        found.add(GO_BETWEEN)
    if facts.children:
        found.add("child")
    if facts.has_weapon or facts.weapon.strip():
        found.add("weapon")
    if facts.channel == "money" or facts.property_amount.strip():
        found.add("money")
    if "replied" in facts.responses:
        found.add("replied")
    return tuple(
        sorted(found, key=lambda flag: (_ORDER.index(flag) if flag in _ORDER else 99, flag))
    )


def label(flag: str) -> str:
    return choice_label((*FLAGS, *FROM_FACTS), flag)


def is_at_night(moment: Moment) -> bool:
    """By the clock where it was written down. What has no time of day is never at night."""
    if moment.precision not in CLOCKED:
        return False
    return _is_night(moments.to_local(moment).hour)


def _is_night(hour: int) -> bool:
    return hour >= _NIGHT_BEGINS or hour < _NIGHT_ENDS


def _is_said_at_night(words: ExactWords) -> bool:
    """By the time beside the words, where it is one."""
    try:
        at = dt.datetime.fromisoformat(words.at)
    except ValueError:
        return False
    return len(words.at) > _DAY and _is_night(at.hour)


def count_of(typed: str) -> int:
    """The first number in what was typed, at least 1: "31 calls" is 31."""
    found = _NUMBER.search(typed)
    return max(int(found.group()), 1) if found else 1
