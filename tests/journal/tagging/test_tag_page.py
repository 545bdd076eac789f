"""The tags of one entry, on a page of their own and in the form of what happened."""

from http import HTTPStatus
from typing import Any
from uuid import UUID, uuid4

from apps.journal import marking
from apps.journal.incidents.details import Tag
from apps.tactics import catalogue
from apps.vault.documents import OpenVault
from tests.journal.tagging.entries import boxes, slugs_of, tagged, ticked
from tests.journal.writing import DAY_ENDS_AT, document_of, save
from tests.site_client import Browser, elements, id_in, writing_form

OLD = Tag("given-up", "A name it had")


def give_old_tag(vault: OpenVault, entry_id: UUID) -> None:
    def change(marked: marking.Marked) -> None:
        marked.tactics = [OLD, *marked.tactics]

    marking.mark(vault=vault, entry_ids=[entry_id], change=change, day_ends_at=DAY_ENDS_AT)


def was(page: str) -> list[str]:
    hidden = elements(page, "input")
    return [e.attributes["value"] for e in hidden if e.attributes.get("name") == "was"]


def send(browser: Browser, entry_id: UUID, **fields: Any) -> None:
    answer = browser.post(f"/e/{entry_id}/tags/", fields)
    assert answer.headers["Location"] == f"/e/{entry_id}/"


def test_every_tactic_has_one_box(alice_client: Browser) -> None:
    entry_id = tagged(alice_client.writer.vault, "life-invasion")
    page = alice_client.page(f"/e/{entry_id}/tags/")
    found = boxes(page)
    assert len(found) == len(set(found)) == len(catalogue.all())
    assert found[0] == "life-invasion"
    assert ticked(page) == was(page) == ["life-invasion"]
    for tactic in catalogue.all():
        assert tactic.definition in page


def test_ticking_and_unticking_is_saved(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = tagged(vault, "gifts")
    send(alice_client, entry_id, was=["gifts"], tactic=["gifts", "darvo"])
    assert slugs_of(vault, entry_id) == ["gifts", "darvo"]
    send(alice_client, entry_id, was=["gifts", "darvo"], tactic=[])
    assert slugs_of(vault, entry_id) == []
    assert "Add a tag" in alice_client.page(f"/e/{entry_id}/")


def test_a_tag_set_meanwhile_in_another_window_stays(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = tagged(vault, "gifts")
    send(alice_client, entry_id, was=[], tactic=["darvo"])
    assert slugs_of(vault, entry_id) == ["gifts", "darvo"]


def test_an_old_slug_is_shown_by_its_name_and_stays_unless_unticked(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = tagged(vault, "gifts")
    give_old_tag(vault, entry_id)
    page = alice_client.page(f"/e/{entry_id}/tags/")
    assert "A name it had" in page
    assert set(ticked(page)) == {"given-up", "gifts"}
    send(alice_client, entry_id, was=was(page), tactic=["given-up"])
    assert document_of(vault, entry_id).tactics == [OLD]
    assert "A name it had" in alice_client.page(f"/e/{entry_id}/")
    send(alice_client, entry_id, was=["given-up"], tactic=[])
    assert document_of(vault, entry_id).tactics == []


def test_a_slug_that_nobody_knows_is_no_tag(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, "first")
    send(alice_client, entry_id, tactic=["made-up", "x" * 5000, ""])
    assert slugs_of(vault, entry_id) == []


def test_more_than_three_is_said_quietly(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    three, four = ("gifts", "darvo", "threats"), ("gifts", "darvo", "threats", "isolation")
    sentence = "These are more than three."
    for slugs, is_hidden in ((three, True), (four, False)):
        page = alice_client.page(f"/e/{tagged(vault, *slugs)}/tags/")
        (line,) = [e for e in elements(page, "p") if "data-many" in e.attributes]
        assert ("hidden" in line.attributes) is is_hidden
        assert sentence in page


def test_not_sure_is_always_an_answer(alice_client: Browser) -> None:
    page = alice_client.page(f"/e/{save(alice_client.writer.vault, 'first')}/tags/")
    assert "“Not sure” is always an answer" in page
    assert "Not sure: leave it as it is" in page


def test_flagged_ones_carry_the_mark_with_words(alice_client: Browser) -> None:
    page = alice_client.page(f"/e/{save(alice_client.writer.vault, 'first')}/tags/")
    flagged = [tactic for tactic in catalogue.all() if tactic.safety]
    assert page.count("(begins with who can help)") >= len(flagged)


def test_the_box_to_find_by_is_never_sent(alice_client: Browser) -> None:
    page = alice_client.page(f"/e/{save(alice_client.writer.vault, 'first')}/tags/")
    (field,) = [e for e in elements(page, "input") if e.attributes.get("id") == "find-tag"]
    assert "name" not in field.attributes


def test_somebody_elses_entry_and_one_in_the_bin_are_not_there(
    alice_client: Browser, bob_client: Browser
) -> None:
    entry_id = tagged(alice_client.writer.vault, "gifts")
    for path in (f"/e/{entry_id}/tags/", f"/e/{entry_id}/look/"):
        assert bob_client.get(path).status_code == HTTPStatus.NOT_FOUND
        assert bob_client.post(path, {"tactic": "darvo"}).status_code == HTTPStatus.NOT_FOUND
    alice_client.post(f"/e/{entry_id}/delete/")
    assert alice_client.get(f"/e/{entry_id}/tags/").status_code == HTTPStatus.NOT_FOUND
    assert alice_client.get(f"/e/{uuid4()}/tags/").status_code == HTTPStatus.NOT_FOUND


def test_a_locked_vault_asks_and_then_saves(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, "first")
    alice_client.lock()
    answer = alice_client.post(f"/e/{entry_id}/tags/", {"tactic": "gifts"}).content.decode()
    assert "Password" in answer
    assert slugs_of(vault, entry_id) == []


def capture(browser: Browser, page: str, **more: Any) -> UUID:
    form: dict[str, Any] = writing_form(page) | {"text": "It happened.", "part": "capture"}
    return id_in(browser.post("/write/", form | more).headers["Location"])


def test_the_form_of_what_happened_saves_its_tags(alice_client: Browser) -> None:
    page = alice_client.page("/new/")
    assert len(boxes(page)) == len(set(boxes(page))) == len(catalogue.all())
    entry_id = capture(alice_client, page, tactic=["gifts", "made-up"], dismissed=["darvo", "x"])
    document = document_of(alice_client.writer.vault, entry_id)
    assert [tag.slug for tag in document.tactics] == ["gifts"]
    assert document.dismissed == ["darvo"]


def test_the_form_of_what_happened_keeps_an_old_slug(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = capture(alice_client, alice_client.page("/new/"))
    give_old_tag(vault, entry_id)
    page = alice_client.page(f"/e/{entry_id}/edit/")
    assert ticked(page) == ["given-up"]
    assert "A name it had" in page
    capture(alice_client, page, text="It happened twice.", tactic=["given-up", "gifts"])
    document = document_of(vault, entry_id)
    assert document.text == "It happened twice."
    assert document.tactics[0] == OLD
    assert slugs_of(vault, entry_id) == ["given-up", "gifts"]


def test_the_entry_leads_to_its_tags(alice_client: Browser) -> None:
    entry_id = tagged(alice_client.writer.vault, "gifts")
    page = alice_client.page(f"/e/{entry_id}/")
    assert "Change tags" in page
    assert f"/e/{entry_id}/tags/" in [e.attributes.get("href") for e in elements(page, "a")]
