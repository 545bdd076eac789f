"""Search over everything a writer saved, in sealed pages of normalised text.

A page covers a span of moments, as the catalogue's do, so that a search runs from the newest back
and stops when it has enough. Inside a page an entry is named by its mark (moment and id). What lies
in the bin is in no page.
"""

import bisect
from collections.abc import Iterable, Iterator

from apps.journal import search_text
from apps.journal.documents import EntryDocument, Typed
from apps.journal.folding import normalise
from apps.journal.incidents.texts import words_in
from apps.journal.lines import Key
from apps.journal.models import TextPage
from apps.journal.pages import Pages, key_in, mark_of
from apps.journal.search_text import SearchPage
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion
from apps.vault.head import Head

# Pages read by one query: few at first, since the newest often suffice.
BATCHES = (4, 12, 40)


def searchable(document: EntryDocument | Typed) -> str:
    return " ".join((document.title, document.mood, *_below_title(document)))


def readable(document: EntryDocument | Typed) -> str:
    """Where found words are shown in place: all that a card does not show anyway, as it was typed."""
    return "\n".join(filter(None, _below_title(document)))


def _below_title(document: EntryDocument | Typed) -> tuple[str, ...]:
    tags = (tag.name for tag in document.tactics)
    return (document.text, *words_in(document.details), *tags)


class SearchIndex:
    """Made inside `head.reading` or `head.writing`, and good for that block alone."""

    def __init__(self, vault: OpenVault, head: Head) -> None:
        self._pages = Pages(TextPage, vault, head)

    def put(self, key: Key, text: str) -> None:
        """An entry's text, new or changed, where its moment belongs."""
        page_id = self._page_for(key)
        page = self._page(page_id) if page_id else SearchPage()
        first, *rest = search_text.put(page, mark_of(key), text)
        self._write(page_id or self._pages.new_id(), first)
        for page in rest:
            self._write(self._pages.new_id(), page)

    def remove(self, key: Key) -> None:
        page_id = self._page_for(key)
        if page_id is None:
            return
        page = search_text.remove(self._page(page_id), mark_of(key))
        if page.ids:
            self._write(page_id, page)
        else:
            self._pages.remove(page_id)

    def find(self, words: list[bytes], before: Key | None = None) -> Iterator[Key]:
        """Keys of the entries that hold every word, newest first, read as far as asked for."""
        limit = mark_of(before) if before else None
        newest_first = [
            page_id
            for mark, page_id in reversed(self._pages.marks())
            if limit is None or mark < limit
        ]
        for batch in _batches(newest_first):
            self._pages.fetch(batch)
            for page_id in batch:
                for mark in reversed(search_text.find(self._page(page_id), words)):
                    if limit is None or mark < limit:
                        yield key_in(mark)
                self._pages.drop(page_id)

    def put_many(self, texts: Iterable[tuple[Key, str]]) -> None:
        """As `put` for each, in any order, but each page that gains texts is written once."""
        gained: dict[bytes | None, dict[bytes, bytes]] = {}
        marks = self._pages.marks()
        for key, text in texts:
            mark = mark_of(key)
            gained.setdefault(_page_at(marks, mark), {})[mark] = normalise(text).encode()
        for page_id, added in gained.items():
            held = self._page(page_id) if page_id else SearchPage()
            ordered = sorted((dict(search_text.texts_of(held)) | added).items())
            for place, page in enumerate(_packed(ordered)):
                self._write(page_id if page_id and not place else self._pages.new_id(), page)
            if page_id:
                self._pages.drop(page_id)

    def write_anew(self, texts: Iterable[tuple[Key, str]]) -> None:
        """Replace every page. `texts` come oldest first."""
        for _, page_id in self._pages.marks():
            self._pages.remove(page_id)
        marked = ((mark_of(key), normalise(text).encode()) for key, text in texts)
        for page in _packed(marked):
            self._write(self._pages.new_id(), page)

    def _page_for(self, key: Key) -> bytes | None:
        return _page_at(self._pages.marks(), mark_of(key))

    def _page(self, page_id: bytes) -> SearchPage:
        try:
            return search_text.decode(self._pages.read(page_id))
        except search_text.UnknownSchema:
            raise UnknownVersion from None
        except search_text.UnreadablePage:
            raise TamperedEnvelope from None

    def _write(self, page_id: bytes, page: SearchPage) -> None:
        self._pages.write(page_id, search_text.encode(page), key_in(page.ids[0]))


def _page_at(marks: list[tuple[bytes, bytes]], mark: bytes) -> bytes | None:
    """The page that holds this mark, or would; None while there is no page at all."""
    position = bisect.bisect_right(marks, mark, key=lambda pair: pair[0]) - 1
    return marks[max(position, 0)][1] if marks else None


def _packed(texts: Iterable[tuple[bytes, bytes]]) -> Iterator[SearchPage]:
    """Full pages of normalised texts that come in the order of their marks."""
    held: list[tuple[bytes, bytes]] = []
    size = 0
    for mark, text in texts:
        if held and size + len(text) > search_text.PAGE_BYTES:
            yield search_text.page_of(held)
            held, size = [], 0
        held.append((mark, text))
        size += len(text) + 1
    if held:
        yield search_text.page_of(held)


def _batches(page_ids: list[bytes]) -> Iterator[list[bytes]]:
    start = 0
    for size in (*BATCHES, *([BATCHES[-1]] * len(page_ids))):
        if start >= len(page_ids):
            return
        yield page_ids[start : start + size]
        start += size
