"""What is looked for because the writer's own pages hold it."""

import re
from collections.abc import Iterator

from apps.journal.redaction import lexicon
from apps.journal.redaction.findings import (
    CHILD,
    LINK,
    MAIL,
    NAME,
    NUMBER,
    PLACE,
    REFERENCE,
    Known,
)
from apps.journal.redaction.needles import compared
from apps.support import handles

_KINDS = {
    handles.NUMBER: NUMBER,
    handles.ADDRESS: MAIL,
    handles.PROFILE: LINK,
    handles.LINK: LINK,
    handles.OTHER: REFERENCE,
}
_LEAST = 3
# E.164, as handles are compared.
_COMPARED_NUMBER = re.compile(r"\+\d{7,15}")


def kinds_of(known: Known) -> dict[str, str]:
    """Needle -> kind. Where two kinds share a needle, the one that tells more about a child stays."""
    kinds: dict[str, str] = {}
    for needle, kind in _all(known):
        if (same := compared(needle)) and not _says_nothing(same):
            kinds.setdefault(same, kind)
    return kinds


def _all(known: Known) -> Iterator[tuple[str, str]]:
    for child in known.children:
        yield from ((part, CHILD) for part in _with_parts(child))
    for name in (*known.names, *known.labels):
        yield from ((part, NAME) for part in _with_parts(name))
    yield from ((place, PLACE) for place in known.places)
    for typed in known.handles:
        if _COMPARED_NUMBER.fullmatch(
            typed
        ):  # reading a thousand of them anew takes a tenth of a second
            yield typed, NUMBER
            continue
        handle = handles.read(typed, known.region)
        yield typed, _KINDS[handle.kind]
        if handle.kind == handles.PROFILE and len(name := handle.same.rpartition(":")[2]) >= _LEAST:
            yield name, LINK


def _with_parts(name: str) -> Iterator[str]:
    """The whole, and each part that is no word: "Ana" of "Ana from work"."""
    yield name
    parts = name.split()
    for part in parts if len(parts) > 1 else ():
        same = compared(part)
        is_word = lexicon.is_ordinary(same) and not lexicon.is_forename(same)
        if len(same) > 1 and not is_word and same not in lexicon.INSIDE_NAMES and part[0].isupper():
            yield part


def _says_nothing(same: str) -> bool:
    """A label such as "he" stands in every sentence."""
    return same in lexicon.PRONOUNS
