"""What a writer is told of the reader's side, by way of the sealed inbox."""

import time
from typing import Final
from uuid import UUID, uuid4

import msgspec

OPENED: Final = "view opened"
FROZEN: Final = "view frozen"
PAUSED: Final = "view paused"
KINDS: Final = frozenset({OPENED, FROZEN, PAUSED})

# How a view is opened.
BY_LINK: Final = "link"
BY_ACCOUNT: Final = "account"


class Heard(msgspec.Struct, kw_only=True, omit_defaults=True):
    """`visit` is the visit's own id, drawn where something else happened; `at` is in seconds, UTC.
    `copies` are those that were opened. Neither an address nor a browser is named."""

    view: UUID
    visit: UUID
    at: int
    by: str = ""
    copies: list[UUID] = []


def here(view_id: UUID) -> Heard:
    """Of something that was no visit, at this moment."""
    return Heard(view=view_id, visit=uuid4(), at=int(time.time()))


def written(heard: Heard) -> str:
    return msgspec.json.encode(heard).decode()


def read(detail: str) -> Heard | None:
    """None for what is no such note."""
    try:
        return msgspec.json.decode(detail, type=Heard)
    except (msgspec.MsgspecError, RecursionError):
        return None
