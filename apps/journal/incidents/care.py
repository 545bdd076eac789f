"""Whether help is shown first beside an entry: for what was written, and for what it was tagged with.

Asked anew at each reading, and stored nowhere."""

import time
from itertools import islice
from typing import Final, NamedTuple

from apps.journal.documents import EntryDocument
from apps.journal.incidents.texts import words_in
from apps.support import help as helping
from apps.support.help import SUICIDE, VIOLENCE, Help
from apps.tactics import catalogue, danger

# Of a text, in characters; a record holds rows without end.
_READ: Final = 20_000
_PIECES: Final = 50
# Later, help stands folded: somebody who reads an old page knows where it is.
_FRESH_SECONDS: Final = 2 * 86_400
_ABOUT_SUICIDE: Final = frozenset({"self-harm-threat"})


class Care(NamedTuple):
    help: Help
    is_folded: bool


def care_for(document: EntryDocument, country: str) -> Care | None:
    """None where neither words nor tags speak of danger."""
    kinds = _kinds_of(document)
    if not kinds:
        return None
    is_old = time.time() - document.recorded_at > _FRESH_SECONDS
    return Care(helping.for_country(country, kinds), is_old)


def help_for(text: str, country: str) -> Help | None:
    """While it is still being written: by its words alone."""
    kinds = danger.kinds_of_danger(text[:_READ])
    return helping.for_country(country, kinds) if kinds else None


def _kinds_of(document: EntryDocument) -> set[str]:
    pieces = (document.text, *islice(words_in(document.details), _PIECES))
    kinds: set[str] = set(danger.kinds_of_danger("\n".join(pieces)[:_READ]))
    facts = document.details.facts
    if facts.has_strangulation or facts.has_weapon:
        kinds.add(VIOLENCE)
    for tag in document.tactics:
        tactic = catalogue.by_slug(tag.slug)
        if tactic and tactic.safety:
            kinds.add(SUICIDE if tag.slug in _ABOUT_SUICIDE else VIOLENCE)
    return kinds
