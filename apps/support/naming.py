"""Whom an id, a written name or a handle means, over the lines of contacts and persons. Pure."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple
from uuid import UUID

from apps.support import handles, numbers
from apps.support.documents import ContactLine, PersonLine
from apps.support.finding import normal

_Line = ContactLine | PersonLine


class Named(NamedTuple):
    """`told` is what they are to the writer. `same` are handles in the form in which two are compared."""

    id: UUID
    name: str
    told: str
    is_person: bool
    same: tuple[str, ...]

    @property
    def code(self) -> str:
        return self.id.hex


class Directory:
    """Codes are ids (hex). Whoever was deleted is nobody here; an id of a contact that was merged into
    another means that one."""

    def __init__(
        self, contacts: Iterable[ContactLine] = (), persons: Iterable[PersonLine] = ()
    ) -> None:
        self._contacts = [line for line in contacts if not line.binned_on]
        self._persons = [line for line in persons if not line.binned_on]

    @cached_property
    def persons(self) -> list[Named]:
        return sorted(map(_named, self._persons), key=_place)

    @cached_property
    def contacts(self) -> list[Named]:
        return sorted(map(_named, self._contacts), key=_place)

    @property
    def everybody(self) -> list[Named]:
        """Persons first."""
        return [*self.persons, *self.contacts]

    @property
    def names(self) -> dict[str, str]:
        """Of everybody, by code."""
        names = {line.id.hex: line.name for line in self._contacts}
        return names | {line.id.hex: line.label for line in self._persons}

    def of_code(self, code: str) -> Named | None:
        line = self._by_code.get(code)
        return _named(line) if line else None

    def codes_of(self, named: Named) -> list[str]:
        """All that mean this one."""
        return [code for code, line in self._by_code.items() if line.id == named.id]

    def of_name(self, written: str) -> Named | None:
        """Whoever alone is called so, or has this among other names."""
        called = self._by_name.get(folded(written), ())
        return _named(called[0]) if len(called) == 1 else None

    def names_of(self, person: PersonLine) -> list[str]:
        """Folded: those that mean this person and nobody else."""
        return [name for name, called in self._by_name.items() if called == [person]]

    def of_handle(self, same: str) -> list[Named]:
        """Whose it is: a number written down without its country is still that number."""
        return self._by_same.get(same) or list(self._of_number(same))

    def _of_number(self, same: str) -> Iterator[Named]:
        if handles.read(same).kind != handles.NUMBER:
            return
        for known, whose in self._by_same.items():
            # Two numbers with their countries are one only where they are written alike.
            is_bare = not (same.startswith("+") and known.startswith("+"))
            if is_bare and known.lstrip("+").isdigit() and numbers.are_one(known, same):
                yield from whose

    @cached_property
    def _by_code(self) -> dict[str, _Line]:
        lines: list[_Line] = [*self._persons, *self._contacts]
        merged: dict[str, _Line] = {was.hex: line for line in self._contacts for was in line.was}
        return merged | {line.id.hex: line for line in lines}

    @cached_property
    def _by_name(self) -> dict[str, list[_Line]]:
        found: dict[str, list[_Line]] = {}
        for contact in self._contacts:
            found.setdefault(folded(contact.name), []).append(contact)
        for person in self._persons:
            for name in {folded(one) for one in (person.label, *person.aliases)}:
                found.setdefault(name, []).append(person)
        found.pop("", None)
        return found

    @cached_property
    def _by_same(self) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = {}
        for named in self.everybody:
            for same in named.same:
                found.setdefault(same, []).append(named)
        return found


def _named(line: _Line) -> Named:
    name = line.label if isinstance(line, PersonLine) else line.name
    return Named(line.id, name, line.relation, isinstance(line, PersonLine), line.same)


def folded(written: str) -> str:
    """The form in which two names are one."""
    return " ".join(normal(written).split())


def _place(named: Named) -> tuple[str, bytes]:
    return normal(named.name), named.id.bytes
