"""A pasted thread, split into the exact words of each speaker. Pure: knows no keys, rows or writers.

What is in none of the known forms is never guessed: it stays in `rest`, whole and unchanged.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from apps.journal.incidents.conversations import blocks, mail, names, stamps, whatsapp
from apps.journal.incidents.conversations.pieces import Pasted, Piece
from apps.journal.incidents.fields import MOST_ROWS

_FORMATS: Final = (
    ("mail", mail.pieces_of_letter),
    ("app", whatsapp.pieces),
    ("", blocks.pieces),
    ("mail", mail.pieces),
    ("", names.pieces),
)


class Said(NamedTuple):
    """`at` is a local day, time, or both (ISO 8601), "" if none. `is_verbatim` is False for what
    nobody wrote: an app's notes about files, calls, deleted messages."""

    speaker: str
    text: str
    at: str
    is_verbatim: bool


class Thread(NamedTuple):
    """`rest` is what could not be split, in order. When `is_day_order_unsure`, days were read before
    months: ask, and read again with `day_first`. `was_cut` is more messages than an incident holds.
    `channel` is a code of choices.CHANNELS where the form of the text tells it, `addresses` are those
    of senders, `unsure` is the first date that reads in two ways, as written."""

    said: list[Said]
    rest: str
    is_day_order_unsure: bool
    speakers: list[str]
    was_cut: bool
    channel: str = ""
    addresses: Sequence[str] = ()
    unsure: str = ""


def read(text: str, *, day_first: bool | None = None) -> Thread:
    pasted = Pasted(text)
    channel, found = _pieces(pasted)
    kept = found[:MOST_ROWS]
    sure = stamps.day_first(piece.stamp for piece in found if piece.stamp)
    order = day_first if day_first is not None else sure is not False
    said = [_said(piece, is_day_first=order) for piece in kept]
    return Thread(
        said=said,
        rest=_rest(text, kept),
        is_day_order_unsure=day_first is None and sure is None,
        speakers=list(dict.fromkeys(line.speaker for line in said if line.speaker)),
        was_cut=len(found) > len(kept),
        channel=channel,
        addresses=list(dict.fromkeys(piece.address for piece in kept if piece.address)),
        unsure=next(filter(None, map(_unsure, found)), ""),
    )


def _pieces(pasted: Pasted) -> tuple[str, list[Piece]]:
    for channel, pieces in _FORMATS:
        if found := pieces(pasted):
            return channel, found
    return "", []


def _unsure(piece: Piece) -> str:
    stamp = piece.stamp
    if stamp and stamp.is_open and stamp.first != stamp.second <= 12 >= stamp.first:
        return stamp.source.strip()
    return ""


def _said(piece: Piece, *, is_day_first: bool) -> Said:
    at = stamps.iso(piece.stamp, is_day_first=is_day_first) if piece.stamp else ""
    # A day that never was cannot be kept as one, so it stays before the words, as it was written.
    words = f"{piece.stamp.source.strip()} {piece.words}" if piece.stamp and not at else piece.words
    return Said(piece.speaker, words, at, piece.is_verbatim)


def _rest(text: str, pieces: list[Piece]) -> str:
    """What no piece covers; lines that are only blank are left out where pieces stand around them."""
    if not pieces:
        return text
    starts = [0, *(piece.end for piece in pieces)]
    ends = [*(piece.start for piece in pieces), len(text)]
    slices = (text[start:end] for start, end in zip(starts, ends, strict=True))
    return "".join(cut for cut in slices if cut.strip())
