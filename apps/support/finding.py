"""Who of the network is shown, and in which order: pure questions over lines."""

import unicodedata
from collections.abc import Iterable
from typing import Final
from uuid import UUID

from apps.support import handles
from apps.support.choices import APART, BESIDE
from apps.support.documents import ContactLine, PersonLine
from apps.support.letters import MOST_COMPOSED, folded
from apps.vault.documents import Document

BESIDE_ME: Final = "beside"
OTHERS: Final = "others"
WITH_DISTANCE: Final = "apart"
GROUPS: Final = (BESIDE_ME, OTHERS, WITH_DISTANCE)


class Wanted(Document, kw_only=True):
    """Words and filters. `stance` "none" asks for those who have none."""

    words: str = ""
    role: str = ""
    helps: str = ""
    stance: str = ""
    is_on_call: bool = False

    @property
    def is_empty(self) -> bool:
        narrowed = self.role or self.helps or self.stance or self.is_on_call
        return not narrowed and not self.words.strip()


def normal(text: str) -> str:
    """Without case and accents: "zoe" finds "Zoë". A text that is too long for that keeps its accents."""
    text = folded(text)
    if text.isascii() or len(text) > MOST_COMPOSED:
        return text
    apart = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def group_of(line: ContactLine) -> str:
    """Whoever took sides stands apart, whatever they could help with once."""
    if line.stance in APART:
        return WITH_DISTANCE
    is_beside = line.stance in BESIDE or (not line.stance and bool(line.helps))
    return BESIDE_ME if is_beside else OTHERS


def ordered(lines: Iterable[ContactLine], today: str) -> list[ContactLine]:
    """Supporters first, of these whoever is on call today (a code of choices.DAYS); then by name."""

    def place(line: ContactLine) -> tuple[int, bool, str, bytes]:
        return (
            GROUPS.index(group_of(line)),
            today not in line.on_call,
            line.found_by,  # it begins with the name
            line.id.bytes,
        )

    return sorted((line for line in lines if not line.binned_on), key=place)


def chosen(lines: Iterable[ContactLine], wanted: Wanted, today: str) -> list[ContactLine]:
    """Those that fit every filter and hold every word, in the order in which they come."""
    words = normal(wanted.words).split()
    return [
        line
        for line in lines
        if _fits(line, wanted, today) and all(word in line.found_by for word in words)
    ]


def _fits(line: ContactLine, wanted: Wanted, today: str) -> bool:
    if wanted.is_on_call and today not in line.on_call:
        return False
    if wanted.stance and wanted.stance != (line.stance or "none"):
        return False
    if wanted.role and wanted.role != line.role:
        return False
    return not wanted.helps or wanted.helps in line.helps


def whose(same: str, contacts: Iterable[ContactLine], persons: Iterable[PersonLine]) -> list[UUID]:
    """Of which contacts and persons a handle is known, persons first."""
    asked = handles.read(same)
    people: list[ContactLine | PersonLine] = [*persons, *contacts]
    return [line.id for line in people if not line.binned_on and _has(line.same, same, asked)]


def _has(known: Iterable[str], same: str, asked: handles.Handle) -> bool:
    return any(one == same or handles.is_same(handles.read(one), asked) for one in known)


class Known:
    """Contacts by name and by handle, so that many can be compared with many. Handles are compared as
    they stand: reading each number anew would take long."""

    def __init__(self, lines: Iterable[ContactLine]) -> None:
        self._lines: dict[str, list[ContactLine]] = {}
        for line in lines:
            if not line.binned_on:
                for key in _keys(line):
                    self._lines.setdefault(key, []).append(line)

    def doubles(self, line: ContactLine) -> list[ContactLine]:
        """Others with the same name, or with a number or address that this one has."""
        found = {other.id: other for key in _keys(line) for other in self._lines.get(key, ())}
        found.pop(line.id, None)
        return list(found.values())


def doubles(line: ContactLine, lines: Iterable[ContactLine]) -> list[ContactLine]:
    return Known(lines).doubles(line)


def _keys(line: ContactLine) -> Iterable[str]:
    if name := normal(line.name):
        yield f"name {name}"
    yield from (f"same {same}" for same in line.same)
