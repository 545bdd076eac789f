"""Rows of a view that a hand puts back into the database, and what it says there by hand."""

import datetime as dt
from collections.abc import Sequence
from http import HTTPStatus
from uuid import UUID

import pytest

from apps.sharing import ending, flows, lives
from apps.sharing.documents import Rule, Terms
from apps.sharing.models import Contents, Copy, LinkGrant, View
from apps.vault import revocations
from apps.vault.exceptions import TamperedEnvelope
from tests.cast import Writer
from tests.journal.writing import document_of, save
from tests.sharing.sharing import begun, in_days, made, told, view
from tests.sharing.visitor.reading import Reader, copy_ids, lent, opened
from tests.site_client import Browser, text_in_form, writing_form

pytestmark = pytest.mark.django_db

Rows = Sequence[Contents | Copy | LinkGrant | View]


def rows_of(view_id: UUID) -> Rows:
    return [
        *View.objects.filter(id=view_id),
        *Contents.objects.filter(view_id=view_id),
        *Copy.objects.filter(view_id=view_id),
        *LinkGrant.objects.filter(id=view_id),
    ]


def put_back(rows: Rows) -> None:
    for row in rows:
        type(row).objects.filter(id=row.id).delete()
        row.save(force_insert=True)


def is_open(reader: Reader, view_id: UUID) -> bool:
    return reader.get(f"/v/{view_id}/read/").status_code == 200


def test_a_stopped_view_does_not_come_back_with_its_rows(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    rows = rows_of(view_id)
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    put_back(rows)
    assert not is_open(reader, view_id)


def test_a_forgotten_view_does_not_come_back_with_its_rows(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    rows = rows_of(view_id)
    flows.stop(vault=alice.vault, view_id=view_id, now=1)
    flows.forget(vault=alice.vault, view_id=view_id)
    put_back(rows)
    assert not is_open(reader, view_id)


def test_what_was_kept_from_a_reader_does_not_come_back_with_its_rows(alice: Writer) -> None:
    stays, goes = save(alice.vault, "Herons."), save(alice.vault, "Reeds.")
    view_id, reader = opened(alice, chosen=[stays, goes])
    rows = [row for row in rows_of(view_id) if not isinstance(row, View)]
    flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[goes])
    assert "Reeds." not in reader.page(f"/v/{view_id}/read/")
    put_back(rows)
    assert not is_open(reader, view_id)


def test_a_binned_entry_does_not_come_back_with_its_rows(
    alice: Writer, alice_client: Browser
) -> None:
    goes = save(alice.vault, "Reeds.")
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons."), goes])
    rows = [row for row in rows_of(view_id) if not isinstance(row, View)]
    alice_client.post(f"/e/{goes}/delete/")
    put_back(rows)
    assert not is_open(reader, view_id)


def narrowed(alice: Writer, view_id: UUID) -> None:
    flows.change_view(
        vault=alice.vault,
        view_id=view_id,
        terms=Terms(preset="friend", lanes=["short"]),
        scope=view(alice.vault, view_id).document.scope,
        contents=told(),
    )
    flows.make_copies(vault=alice.vault, view_id=view_id, step=lambda done: None)


def test_what_was_lent_before_a_change_does_not_come_back(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.", mood="heavy")
    view_id, reader = opened(alice, chosen=[entry_id], preset="therapist", extras=["mood"])
    rows = [row for row in rows_of(view_id) if not isinstance(row, View)]
    narrowed(alice, view_id)
    assert is_open(reader, view_id)
    put_back(rows)
    assert not is_open(reader, view_id)


def test_no_copy_of_before_a_change_stands_in_for_the_one_of_today(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.", mood="heavy")
    view_id, reader = opened(alice, chosen=[entry_id], preset="therapist", extras=["mood"])
    before = list(Copy.objects.filter(view_id=view_id))
    narrowed(alice, view_id)
    put_back(before)
    assert reader.get(f"/v/{view_id}/e/{copy_ids(view_id)[0]}/").status_code == 500


def test_no_copy_of_before_it_was_kept_back_stands_in_for_the_one_of_today(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons, and Reeds.")
    view_id, reader = opened(alice, chosen=[entry_id])
    before = list(Copy.objects.filter(view_id=view_id))
    flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    save(alice.vault, "Herons.", of=entry_id, base=1)
    flows.let_read(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    put_back(before)
    assert reader.get(f"/v/{view_id}/e/{copy_ids(view_id)[0]}/").status_code == 500


def test_an_older_list_is_noticed_at_the_next_save(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, _ = opened(alice, chosen=[entry_id])
    rows = [row for row in rows_of(view_id) if not isinstance(row, View)]
    save(alice.vault, "Herons again.", of=entry_id, base=1)
    put_back(rows)
    with pytest.raises(TamperedEnvelope):
        save(alice.vault, "Herons once more.", of=entry_id, base=2)


def test_words_that_meet_an_older_list_come_back_in_the_page(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, _ = opened(alice, chosen=[entry_id])
    rows = [row for row in rows_of(view_id) if not isinstance(row, View)]
    save(alice.vault, "Herons again.", of=entry_id, base=1)
    form = writing_form(alice_client.page(f"/e/{entry_id}/edit/"))
    put_back(rows)
    alice_client.raise_request_exception = False
    answer = alice_client.post("/write/", form | {"text": "Herons once more.", "save": "1"})
    assert answer.status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    assert text_in_form(answer.content.decode()) == "Herons once more."
    assert document_of(alice.vault, entry_id).text == "Herons again."


def test_an_older_list_is_noticed_where_its_writer_looks(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, _ = opened(alice, chosen=[entry_id])
    rows = [row for row in rows_of(view_id) if not isinstance(row, View)]
    save(alice.vault, "Herons again.", of=entry_id, base=1)
    put_back(rows)
    alice_client.raise_request_exception = False
    for path in (f"/views/{view_id}/seen/", f"/views/{view_id}/entries/"):
        assert alice_client.get(path).status_code == HTTPStatus.INTERNAL_SERVER_ERROR
    flows.stop(vault=alice.vault, view_id=view_id, now=1)


def test_a_save_that_takes_nothing_away_marks_nothing(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    opened(alice, chosen=[entry_id], rule=Rule(kinds=["journal"]), adds=True)
    size = revocations.path().stat().st_size
    save(alice.vault, "Herons again.", of=entry_id, base=1)
    assert revocations.path().stat().st_size == size


def test_no_hand_in_the_database_lifts_a_freeze(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    ending.freeze(alice.vault.owner)
    View.objects.filter(id=view_id).update(frozen=False)
    assert not is_open(reader, view_id)
    assert view(alice.vault, view_id).row.frozen
    flows.unfreeze(vault=alice.vault, view_id=view_id)
    assert is_open(reader, view_id)


def test_a_freeze_holds_whatever_was_said_by_hand_before_it(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    View.objects.filter(id=view_id).update(frozen=True)
    ending.freeze(alice.vault.owner)
    View.objects.filter(id=view_id).update(frozen=False)
    assert not is_open(reader, view_id)


def test_a_second_freeze_is_lifted_once(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    ending.freeze(alice.vault.owner)
    ending.freeze(alice.vault.owner)
    flows.unfreeze(vault=alice.vault, view_id=view_id)
    assert is_open(reader, view_id)


def test_what_is_kept_back_or_changed_while_a_view_rests_wakes_nothing(alice: Writer) -> None:
    stays, goes = save(alice.vault, "Herons."), save(alice.vault, "Reeds.")
    view_id, reader = opened(alice, chosen=[stays, goes])
    ending.freeze(alice.vault.owner)
    flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[goes])
    narrowed(alice, view_id)
    View.objects.filter(id=view_id).update(frozen=False)
    assert not is_open(reader, view_id)
    flows.unfreeze(vault=alice.vault, view_id=view_id)
    assert is_open(reader, view_id)


def test_rows_of_before_a_freeze_do_not_come_back_after_it(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    rows = [row for row in rows_of(view_id) if not isinstance(row, View)]
    ending.freeze(alice.vault.owner)
    flows.unfreeze(vault=alice.vault, view_id=view_id)
    put_back(rows)
    assert not is_open(reader, view_id)


def test_a_clock_that_is_set_back_revives_nothing(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")], days=3)
    rows = rows_of(view_id)
    today = ending.today()
    monkeypatch.setattr(ending, "today", lambda: today + dt.timedelta(days=4))
    ending.end_expired()
    monkeypatch.setattr(ending, "today", lambda: today)
    put_back(rows)
    assert not is_open(reader, view_id)


def test_a_view_that_is_over_can_be_made_anew(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")], days=3)
    today = ending.today()
    monkeypatch.setattr(ending, "today", lambda: today + dt.timedelta(days=4))
    ending.end_expired()
    flows.change_view(
        vault=alice.vault,
        view_id=view_id,
        terms=Terms(preset="friend", lanes=["short"]),
        scope=view(alice.vault, view_id).document.scope,
        contents=told(),
        expires_on=in_days(7),
    )
    flows.make_copies(vault=alice.vault, view_id=view_id, step=lambda done: None)
    given = flows.give_link(vault=alice.vault, view_id=view_id)
    Reader().open(view_id, given)
    assert not view(alice.vault, view_id).row.frozen


def test_a_view_that_is_over_is_not_renewed(alice: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")], days=3)
    today = ending.today()
    monkeypatch.setattr(ending, "today", lambda: today + dt.timedelta(days=4))
    with pytest.raises(flows.NotLive):
        flows.renew(vault=alice.vault, view_id=view_id, expires_on=in_days(7))


def test_days_that_were_taken_back_do_not_come_back(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")], days=30)
    rows = rows_of(view_id)
    flows.renew(vault=alice.vault, view_id=view_id, expires_on=in_days(1))
    assert is_open(reader, view_id)
    put_back(rows)
    assert not is_open(reader, view_id)


def test_a_renewed_file_marks_anew(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons."), save(alice.vault, "R.")])
    for entry_id in view(alice.vault, view_id).document.scope.chosen[:1]:
        flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    heading = revocations.path().read_bytes().splitlines(keepends=True)[0]
    revocations.path().write_bytes(heading)
    narrowed(alice, view_id)
    ending.freeze(alice.vault.owner)
    View.objects.filter(id=view_id).update(frozen=False)
    assert not is_open(reader, view_id)


def test_without_the_file_nothing_opens_and_a_freeze_holds(alice: Writer) -> None:
    view_id, reader = opened(alice, chosen=[save(alice.vault, "Herons.")])
    revocations.path().unlink()
    assert not is_open(reader, view_id)
    assert ending.freeze(alice.vault.owner) == 1
    assert View.objects.get(id=view_id).frozen


def test_a_life_that_ended_is_followed_by_another(alice: Writer) -> None:
    view_id = begun(alice.vault)
    assert lives.present(view_id) == 0
    lives.end([view_id])
    assert lives.has_ended(view_id, 0)
    assert lives.present(view_id) == 1


def test_a_link_of_before_opens_a_view_that_goes_on(alice: Writer) -> None:
    view_id, given = lent(alice, chosen=[save(alice.vault, "Herons."), save(alice.vault, "R.")])
    narrowed(alice, view_id)
    Reader().open(view_id, given)
