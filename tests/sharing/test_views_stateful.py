"""Whatever is written, tagged, binned, let, kept back, frozen, stopped or renewed, and whichever password
is in force: each view holds copies of exactly what its scope says, as the entries are now."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from apps.journal import flows as journal
from apps.journal import marking, stream
from apps.journal.followers import Switches
from apps.journal.models import Entry
from apps.sharing import ending, flows, projection, scope
from apps.sharing.documents import STOPPED, Rule, Scope, Terms
from apps.sharing.models import Contents, Copy, View
from apps.vault import keyring, primitives
from apps.vault.documents import OpenVault
from tests.cast import Writer
from tests.journal.writing import document_of, save
from tests.sharing.sharing import contents, copies, in_days, told, view
from tests.support.network import contact

BIN_DAY = dt.date(2026, 11, 24)
TAG = "hoovering-apology"
RULES = (
    Rule(kinds=["journal"]),
    Rule(tactics=["a1"]),
    Rule(until=dt.date(2026, 11, 20).toordinal()),
)
words = st.sampled_from(["heron", "weir", "reed", "Marguerite", "calm"])
days = st.sampled_from(["2026-11-19T12:00", "2026-11-21T12:00"])
any_terms = st.builds(
    Terms,
    preset=st.sampled_from(["friend", "therapist", "lawyer"]),
    lanes=st.lists(st.sampled_from(["short", "facts", "impact", "counsel"]), unique=True),
    extras=st.lists(st.sampled_from(["tactics", "mood", "places"]), unique=True),
)


class Views(RuleBasedStateMachine):
    """Steps on the journal of `first`; each run is undone at its end."""

    first: OpenVault
    entries = Bundle("entries")
    views = Bundle("views")

    def __init__(self) -> None:
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.vault = self.first
        self.contact = contact(self.vault, "Ada")

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    @rule(target=entries, text=words, when=days, switch=st.sampled_from(["on", "off", ""]))
    def write(self, text: str, when: str, switch: str) -> UUID:
        return save(self.vault, text, when=when, switches=self.switched(switch))

    @rule(entry_id=entries, text=words, when=days, switch=st.sampled_from(["on", "off", ""]))
    def edit(self, entry_id: UUID, text: str, when: str, switch: str) -> None:
        base = Entry.objects.get(id=entry_id).revision
        save(self.vault, text, of=entry_id, base=base, when=when, switches=self.switched(switch))

    @rule(entry_id=entries, is_on=st.booleans())
    def tag(self, entry_id: UUID, is_on: bool) -> None:
        change: dict[str, Any] = {"added": [TAG]} if is_on else {"removed": [TAG]}
        marking.change_tags(vault=self.vault, entry_id=entry_id, day_ends_at=3, **change)

    @rule(entry_id=entries)
    def move_to_bin(self, entry_id: UUID) -> None:
        journal.bin_entry(vault=self.vault, entry_id=entry_id, today=BIN_DAY, day_ends_at=3)

    @rule(entry_id=entries)
    def restore(self, entry_id: UUID) -> None:
        journal.restore_entry(vault=self.vault, entry_id=entry_id, day_ends_at=3)

    @rule(
        target=views,
        terms=any_terms,
        of_rule=st.sampled_from([None, *RULES]),
        adds=st.booleans(),
        picks=st.sets(entries),
    )
    def let(self, terms: Terms, of_rule: Rule | None, adds: bool, picks: set[UUID]) -> UUID:
        adds = adds and of_rule is not None
        view_id = flows.create_view(
            vault=self.vault,
            contact=self.contact,
            terms=terms,
            scope=Scope(chosen=[] if adds else sorted(picks), rule=of_rule, adds=adds),
            contents=told(),
            expires_on=in_days(14),
            now=1,
        )
        self.make(view_id)
        return view_id

    @rule(view_id=views, terms=any_terms, picks=st.sets(entries))
    def change(self, view_id: UUID, terms: Terms, picks: set[UUID]) -> None:
        settled = Scope(chosen=sorted(picks))
        try:
            flows.change_view(
                vault=self.vault,
                view_id=view_id,
                terms=terms,
                scope=settled,
                contents=told(),
                expires_on=in_days(30),
            )
        except flows.NotLive:
            return
        self.make(view_id)

    @rule(view_id=views, entry_id=entries)
    def let_read(self, view_id: UUID, entry_id: UUID) -> None:
        self.tried(flows.let_read, view_id, entry_ids=[entry_id])

    @rule(view_id=views, entry_id=entries)
    def keep_from(self, view_id: UUID, entry_id: UUID) -> None:
        self.tried(flows.keep_from, view_id, entry_ids=[entry_id])

    @rule(view_id=views)
    def freeze_and_let_again(self, view_id: UUID) -> None:
        ending.freeze(self.vault.owner)
        self.tried(flows.unfreeze, view_id)

    @rule(view_id=views)
    def stop(self, view_id: UUID) -> None:
        flows.stop(vault=self.vault, view_id=view_id, now=1)

    @rule(view_id=views, is_swept=st.booleans())
    def come_to_the_end(self, view_id: UUID, is_swept: bool) -> None:
        View.objects.filter(id=view_id).update(expires_on=in_days(-1))
        if is_swept:
            ending.end_expired()

    @rule(view_id=views)
    def sweep_and_renew(self, view_id: UUID) -> None:
        ending.end_expired()
        self.tried(flows.renew, view_id, expires_on=in_days(7))

    @rule()
    def change_password(self) -> None:
        self.vault = keyring.rotate(self.vault, primitives.random_bytes(32), also=lambda: None)

    def switched(self, switch: str) -> Switches:
        every = frozenset(View.objects.values_list("id", flat=True))
        return {"on": Switches(on=every, lifted=every), "off": Switches(off=every), "": Switches()}[
            switch
        ]

    def make(self, view_id: UUID) -> None:
        flows.make_copies(vault=self.vault, view_id=view_id, step=lambda _done: None)

    def tried(self, act: Any, view_id: UUID, **facts: Any) -> None:
        """What is stopped or over refuses."""
        try:
            act(vault=self.vault, view_id=view_id, **facts)
        except flows.NotLive:
            return

    @invariant()
    def each_view_holds_what_its_scope_says(self) -> None:
        lines = stream.all_lines(self.vault)
        for row in View.objects.all():
            found = view(self.vault, row.id)
            if not Contents.objects.filter(id=row.id).exists():
                assert not Copy.objects.filter(view_id=row.id).exists()
                assert found.document.state == STOPPED or found.is_over
                continue
            held = copies(self.vault, row.id)
            wanted = set(scope.chosen_by(found.document.scope, lines))
            assert set(held) <= wanted if found.is_over else set(held) == wanted
            for entry_id, copy in held.items():
                now = projection.copy_of(document_of(self.vault, entry_id), found.document.terms)
                assert copy == now
            assert contents(self.vault, row.id).is_whole

    @invariant()
    def counsel_is_in_no_view_but_a_lawyers(self) -> None:
        for row in View.objects.all():
            terms = view(self.vault, row.id).document.terms
            assert terms.preset == "lawyer" or "counsel" not in terms.lanes

    @invariant()
    def what_is_stopped_has_no_key(self) -> None:
        for row in View.objects.all():
            document = view(self.vault, row.id).document
            assert bool(document.private_key) == (document.state != STOPPED)


@pytest.mark.django_db
def test_whatever_happens_each_view_holds_what_its_scope_says(alice: Writer) -> None:
    machine = type("Run", (Views,), {"first": alice.vault})
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        machine,
        settings=settings(
            max_examples=25,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
