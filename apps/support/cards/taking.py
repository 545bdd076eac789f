"""From a file to a choice of contacts, and from the choice to contacts."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple
from uuid import UUID

from apps.support.cards import encodings
from apps.support.cards.found import Found, Skipped
from apps.support.cards.reading import looks_like_cards, read_cards
from apps.support.cards.table import read_table
from apps.support.documents import ContactFields, ContactLine
from apps.support.finding import Known
from apps.support.lines import same_of_ways
from apps.vault.documents import Document

# Of those that may be one contact of the file, so many are named.
MOST_DOUBLES: Final = 10
Pairs = list[tuple[UUID, ContactFields]]


class Brought(Document, kw_only=True):
    """A file between two requests, sealed in a slip. `raw` while its letters are asked for."""

    found: list[Found] = []
    skipped: list[Skipped] = []
    more: int = 0
    raw: bytes = b""


class Offer(NamedTuple):
    """One contact of the file, with those there are that may be the same."""

    id: UUID
    fields: ContactFields
    reached: str
    doubles: list[ContactLine]
    is_cut: bool


def brought(data: bytes, encoding: str = "", *, region: str = "") -> Brought:
    """Never raises for a known encoding. `raw` is kept where the file does not tell its letters.
    `region` (ISO 3166) is where a number without + is dialled."""
    text = encodings.decoded_as(data, encoding) if encoding else encodings.decoded(data)
    if text is None:
        return Brought(raw=data)
    findings = read_cards(text) if looks_like_cards(text) else read_table(text)
    for one in findings.found:
        one.same = same_of_ways(one.fields.ways, region)
    return Brought(found=findings.found, skipped=findings.skipped, more=findings.more)


def samples(data: bytes) -> Iterator[tuple[str, object, str]]:
    """How each encoding reads the first line that is not plain: code, name and the line."""
    lines = data[:100_000].splitlines()
    line = next((line for line in lines if not line.isascii()), data[:200])[:200]
    for code, name in encodings.ENCODINGS:
        yield code, name, encodings.decoded_as(line, code)


def offers(found: Iterable[Found], contacts: Iterable[ContactLine]) -> list[Offer]:
    known = Known(contacts)
    return [
        Offer(
            one.id,
            one.fields,
            ", ".join(way.value for way in one.fields.ways[:3]),
            list(islice(known.doubles(_line(one)), MOST_DOUBLES)),
            one.is_cut,
        )
        for one in found
    ]


def _line(one: Found) -> ContactLine:
    return ContactLine(id=one.id, name=one.fields.name, same=one.same)


def chosen(
    offered: Iterable[Offer], taken: set[str] | None, into: Mapping[str, str]
) -> tuple[Pairs, Pairs]:
    """New contacts, and what is added to those there are. `taken` holds ids, None for all; `into`
    says of an offer with doubles which contact it is added to, "" for none of them."""
    new: Pairs = []
    added: Pairs = []
    for offer in offered:
        if taken is not None and str(offer.id) not in taken:
            continue
        doubles = [double.id for double in offer.doubles]
        first = str(doubles[0]) if doubles else ""
        asked = into.get(f"into-{offer.id}", first)
        target = next((one for one in doubles if str(one) == asked), None)
        if target:
            added.append((target, offer.fields))
        else:
            new.append((offer.id, offer.fields))
    return new, added
