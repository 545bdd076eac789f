"""Whatever is captured, added, tagged, turned, binned and restored: each line says of its entry what
the entry says, and a catalogue written anew is the one that was kept up."""

import datetime as dt
from uuid import UUID, uuid4

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

from apps.journal import drafts, flows, marking, stream
from apps.journal.composing import Words
from apps.journal.documents import INCIDENT, JOURNAL, Typed
from apps.journal.drafts import Autosave
from apps.journal.incidents import parts
from apps.journal.incidents.about import about_of
from apps.journal.incidents.details import Details, Facts
from apps.journal.incidents.fields import Part
from apps.journal.marking import Marked
from apps.journal.merging import CAPTURE
from apps.journal.models import Entry
from apps.journal.moments import Moment
from apps.journal.search import searchable
from apps.journal.stream import Search
from apps.vault.documents import OpenVault
from tests.cast import Writer
from tests.journal.incidents.filled import full_part
from tests.journal.writing import a_page, cards, document_of, keep, save

NOW = dt.date(2026, 11, 24)
SLUGS = ("love-bombing", "guilt-tripping", "hoovering-apology")
hours = st.integers(0, 30).map(lambda n: Moment(1_795_000_000 + n * 11_000, "Europe/Berlin"))
ways = st.sampled_from(["", "text", "money", "via"])
some_part = st.sampled_from(parts.PARTS)


class Records(RuleBasedStateMachine):
    """Steps on the journal of `vault`; each run is undone at its end."""

    vault: OpenVault
    entries = Bundle("entries")

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @rule(target=entries, moment=hours)
    def write(self, moment: Moment) -> UUID:
        return save(self.vault, "A note.", when=moment)

    @rule(target=entries, moment=hours, way=ways, slug=st.sampled_from(SLUGS))
    def capture(self, moment: Moment, way: str, slug: str) -> UUID:
        typed = Typed(text="It happened.", details=Details(facts=Facts(channel=way)))
        page = self.page(uuid4(), typed, CAPTURE)
        self.save_page(page, Words(moment=moment))
        self.tag(page.id, slug)
        return page.id

    @rule(entry_id=entries, part=some_part, way=st.sampled_from([0, 1, 2]))
    def add_part(self, entry_id: UUID, part: Part, way: int) -> None:
        self.save_page(self.page(entry_id, filled(part, way), part.code), Words())

    @rule(entry_id=entries, part=some_part)
    def type_in_part(self, entry_id: UUID, part: Part) -> None:
        sent = self.page(entry_id, filled(part, 1), part.code)
        drafts.keep_words(vault=self.vault, sent=sent)

    @rule(target=entries, part=some_part)
    def begin_and_save_with_part(self, part: Part) -> UUID:
        sent = a_page("Begun.")
        keep(self.vault, sent)
        self.save_page(self.page(sent.id, filled(part, 2), part.code), Words())
        return sent.id

    @rule(entry_id=entries, slug=st.sampled_from(SLUGS))
    def tag(self, entry_id: UUID, slug: str) -> None:
        marking.change_tags(vault=self.vault, entry_id=entry_id, added=[slug], day_ends_at=3)

    @rule(entry_id=entries, slug=st.sampled_from(SLUGS))
    def take_tag_off(self, entry_id: UUID, slug: str) -> None:
        marking.change_tags(vault=self.vault, entry_id=entry_id, removed=[slug], day_ends_at=3)

    @rule(entry_id=entries, kind=st.sampled_from([JOURNAL, INCIDENT]))
    def turn(self, entry_id: UUID, kind: str) -> None:
        def change(marked: Marked) -> None:
            marked.kind = kind

        marking.mark(vault=self.vault, entry_ids=[entry_id], change=change, day_ends_at=3)

    @rule(entry_id=entries)
    def move_to_bin(self, entry_id: UUID) -> None:
        flows.bin_entry(vault=self.vault, entry_id=entry_id, today=NOW, day_ends_at=3)

    @rule(entry_id=entries)
    def restore(self, entry_id: UUID) -> None:
        flows.restore_entry(vault=self.vault, entry_id=entry_id, day_ends_at=3)

    @rule(entry_id=consumes(entries))
    def forget(self, entry_id: UUID) -> None:
        self.move_to_bin(entry_id)

    @rule()
    def rebuild(self) -> None:
        before = stream.all_lines(self.vault)
        flows.rebuild(vault=self.vault, day_ends_at=3)
        assert stream.all_lines(self.vault) == before

    @invariant()
    def each_line_says_what_its_entry_says(self) -> None:
        lines = {UUID(bytes=line.id): line for line in stream.all_lines(self.vault)}
        assert lines.keys() == {entry.id for entry in Entry.objects.all()}
        for entry_id, line in lines.items():
            document = document_of(self.vault, entry_id)
            assert line.about == about_of(document)
            assert line.kind == document.kind

    @invariant()
    def search_finds_what_the_details_say(self) -> None:
        word = "clinician"
        shown = {line.id for line in stream.all_lines(self.vault) if not line.binned_on}
        wanted = sorted(
            str(entry_id)
            for entry_id in (UUID(bytes=found) for found in shown)
            if word in searchable(document_of(self.vault, entry_id))
        )
        found = cards(self.vault, Search(words=word))
        assert sorted(card.url.split("/")[2] for card in found) == wanted
        assert all(any(piece.is_match for piece in card.pieces) for card in found)

    def page(self, entry_id: UUID, typed: Typed, part: str) -> Autosave:
        return Autosave(entry_id, typed, "Europe/Berlin", 99, 99, uuid4().hex, 1, part)

    def save_page(self, page: Autosave, words: Words) -> None:
        flows.save_entry(
            vault=self.vault,
            entry_id=page.id,
            base_revision=99,
            words=words,
            day_ends_at=3,
            page=page,
        )


def filled(part: Part, way: int) -> Typed:
    details = Details()
    if way:
        full_part(details, part, rows=way, way=way)
    return Typed(details=details)


def test_lines_agree_with_what_the_entries_say(alice: Writer) -> None:
    run_state_machine_as_test(
        type("RecordsOfAlice", (Records,), {"vault": alice.vault}),
        settings=settings(
            max_examples=12,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
