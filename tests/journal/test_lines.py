import itertools
import uuid

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from apps.journal import lines
from apps.journal.lines import Directory, Line, Page


def a_line(at: int, entry_id: bytes | None = None, title: str = "") -> Line:
    entry_id = entry_id or uuid.uuid4().bytes
    return Line(entry_id, at, "Europe/Berlin", "exact", 738_000, at, title=title)


def a_page(*moments: int) -> Page:
    return Page(lines=[a_line(at) for at in sorted(moments)])


class Catalogue:
    """The smallest thing that stores pages, as the caller of the pure functions will."""

    def __init__(self) -> None:
        self.directory = Directory()
        self.stored: dict[bytes, bytes] = {}

    def read(self, page_id: bytes) -> Page:
        return lines.decode_page(self.stored[page_id])

    def keep(self, changes: lines.Changes) -> None:
        self.directory = lines.decode_directory(lines.encode(changes.directory))
        for page_id, page in changes.pages.items():
            if page is None:
                del self.stored[page_id]
            else:
                self.stored[page_id] = lines.encode(page)

    def add(self, line: Line) -> None:
        self.keep(lines.add_line(self.directory, self.read, line, new_id))

    def pages(self) -> list[Page]:
        return [self.read(span.page_id) for span in self.directory.spans]


def new_id() -> bytes:
    return uuid.uuid4().bytes


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(lines, "PAGE_LINES", 4)
    return 4


class AnyHistory(RuleBasedStateMachine):
    """Whatever is written, moved and removed: the pages hold what a sorted list would."""

    size = 4
    moments = st.integers(-3, 3) | st.integers(-(2**40), 2**40)

    def __init__(self) -> None:
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.patch.setattr(lines, "PAGE_LINES", self.size)
        self.catalogue = Catalogue()
        self.model: dict[bytes, Line] = {}

    def teardown(self) -> None:
        self.patch.undo()

    def pick(self, data: st.DataObject) -> Line:
        return self.model[data.draw(st.sampled_from(sorted(self.model)))]

    @rule(at=moments, entry_id=st.binary(min_size=16, max_size=16))
    def write(self, at: int, entry_id: bytes) -> None:
        if entry_id not in self.model:
            self.model[entry_id] = a_line(at, entry_id)
            self.catalogue.add(self.model[entry_id])

    @precondition(lambda self: self.model)
    @rule(data=st.data(), at=moments | st.none(), title=st.text(max_size=3))
    def change(self, data: st.DataObject, at: int | None, title: str) -> None:
        old = self.pick(data)
        new = msgspec.structs.replace(old, at=old.at if at is None else at, title=title)
        self.model[old.id] = new
        directory, read = self.catalogue.directory, self.catalogue.read
        self.catalogue.keep(lines.change_line(directory, read, old.key, new, new_id))

    @precondition(lambda self: self.model)
    @rule(data=st.data())
    def delete(self, data: st.DataObject) -> None:
        old = self.pick(data)
        del self.model[old.id]
        directory, read = self.catalogue.directory, self.catalogue.read
        self.catalogue.keep(lines.drop_line(directory, read, old.key))

    @invariant()
    def holds_the_same_lines_in_the_same_order(self) -> None:
        pages = self.catalogue.pages()
        held = [line for page in pages for line in page.lines]
        assert held == sorted(self.model.values(), key=lambda line: line.key)
        assert all(0 < len(page.lines) <= self.size for page in pages)
        assert len(self.catalogue.stored) == len(pages)

    @invariant()
    def has_right_marks_and_finds_every_line(self) -> None:
        pages, spans = self.catalogue.pages(), self.catalogue.directory.spans
        assert [span.mark for span in spans] == [page.lines[0].key for page in pages]
        for line in self.model.values():
            page_id = self.catalogue.directory.page_for(line.key)
            assert page_id is not None
            assert lines.find(self.catalogue.read(page_id), line.key) == line


TestAnyHistory = AnyHistory.TestCase
TestAnyHistory.settings = settings(deadline=None, max_examples=60, stateful_step_count=40)


@pytest.mark.parametrize("moments", [range(40), range(40, 0, -1)])
def test_writing_in_one_direction_leaves_full_pages(short_pages: int, moments: range) -> None:
    catalogue = Catalogue()
    for at in moments:
        catalogue.add(a_line(at))
    assert [len(page.lines) for page in catalogue.pages()] == [short_pages] * 10


def test_a_full_page_that_grows_in_the_middle_is_halved(short_pages: int) -> None:
    page = lines.insert(a_page(10, 20, 40, 50), middle := a_line(30))
    assert [len(part.lines) for part in lines.split(page, middle.key)] == [2, 3]


def test_no_operation_changes_the_page_it_was_given() -> None:
    page = a_page(1, 2, 3)
    before = lines.encode(page)
    lines.insert(page, a_line(2))
    lines.replace(page, msgspec.structs.replace(page.lines[0], title="new"))
    lines.remove(page, page.lines[1].key)
    assert lines.encode(page) == before


def test_one_entry_cannot_have_two_lines_of_one_moment() -> None:
    page = a_page(1)
    with pytest.raises(ValueError, match="already"):
        lines.insert(page, page.lines[0])


def test_a_line_that_is_not_there_is_neither_replaced_nor_removed() -> None:
    for act in (
        lambda: lines.remove(a_page(1), (2, b"")),
        lambda: lines.replace(Page(), a_line(1)),
    ):
        with pytest.raises(KeyError):
            act()
    with pytest.raises(KeyError):
        lines.drop_line(Directory(), lambda _: Page(), (1, b""))
    assert lines.find(a_page(1), (1, b"")) is None


@given(st.lists(st.integers(0, 20), max_size=30), st.integers(-1, 21))
def test_reading_back_from_a_moment_skips_only_newer_pages(moments: list[int], at: int) -> None:
    parts = [sorted(moments)[i : i + 3] for i in range(0, len(moments), 3)]
    pages = {new_id(): Page(lines=[a_line(m) for m in part]) for part in parts}
    pages = {k: Page(lines=sorted(p.lines, key=lambda line: line.key)) for k, p in pages.items()}
    ordered = sorted(pages.items(), key=lambda item: item[1].lines[0].key)
    directory = lines.directory_of(ordered)
    opened = list(directory.newest_first((at, b"")))
    expected = [k for k, page in reversed(ordered) if page.lines[0].key < (at, b"")]
    assert opened == expected
    assert list(directory.newest_first()) == [k for k, _ in reversed(ordered)]


def test_a_rebuilt_catalogue_holds_the_lines_of_the_maintained_one(short_pages: int) -> None:
    catalogue = Catalogue()
    for at in (5, 1, 9, 3, 3, 7, 2, 8, 4, 6, 0):
        catalogue.add(a_line(at))
    held = [line for page in catalogue.pages() for line in page.lines]
    packed = lines.pack(reversed(held))
    assert list(itertools.chain.from_iterable(page.lines for page in packed)) == held
    assert [len(page.lines) for page in packed] == [4, 4, 3]


def test_a_page_survives_its_encoding() -> None:
    page = Page(lines=[a_line(-(2**40), title="é \U0001f30a")])
    assert lines.decode_page(lines.encode(page)) == page


@pytest.mark.parametrize("read", [lines.decode_page, lines.decode_directory])
def test_another_schema_is_refused_whatever_follows_it(read: object) -> None:
    assert callable(read)
    for body in ([], ["strange"], [[1, 2]]):
        with pytest.raises(lines.UnknownSchema, match="schema 3"):
            read(msgspec.msgpack.encode([3, *body]))


@pytest.mark.parametrize("data", [b"", b"\xc1", b"\x90", b"{}", b"\x92\x02\x91\x91\x00"])
def test_bytes_that_are_no_page_are_refused(data: bytes) -> None:
    with pytest.raises(lines.UnreadablePage):
        lines.decode_page(data)


def test_a_line_of_a_later_program_with_more_facts_still_reads() -> None:
    line = a_line(1)
    longer = [*msgspec.structs.astuple(line), "a fact to come"]
    assert lines.decode_page(msgspec.msgpack.encode([2, [longer]])).lines == [line]
