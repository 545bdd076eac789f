"""Whatever is saved, told, deleted, put back, merged and forgotten: the page says what the rows say."""

import datetime as dt
from uuid import UUID

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

from apps.support import choices, flows, people
from apps.support.documents import ContactDocument, PersonDocument, Stance, Way
from apps.support.lines import line_of, person_line_of
from apps.support.models import Contact, OtherPerson
from apps.vault import head
from apps.vault.documents import OpenVault
from tests.cast import Writer
from tests.support.network import REGION, contact, person, phone

START = dt.date(2026, 11, 24)

names = st.sampled_from(["Ada", "Ben", "Zoë", "Ada B"])
codes = st.sampled_from([code for code, _ in choices.STANCES])
days = st.dates(dt.date(2024, 1, 1), dt.date(2026, 12, 31)).map(dt.date.isoformat)
ways = st.lists(
    st.sampled_from([phone(), phone("020 7946 0959", is_safe="no"), phone("07700 900123")]),
    max_size=2,
)


class Network(RuleBasedStateMachine):
    """Steps on the network of `vault`; each run is undone at its end."""

    vault: OpenVault
    contacts = Bundle("contacts")
    persons = Bundle("persons")

    def __init__(self) -> None:
        super().__init__()
        self.today = START
        self.stances: dict[UUID, list[tuple[str, str]]] = {}
        self.undo = transaction.atomic()
        self.undo.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def is_there(self, contact_id: UUID) -> bool:
        return Contact.objects.filter(id=contact_id).exists()

    def document(self, contact_id: UUID) -> ContactDocument:
        return self.vault.open(ContactDocument, Contact.objects.get(id=contact_id))

    @rule(target=contacts, name=names, ways=ways)
    def add(self, name: str, ways: list[Way]) -> UUID:
        return contact(self.vault, name, ways=ways)

    @rule(contact_id=contacts, name=names, ways=ways)
    def change(self, contact_id: UUID, name: str, ways: list[Way]) -> None:
        row = Contact.objects.filter(id=contact_id).first()
        contact(self.vault, name, of=contact_id, ways=ways, seen=row.revision if row else 0)
        if row is None:
            self.stances.pop(contact_id, None)

    @rule(contact_id=contacts, code=codes, day=days)
    def tell(self, contact_id: UUID, code: str, day: str) -> None:
        if self.is_there(contact_id):
            flows.add_stance(
                vault=self.vault,
                contact_id=contact_id,
                stance=Stance(code=code, on=day),
                region=REGION,
            )
            self.stances.setdefault(contact_id, []).append((code, day))

    @rule(contact_id=contacts)
    def delete(self, contact_id: UUID) -> None:
        if self.is_there(contact_id):
            flows.delete(
                vault=self.vault, kind=Contact, row_id=contact_id, today=self.today, region=REGION
            )

    @rule(contact_id=contacts)
    def restore(self, contact_id: UUID) -> None:
        if self.is_there(contact_id):
            flows.restore(vault=self.vault, kind=Contact, row_id=contact_id, region=REGION)

    @rule(one=contacts, other=contacts)
    def merge(self, one: UUID, other: UUID) -> None:
        lines = people.read(self.vault).contacts
        both = [lines.get(one), lines.get(other)]
        if one == other or not all(line and not line.binned_on for line in both):
            return
        flows.merge_contacts(
            vault=self.vault, kept_id=one, other_id=other, today=self.today, region=REGION
        )
        told = [*self.stances.get(one, []), *self.stances.get(other, [])]
        self.stances[one] = list(dict.fromkeys(told))

    @rule(target=persons, label=names)
    def add_person(self, label: str) -> UUID:
        return person(self.vault, label)

    @rule(person_id=persons)
    def delete_person(self, person_id: UUID) -> None:
        if OtherPerson.objects.filter(id=person_id).exists():
            flows.delete(
                vault=self.vault,
                kind=OtherPerson,
                row_id=person_id,
                today=self.today,
                region=REGION,
            )

    @rule(count=st.integers(1, 40))
    def days_pass(self, count: int) -> None:
        self.today += dt.timedelta(days=count)
        flows.forget_deleted(vault=self.vault, today=self.today)

    @rule()
    def rebuild(self) -> None:
        flows.rebuild(vault=self.vault, region=REGION)

    @invariant()
    def the_page_holds_what_the_rows_say(self) -> None:
        page = people.read(self.vault)
        rows = Contact.objects.filter(owner=self.vault.owner)
        said = {
            row.id: line_of(row.id, self.vault.open(ContactDocument, row), REGION) for row in rows
        }
        assert page.contacts == said
        persons = OtherPerson.objects.filter(owner=self.vault.owner)
        assert page.persons == {
            row.id: person_line_of(row.id, self.vault.open(PersonDocument, row), REGION)
            for row in persons
        }

    @invariant()
    def the_head_names_each_row_as_it_is(self) -> None:
        with head.reading(self.vault) as current:
            rows = list(Contact.objects.filter(owner=self.vault.owner))
            for row in rows:
                current.check(row)
            assert len(current.of_table(Contact.table_code)) == len(rows)

    @invariant()
    def every_stance_that_was_told_is_kept_in_order(self) -> None:
        for contact_id, told in self.stances.items():
            if self.is_there(contact_id):
                kept = [(row.code, row.on) for row in self.document(contact_id).stances]
                assert set(kept) >= set(told)
                assert [on for _code, on in kept] == sorted(on for _code, on in kept)

    @invariant()
    def nobody_is_kept_longer_than_thirty_days(self) -> None:
        limit = self.today.toordinal() - flows.BIN_DAYS
        lines = people.read(self.vault).contacts.values()
        assert all(not 0 < line.binned_on <= limit for line in lines)


def test_the_page_agrees_with_the_rows(alice: Writer) -> None:
    run_state_machine_as_test(
        type("NetworkOfAlice", (Network,), {"vault": alice.vault}),
        settings=settings(
            max_examples=20,
            stateful_step_count=20,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
