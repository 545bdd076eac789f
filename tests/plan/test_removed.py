"""Words for what another window removed are shown and saved anew; what does not open can be removed."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from apps.plan import records
from apps.plan.documents import (
    ChildDocument,
    DateDocument,
    PlanDocument,
    TellingDocument,
    WordsDocument,
)
from apps.plan.records import Table
from apps.vault.documents import Document
from tests.cast import Writer
from tests.plan.filling import a_plan, form_on, put, stored
from tests.site_client import Browser

KINDS = [
    (records.PLANS, PlanDocument(boundary="before"), "/plan/{}/boundary/", "boundary"),
    (records.PLANS, PlanDocument(), "/plan/{}/boundary/", "boundary"),
    (records.DATES, DateDocument(title="before"), "/plan/dates/{}/", "will_do"),
    (records.WORDS, WordsDocument(text="before"), "/plan/words/{}/", "text"),
    (records.TELLINGS, TellingDocument(name="before"), "/plan/telling/{}/", "name"),
    (records.CHILDREN, ChildDocument(initials="M."), "/plan/children/{}/", "initials"),
]
kinds = pytest.mark.parametrize(("table", "document", "path", "field"), KINDS)


def removed(writer: Writer, record_id: UUID) -> None:
    records.remove(vault=writer.vault, tables=records.TABLES, record_id=record_id)


@kinds
def test_words_for_what_is_gone_are_shown_and_saved_anew(
    alice: Writer,
    alice_client: Browser,
    table: Table[Any],
    document: Document,
    path: str,
    field: str,
) -> None:
    record_id = put(alice.vault, table, document)
    path = path.format(record_id)
    sent = form_on(alice_client.page(path)) | {field: ["Heron"]}
    removed(alice, record_id)
    answer = alice_client.post(path, sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "removed in another window" in page
    assert "Heron" in page
    assert records.read_one(alice.vault, table, record_id) is None
    assert alice_client.post(path, form_on(page)).status_code == 302
    assert getattr(stored(alice.vault, table, record_id), field) == "Heron"
    assert alice_client.get(path).status_code == 200


@pytest.mark.parametrize(("part", "field"), [("decision", "change"), ("reasons", "reasons-0-text")])
def test_a_decision_comes_again_with_its_plan(
    alice: Writer, alice_client: Browser, part: str, field: str
) -> None:
    plan_id = a_plan(alice.vault, label="R.")
    path = f"/plan/{plan_id}/{part}/"
    sent = form_on(alice_client.page(path))
    assert field in sent
    removed(alice, plan_id)
    answer = alice_client.post(path, sent | {field: ["Heron"]})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Heron" in page
    assert records.read_one(alice.vault, records.DECISIONS, plan_id) is None
    assert alice_client.post(path, form_on(page)).status_code == 302
    assert "Heron" in alice_client.page(path)


def test_what_never_was_or_is_somebody_elses_is_not_found(
    alice: Writer, bob: Writer, bob_client: Browser
) -> None:
    hers = put(alice.vault, records.DATES, DateDocument(title="hers"))
    for record_id in (hers, uuid4()):
        path = f"/plan/dates/{record_id}/"
        assert bob_client.post(path, {"title": "x"}).status_code == 404
    sent = {"id": str(hers), "was_seen": records.ANEW, "title": "his"}
    assert bob_client.post(f"/plan/dates/{hers}/", sent).status_code == 404
    assert stored(alice.vault, records.DATES, hers).title == "hers"


@kinds
def test_what_does_not_open_can_be_removed(
    alice: Writer,
    alice_client: Browser,
    table: Table[Any],
    document: Document,
    path: str,
    field: str,
) -> None:
    record_id = put(alice.vault, table, document)
    table.model.objects.update(sealed=b"\x00" * 64)
    remove = f"{path.format(record_id).removesuffix('boundary/')}remove/"
    assert "It does not open" in alice_client.page(remove)
    assert alice_client.post(remove).status_code == 302
    assert records.read_all(alice.vault, table) == ([], 0)


def test_a_fault_on_a_page_of_the_plan_leads_to_what_can_be_done(
    alice: Writer, alice_client: Browser
) -> None:
    plan_id = a_plan(alice.vault, label="R.")
    records.PLANS.model.objects.update(sealed=b"\x00" * 64)
    alice_client.raise_request_exception = False
    assert "/plan/mend/" in alice_client.page(f"/plan/{plan_id}/", 500)
    assert ": 1." in alice_client.page("/plan/mend/")
