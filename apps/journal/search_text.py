"""Search over opened text: pages of normalised UTF-8, each one blob, and found words in place.

It finds parts of words: what is typed so far is found already.
"""

import bisect
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from apps.journal.folding import FOLDING, bare, normalise

SCHEMA: Final = 1
PAGE_BYTES: Final = 64 * 1024
MOST_WORDS: Final = 20
LONGEST_QUERY: Final = 400

# Normalised text holds no line break, neither do queries, so no match reaches across it.
_SEPARATOR: Final = b"\n"
_GAP: Final = re.compile(r"\s+")
_CHUNK: Final = 128
_MOST_MATCHES: Final = 500


class UnreadablePage(ValueError):
    """These bytes are no search page."""


class UnknownSchema(UnreadablePage):
    """A page of another version of this program: rebuild it from the entries."""


class SearchPage(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Texts of some entries: the n-th begins at byte `starts[n]` of the blob.

    The blob is at most `PAGE_BYTES` long, unless one text alone is longer.
    """

    schema: int = SCHEMA
    ids: list[bytes] = []
    starts: list[int] = []
    blob: bytes = b""


class Piece(NamedTuple):
    text: str
    is_match: bool = False


def words_of(query: str) -> list[bytes]:
    """The words and "quoted phrases" that an entry must all contain; a last quote may stay open.

    Only the first `LONGEST_QUERY` characters and `MOST_WORDS` words count."""
    words: dict[str, None] = {}
    parts = query[:LONGEST_QUERY].translate(FOLDING).split('"')
    for position, part in enumerate(parts):
        words.update(dict.fromkeys([" ".join(part.split())] if position % 2 else bare(part)))
    words.pop("", None)
    words = words or dict.fromkeys(" ".join(parts).split())  # punctuation alone
    return [word.encode() for word in itertools.islice(words, MOST_WORDS)]


def put(page: SearchPage, entry_id: bytes, text: str) -> list[SearchPage]:
    """The page with this entry's text new or changed; more pages when one would be too long.

    Entries stand in the order of their ids, which may be any bytes that sort as wanted.
    """
    ordered = sorted((dict(texts_of(page)) | {entry_id: normalise(text).encode()}).items())
    is_newest = entry_id == ordered[-1][0] and entry_id not in page.ids
    return split(page_of(ordered), cut_last=is_newest)


def remove(page: SearchPage, entry_id: bytes) -> SearchPage:
    """The page without this entry; removing what is not there changes nothing."""
    return page_of((held, text) for held, text in texts_of(page) if held != entry_id)


def split(page: SearchPage, *, cut_last: bool = False) -> list[SearchPage]:
    """Pages of at most `PAGE_BYTES`, or of one entry; the order of entries stays.

    With `cut_last` the last entry leaves first, so that writing day by day leaves full pages.
    """
    if len(page.blob) <= PAGE_BYTES or len(page.ids) < 2:
        return [page]
    cut = len(page.ids) - 1
    if not cut_last:
        cut = min(max(bisect.bisect(page.starts, len(page.blob) // 2) - 1, 1), cut)
    texts = list(texts_of(page))
    return [*split(page_of(texts[:cut])), *split(page_of(texts[cut:]))]


def find(page: SearchPage, words: list[bytes]) -> list[bytes]:
    """The entries that contain every word, in the order of the page."""
    if not words:
        return []
    # The longest word is usually the rarest: fewest places to look at.
    rarest, *others = sorted(words, key=len, reverse=True)
    blob, starts, found = page.blob, page.starts, []
    place = blob.find(rarest)
    while place >= 0:
        entry = bisect.bisect_right(starts, place) - 1
        start = starts[entry]
        end = starts[entry + 1] if entry + 1 < len(starts) else len(blob)
        if all(blob.find(word, start, end) >= 0 for word in others):
            found.append(page.ids[entry])
        place = blob.find(rarest, end)
    return found


def excerpts(text: str, words: list[bytes], width: int = 200) -> list[Piece]:
    """About `width` characters of the original text where most of the words stand, in pieces.

    Joined, the pieces are a part of the text, letter for letter. Without a match: its beginning.
    """
    spans = _in_original(text, _densest(_matches(text, words), width))
    start, end = _window(text, spans, width)
    pieces, place = [], start
    for left, right in spans:
        pieces += [Piece(text[place:left]), Piece(text[left:right], is_match=True)]
        place = right
    pieces.append(Piece(text[place:end]))
    return [piece for piece in pieces if piece.text]


def encode(page: SearchPage) -> bytes:
    return _ENCODER.encode(page)


def decode(data: bytes) -> SearchPage:
    # The schema is read first: the fields behind it mean nothing under another one.
    try:
        schema = _VERSIONS.decode(data).schema
        if schema != SCHEMA:
            raise UnknownSchema(f"search schema {schema}, this program reads {SCHEMA}")
        return _PAGES.decode(data)
    except msgspec.DecodeError as error:
        raise UnreadablePage("not a search page") from error


class _Versioned(msgspec.Struct, array_like=True, gc=False):
    schema: int


_ENCODER: Final = msgspec.msgpack.Encoder()
_VERSIONS: Final = msgspec.msgpack.Decoder(_Versioned)
_PAGES: Final = msgspec.msgpack.Decoder(SearchPage)


def texts_of(page: SearchPage) -> Iterator[tuple[bytes, bytes]]:
    texts = page.blob.split(_SEPARATOR) if page.ids else []
    return zip(page.ids, texts, strict=True)


def page_of(texts: Iterable[tuple[bytes, bytes]]) -> SearchPage:
    held = list(texts)
    lengths = (len(text) + len(_SEPARATOR) for _, text in held[:-1])
    starts = list(itertools.accumulate(lengths, initial=0)) if held else []
    blob = _SEPARATOR.join(text for _, text in held)
    return SearchPage(ids=[entry_id for entry_id, _ in held], starts=starts, blob=blob)


def _matches(text: str, words: list[bytes]) -> list[tuple[int, int, int]]:
    """Where each word stands in the folded text, and which it is; the first few of each."""
    folded = text.translate(FOLDING)
    # Whitespace is not collapsed here, so that one letter still stands for one letter.
    patterns = [re.escape(word.decode()).replace(r"\ ", " +") for word in words]
    return sorted(
        (*match.span(), word)
        for word, pattern in enumerate(patterns)
        for match in itertools.islice(re.finditer(pattern, folded), _MOST_MATCHES)
    )


def _densest(matches: list[tuple[int, int, int]], width: int) -> list[tuple[int, int]]:
    """The places within the first window that shows the most different words, overlaps joined."""
    inside: Counter[int] = Counter()
    best, most, first = 0, 0, 0
    for left, _, word in matches:
        inside[word] += 1
        while left - matches[first][0] > width // 2:
            gone = matches[first][2]
            inside[gone] -= 1
            first += 1
        if (different := len(+inside)) > most:
            best, most = first, different
    spans: list[tuple[int, int]] = []
    for left, right, _ in matches[best:]:
        if left > matches[best][0] + width // 2:
            break
        if spans and left <= spans[-1][1]:
            spans[-1] = (spans[-1][0], max(right, spans[-1][1]))
        else:
            spans.append((left, right))
    return spans


def _in_original(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Places in folded text as places in the text; accents belong to the letter before them."""
    places = _origins(text, [place for left, right in spans for place in (left, right - 1)])
    found: list[tuple[int, int]] = []
    for left, right in spans:
        start, end = places[left], places[right - 1] + 1
        while end < len(text) and not FOLDING[ord(text[end])]:
            end += 1
        # Two words can share one letter, such as a ligature.
        if found and start < found[-1][1]:
            start = found.pop()[0]
        found.append((start, end))
    return found


def _origins(text: str, wanted: list[int]) -> dict[int, int]:
    """For places in folded text, in order, the place of the letter each one came from."""
    origins: dict[int, int] = {}
    folded_at = 0
    for start in range(0, len(text), _CHUNK):
        chunk = text[start : start + _CHUNK]
        until = folded_at + len(chunk.translate(FOLDING))
        if here := [place for place in wanted if folded_at <= place < until]:
            sources = _sources(chunk, start, until - folded_at)
            origins.update((place, sources[place - folded_at]) for place in here)
        if len(origins) == len(set(wanted)):
            break
        folded_at = until
    return origins


def _sources(chunk: str, start: int, folded_length: int) -> Sequence[int]:
    """For each folded letter of a chunk, the place in the text of the letter it came from."""
    # A plain letter folds to one letter or none: at equal lengths each stands where it stood.
    if chunk.isascii() and len(chunk) == folded_length:
        return range(start, start + folded_length)
    return [place for place, letter in enumerate(chunk, start) for _ in FOLDING[ord(letter)]]


def _window(text: str, spans: list[tuple[int, int]], width: int) -> tuple[int, int]:
    """From where to where to show: some words before the first match, all matches, whole words."""
    left, right = (spans[0][0], spans[-1][1]) if spans else (0, 0)
    start = max(0, left - width // 4)
    if start and (gap := _GAP.search(text, start, left)):
        start = gap.end()
    end = max(right, start + width)
    if end < len(text):
        last = max(text.rfind(space, right, end) for space in " \n\t")
        end = last if last > right else end
    return start, min(end, len(text))
