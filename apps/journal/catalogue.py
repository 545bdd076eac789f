"""The catalogue of one writer: which entries there are, from the newest back.

The line operations are pure (lines.py); here their outcome is sealed and told to the head.
"""

import bisect
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice

from apps.journal import lines, some_lines
from apps.journal.lines import Changes, Directory, Key, Line, Page, Span
from apps.journal.models import CataloguePage
from apps.journal.pages import Pages, key_in
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head


@contextmanager
def _refused() -> Iterator[None]:
    try:
        yield
    except lines.UnknownSchema:
        raise UnknownVersion from None
    except lines.UnreadablePage:
        raise TamperedEnvelope from None


class Catalogue:
    """Made inside `head.reading` or `head.writing`, and good for that block alone."""

    def __init__(self, vault: OpenVault, head: Head) -> None:
        self._pages = Pages(CataloguePage, vault, head)
        self._decoded: dict[bytes, Page] = {}
        self.directory = self._directory()

    def page(self, page_id: bytes) -> Page:
        if page_id not in self._decoded:
            with _refused():
                self._decoded[page_id] = lines.decode_page(self._pages.read(page_id))
        return self._decoded[page_id]

    def newest_first(self, before: Key | None = None) -> Iterator[Page]:
        """Pages that may hold lines older than `before`, opened as they are asked for."""
        return (self.page(page_id) for page_id in self.directory.newest_first(before))

    def oldest_first(self, after: Key) -> Iterator[Page]:
        """Pages that may hold lines newer than `after`, opened as they are asked for."""
        spans = self.directory.spans
        first = max(bisect.bisect_right(spans, after, key=lambda span: span.mark) - 1, 0)
        return (self.page(span.page_id) for span in spans[first:])

    def lately(self, pages: int) -> list[Line]:
        """The lines of the newest pages, oldest first; opened with one query."""
        ids = list(islice(self.directory.newest_first(), pages))
        self._pages.fetch(ids)
        return [line for page_id in reversed(ids) for line in self.page(page_id).lines]

    def all_lines(self) -> list[Line]:
        """Oldest first; opens every page with one query."""
        ids = [span.page_id for span in self.directory.spans]
        self._pages.fetch(ids)
        return [line for page_id in ids for line in self.page(page_id).lines]

    def all_of_kind(self, kind: str) -> list[Line]:
        """As `all_lines`, of one kind alone and sooner."""
        return self._some(lambda data: some_lines.of_kind(data, kind))

    def all_holding(self, needles: Collection[bytes]) -> list[Line]:
        """As `all_lines`, those alone that hold one of these bytes, and sooner: see some_lines.py."""
        return self._some(lambda data: some_lines.holding(data, needles)) if needles else []

    def _some(self, decode: Callable[[bytes], list[Line]]) -> list[Line]:
        ids = [span.page_id for span in self.directory.spans]
        self._pages.fetch(ids)
        with _refused():
            return [line for page_id in ids for line in decode(self._pages.read(page_id))]

    def line(self, key: Key) -> Line | None:
        page_id = self.directory.page_for(key)
        return lines.find(self.page(page_id), key) if page_id else None

    def lines_of(self, keys: list[Key]) -> list[Line]:
        """In the order of `keys`, without those that have no line."""
        page_ids = {self.directory.page_for(key) for key in keys}
        self._pages.fetch(page_id for page_id in page_ids if page_id)
        return [line for line in map(self.line, keys) if line]

    def add(self, line: Line) -> None:
        self._apply(lines.add_line(self.directory, self.page, line, self._pages.new_id))

    def add_many(self, new: Iterable[Line]) -> None:
        """As `add` for each, in any order, but each page that gains lines is written once.

        Raises ValueError when an entry already has a line at its moment.
        """
        gained: dict[bytes | None, list[Line]] = {}
        for line in new:
            gained.setdefault(self.directory.page_for(line.key), []).append(line)
        pages: dict[bytes, Page] = {}
        for page_id, added in gained.items():
            held = self.page(page_id).lines if page_id else []
            if len({line.key for line in [*held, *added]}) < len(held) + len(added):
                raise ValueError("an entry already has a line here")
            first, *rest = lines.pack([*held, *added])
            pages |= {page_id or self._pages.new_id(): first}
            pages |= {self._pages.new_id(): page for page in rest}
        self._apply(Changes(self.directory, dict(pages)))
        self.directory = self._directory()

    def change(self, was: Key, line: Line) -> None:
        """Raises KeyError when no line stands at `was`."""
        changes = lines.change_line(self.directory, self.page, was, line, self._pages.new_id)
        self._apply(changes)

    def drop(self, key: Key) -> None:
        self._apply(lines.drop_line(self.directory, self.page, key))

    def write_anew(self, found: list[Line]) -> None:
        """Replace the whole catalogue by these lines."""
        for span in self.directory.spans:
            self._pages.remove(span.page_id)
        pages = {self._pages.new_id(): page for page in lines.pack(found)}
        self._apply(Changes(lines.directory_of(pages.items()), dict(pages)))

    def _directory(self) -> Directory:
        spans = [Span(page_id, *key_in(mark)) for mark, page_id in self._pages.marks()]
        return Directory(spans=spans)

    def _apply(self, changes: Changes) -> None:
        self.directory = changes.directory
        for page_id, page in sorted(changes.pages.items()):
            if page is None:
                self._pages.remove(page_id)
                self._decoded.pop(page_id, None)
            else:
                self._pages.write(page_id, lines.encode(page), page.lines[0].key)
                self._decoded[page_id] = page
