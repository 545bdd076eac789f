"""Rows of a plan: sealed, named by the head, and never overwritten unseen."""

from typing import Any
from uuid import uuid4

import pytest

from apps.accounts import flows
from apps.plan import mending, models, records
from apps.plan.documents import (
    ChildDocument,
    DateDocument,
    DecisionDocument,
    PlanDocument,
    TellingDocument,
    WordsDocument,
)
from apps.plan.records import ChangedElsewhere, Table
from apps.vault.documents import Document
from apps.vault.exceptions import TamperedEnvelope
from tests.cast import Writer
from tests.plan.filling import a_plan, put, stored
from tests.site_client import Browser

# A table, a document of it, and what another save says.
ONE_OF_EACH: list[tuple[Table[Any], Document, dict[str, Any]]] = [
    (records.PLANS, PlanDocument(label="R."), {"label": "S."}),
    (records.DECISIONS, DecisionDocument(entries=["1"]), {"entries": ["2"]}),
    (records.DATES, DateDocument(title="birthday"), {"title": "feast"}),
    (records.WORDS, WordsDocument(text="thank you"), {"text": "no"}),
    (records.TELLINGS, TellingDocument(name="Ana"), {"name": "Ada"}),
    (records.CHILDREN, ChildDocument(initials="M."), {"initials": "N."}),
]
each = pytest.mark.parametrize(("table", "document", "values"), ONE_OF_EACH)


@each
def test_what_is_saved_is_read(
    alice: Writer, table: Table[Any], document: Document, values: dict[str, Any]
) -> None:
    record_id = put(alice.vault, table, document)
    assert records.read_all(alice.vault, table).opened == [(record_id, document)]


@each
def test_a_change_of_password_keeps_it_readable(
    alice: Writer, table: Table[Any], document: Document, values: dict[str, Any]
) -> None:
    record_id = put(alice.vault, table, document)
    new = flows.change_password(account=alice.account, vault=alice.vault, password="another sky")
    assert stored(new, table, record_id) == document


@each
def test_a_row_that_went_back_is_noticed(
    alice: Writer, table: Table[Any], document: Document, values: dict[str, Any]
) -> None:
    record_id = put(alice.vault, table, document)
    before = table.model.objects.get(id=record_id)
    seen = records.seen(document, values)
    records.save(vault=alice.vault, table=table, record_id=record_id, values=values, was_seen=seen)
    before.save(force_update=True)
    with pytest.raises(TamperedEnvelope):
        records.read_one(alice.vault, table, record_id)
    assert records.read_all(alice.vault, table).unread == 1


def test_two_rows_that_changed_places_are_noticed(alice: Writer) -> None:
    one, other = a_plan(alice.vault, label="R."), a_plan(alice.vault, label="S.")
    first, second = models.Plan.objects.get(id=one), models.Plan.objects.get(id=other)
    first.sealed, second.sealed = second.sealed, first.sealed
    first.wrapped_key, second.wrapped_key = second.wrapped_key, first.wrapped_key
    first.save()
    second.save()
    assert records.read_all(alice.vault, records.PLANS).unread == 2


def test_a_row_that_is_missing_is_counted(alice: Writer) -> None:
    gone = a_plan(alice.vault, label="R.")
    a_plan(alice.vault, label="S.")
    models.Plan.objects.filter(id=gone).delete()
    found = records.read_all(alice.vault, records.PLANS)
    assert ([plan.document.label for plan in found.opened], found.unread) == (["S."], 1)


def test_a_removed_row_that_comes_back_is_not_there(alice: Writer) -> None:
    plan_id = a_plan(alice.vault, label="R.")
    row = models.Plan.objects.get(id=plan_id)
    records.remove(vault=alice.vault, tables=[records.PLANS], record_id=plan_id)
    row.save(force_insert=True)
    assert records.read_one(alice.vault, records.PLANS, plan_id) is None


def test_nobody_reads_the_rows_of_another(alice: Writer, bob: Writer) -> None:
    plan_id = a_plan(alice.vault, label="R.")
    assert records.read_one(bob.vault, records.PLANS, plan_id) is None
    assert records.read_all(bob.vault, records.PLANS) == ([], 0)


def test_the_later_of_two_pages_overwrites_nothing(alice: Writer) -> None:
    plan_id = a_plan(alice.vault, boundary="first")
    seen = records.seen(stored(alice.vault, records.PLANS, plan_id), ["boundary"])

    def save(text: str) -> None:
        records.save(
            vault=alice.vault,
            table=records.PLANS,
            record_id=plan_id,
            values={"boundary": text},
            was_seen=seen,
        )

    save("second")
    with pytest.raises(ChangedElsewhere) as other:
        save("third")
    assert other.value.document == PlanDocument(boundary="second")
    assert stored(alice.vault, records.PLANS, plan_id).boundary == "second"


def test_two_pages_of_different_parts_are_no_conflict(alice: Writer) -> None:
    plan_id = a_plan(alice.vault)
    blank = PlanDocument()
    for name in ("boundary", "label"):
        records.save(
            vault=alice.vault,
            table=records.PLANS,
            record_id=plan_id,
            values={name: "said"},
            was_seen=records.seen(blank, [name]),
        )
    document = stored(alice.vault, records.PLANS, plan_id)
    assert (document.boundary, document.label) == ("said", "said")


def test_the_same_words_sent_twice_are_saved_once(alice: Writer) -> None:
    record_id = uuid4()
    for _time in range(2):
        records.save(
            vault=alice.vault,
            table=records.WORDS,
            record_id=record_id,
            values={"text": "No, thank you."},
        )
    assert models.PreparedWords.objects.get(id=record_id).revision == 1


def test_a_writer_can_go_on_with_what_opens(alice: Writer, alice_client: Browser) -> None:
    gone, torn = a_plan(alice.vault, label="R."), a_plan(alice.vault, label="S.")
    a_plan(alice.vault, label="T.")
    models.Plan.objects.filter(id=gone).delete()
    row = models.Plan.objects.get(id=torn)
    row.sealed = bytes(row.sealed)[:-1] + bytes([row.sealed[-1] ^ 1])
    row.save()
    assert "/plan/mend/" in alice_client.page("/plan/")
    assert ": 2." in alice_client.page("/plan/mend/")
    alice_client.post("/plan/mend/")
    found = records.read_all(alice.vault, records.PLANS)
    assert ([plan.document.label for plan in found.opened], found.unread) == (["T."], 0)
    assert "/plan/mend/" not in alice_client.page("/plan/")


def test_a_row_of_a_newer_release_is_left_alone(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    record_id = a_plan(alice.vault, label="R.")
    row = models.Plan.objects.get(id=record_id)
    with monkeypatch.context() as newer:
        newer.setattr(PlanDocument, "newest", 2)
        alice.vault.seal(PlanDocument(label="R."), row)
        row.save()
    mending.go_on_with_what_opens(vault=alice.vault)
    assert models.Plan.objects.filter(id=record_id).exists()
    assert records.read_all(alice.vault, records.PLANS).unread == 1
