"""The parts of a plan: each asked on a screen of its own, saved as typed, shown as saved."""

from uuid import uuid4

import pytest

from apps.plan import records, screens
from apps.plan.documents import Allowed, Channel, Mode, PlanDocument
from tests.cast import Writer
from tests.plan.filling import a_plan, form_on, stored
from tests.site_client import Browser


def test_a_plan_is_begun_with_one_tap_and_a_second_tap_begins_no_other(
    alice: Writer, alice_client: Browser
) -> None:
    sent = form_on(alice_client.page("/plan/"))
    for _tap in range(2):
        answer = alice_client.post("/plan/begin/", sent)
        assert answer.status_code == 302
    (plan,) = records.read_all(alice.vault, records.PLANS).opened
    assert answer.headers["Location"] == f"/plan/{plan.id}/mode/"


@pytest.mark.parametrize("sent", ["", "1", "x" * 36])
def test_a_plan_is_not_begun_with_what_is_no_id(alice_client: Browser, sent: str) -> None:
    assert alice_client.post("/plan/begin/", {"id": sent}).status_code == 404


def test_somebody_elses_plan_is_not_begun_again(alice: Writer, bob_client: Browser) -> None:
    plan_id = a_plan(alice.vault, label="R.")
    bob_client.post("/plan/begin/", {"id": str(plan_id)})
    assert stored(alice.vault, records.PLANS, plan_id).label == "R."


@pytest.mark.parametrize("screen", screens.PARTS, ids=lambda screen: str(screen.code))
def test_an_untouched_screen_saves_nothing(
    alice: Writer, alice_client: Browser, screen: screens.Screen
) -> None:
    plan_id = a_plan(alice.vault)
    path = f"/plan/{plan_id}/{screen.code}/"
    assert alice_client.post(path, form_on(alice_client.page(path))).status_code == 302
    assert stored(alice.vault, records.PLANS, plan_id) == PlanDocument()


def test_what_is_typed_is_saved_and_shown(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault)
    path = f"/plan/{plan_id}/boundary/"
    sent = form_on(alice_client.page(path)) | {
        "boundary": ["By mail only."],
        "told_on": ["2026-05-03"],
    }
    alice_client.post(path, sent)
    assert stored(alice.vault, records.PLANS, plan_id).boundary == "By mail only."
    shown = alice_client.page(f"/plan/{plan_id}/")
    assert "By mail only." in shown
    assert "3 May 2026" in shown
    assert "By mail only." in alice_client.page("/plan/")


def test_a_mode_that_changed_keeps_the_earlier_one(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault, modes=[Mode(mode="low", since="2026-01-02")])
    path = f"/plan/{plan_id}/mode/"
    sent = form_on(alice_client.page(path))
    sent |= {"modes-1-mode": ["none"], "modes-1-since": ["2026-05-03"]}
    alice_client.post(path, sent)
    assert [m.mode for m in stored(alice.vault, records.PLANS, plan_id).modes] == ["low", "none"]
    assert "No contact, since" in alice_client.page("/plan/")


def test_the_list_of_ways_keeps_only_what_was_said(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault)
    path = f"/plan/{plan_id}/channels/"
    sent = form_on(alice_client.page(path)) | {"channels-2-state": ["closed"]}
    alice_client.post(path, sent)
    kept = stored(alice.vault, records.PLANS, plan_id).channels
    assert kept == [Channel(platform="mail", state="closed")]
    page = alice_client.page(path)
    assert page.count("<details") == len(screens.CHANNELS.start.choices)  # type: ignore[union-attr]
    assert "Closed: 1" in alice_client.page("/plan/")


def test_another_row_needs_no_script_and_loses_nothing(
    alice: Writer, alice_client: Browser
) -> None:
    plan_id = a_plan(alice.vault)
    path = f"/plan/{plan_id}/exceptions/"
    sent = form_on(alice_client.page(path))
    sent |= {"allowed-0-what": ["School"], "more": ["allowed"]}
    answer = alice_client.post(path, sent)
    sent = form_on(answer.content.decode())
    assert sent["allowed-0-what"] == ["School"]
    alice_client.post(path, sent | {"allowed-1-what": ["Handover"]})
    allowed = stored(alice.vault, records.PLANS, plan_id).allowed
    assert allowed == [Allowed(what="School"), Allowed(what="Handover")]


def test_a_way_of_ones_own_is_added_below_the_list(alice: Writer, alice_client: Browser) -> None:
    path = f"/plan/{a_plan(alice.vault)}/channels/"
    sent = form_on(alice_client.page(path)) | {"more": ["channels"]}
    page = alice_client.post(path, sent).content.decode()
    count = len(screens.CHANNELS.start.choices)  # type: ignore[union-attr]
    assert page.count("<details") == count + 1


def test_both_texts_are_shown_where_another_window_saved_first(
    alice: Writer, alice_client: Browser
) -> None:
    plan_id = a_plan(alice.vault, boundary="first")
    path = f"/plan/{plan_id}/boundary/"
    sent = form_on(alice_client.page(path))
    alice_client.post(path, sent | {"boundary": ["by the other window"]})
    answer = alice_client.post(path, sent | {"boundary": ["by this window"]})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "by the other window" in page
    assert "by this window" in page
    assert stored(alice.vault, records.PLANS, plan_id).boundary == "by the other window"
    assert alice_client.post(path, form_on(page)).status_code == 302
    assert stored(alice.vault, records.PLANS, plan_id).boundary == "by this window"


def test_more_than_a_page_holds_comes_back_with_its_words(
    alice: Writer, alice_client: Browser
) -> None:
    path = f"/plan/{a_plan(alice.vault)}/boundary/"
    sent = form_on(alice_client.page(path)) | {"boundary": ["ä" * 600_000]}
    answer = alice_client.post(path, sent)
    assert answer.status_code == 422
    assert "ä" * 1000 in answer.content.decode()


def test_a_plan_is_removed_only_after_a_question(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault, label="R.")
    assert "R." in alice_client.page(f"/plan/{plan_id}/remove/")
    assert len(records.read_all(alice.vault, records.PLANS).opened) == 1
    alice_client.post(f"/plan/{plan_id}/remove/")
    assert records.read_all(alice.vault, records.PLANS).opened == []


def test_a_part_that_is_none_is_not_found(alice: Writer, alice_client: Browser) -> None:
    alice_client.page(f"/plan/{a_plan(alice.vault)}/nothing/", 404)
    alice_client.page(f"/plan/{uuid4()}/mode/", 404)


def test_who_has_no_journal_finds_no_plan(charlie_client: Browser) -> None:
    charlie_client.page("/plan/", 404)


def test_every_field_is_one_of_its_document() -> None:
    for screen in screens.PARTS:
        assert set(screen.names) <= set(PlanDocument.__struct_fields__)
    assert {name for screen in screens.PARTS for name in screen.names} | {
        "schema",
        "binned_on",
    } == set(PlanDocument.__struct_fields__)
