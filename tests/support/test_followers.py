"""Whoever follows contacts is told of each change inside the save, and what can be stopped is offered."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

import pytest

from apps.support import flows, followers
from apps.support.documents import ContactDocument, Stance
from apps.support.followers import Change, Offer
from apps.support.models import Contact
from apps.vault.documents import OpenVault
from apps.vault.head import Head
from tests.cast import Writer
from tests.site_client import Browser
from tests.support.network import REGION, contact, document_of, names, person, phone

TODAY = dt.date(2026, 11, 24)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Change]]:
    found: list[Change] = []

    def follow(vault: OpenVault, current: Head, change: Change) -> None:
        found.append(change)

    monkeypatch.setattr(followers, "_followers", [])
    followers.register(follow)
    followers.register(follow)
    return found


def delete(writer: Writer, contact_id: UUID) -> None:
    flows.delete(vault=writer.vault, kind=Contact, row_id=contact_id, today=TODAY, region=REGION)


def test_a_follower_is_told_once_with_what_was_and_what_is(
    alice: Writer, told: list[Change]
) -> None:
    saved = contact(alice.vault, "Ada")
    contact(alice.vault, "Ada L.", of=saved, seen=1)
    person(alice.vault, "R.")
    first, second = told
    assert (first.contact_id, first.before) == (saved, None)
    assert first.after
    assert second.before
    assert second.after
    assert (second.before.fields.name, second.after.fields.name) == ("Ada", "Ada L.")


def test_a_lock_and_a_deletion_keep_them_away(alice: Writer, told: list[Change]) -> None:
    saved, other = contact(alice.vault, "Ada"), contact(alice.vault, "Ben")
    contact(alice.vault, "Ada", of=saved, seen=1, never_share=True)
    contact(alice.vault, "Ada L.", of=saved, seen=2, never_share=True)
    delete(alice, other)
    assert [change.contact_id for change in told if change.keeps_away] == [saved, other]


def test_one_that_is_merged_away_or_destroyed_is_kept_away(
    alice: Writer, told: list[Change]
) -> None:
    kept, other = contact(alice.vault, "Ada"), contact(alice.vault, "Ada L.")
    flows.merge_contacts(
        vault=alice.vault, kept_id=kept, other_id=other, today=TODAY, region=REGION
    )
    flows.forget_deleted(vault=alice.vault, today=TODAY + dt.timedelta(days=31))
    assert [change.contact_id for change in told if change.keeps_away] == [other, other]
    assert told[-1] == Change(other, None, None)


def test_a_follower_that_fails_undoes_the_save(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    saved = contact(alice.vault, "Ada")

    def refuse(vault: OpenVault, current: Head, change: Change) -> None:
        raise RuntimeError

    monkeypatch.setattr(followers, "_followers", [refuse])
    with pytest.raises(RuntimeError):
        contact(alice.vault, "Ben", of=saved, seen=1)
    assert names(alice.vault) == ["Ada"]


def test_after_an_end_they_are_taken_out_of_who_to_call_in_one_step(
    alice: Writer, alice_client: Browser
) -> None:
    saved = contact(
        alice.vault,
        "Ada",
        ways=[phone()],
        helps=["talk", "night", "pets"],
        at_night=True,
        on_call=["mon"],
    )
    path = f"/people/{saved}/"
    assert "not-called" not in alice_client.page(path)
    sent = {"code": "ended", "on": "2026-11-02", "note": ""}
    assert alice_client.post(f"{path}stance/", sent).headers["Location"] == path
    assert f"{path}not-called/" in alice_client.page(path)
    for _tap in range(2):
        assert alice_client.post(f"{path}not-called/").headers["Location"] == path
    fields = document_of(alice.vault, saved).fields
    assert (fields.helps, fields.on_call, fields.at_night) == (["pets"], [], False)
    assert "not-called" not in alice_client.page(path)


def test_a_page_that_showed_them_to_call_does_not_bring_it_back(
    alice: Writer, alice_client: Browser
) -> None:
    saved = contact(alice.vault, "Ada", at_night=True, first=Stance(code="ended", on="2026-11-02"))
    alice_client.post(f"/people/{saved}/not-called/")
    with pytest.raises(flows.ChangedElsewhere):
        contact(alice.vault, "Ada", of=saved, seen=1, at_night=True)


def test_a_deleted_contact_or_anothers_is_not_found_there(
    alice: Writer, alice_client: Browser, bob_client: Browser
) -> None:
    saved = contact(alice.vault, "Ada", at_night=True)
    assert bob_client.post(f"/people/{saved}/not-called/").status_code == 404
    delete(alice, saved)
    assert alice_client.post(f"/people/{saved}/not-called/").status_code == 404


@pytest.mark.parametrize(("facts", "is_offered"), [({}, False), ({"never_share": True}, True)])
def test_what_another_app_can_stop_is_offered_where_there_is_distance(
    alice: Writer,
    alice_client: Browser,
    monkeypatch: pytest.MonkeyPatch,
    facts: dict[str, bool],
    is_offered: bool,
) -> None:
    def offers(vault: OpenVault, contact_id: UUID, document: ContactDocument) -> list[Offer]:
        return [Offer("Stop what they read", "At once.", "contact_merge")]

    monkeypatch.setattr(followers, "_offerings", [])
    followers.register_offers(offers)
    saved = contact(alice.vault, "Ada", **facts)
    assert ("Stop what they read" in alice_client.page(f"/people/{saved}/")) is is_offered
