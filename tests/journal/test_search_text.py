import bisect
import itertools

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from apps.journal import folding, search_text
from apps.journal.folding import normalise
from apps.journal.search_text import Piece, SearchPage, words_of

blank = st.sampled_from(["\n", "  ", "\u00a0"])
letters = st.sampled_from('ßİﬁé한が½…ש\u0301\ufdfa\u00a8\u200d\u2019\u2014\0\ud800\U0001f30a"asi-')
odd = blank | letters | st.just("मि")
texts = st.lists(odd | st.text(max_size=4), max_size=25).map("".join)
queries = st.lists(odd | st.text(max_size=2), min_size=1, max_size=4).map("".join)


numbers = itertools.count()


def new_id() -> bytes:
    """Ids that sort in the order of writing."""
    return next(numbers).to_bytes(16, "big")


def pages_of(journal: dict[bytes, str]) -> list[SearchPage]:
    pages = [SearchPage()]
    for entry_id, text in journal.items():
        pages[-1:] = search_text.put(pages[-1], entry_id, text)
    return pages


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(search_text, "PAGE_BYTES", 40)
    return 40


@pytest.mark.parametrize(
    ("typed", "compared"),
    [
        ("Café", "cafe"),
        ("CAFE\u0301", "cafe"),
        ("Straße", "strasse"),
        ("İstanbul", "istanbul"),
        ("  two \u00a0\r\n lines\t", "two lines"),
        ("don\u2019t", "don't"),
        ("then \u2014 nothing", "then - nothing"),
        ("\u201cso\u201d \u00abhe\u00bb", '"so" "he"'),
        ("ﬁne \uff11\u2460", "fine 11"),
        ("so\u00adft \u202eover", "soft over"),
        ("שָׁלוֹם", "שלום"),
        ("مُحَمَّد", "محمد"),
        ("कि", "कि"),
        ("", ""),
    ],
)
def test_text_is_compared_without_case_accents_or_layout(typed: str, compared: str) -> None:
    assert normalise(typed) == compared


@given(texts)
def test_normal_text_is_encodable_one_line_and_stays_as_it_is(text: str) -> None:
    normal = normalise(text)
    assert b"\n" not in normal.encode()
    assert normalise(normal) == normal


def test_a_text_of_every_character_does_not_fill_the_memory() -> None:
    table = folding._Folding()
    assert "".join(map(chr, range(0x30000))).translate(table)
    assert len(table) == table.most


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("letter  Lawyer", [b"letter", b"lawyer"]),
        ('"at the  door" Tuesday', [b"at the door", b"tuesday"]),
        ("\u201eat the door\u201c", [b"at the door"]),
        ('late "at the do', [b"late", b"at the do"]),
        ("again again AGAIN", [b"again"]),
        ('""  " "', []),
        ("   ", []),
        ("\u0301\0", []),
    ],
)
def test_a_query_is_words_and_phrases(query: str, words: list[bytes]) -> None:
    assert words_of(query) == words


def test_an_endless_query_is_cut_short() -> None:
    assert len(words_of(" ".join(map(str, range(1000))))) == search_text.MOST_WORDS
    assert len(b"".join(words_of("x" * 9000))) == search_text.LONGEST_QUERY


@settings(deadline=None)
@given(st.lists(texts, max_size=12), queries, st.integers(1, 60))
@example(["one", "two"], "one two", 60)
@example(["ab", "", "ab"], "ab", 1)
def test_found_are_exactly_the_entries_that_contain_every_word(
    written: list[str], query: str, page_bytes: int
) -> None:
    words = words_of(query)
    journal = {new_id(): text for text in written}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_text, "PAGE_BYTES", page_bytes)
        pages = pages_of(journal)
    found = [entry_id for page in pages for entry_id in search_text.find(page, words)]
    naive = [
        entry_id
        for entry_id, text in journal.items()
        if words and all(word.decode() in normalise(text) for word in words)
    ]
    assert found == naive


@given(st.lists(st.tuples(st.integers(0, 6), texts | st.none()), max_size=30))
def test_whatever_is_put_and_removed_pages_hold_the_latest_texts(
    acts: list[tuple[int, str | None]],
) -> None:
    pages, model = [SearchPage()], dict[bytes, str]()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_text, "PAGE_BYTES", 40)
        for number, text in acts:
            entry_id = bytes([number])
            marks = [p.ids[:1] for p in pages]
            home = max(bisect.bisect_right(marks, [entry_id]) - 1, 0)
            if text is None:
                pages[home] = search_text.remove(pages[home], entry_id)
                pages = [page for page in pages if page.ids] or [SearchPage()]
                model.pop(entry_id, None)
            else:
                pages[home : home + 1] = search_text.put(pages[home], entry_id, text)
                model[entry_id] = normalise(text)
    held = [pair for page in pages for pair in search_text.texts_of(page)]
    assert {entry_id: text.decode() for entry_id, text in held} == model
    assert [entry_id for entry_id, _ in held] == sorted(model)
    assert all(len(page.blob) <= 40 or len(page.ids) == 1 for page in pages)


def test_words_are_not_found_across_two_entries() -> None:
    (page,) = pages_of({new_id(): "at the", new_id(): "door"})
    assert search_text.find(page, [b"the door"]) == []
    assert search_text.find(page, [b"the", b"door"]) == []


def test_writing_day_by_day_leaves_full_pages(short_pages: int) -> None:
    pages = pages_of({new_id(): "nine char" for _ in range(12)})
    assert [len(page.ids) for page in pages] == [4, 4, 4]


def test_a_text_longer_than_a_page_stands_alone(short_pages: int) -> None:
    pages = pages_of({b"a": "short", b"b": "x" * 100, b"c": "short"})
    assert [page.ids for page in pages] == [[b"a"], [b"b"], [b"c"]]


def test_an_entry_that_grows_in_the_middle_splits_its_page(short_pages: int) -> None:
    (page,) = pages_of({b"a": "x" * 10, b"b": "x" * 10, b"c": "x" * 10})
    pages = search_text.put(page, b"b", "y" * 90)
    assert [p.ids for p in pages] == [[b"a"], [b"b"], [b"c"]]


def test_removing_what_is_not_there_changes_nothing() -> None:
    (page,) = pages_of({b"a": "text"})
    assert search_text.remove(page, b"z") == page
    assert search_text.remove(page, b"a") == SearchPage()


@settings(deadline=None)
@given(texts, queries, st.integers(1, 80))
def test_excerpts_are_a_faithful_piece_of_the_text(text: str, query: str, width: int) -> None:
    words = words_of(query)
    pieces = search_text.excerpts(text, words, width)
    assert "".join(piece.text for piece in pieces) in text
    assert all(piece.text for piece in pieces)
    contains = bool(words) and any(word.decode() in normalise(text) for word in words)
    assert any(piece.is_match for piece in pieces) == contains
    for piece in pieces:
        if piece.is_match:
            assert any(word.decode() in normalise(piece.text) for word in words)


@pytest.mark.parametrize(
    ("text", "query", "pieces"),
    [
        ("a big Café here", "cafe", [("a big ", 0), ("Café", 1), (" here", 0)]),
        ("Cafe\u0301s", "cafe", [("Cafe\u0301", 1), ("s", 0)]),
        ("ﬁne Straße", "strass", [("ﬁne ", 0), ("Straß", 1), ("e", 0)]),
        ("at  the\ndoor", '"the door" at', [("at", 1), ("  ", 0), ("the\ndoor", 1)]),
        ("<b>door</b>", "door", [("<b>", 0), ("door", 1), ("</b>", 0)]),
        ("ananas", "ana nas", [("ananas", 1)]),
        ("nothing here", "door", [("nothing here", 0)]),
        ("", "door", []),
    ],
)
def test_found_words_are_marked_in_the_original(
    text: str, query: str, pieces: list[tuple[str, int]]
) -> None:
    assert search_text.excerpts(text, words_of(query)) == [Piece(t, bool(m)) for t, m in pieces]


def test_an_excerpt_shows_the_place_where_most_words_meet() -> None:
    text = "letter " + "far away " * 100 + "the lawyer sent a letter on Tuesday " + "later " * 100
    pieces = search_text.excerpts(text, words_of("lawyer letter"), width=100)
    assert [piece.text for piece in pieces if piece.is_match] == ["lawyer", "letter"]
    shown = "".join(piece.text for piece in pieces)
    assert 60 <= len(shown) <= 100
    assert text.startswith(shown[:4], text.index(shown))
    assert not shown.startswith("r ")


def test_a_page_survives_its_encoding() -> None:
    (page,) = pages_of({new_id(): "é \U0001f30a", new_id(): ""})
    assert search_text.decode(search_text.encode(page)) == page


def test_another_schema_and_other_bytes_are_refused() -> None:
    with pytest.raises(search_text.UnknownSchema, match="schema 2"):
        search_text.decode(msgspec.msgpack.encode([2, "strange"]))
    for data in (b"", b"\xc1", b"\x90", b"\x92\x01\x01"):
        with pytest.raises(search_text.UnreadablePage):
            search_text.decode(data)
