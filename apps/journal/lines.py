"""The catalogue: one line of small facts per entry, in pages that cover a span of moments.

Everything here is a value. No operation changes the page or directory it is given; it answers a new
one, and the caller seals and stores what changed. Nothing here knows keys, rows or writers.
"""

import bisect
import operator
from collections.abc import Callable, Iterable, Iterator
from typing import Final, NamedTuple, TypeVar

import msgspec

from apps.journal.incidents.line_facts import About

SCHEMA: Final = 2
PAGE_LINES: Final = 200

_T = TypeVar("_T")
Key = tuple[int, bytes]


class UnreadablePage(ValueError):
    """These bytes are no catalogue page."""


class UnknownSchema(UnreadablePage):
    """A page of another version of this program: rebuild the catalogue from the entries."""


class Line(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What filters, calendar and stream need of one entry. New fields come last, with defaults.

    `at` and `recorded_at` are seconds since the Unix epoch, `day` and `binned_on` are ordinals of
    `datetime.date`; `binned_on` is 0 outside the bin, `mood` is empty when none was named.
    """

    id: bytes
    at: int
    zone: str
    precision: str
    day: int
    recorded_at: int
    kind: str = "journal"
    title: str = ""
    first_words: str = ""
    mood: str = ""
    revision: int = 1
    characters: int = 0
    binned_on: int = 0
    about: About | None = None

    @property
    def key(self) -> Key:
        return (self.at, self.id)


class Page(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Lines in the order of their keys, at most `PAGE_LINES` of them once stored."""

    schema: int = SCHEMA
    lines: list[Line] = []


class Span(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """One page of the directory; the mark is the key of its first line."""

    page_id: bytes
    at: int
    entry_id: bytes

    @property
    def mark(self) -> Key:
        return (self.at, self.entry_id)


class Directory(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """Which page holds which moments, oldest first."""

    schema: int = SCHEMA
    spans: list[Span] = []

    def page_for(self, key: Key) -> bytes | None:
        """The page that holds this key, or would; None while there is no page at all."""
        position = bisect.bisect_right(self.spans, key, key=_MARK) - 1
        return self.spans[max(position, 0)].page_id if self.spans else None

    def newest_first(self, before: Key | None = None) -> Iterator[bytes]:
        """Pages that may hold lines older than `before` (all pages unless told)."""
        until = len(self.spans)
        if before is not None:
            until = bisect.bisect_left(self.spans, before, key=_MARK)
        return (span.page_id for span in reversed(self.spans[:until]))


class Changes(NamedTuple):
    """What to store after one change: the directory, and pages by id (None: delete that page)."""

    directory: Directory
    pages: dict[bytes, Page | None]


_KEY: Final = operator.attrgetter("key")
_MARK: Final = operator.attrgetter("mark")

ReadPage = Callable[[bytes], Page]
NewId = Callable[[], bytes]


def find(page: Page, key: Key) -> Line | None:
    position = bisect.bisect_left(page.lines, key, key=_KEY)
    if position < len(page.lines) and page.lines[position].key == key:
        return page.lines[position]
    return None


def insert(page: Page, line: Line) -> Page:
    """The page with this line at its place; it may be one line too long: see `split`."""
    position = bisect.bisect_left(page.lines, line.key, key=_KEY)
    if position < len(page.lines) and page.lines[position].key == line.key:
        raise ValueError("this entry already has a line here")
    return Page(lines=[*page.lines[:position], line, *page.lines[position:]])


def replace(page: Page, line: Line) -> Page:
    """The page with another line for the same entry at the same moment."""
    position = _position(page, line.key)
    return Page(lines=[*page.lines[:position], line, *page.lines[position + 1 :]])


def remove(page: Page, key: Key) -> Page:
    position = _position(page, key)
    return Page(lines=[*page.lines[:position], *page.lines[position + 1 :]])


def split(page: Page, grown_at: Key) -> list[Page]:
    """One page or two, none too long. A page that grew at an end gives that line alone away, so that
    writing day by day leaves full pages; one that grew in the middle is halved."""
    if len(page.lines) <= PAGE_LINES:
        return [page]
    cut = len(page.lines) // 2
    if grown_at == page.lines[-1].key:
        cut = len(page.lines) - 1
    elif grown_at == page.lines[0].key:
        cut = 1
    return [Page(lines=page.lines[:cut]), Page(lines=page.lines[cut:])]


def pack(lines: Iterable[Line]) -> list[Page]:
    """Full pages of these lines, in any order: the catalogue built anew."""
    ordered = sorted(lines, key=_KEY)
    starts = range(0, len(ordered), PAGE_LINES)
    return [Page(lines=ordered[start : start + PAGE_LINES]) for start in starts]


def directory_of(pages: Iterable[tuple[bytes, Page]]) -> Directory:
    """The directory of pages that are in order and not empty."""
    return Directory(spans=[_span(page_id, page) for page_id, page in pages])


def add_line(directory: Directory, read: ReadPage, line: Line, new_id: NewId) -> Changes:
    page_id = directory.page_for(line.key)
    if page_id is None:
        page_id, grown = new_id(), Page(lines=[line])
    else:
        grown = insert(read(page_id), line)
    first, *rest = split(grown, line.key)
    pages = {page_id: first, **{new_id(): page for page in rest}}
    return Changes(_with(directory, page_id, pages), dict(pages))


def drop_line(directory: Directory, read: ReadPage, key: Key) -> Changes:
    """Without this line; a page that becomes empty goes with it."""
    page_id = directory.page_for(key)
    if page_id is None:
        raise KeyError(key)
    page = remove(read(page_id), key)
    if page.lines:
        return Changes(_with(directory, page_id, {page_id: page}), {page_id: page})
    return Changes(_with(directory, page_id, {}), {page_id: None})


def change_line(
    directory: Directory, read: ReadPage, was: Key, line: Line, new_id: NewId
) -> Changes:
    """The entry's new line instead of the one it had; its moment may have changed."""
    if was == line.key:
        page_id = directory.page_for(was)
        if page_id is None:
            raise KeyError(was)
        return Changes(directory, {page_id: replace(read(page_id), line)})
    dropped = drop_line(directory, read, was)

    def read_after(page_id: bytes) -> Page:
        return dropped.pages.get(page_id) or read(page_id)

    added = add_line(dropped.directory, read_after, line, new_id)
    return Changes(added.directory, dropped.pages | added.pages)


def encode(value: Page | Directory) -> bytes:
    return _ENCODER.encode(value)


def decode_page(data: bytes) -> Page:
    return _decode(data, _PAGES)


def decode_directory(data: bytes) -> Directory:
    return _decode(data, _DIRECTORIES)


class _Versioned(msgspec.Struct, array_like=True, gc=False):
    schema: int


_ENCODER: Final = msgspec.msgpack.Encoder()
_VERSIONS: Final = msgspec.msgpack.Decoder(_Versioned)
_PAGES: Final = msgspec.msgpack.Decoder(Page)
_DIRECTORIES: Final = msgspec.msgpack.Decoder(Directory)


def _decode(data: bytes, decoder: msgspec.msgpack.Decoder[_T]) -> _T:
    # The schema is read first: the fields behind it mean nothing under another one.
    try:
        schema = _VERSIONS.decode(data).schema
        if schema != SCHEMA:
            raise UnknownSchema(f"catalogue schema {schema}, this program reads {SCHEMA}")
        return decoder.decode(data)
    except msgspec.DecodeError as error:
        raise UnreadablePage("not a catalogue page") from error


def _with(directory: Directory, page_id: bytes, pages: dict[bytes, Page]) -> Directory:
    """The directory with these pages, in their order, where one page stood (or none yet)."""
    ids = [span.page_id for span in directory.spans]
    position = ids.index(page_id) if page_id in ids else len(ids)
    spans = [_span(new, page) for new, page in pages.items()]
    return Directory(spans=[*directory.spans[:position], *spans, *directory.spans[position + 1 :]])


def _span(page_id: bytes, page: Page) -> Span:
    return Span(page_id, *page.lines[0].key)


def _position(page: Page, key: Key) -> int:
    position = bisect.bisect_left(page.lines, key, key=_KEY)
    if position == len(page.lines) or page.lines[position].key != key:
        raise KeyError(key)
    return position
