"""A record can point at a clause of an order, and keeps its words."""

from typing import Any
from uuid import UUID

from apps.journal.incidents.orders import clauses
from apps.plan import records
from apps.plan.documents import Order, PlanDocument
from tests.journal.incidents.records import put, record
from tests.journal.incidents.sent import part
from tests.journal.writing import document_of
from tests.plan.filling import a_plan
from tests.site_client import Browser

ORDER = Order(what="Protective order", number="F 12/26", clauses="No calls.\n\n No letters. \n")
WORDS = ["Protective order, F 12/26: No calls.", "Protective order, F 12/26: No letters."]


def said(browser: Browser) -> list[str]:
    return [clause.words for clause in clauses(browser.writer.vault)]


def change(browser: Browser, plan_id: UUID, order: Order) -> None:
    def amended(plan: PlanDocument | None) -> PlanDocument:
        assert plan is not None
        plan.orders = [order]
        return plan

    records.amend(
        vault=browser.writer.vault, table=records.PLANS, record_id=plan_id, amended=amended
    )


def pointing(browser: Browser) -> tuple[UUID, UUID]:
    """A plan, and a record that points at the first of its clauses."""
    plan_id = a_plan(browser.writer.vault, orders=[ORDER])
    (entry_id,) = put(browser.writer.vault, record("A call."))
    clause = clauses(browser.writer.vault)[0]
    part(browser, entry_id, "told").type(clause_id=f"{clause.code}:{clause.words}").save()
    return plan_id, entry_id


def facts_of(browser: Browser, entry_id: UUID) -> Any:
    return document_of(browser.writer.vault, entry_id).details.facts


def test_each_line_of_an_order_is_a_clause(alice_client: Browser) -> None:
    a_plan(alice_client.writer.vault, orders=[ORDER, Order(what="Agreement"), Order()])
    assert said(alice_client) == [*WORDS, "Agreement"]


def test_one_code_means_one_clause_of_one_plan(alice_client: Browser) -> None:
    for _plan in range(2):
        a_plan(alice_client.writer.vault, orders=[ORDER])
    codes = {clause.code for clause in clauses(alice_client.writer.vault)}
    assert len(codes) == 4


def test_a_deleted_plan_offers_none(alice_client: Browser) -> None:
    a_plan(alice_client.writer.vault, orders=[ORDER], binned_on=739_000)
    assert said(alice_client) == []


def test_a_record_that_points_at_a_clause_says_it(alice_client: Browser) -> None:
    _plan_id, entry_id = pointing(alice_client)
    facts = facts_of(alice_client, entry_id)
    assert facts.clause == WORDS[0]
    assert WORDS[0] in alice_client.page(f"/e/{entry_id}/")
    assert facts.clause_id == clauses(alice_client.writer.vault)[0].code


def test_its_words_stay_when_the_clause_changes_or_goes(alice_client: Browser) -> None:
    plan_id, entry_id = pointing(alice_client)
    before = facts_of(alice_client, entry_id)
    change(alice_client, plan_id, Order(what="Another one", clauses="No visits."))
    page = alice_client.page(f"/e/{entry_id}/add/told/")
    assert WORDS[0] in page
    assert "Another one: No visits." in page
    part(alice_client, entry_id, "told").save()
    assert facts_of(alice_client, entry_id) == before


def test_it_can_be_taken_off_again(alice_client: Browser) -> None:
    _plan_id, entry_id = pointing(alice_client)
    part(alice_client, entry_id, "told").type(clause_id="").save()
    facts = facts_of(alice_client, entry_id)
    assert (facts.clause, facts.clause_id) == ("", "")


def test_where_no_order_is_known_none_is_asked_for(alice_client: Browser) -> None:
    (entry_id,) = put(alice_client.writer.vault, record("A call."))
    assert "clause_id" not in alice_client.page(f"/e/{entry_id}/add/told/")
