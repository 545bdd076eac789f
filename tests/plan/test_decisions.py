"""The decision sheet, the reasons, and the entries to read in doubt."""

from uuid import UUID

import pytest

from apps.plan import decision, records
from apps.plan.documents import Answer, DecisionDocument, Reason
from tests.cast import Writer
from tests.journal.writing import save
from tests.plan.filling import a_plan, form_on, stored
from tests.site_client import Browser


def sheet(*answers: tuple[str, str, str]) -> DecisionDocument:
    given = [Answer(question=question, text=text, on=on) for question, text, on in answers]
    return DecisionDocument(answers=given)


def test_another_answer_leaves_the_earlier_one() -> None:
    document = sheet(("change", "Perhaps.", "2026-01-02"))
    said = {"responsibility": "", "change": "No.", "recovery": ""}
    after = decision.answered(document, said, "2026-11-24")
    assert [(one.text, one.on) for one in after.answers] == [
        ("Perhaps.", "2026-01-02"),
        ("No.", "2026-11-24"),
    ]
    assert decision.sheet_of(after).change == "No."
    (earlier,) = decision.earlier(after)
    assert [one.text for one in earlier.answers] == ["Perhaps."]


def test_the_same_answer_is_none_more() -> None:
    document = sheet(("change", "No.", "2026-01-02"))
    said = {"responsibility": "", "change": "No.", "recovery": ""}
    assert decision.answered(document, said, "2026-11-24") == document


def test_a_question_of_a_newer_release_is_no_fault() -> None:
    assert decision.sheet_of(sheet(("new", "x", "2026-01-02"))) == decision.Sheet()


def test_answers_are_saved_dated_and_shown(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault)
    path = f"/plan/{plan_id}/decision/"
    for text in ("Perhaps.", "No."):
        sent = form_on(alice_client.page(path)) | {"change": [text]}
        for _tap in range(2):
            assert alice_client.post(path, sent).status_code == 302
    answers = stored(alice.vault, records.DECISIONS, plan_id).answers
    assert [one.text for one in answers] == ["Perhaps.", "No."]
    page = alice_client.page(path)
    assert "Earlier answers" in page
    assert "Perhaps." in page


def test_the_later_of_two_windows_is_shown_both_answers(
    alice: Writer, alice_client: Browser
) -> None:
    plan_id = a_plan(alice.vault)
    path = f"/plan/{plan_id}/decision/"
    sent = form_on(alice_client.page(path))
    alice_client.post(path, sent | {"change": ["by the other window"]})
    answer = alice_client.post(path, sent | {"change": ["by this window"]})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "by the other window" in page
    assert "by this window" in page
    assert alice_client.post(path, form_on(page)).status_code == 302
    assert len(stored(alice.vault, records.DECISIONS, plan_id).answers) == 2


def test_reasons_for_the_pause_page_stand_there(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault)
    path = f"/plan/{plan_id}/reasons/"
    sent = form_on(alice_client.page(path))
    sent |= {"reasons-0-text": ["I sleep again."], "reasons-0-is_for_pause": ["on"]}
    alice_client.post(path, sent)
    sent = form_on(alice_client.page(path)) | {"reasons-1-text": ["Kept to myself."]}
    alice_client.post(path, sent)
    assert stored(alice.vault, records.DECISIONS, plan_id).reasons == [
        Reason(text="I sleep again.", is_for_pause=True),
        Reason(text="Kept to myself."),
    ]
    page = alice_client.page("/pause/")
    assert "I sleep again." in page
    assert "Kept to myself." not in page


def test_chosen_entries_stand_closed_on_the_pause_page(
    alice: Writer, alice_client: Browser
) -> None:
    plan_id = a_plan(alice.vault)
    entry_id = save(alice.vault, "He **shouted** again.")
    path = f"/plan/{plan_id}/entries/"
    sent = form_on(alice_client.page(path)) | {"entry": [entry_id.hex]}
    assert alice_client.post(path, sent).status_code == 302
    page = alice_client.page("/pause/")
    assert "<strong>shouted</strong>" in page
    assert "<details open" not in page
    sent = form_on(alice_client.page(path)) | {"entry": []}
    alice_client.post(path, sent)
    assert "shouted" not in alice_client.page("/pause/")


def test_an_entry_is_kept_from_its_own_page(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault)
    entry_id = save(alice.vault, "A long ago night.")
    assert f"/e/{entry_id}/keep/" in alice_client.page(f"/e/{entry_id}/")
    alice_client.post(f"/e/{entry_id}/keep/", {"plan": str(plan_id)})
    assert "A long ago night." in alice_client.page("/pause/")


def test_an_eleventh_entry_takes_no_place_of_another(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault)
    ids = [
        save(alice.vault, f"night {number}", when=f"2026-10-{number + 1:02}T12:00")
        for number in range(11)
    ]
    for entry_id in ids:
        alice_client.post(f"/e/{entry_id}/keep/", {"plan": str(plan_id)})
    kept = stored(alice.vault, records.DECISIONS, plan_id).entries
    assert kept == [entry_id.hex for entry_id in ids[:10]]
    path = f"/plan/{plan_id}/entries/"
    sent = form_on(alice_client.page(path)) | {"entry": [entry_id.hex for entry_id in ids]}
    assert alice_client.post(path, sent).status_code == 422


def test_an_entry_chosen_in_another_window_is_not_taken_out(
    alice: Writer, alice_client: Browser
) -> None:
    plan_id = a_plan(alice.vault)
    one = save(alice.vault, "one", when="2026-10-01T12:00")
    other = save(alice.vault, "other", when="2026-10-02T12:00")
    path = f"/plan/{plan_id}/entries/"
    sent = form_on(alice_client.page(path))
    alice_client.post(f"/e/{other}/keep/", {"plan": str(plan_id)})
    alice_client.post(path, sent | {"entry": [one.hex]})
    kept = stored(alice.vault, records.DECISIONS, plan_id).entries
    assert set(kept) == {one.hex, other.hex}


def test_what_lies_in_the_bin_is_not_on_the_pause_page(
    alice: Writer, alice_client: Browser
) -> None:
    plan_id = a_plan(alice.vault)
    entry_id = save(alice.vault, "A binned night.")
    alice_client.post(f"/e/{entry_id}/keep/", {"plan": str(plan_id)})
    alice_client.post(f"/e/{entry_id}/delete/")
    assert "A binned night." not in alice_client.page("/pause/")


@pytest.mark.parametrize("plan", ["", "x", "8dd5ba4f-b3ff-47db-accb-a8c2d8626bd6"])
def test_an_entry_is_not_kept_with_a_plan_that_is_none(
    alice: Writer, alice_client: Browser, plan: str
) -> None:
    entry_id = save(alice.vault, "x")
    assert alice_client.post(f"/e/{entry_id}/keep/", {"plan": plan}).status_code == 404


def test_somebody_elses_entry_cannot_be_chosen(
    alice: Writer, bob: Writer, bob_client: Browser
) -> None:
    entry_id = save(alice.vault, "hers")
    plan_id = a_plan(bob.vault)
    bob_client.post(f"/plan/{plan_id}/entries/", {"entry": [entry_id.hex]})
    assert stored(bob.vault, records.DECISIONS, plan_id).entries == []


def test_the_pause_page_opens_with_nothing_chosen(alice_client: Browser) -> None:
    page = alice_client.page("/pause/")
    assert "Choose them in the plan" in page
    assert "/library/help/" in page


def test_ids_are_kept_once() -> None:
    ids = [UUID(int=number) for number in range(12)]
    document = decision.with_entries(DecisionDocument(), [*ids, ids[0]])
    assert decision.entry_ids(document) == ids[:10]
