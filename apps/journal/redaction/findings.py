"""What the check before sharing is told, and what it answers."""

from typing import Final, NamedTuple

import msgspec

from apps.journal.search_text import Piece

CHILD: Final = "child"
NAME: Final = "name"
PLACE: Final = "place"
NUMBER: Final = "number"
MAIL: Final = "mail"
LINK: Final = "link"
ADDRESS: Final = "address"
PLATE: Final = "plate"
REFERENCE: Final = "reference"

# The order in which they are shown.
KINDS: Final = (CHILD, NAME, PLACE, ADDRESS, NUMBER, MAIL, LINK, PLATE, REFERENCE)


class Known(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the writer's own pages hold. `names` are of contacts, `labels` are labels and aliases of
    other persons, `children` names or initials; `region` is where numbers without + are dialled."""

    names: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    region: str = ""


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """`words` as they stand first, `needle` the form under which occurrences are one. In an excerpt
    the words found are the piece that is a match."""

    kind: str
    words: str
    needle: str
    is_known: bool
    count: int
    excerpts: tuple[tuple[Piece, ...], ...]
    proposed: tuple[str, ...]


class Span(NamedTuple):
    """`start` and `end` count code points."""

    start: int
    end: int
    kind: str
    is_known: bool = False
