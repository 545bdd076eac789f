"""What words of danger change in what the model suggests: nobody is told that it looks like what it is not.

The model takes a threat to kill for a threat of suicide, and a blow for blame turned round. Its training
texts hold few of either. Here the words of `danger.py` decide instead, by the first that fits:

1. Somebody speaks of their own despair: nothing is suggested. Help is shown, and that is all.
2. The danger is to the one who writes, and nobody speaks of their own death: never `self-harm-threat` nor
   `darvo`; `threats` in the place of the first, and of the second where the words themselves say so.
"""

import re
from typing import TYPE_CHECKING, Final

from apps.tactics.danger import Danger, spans_of_danger

if TYPE_CHECKING:
    from apps.tactics.suggest import Suggestion

SUICIDE: Final = "self-harm-threat"
BLAME: Final = "darvo"
THREATS: Final = "threats"

_STOPS: Final = re.compile(r"[.!?;\n\r\u2026]")
_PRONOUNS: Final = re.compile(
    r"\b(?:(?P<own>i|im|id|ill|ive|me|my|myself)|he|she|they|hes|shes|hed|shed|hell|shell|theyre|theyll"
    r"|his|him|himself|herself|themsel(?:f|ves))\b"
)
# "If you leave I will kill myself": whoever writes a note of their own has nobody to say "you" to.
_SAID_TO_THE_WRITER: Final = re.compile(r"\b(?:you|your|youre|youll|youd|u|ur)\b")
_SAID_BY_ANOTHER: Final = re.compile(
    r"(?<!\bi )(?<!\bive )\b(?:said|says|saying|swore|swears|told|tells|threat\w*|texted|texts|wrote"
    r"|writes|messaged|shouted|screamed)\b(?! me to\b)"
)
_SAYS_THREAT: Final = re.compile(r"\bthreat", re.IGNORECASE)


def settled(text: str, found: "list[Suggestion]") -> "list[Suggestion]":
    if not found:
        return []
    spans = spans_of_danger(text)
    of_death = [span for span in spans if span.kind == "suicide"]
    if any(_is_own(text, span) for span in of_death):
        return []
    if of_death or not spans:
        return found
    is_threat = any(_SAYS_THREAT.search(text, span.start, span.end) for span in spans)
    turned = {SUICIDE} | ({BLAME} if is_threat else set())
    kept: list[Suggestion] = []
    for one in found:
        slug = THREATS if one.slug in turned else one.slug
        if slug != BLAME and slug not in {before.slug for before in kept}:
            kept.append(one._replace(slug=slug))
    return kept


def _is_own(text: str, span: Danger) -> bool:
    """Whether whoever wrote the words means their own death, and says it to nobody."""
    earlier = _STOPS.split(_plain(text[: span.start]))[-1]
    words = _plain(text[span.start : span.end])
    later = _STOPS.split(_plain(text[span.end :]), maxsplit=1)[0]
    if _SAID_TO_THE_WRITER.search(earlier + words + later) or _SAID_BY_ANOTHER.search(
        earlier + words
    ):
        return False
    pronouns = [found["own"] for found in _PRONOUNS.finditer(earlier + words)]
    return not pronouns or bool(pronouns[-1])


def _plain(text: str) -> str:
    return re.sub("['`\u2018\u2019\u02bc]", "", text).lower()
