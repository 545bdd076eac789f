"""Whom a record means where it names somebody. Pure.

Beside the name as it was written stands a code: the id (hex) of a contact or of another person,
NOBODY where the writer said that it is none of them, or "" where nobody has said. A clause of an order
has a code of its own (orders.py). The written words are sealed with the record, so they stay when the
one that they meant is gone.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Final, NamedTuple

from django.urls import reverse
from msgspec.structs import replace

from apps.journal.folding import normalise
from apps.journal.incidents.details import Details, Facts
from apps.support.naming import Directory, Named

NOBODY: Final = "none"
_CODE: Final = re.compile(rf"{NOBODY}|[0-9a-f]{{32}}(?:-[0-9a-f]{{16}})?")
# Before the code of somebody, in a key: a name that was written never begins so by chance.
_BY_ID: Final = "id:"


class Mention(NamedTuple):
    code: str
    name: str


def is_known(code: str) -> bool:
    return code not in ("", NOBODY)


def value_of(code: str, name: str) -> str:
    """What stands in a form: the code, and the words that are sealed beside it."""
    return f"{code}:{name}" if code else ""


def told(value: str) -> Mention:
    """Back out of a form; nothing for what is no such value."""
    code, _between, name = value.partition(":")
    return Mention(code, name.strip()) if _CODE.fullmatch(code) else Mention("", "")


def url_of(named: Named) -> str:
    return reverse("person" if named.is_person else "contact", args=[named.id])


def mentions(facts: Facts) -> Iterator[Mention]:
    """Everybody whom it names, each place by itself."""
    yield Mention(facts.person_who, facts.person)
    yield Mention(facts.via_who, facts.via)
    for row in facts.people:
        yield Mention(row.who, row.name)


def linked(details: Details, written: str, code: str) -> Details:
    """With this code wherever the name stands and nobody has said yet whom it means."""
    facts, name = details.facts, normalise(written)

    def said(mention: Mention) -> str:
        is_meant = not mention.code and name and normalise(mention.name) == name
        return code if is_meant else mention.code

    people = [replace(row, who=said(Mention(row.who, row.name))) for row in facts.people]
    found = replace(
        facts,
        person_who=said(Mention(facts.person_who, facts.person)),
        via_who=said(Mention(facts.via_who, facts.via)),
        people=people,
    )
    return replace(details, facts=found)


def offered(facts: Facts, directory: Directory) -> dict[str, Named]:
    """Names that nobody has said anything of, and that are exactly one's name: by the name as written."""
    found: dict[str, Named] = {}
    for code, name in mentions(facts):
        named = directory.of_name(name) if name and not code else None
        if named and not any(normalise(other) == normalise(name) for other in found):
            found[name] = named
    return found


class Meaning:
    """One key for everybody: of somebody who is or was in the directory, or a folded name. Made for one
    pass over many lines, and kept no longer: it remembers names."""

    def __init__(self, directory: Directory | None = None) -> None:
        self.directory = directory or Directory()
        self.by_id: Callable[[str], str] = cache(self._by_id)
        self.by_name: Callable[[str], str] = cache(self._by_name)

    @property
    def names(self) -> dict[str, str]:
        """What those who are in the directory are called, by key."""
        return {key_of(code): name for code, name in self.directory.names.items()}

    def of(self, code: str, name: str) -> str:
        """ "" for nobody. A written name that is exactly one's means that one, unless said otherwise."""
        if not code:
            return self.by_name(name)
        return normalise(name) if code == NOBODY else self.by_id(code)

    def test(self, chosen: str) -> Callable[[str, str], bool]:
        """Whether a code with a name is the one that was chosen in a list: a key, or a name."""
        if not code_in(chosen):
            folded = normalise(chosen)
            return lambda code, name: self.of(code, name) == folded
        key, codes = self.by_id(code_in(chosen)), self.codes_of(code_in(chosen))
        return lambda code, name: code in codes if code else self.by_name(name) == key

    def codes_of(self, code: str) -> frozenset[str]:
        """Its own, and those of all that were merged into the same one."""
        named = self.directory.of_code(code)
        return frozenset({code, *self.directory.codes_of(named)} if named else {code})

    def senders_of(self, code: str) -> frozenset[str]:
        named = self.directory.of_code(code)
        return frozenset(named.same if named else ())

    def _by_name(self, name: str) -> str:
        named = self.directory.of_name(name)
        return key_of(named.code) if named else normalise(name)

    def _by_id(self, code: str) -> str:
        """That of the one that it was merged into; whoever is gone keeps a key of their own."""
        named = self.directory.of_code(code)
        return key_of(named.code if named else code)


def key_of(code: str) -> str:
    return _BY_ID + code


def code_in(key: str) -> str:
    """The code of somebody; "" in the key of a name."""
    code = key.removeprefix(_BY_ID)
    return code if code != key and is_known(told(f"{code}:").code) else ""
