"""What is sealed of a view: for its writer (ViewDocument), and for its reader (the other two)."""

from typing import Final
from uuid import UUID

import msgspec

from apps.journal.incidents.details import Details
from apps.journal.moments import Moment
from apps.journal.redaction.replacing import Replacement
from apps.vault.documents import Document

# In days. A view that is renewed gets as many from that day.
DAYS: Final = 14
MOST_DAYS: Final = 90
MOST_ENTRIES: Final = 20_000
MOST_REPLACEMENTS: Final = 500
MOST_OPENINGS: Final = 500

MAKING = "making"
LIVE = "live"
STOPPED = "stopped"


class Terms(msgspec.Struct, kw_only=True):
    """How much of an entry the reader sees: see projection.py. `preset`, `lanes` and `extras` are
    codes of choices.py."""

    preset: str
    lanes: list[str] = []
    extras: list[str] = []
    replacements: list[Replacement] = []


class Rule(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Which entries belong by themselves: all that is named must be true of one, and what is empty
    asks nothing. Days are ordinals, both included; `tactics` are codes of the tactic catalogue, of
    which one is enough; `person` is a code as in journal/incidents/linking.py, and
    `called` are the folded names that meant that person alone when the rule was made."""

    since: int = 0
    until: int = 0
    kinds: list[str] = []
    tactics: list[str] = []
    person: str = ""
    called: list[str] = []


class Scope(msgspec.Struct, kw_only=True):
    """`chosen` were picked one by one. With `adds`, what the rule fits belongs as it is written;
    without, it waits until the writer says yes. `withheld` never belong; `asked` wait although the
    view adds, because nobody was shown that they would be added."""

    chosen: list[UUID] = []
    rule: Rule | None = None
    adds: bool = False
    withheld: list[UUID] = []
    asked: list[UUID] = []


class Opening(msgspec.Struct, kw_only=True):
    """One visit. `at` is when it began, in seconds, UTC; `by` is a code of notes.py. `entries` are those
    that were opened, as far as they still exist: of all in the list, the first words can be read."""

    visit: UUID
    at: int
    by: str
    entries: list[UUID] = []


class Happened(msgspec.Struct, kw_only=True):
    """What the reader's side did beside reading. `kind` is one of notes.py; `at` is in seconds, UTC."""

    kind: str
    at: int


class ViewDocument(Document, kw_only=True):
    """`name` is the supporter's, kept when the contact is gone. `reader_as` and `shown_as` are their name
    and the writer's as they stand on the reader's pages. `private_key` opens what was copied; it
    is empty once the view was stopped. `grant_ids` are what is revoked with it. `made_at` and
    `stopped_at` are in seconds, UTC. `reader` is the sealed record of the supporter's account."""

    contact: UUID | None
    name: str
    terms: Terms
    scope: Scope
    state: str = MAKING
    private_key: bytes = b""
    grant_ids: list[bytes] = []
    reader: UUID | None = None
    made_at: int
    stopped_at: int = 0
    openings: list[Opening] = []
    happened: list[Happened] = []
    note: str = ""
    reader_as: str = ""
    shown_as: str = ""


class CopyDocument(Document, kw_only=True):
    """One entry, of which everything that was not granted is absent. `recorded_at` is 0 where that was
    not. `tactics` are names."""

    kind: str
    moment: Moment
    title: str = ""
    text: str = ""
    mood: str = ""
    details: Details = msgspec.field(default_factory=Details)
    tactics: list[str] = []
    recorded_at: int = 0


class CopyLine(msgspec.Struct, array_like=True, frozen=True, gc=False):
    """What the reader's list needs of one copy. `at`, `zone` and `precision` are its moment's; `day` is
    an ordinal; `tactics` are codes of the catalogue, where their names were granted."""

    id: UUID
    revision: int
    at: int
    zone: str
    precision: str
    day: int
    kind: str
    first_words: str = ""
    tactics: tuple[str, ...] = ()


class ContentsDocument(Document, kw_only=True):
    """`until` is the last day (ordinal, UTC): the row beside it could be changed by whoever writes the
    database. Nothing opens before the copies are `is_whole`, or once `life` has ended: see lives.py.
    Lines in the order of their moments. `is_replaced` where words stand in the place of others."""

    reader: str
    writer: str
    preset: str
    lanes: list[str]
    extras: list[str]
    until: int
    zone: str
    is_whole: bool = False
    note: str = ""
    life: int = 0
    lines: list[CopyLine] = []
    is_replaced: bool = False
