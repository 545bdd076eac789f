"""A note becomes a record of something that happened, and back: no word and no detail goes."""

from uuid import UUID

import pytest
from django.utils.html import escape

from apps.journal import flows, marking, stream
from apps.journal.documents import INCIDENT, JOURNAL
from apps.journal.incidents.details import Tag
from apps.journal.marking import Marked
from apps.vault.documents import OpenVault
from tests.journal.incidents.records import named
from tests.journal.incidents.sent import Window, capture, part
from tests.journal.writing import document_of, revisions_of, save
from tests.site_client import Browser


def change(browser: Browser, entry_id: object, kind: str) -> str:
    answer = browser.post(f"/e/{entry_id}/kind/", {"kind": kind}, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_a_note_becomes_a_record_without_losing_a_word(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, "He <waited>.\n\n*Again*.", title="T", mood="m")
    before = document_of(vault, entry_id)
    page = change(alice_client, entry_id, INCIDENT)
    assert "Add something to it" in page
    after = document_of(vault, entry_id)
    assert after.kind == INCIDENT
    for name in ("moment", "title", "mood", "text", "recorded_at", "details", "tactics"):
        assert getattr(after, name) == getattr(before, name), name
    assert revisions_of(entry_id) == []
    assert Window(alice_client, f"/e/{entry_id}/edit/").form["part"] == ["capture"]


def test_there_and_back_is_what_it_was(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = capture(
        alice_client, channel="call", tactic=["love-bombing"], dismissed=["gaslighting"]
    )
    part(alice_client, entry_id, "felt").type(fear="afraid", sleep="None at all.").save()
    before = document_of(vault, entry_id)
    page = change(alice_client, entry_id, JOURNAL)
    for words in ("Afraid", "None at all.", escape(named("love-bombing"))):
        assert words in page, words
    assert Window(alice_client, f"/e/{entry_id}/edit/").form.get("part") is None
    Window(alice_client, f"/e/{entry_id}/edit/").type(text="He waited on.").save()
    change(alice_client, entry_id, INCIDENT)
    after = document_of(vault, entry_id)
    assert after.text == "He waited on."
    for name in ("kind", "moment", "details", "tactics", "dismissed", "title"):
        assert getattr(after, name) == getattr(before, name), name


def test_a_note_that_holds_details_can_change_them(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    part(alice_client, entry_id, "place").type(place="The station").save()
    change(alice_client, entry_id, JOURNAL)
    part(alice_client, entry_id, "place").type(place="The market").save()
    document = document_of(alice_client.writer.vault, entry_id)
    assert (document.kind, document.details.facts.place) == (JOURNAL, "The market")


@pytest.mark.parametrize("kind", [JOURNAL, INCIDENT])
def test_a_button_pressed_twice_takes_nothing_back(alice_client: Browser, kind: str) -> None:
    entry_id = save(alice_client.writer.vault, "x")
    for _ in range(2):
        change(alice_client, entry_id, kind)
        assert document_of(alice_client.writer.vault, entry_id).kind == kind


@pytest.mark.parametrize("kind", ["", "diary"])
def test_a_kind_that_is_none_leads_nowhere(alice_client: Browser, kind: str) -> None:
    entry_id = save(alice_client.writer.vault, "x")
    assert alice_client.post(f"/e/{entry_id}/kind/", {"kind": kind}).status_code == 404
    assert alice_client.get(f"/e/{entry_id}/kind/").status_code == 405


def test_changes_not_saved_yet_go_along(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, "as saved")
    window = Window(alice_client, f"/e/{entry_id}/edit/").type(text="being changed")
    window.autosave()
    change(alice_client, entry_id, INCIDENT)
    again = Window(alice_client, f"/e/{entry_id}/edit/")
    assert (again.form["part"], again.form["text"]) == (["capture"], ["being changed"])
    window.type(text="being changed still").save()
    document = document_of(alice_client.writer.vault, entry_id)
    assert (document.kind, document.text) == (INCIDENT, "being changed still")


def test_what_lies_in_the_bin_changes_no_kind(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, "x")
    alice_client.post(f"/e/{entry_id}/delete/")
    assert alice_client.post(f"/e/{entry_id}/kind/", {"kind": INCIDENT}).status_code == 404


def test_history_shows_all_that_a_version_said(alice_client: Browser) -> None:
    entry_id = capture(alice_client, channel="voicemail", tactic=["love-bombing"])
    part(alice_client, entry_id, "place").type(place="The station").save()
    part(alice_client, entry_id, "place").type(place="").save()
    assert revisions_of(entry_id) == [1, 2]
    assert "The station" not in alice_client.page(f"/e/{entry_id}/")
    version = alice_client.page(f"/e/{entry_id}/history/2/")
    for words in ("The station", "Voicemail", named("love-bombing"), "He waited at the gate."):
        assert words in version, words
    assert f"/e/{entry_id}/add/place/" not in version
    assert "The station" not in alice_client.page(f"/e/{entry_id}/history/1/")


def test_the_line_says_what_kind_it_is(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, "x")
    change(alice_client, entry_id, INCIDENT)
    before = stream.all_lines(vault)
    assert [line.kind for line in before] == [INCIDENT]
    flows.rebuild(vault=vault, day_ends_at=3)
    assert stream.all_lines(vault) == before


def test_a_tag_that_the_catalogue_gave_up_keeps_its_name(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = capture(alice_client, tactic=["love-bombing"])
    tag_as(vault, entry_id, Tag("gone-since", "What it <was> called"))
    path = f"/e/{entry_id}/"
    assert "What it &lt;was&gt; called" in alice_client.page(path)
    window = Window(alice_client, f"{path}edit/")
    assert sorted(window.form["tactic"]) == ["gone-since", "love-bombing"]
    assert "What it &lt;was&gt; called" in alice_client.page(f"{path}edit/")
    window.type(text="Changed.").autosave()
    page = window.type(when_kind="another", day="some day").refused()
    assert "What it &lt;was&gt; called" in page
    window.type(day="2026-11-02", time="").save()
    part(alice_client, entry_id, "place").type(place="The station").save()
    kept = document_of(vault, entry_id).tactics
    assert Tag("gone-since", "What it <was> called") in kept
    assert len(kept) == 2
    lines = stream.all_lines(vault)
    assert lines[0].about
    assert "gone-since" in lines[0].about.tactics
    window = Window(alice_client, f"{path}edit/")
    window.type(tactic=["love-bombing"]).save()
    assert [tag.slug for tag in document_of(vault, entry_id).tactics] == ["love-bombing"]


def tag_as(vault: OpenVault, entry_id: UUID, tag: Tag) -> None:
    def change(marked: Marked) -> None:
        marked.tactics = [tag, *marked.tactics]

    marking.mark(vault=vault, entry_ids=[entry_id], change=change, day_ends_at=3)
