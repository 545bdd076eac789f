"""What other apps do in the transaction that changes an entry, and what they tell of its readers.

An ordered list, filled in `AppConfig.ready()`: the journal may not know who follows it. A follower
that raises undoes the save, so that no copy ever says what its entry does not.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple, Protocol, Self
from uuid import UUID

from apps.journal.documents import EntryDocument
from apps.journal.lines import Line
from apps.vault.documents import OpenVault
from apps.vault.head import Head

_ID: Final = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


class Switches(NamedTuple):
    """Views that stood beside the form, by whether the writer left them on or off for this entry.
    `lifted` are those of `on` that the page had shown as off: they were switched on there."""

    on: frozenset[UUID] = frozenset()
    off: frozenset[UUID] = frozenset()
    lifted: frozenset[UUID] = frozenset()

    @classmethod
    def sent(cls, beside: Iterable[str], reads: Iterable[str], shut: Iterable[str]) -> Self:
        """As a form sends them. What is no id is nobody's."""
        shown, ticked = _ids(beside), _ids(reads)
        on = shown & ticked
        return cls(on, shown - ticked, on & _ids(shut))


UNTOUCHED: Final = Switches()


class Saved(NamedTuple):
    """One entry after a change. `document` is None where it left the journal: the bin counts as that.
    Without a form there are no switches: nobody was shown who will be able to read it."""

    id: UUID
    line: Line
    document: EntryDocument | None
    switches: Switches = UNTOUCHED


class Reader(NamedTuple):
    """Somebody who can read an entry, or will be able to: `view_id` leads to the view's page. One who
    `is_outside` cannot, and could be let; `is_asked` where the entry waits for that. `is_resting` while
    nobody can read anything of that view. `lanes` of the details are those that they get."""

    view_id: UUID
    name: str
    is_kept_out: bool = False
    is_asked: bool = False
    is_outside: bool = False
    is_resting: bool = False
    lanes: tuple[str, ...] = ()

    @property
    def can_read(self) -> bool:
        return not (self.is_kept_out or self.is_asked or self.is_outside or self.is_resting)


class Changed(NamedTuple):
    """An entry after a save, and the version before it, None for a new one."""

    id: UUID
    before: EntryDocument | None
    after: EntryDocument


class NewWords(NamedTuple):
    """How many names, numbers and the like `name` can read that were not there before. `url` shows the
    entry as they read it."""

    name: str
    how_many: int
    url: str


class Follower(Protocol):
    def is_any(self, current: Head) -> bool:
        """Whether there is anybody at all to tell of. Asks the database nothing."""

    def follow(self, vault: OpenVault, current: Head, saved: Saved) -> None:
        """Inside `head.writing`, after the entry and its line were written."""

    def follow_many(self, vault: OpenVault, current: Head, lines: list[Line]) -> None:
        """Inside `head.writing`: new entries that came without a form, as out of a file."""

    def readers(self, vault: OpenVault, current: Head, line: Line) -> list[Reader]:
        """Who can read this entry now, and who could be let."""

    def readers_to_be(
        self, vault: OpenVault, current: Head, kind: str, line: Line | None
    ) -> list[Reader]:
        """Who will be able to read it once a form of this `kind` is saved. `line` is that of an entry
        that exists."""

    def asking_by_tag(self, vault: OpenVault, current: Head, line: Line | None) -> list[Reader]:
        """Who could be let read it once it has a tag: it waits until the writer says yes. Without a
        `line`, who could be at all."""

    def new_words(self, vault: OpenVault, changed: Changed, region: str) -> Iterable[NewWords]:
        """Not inside `head.reading`: this looks through what they can read. `region` is the writer's."""


_followers: list[Follower] = []


def register(follower: Follower) -> None:
    if follower not in _followers:
        _followers.append(follower)


def tell(vault: OpenVault, current: Head, saved: Saved) -> None:
    for follower in _followers:
        follower.follow(vault, current, saved)


def tell_many(vault: OpenVault, current: Head, lines: list[Line]) -> None:
    for follower in _followers:
        follower.follow_many(vault, current, lines)


def is_any(current: Head) -> bool:
    return any(follower.is_any(current) for follower in _followers)


def readers(vault: OpenVault, current: Head, line: Line) -> list[Reader]:
    return _sorted(each for found in _followers for each in found.readers(vault, current, line))


def readers_to_be(vault: OpenVault, current: Head, kind: str, line: Line | None) -> list[Reader]:
    return _sorted(
        each for found in _followers for each in found.readers_to_be(vault, current, kind, line)
    )


def asking_by_tag(vault: OpenVault, current: Head, line: Line | None) -> list[Reader]:
    return _sorted(
        each for found in _followers for each in found.asking_by_tag(vault, current, line)
    )


def new_words(vault: OpenVault, changed: Changed, region: str) -> list[NewWords]:
    found = [follower.new_words(vault, changed, region) for follower in _followers]
    return sorted((each for some in found for each in some), key=lambda one: one.name.casefold())


def _ids(typed: Iterable[str]) -> frozenset[UUID]:
    return frozenset(UUID(one) for one in typed if _ID.fullmatch(one))


def _sorted(found: Iterable[Reader]) -> list[Reader]:
    return sorted(found, key=lambda reader: reader.name.casefold())
