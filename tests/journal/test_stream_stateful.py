"""Whatever is written, moved, binned, restored and rebuilt: the pages agree with a plain model."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from unittest import mock
from uuid import UUID, uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    rule,
    run_state_machine_as_test,
)

from apps.journal import flows, lines, search_text, stream, timeline
from apps.journal.folding import normalise
from apps.journal.models import TextPage
from apps.journal.moments import Moment
from apps.journal.pages import Pages, mark_of
from apps.journal.stream import Clock, Search
from apps.journal.timeline import Days
from apps.vault import head
from apps.vault.documents import OpenVault
from tests.cast import Writer
from tests.journal.writing import document_of, reading_journal, save

CLOCK = Clock("Europe/Berlin", 3, dt.date(2026, 11, 24))
DAYS = Days("Europe/Berlin", 3)
WORDS = ("heron", "weir", "reed", "Straße", "calm")
NOW = dt.date(2026, 11, 24)

moments = st.builds(
    Moment,
    st.integers(0, 40).map(lambda n: 1_795_000_000 + n * 20_000),
    st.sampled_from(["Europe/Berlin", "Asia/Tokyo"]),
    st.sampled_from(["exact", "about", "day", "unknown"]),
)
texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)


@dataclass(frozen=True)
class Plain:
    """An entry as a program without pages and keys would hold it."""

    id: UUID
    moment: Moment
    text: str
    revision: int = 1
    is_binned: bool = False

    @property
    def key(self) -> tuple[int, bytes]:
        return self.moment.at, self.id.bytes


class Journal(RuleBasedStateMachine):
    """Steps on the journal of `vault`; each run is undone at its end."""

    vault: OpenVault
    entries = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.plain: dict[UUID, Plain] = {}
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @rule(target=entries, moment=moments, text=texts)
    def add(self, moment: Moment, text: str) -> UUID:
        entry_id = uuid4()
        save(self.vault, text, of=entry_id, when=moment)
        self.plain[entry_id] = Plain(entry_id, document_of(self.vault, entry_id).moment, text)
        return entry_id

    @rule(entry_id=entries, moment=moments, text=texts)
    def change(self, entry_id: UUID, moment: Moment, text: str) -> None:
        was = self.plain[entry_id]
        save(self.vault, text, of=entry_id, when=moment, base=was.revision)
        document = document_of(self.vault, entry_id)
        if (document.moment, document.text) != (was.moment, was.text):
            self.plain[entry_id] = Plain(entry_id, document.moment, text, was.revision + 1)
        assert document.text == text

    @rule(entry_id=entries)
    def move_to_bin(self, entry_id: UUID) -> None:
        flows.bin_entry(vault=self.vault, entry_id=entry_id, today=NOW, day_ends_at=3)
        self.plain[entry_id] = replace(self.plain[entry_id], is_binned=True)

    @rule(entry_id=entries)
    def restore(self, entry_id: UUID) -> None:
        flows.restore_entry(vault=self.vault, entry_id=entry_id, day_ends_at=3)
        self.plain[entry_id] = replace(self.plain[entry_id], is_binned=False)

    @rule(entry_id=consumes(entries))
    def purge(self, entry_id: UUID) -> None:
        flows.bin_entry(vault=self.vault, entry_id=entry_id, today=NOW, day_ends_at=3)
        binned = [e for e in self.plain.values() if e.is_binned and e.id != entry_id]
        for entry in binned:
            flows.restore_entry(vault=self.vault, entry_id=entry.id, day_ends_at=3)
            self.plain[entry.id] = replace(entry, is_binned=False)
        flows.purge_bin(today=NOW + dt.timedelta(days=flows.BIN_DAYS))
        with mock.patch.object(flows, "last_day_purged", return_value=NOW.toordinal()):
            flows.forget_purged(vault=self.vault)
        del self.plain[entry_id]

    @rule()
    def rebuild(self) -> None:
        before = stream.all_lines(self.vault)
        assert flows.rebuild(vault=self.vault, day_ends_at=3) == len(self.plain)
        assert stream.all_lines(self.vault) == before

    @invariant()
    def stream_has_the_plain_order(self) -> None:
        assert self.shown(Search()) == self.expected(lambda plain: True)

    @invariant()
    def search_finds_what_a_plain_search_finds(self) -> None:
        for word in ("heron", "strasse", "weir reed", "rd"):
            wanted = word.split()
            assert self.shown(Search(words=word)) == self.expected(
                lambda plain, wanted=wanted: all(part in plain.text.casefold() for part in wanted)
            ), word

    @invariant()
    def calendar_counts_plain_days(self) -> None:
        found = timeline.days_written(stream.all_lines(self.vault), DAYS)
        counted: dict[tuple[int, int], dict[int, int]] = {}
        for plain in self.plain.values():
            if not plain.is_binned and plain.moment.precision != "unknown":
                day = dt.date.fromordinal(DAYS.of(as_line(plain)))
                month = counted.setdefault((day.year, day.month), {})
                month[day.day] = month.get(day.day, 0) + 1
        assert found == counted

    @invariant()
    def pages_keep_their_size_and_order(self) -> None:
        journal = reading_journal(self.vault)
        with head.reading(self.vault) as current:
            catalogue = type(journal.catalogue)(self.vault, current)
            pages = [catalogue.page(span.page_id) for span in catalogue.directory.spans]
        assert all(1 <= len(page.lines) <= lines.PAGE_LINES for page in pages)
        keys = [line.key for page in pages for line in page.lines]
        assert keys == sorted(plain.key for plain in self.plain.values())

    @invariant()
    def the_index_holds_each_text_once_and_nothing_else(self) -> None:
        found: list[tuple[bytes, str]] = []
        with head.reading(self.vault) as current:
            pages = Pages(TextPage, self.vault, current)
            for _, page_id in pages.marks():
                page = search_text.decode(pages.read(page_id))
                texts = page.blob.decode().split("\n")
                found += zip(page.ids, texts, strict=True)
        wanted = [p for p in self.plain.values() if not p.is_binned]
        assert found == sorted((mark_of(p.key), normalise(f"  {p.text}")) for p in wanted)

    def expected(self, matches: Callable[[Plain], bool]) -> list[UUID]:
        found = [p for p in self.plain.values() if not p.is_binned and matches(p)]
        return [p.id for p in sorted(found, key=lambda p: p.key, reverse=True)]

    def shown(self, search: Search) -> list[UUID]:
        found, place = list[UUID](), ""
        while True:
            stretch = stream.read_stretch(self.vault, CLOCK, search, place=place)
            for day in stretch.days:
                found += [UUID(card.url.split("/")[2]) for card in day.cards]
            place = stretch.earlier
            if not place:
                return found


def as_line(plain: Plain) -> lines.Line:
    own = timeline.Days(plain.moment.zone, 3)
    line = lines.Line(plain.id.bytes, plain.moment.at, plain.moment.zone, "exact", 0, 0)
    return lines.Line(
        plain.id.bytes,
        plain.moment.at,
        plain.moment.zone,
        plain.moment.precision,
        timeline.Days(own.zone, 0).of(line),
        0,
    )


@pytest.mark.parametrize(("page_lines", "page_bytes", "stretch"), [(3, 40, 2), (500, 65_536, 30)])
def test_pages_agree_with_a_plain_model(
    alice: Writer, monkeypatch: pytest.MonkeyPatch, page_lines: int, page_bytes: int, stretch: int
) -> None:
    monkeypatch.setattr(lines, "PAGE_LINES", page_lines)
    monkeypatch.setattr(search_text, "PAGE_BYTES", page_bytes)
    monkeypatch.setattr(timeline, "STREAM_LINES", stretch)
    run_state_machine_as_test(
        type("JournalOfAlice", (Journal,), {"vault": alice.vault}),
        settings=settings(
            max_examples=15,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
