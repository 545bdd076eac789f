"""Whose the numbers and names of a record are, as its page says and asks it. Pure."""

from typing import NamedTuple

from apps.journal.documents import EntryDocument
from apps.journal.folding import normalise
from apps.journal.incidents import linking
from apps.support import handles
from apps.support.naming import Directory, Named

# What a page asks about at once.
MOST_NAMES = 5
MOST_SENDERS = 20


class Owner(NamedTuple):
    name: str
    url: str


class SenderOf(NamedTuple):
    """`number` is its place in the record, by which it is asked for, `typed` how it is written there and
    `same` how it is compared. Nobody owns it yet where there are no owners. `before` says where it was."""

    number: int
    typed: str
    owners: list[Owner]
    same: str = ""
    before: str = ""


class NameOf(NamedTuple):
    """A name in a part of a record, and who in the directory is called exactly so. `number` is its place
    among these."""

    number: int
    part: str
    written: str
    named: Named


def asks(document: EntryDocument) -> bool:
    """Whether anything in it can be somebody's."""
    facts = document.details.facts
    return bool(facts.senders) or any(one.name or one.code for one in linking.mentions(facts))


def senders(document: EntryDocument, directory: Directory, region: str) -> list[SenderOf]:
    return [
        SenderOf(
            number,
            typed_of(document, same, region),
            [Owner(one.name, linking.url_of(one)) for one in directory.of_handle(same)],
            same,
        )
        for number, same in enumerate(document.details.facts.senders[:MOST_SENDERS])
    ]


def names(document: EntryDocument, directory: Directory, part: str = "") -> list[NameOf]:
    """Those of one part, where one is named: each name once, where it comes first."""
    facts = document.details.facts
    own = {normalise(facts.person), normalise(facts.via)}
    found = [
        NameOf(number, "who" if normalise(written) in own else "there", written, named)
        for number, (written, named) in enumerate(linking.offered(facts, directory).items())
    ]
    return [one for one in found[:MOST_NAMES] if part in ("", one.part)]


def typed_of(document: EntryDocument, same: str, region: str) -> str:
    """A sender as it was typed, so that it is known elsewhere as the writer wrote it."""
    found, wanted = handles.read_many(document.details.facts.handles, region), handles.read(same)
    alike = (one.typed for one in found if one.same == same or handles.is_same(one, wanted))
    return next(alike, same)
