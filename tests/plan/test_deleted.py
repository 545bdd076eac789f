"""What is deleted of a plan is out of every list, can be put back, and is destroyed after thirty days."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

import pytest

from apps.accounts import unlock_steps
from apps.journal import cards
from apps.plan import deleting, hard_moments, mending, records
from apps.plan.documents import (
    ChildDocument,
    DateDocument,
    DecisionDocument,
    PlanDocument,
    Reason,
    TellingDocument,
    WordsDocument,
)
from apps.plan.records import Opened, Table
from apps.plan.today import ahead_on
from apps.vault import head
from apps.vault.documents import Document
from tests.cast import Writer
from tests.plan.filling import a_plan, form_on, put, stored
from tests.plan.test_dates import at_home, in_days
from tests.site_client import Browser

TODAY = dt.date(2026, 11, 24)
KINDS = [
    (records.PLANS, PlanDocument(label="Heron"), "/plan/{}/", "/plan/"),
    (records.DATES, DateDocument(title="Heron"), "/plan/dates/{}/", "/plan/dates/"),
    (records.WORDS, WordsDocument(title="Heron"), "/plan/words/{}/", "/plan/words/"),
    (records.TELLINGS, TellingDocument(name="Heron"), "/plan/telling/{}/", "/plan/telling/"),
    (records.CHILDREN, ChildDocument(initials="Heron"), "/plan/children/{}/", "/plan/children/"),
]
kinds = pytest.mark.parametrize(("table", "document", "path", "listed"), KINDS)


def delete(writer: Writer, table: Table[Any], record_id: UUID, on: dt.date = TODAY) -> None:
    deleting.delete(vault=writer.vault, table=table, record_id=record_id, today=on)


@kinds
def test_what_is_deleted_is_listed_nowhere_and_put_back_with_its_words(
    alice: Writer,
    alice_client: Browser,
    table: Table[Any],
    document: Document,
    path: str,
    listed: str,
) -> None:
    record_id = put(alice.vault, table, document)
    path = path.format(record_id)
    assert "plan/deleted" not in alice_client.page("/plan/")
    assert "30 days" in alice_client.page(f"{path}remove/")
    assert alice_client.post(f"{path}remove/").headers["Location"] == "/plan/deleted/"
    assert "Heron" in alice_client.page("/plan/deleted/")
    assert "Heron" not in alice_client.page(listed)
    assert "/plan/deleted/" in alice_client.page("/plan/")
    alice_client.page(path, 404)
    (restore,) = restores(alice_client.page("/plan/deleted/"))
    assert alice_client.post(restore).status_code == 302
    assert stored(alice.vault, table, record_id) == document
    assert "Heron" in alice_client.page(listed)
    assert "Heron" in alice_client.page(path)
    assert alice_client.post(restore).status_code == 404


def restores(page: str) -> list[str]:
    return [part.split('"')[0] for part in page.split('action="') if "/restore/" in part[:90]]


@kinds
def test_it_is_destroyed_after_thirty_days_and_no_day_before(
    alice: Writer, table: Table[Any], document: Document, path: str, listed: str
) -> None:
    record_id, kept = put(alice.vault, table, document), put(alice.vault, table, document)
    delete(alice, table, record_id)
    deleting.forget_deleted(vault=alice.vault, today=TODAY + dt.timedelta(days=29))
    assert table.model.objects.filter(id=record_id).exists()
    deleting.forget_deleted(vault=alice.vault, today=TODAY + dt.timedelta(days=30))
    assert [row.id for row in table.model.objects.all()] == [kept]
    assert records.read_one(alice.vault, table, record_id) is None


def test_it_is_destroyed_when_the_vault_opens(alice: Writer) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(text="old"))
    delete(alice, records.WORDS, record_id, dt.date(2020, 1, 1))
    unlock_steps.run(alice.vault)
    assert not records.WORDS.model.objects.exists()


def test_deleted_twice_it_keeps_its_first_day(alice: Writer) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(text="old"))
    delete(alice, records.WORDS, record_id)
    delete(alice, records.WORDS, record_id, TODAY + dt.timedelta(days=9))
    assert stored(alice.vault, records.WORDS, record_id).binned_on == TODAY.toordinal()


def test_a_decision_goes_and_comes_with_its_plan(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault, label="R.")
    reasons = [Reason(text="I sleep.", is_for_pause=True)]
    sheet = Opened(plan_id, DecisionDocument(reasons=reasons))
    records.add_all(vault=alice.vault, table=records.DECISIONS, new=[sheet])
    clock = cards.clock_of(at_home())
    delete(alice, records.PLANS, plan_id)
    assert hard_moments.of(alice.vault, clock).reasons == []
    alice_client.page(f"/plan/{plan_id}/reasons/", 404)
    deleting.restore(vault=alice.vault, table=records.PLANS, record_id=plan_id)
    assert hard_moments.of(alice.vault, clock).reasons == ["I sleep."]
    delete(alice, records.PLANS, plan_id)
    deleting.forget_deleted(vault=alice.vault, today=TODAY + dt.timedelta(days=31))
    assert not records.DECISIONS.model.objects.exists()


def test_a_date_that_is_deleted_does_not_come_up_on_today(alice: Writer) -> None:
    clock = cards.clock_of(at_home())
    record_id = put(alice.vault, records.DATES, in_days(clock.today, 3))
    delete(alice, records.DATES, record_id)
    with head.reading(alice.vault) as current:
        assert ahead_on(alice.vault, current, clock).near == []


def test_words_for_what_was_deleted_meanwhile_bring_it_back(
    alice: Writer, alice_client: Browser
) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(title="door", text="before"))
    path = f"/plan/words/{record_id}/"
    sent = form_on(alice_client.page(path)) | {"text": ["Heron"]}
    delete(alice, records.WORDS, record_id)
    answer = alice_client.post(path, sent)
    page = answer.content.decode()
    assert (answer.status_code, "changed in another window" in page) == (409, False)
    assert stored(alice.vault, records.WORDS, record_id).binned_on
    assert alice_client.post(path, form_on(page)).status_code == 302
    assert stored(alice.vault, records.WORDS, record_id) == WordsDocument(
        title="door", text="Heron"
    )


def test_what_was_changed_before_it_was_deleted_is_shown_beside_the_words(
    alice: Writer, alice_client: Browser
) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(text="before"))
    path = f"/plan/words/{record_id}/"
    sent = form_on(alice_client.page(path)) | {"text": ["Heron"]}
    alice_client.post(path, form_on(alice_client.page(path)) | {"text": ["Weir"]})
    delete(alice, records.WORDS, record_id)
    page = alice_client.post(path, sent).content.decode()
    assert "changed in another window" in page
    assert "Weir" in page
    assert "Heron" in page


def test_answers_for_a_plan_that_was_deleted_meanwhile_bring_both_back(
    alice: Writer, alice_client: Browser
) -> None:
    plan_id = a_plan(alice.vault, label="R.")
    path = f"/plan/{plan_id}/decision/"
    alice_client.post(path, form_on(alice_client.page(path)) | {"change": ["No."]})
    sent = form_on(alice_client.page(path)) | {"change": ["Heron"]}
    delete(alice, records.PLANS, plan_id)
    answer = alice_client.post(path, sent)
    assert answer.status_code == 409
    assert alice_client.post(path, form_on(answer.content.decode())).status_code == 302
    answers = stored(alice.vault, records.DECISIONS, plan_id).answers
    assert [answer.text for answer in answers] == ["No.", "Heron"]
    assert stored(alice.vault, records.PLANS, plan_id) == PlanDocument(label="R.")


def test_what_does_not_open_is_neither_listed_nor_destroyed(
    alice: Writer, alice_client: Browser
) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(text="x"))
    delete(alice, records.WORDS, record_id)
    records.WORDS.model.objects.update(sealed=b"\x00" * 64)
    assert "One part could not be read" in alice_client.page("/plan/deleted/")
    deleting.forget_deleted(vault=alice.vault, today=TODAY + dt.timedelta(days=31))
    assert records.WORDS.model.objects.filter(id=record_id).exists()


def test_mending_knows_what_was_deleted(alice: Writer, alice_client: Browser) -> None:
    record_id = put(alice.vault, records.WORDS, WordsDocument(title="Heron"))
    delete(alice, records.WORDS, record_id)
    mending.go_on_with_what_opens(vault=alice.vault)
    assert "Heron" in alice_client.page("/plan/deleted/")
    assert "Heron" not in alice_client.page("/plan/words/")


def test_nobody_puts_back_what_is_anothers_or_was_not_deleted(
    alice: Writer, alice_client: Browser, bob: Writer, bob_client: Browser
) -> None:
    hers = put(alice.vault, records.WORDS, WordsDocument(text="x"))
    assert alice_client.post(f"/plan/deleted/words/{hers}/restore/").status_code == 404
    delete(alice, records.WORDS, hers)
    assert bob_client.post(f"/plan/deleted/words/{hers}/restore/").status_code == 404
    for path in (f"words/{uuid4()}", f"nothing/{hers}", f"date/{hers}"):
        assert alice_client.post(f"/plan/deleted/{path}/restore/").status_code == 404
    assert stored(alice.vault, records.WORDS, hers).binned_on
