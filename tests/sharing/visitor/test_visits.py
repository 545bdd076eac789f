"""A visit lives in the reader's cookie and in memory, for a while, and ends when its reader says so."""

import time
from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from apps.sharing import flows
from apps.sharing.models import LinkGrant, View
from apps.sharing.visitor import visits
from apps.vault import inbox, memory_files
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import view
from tests.sharing.visitor.reading import Reader, copy_ids, lent, opened

pytestmark = pytest.mark.django_db
Lent = tuple[UUID, Reader]


@pytest.fixture
def alices(alice: Writer) -> Lent:
    return opened(alice, chosen=[save(alice.vault, "Herons.")])


def reads(lent_: Lent) -> bool:
    view_id, reader = lent_
    status = reader.get(f"/v/{view_id}/read/").status_code
    assert status in (200, 404)
    return bool(status == 200)


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    now = time.time() + seconds
    monkeypatch.setattr("apps.sharing.visitor.visits.time.time", lambda: now)


def test_the_cookie_is_for_this_site_alone_and_no_script_reads_it(alices: Lent) -> None:
    cookie = alices[1].cookies[settings.VISIT_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Strict"
    assert cookie["path"] == "/"
    assert not cookie["max-age"]
    assert settings.VISIT_COOKIE_NAME != settings.TICKET_COOKIE_NAME


def test_over_https_the_cookie_is_secure(
    alice: Writer, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.IS_HTTPS = True
    view_id, given = lent(alice, chosen=[save(alice.vault, "Herons.")])
    answer = Reader().try_to_open(view_id, given.fragment, given.passphrase)
    assert answer.cookies[settings.VISIT_COOKIE_NAME]["secure"]


def test_a_visit_ends_when_nobody_reads_for_a_quarter_of_an_hour(
    alices: Lent, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, visits.IDLE_SECONDS - 60)
    assert reads(alices)
    at(monkeypatch, visits.IDLE_SECONDS + 60)
    assert not reads(alices)
    assert not memory_files.kept("visit-")


def test_a_visit_ends_after_two_hours_whatever_is_read(
    alices: Lent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory_files, "age", lambda name: 0.0)
    at(monkeypatch, visits.ABSOLUTE_SECONDS - 60)
    assert reads(alices)
    at(monkeypatch, visits.ABSOLUTE_SECONDS + 60)
    assert not reads(alices)


def test_reading_goes_on_from_the_last_page(alices: Lent, monkeypatch: pytest.MonkeyPatch) -> None:
    touched: list[str] = []
    monkeypatch.setattr(memory_files, "touch", touched.append)
    assert reads(alices)
    assert [name.partition("-")[0] for name in touched] == ["visit", "told"]


@pytest.mark.parametrize("cookie", ["", "x", "!" * 43, "A" * 43, "A" * 9000, "\u00e9" * 43])
def test_a_cookie_of_somebody_elses_making_opens_nothing(alices: Lent, cookie: str) -> None:
    view_id, _reader = alices
    stranger = Reader()
    stranger.cookies[settings.VISIT_COOKIE_NAME] = cookie
    assert stranger.get(f"/v/{view_id}/read/").status_code == 404


def test_the_file_holds_nothing_in_the_clear(alice: Writer, alices: Lent) -> None:
    (file,) = memory_files.kept("visit-")
    data = memory_files.read(file.name)
    assert data is not None
    view_id, reader = alices
    private_key = view(alice.vault, view_id).document.private_key
    for secret in (private_key, view_id.bytes, alice.vault.owner.bytes, reader.cookie.encode()):
        assert secret not in data
        assert secret.hex() not in file.name


def test_a_page_that_lies_open_gives_way_once_the_visit_is_over(alices: Lent) -> None:
    view_id, reader = alices
    for path in (f"/v/{view_id}/read/", f"/v/{view_id}/e/{copy_ids(view_id)[0]}/"):
        seconds, _, url = reader.get(path).headers["Refresh"].partition("; url=")
        assert int(seconds) > visits.IDLE_SECONDS
        assert url == f"/v/{view_id}"
    assert "Refresh" not in reader.get(f"/v/{view_id}").headers
    assert "Refresh" not in reader.post(f"/v/{view_id}/freeze/").headers


@pytest.mark.parametrize("act", [flows.withdraw_link, flows.give_link])
def test_a_visit_ends_with_the_link_that_it_was_begun_with(
    alice: Writer, alices: Lent, act: Callable[..., object]
) -> None:
    act(vault=alice.vault, view_id=alices[0])
    assert not reads(alices)


def test_a_link_that_was_withdrawn_and_put_back_by_hand_opens_no_visit_again(
    alice: Writer, alices: Lent
) -> None:
    row = LinkGrant.objects.get(id=alices[0])
    flows.withdraw_link(vault=alice.vault, view_id=alices[0])
    row.save(force_insert=True)
    assert not reads(alices)


def test_a_visit_that_nobody_goes_on_with_leaves_no_file(
    alices: Lent, monkeypatch: pytest.MonkeyPatch
) -> None:
    at(monkeypatch, visits.IDLE_SECONDS - 60)
    visits.sweep()
    assert memory_files.kept("visit-")
    at(monkeypatch, visits.IDLE_SECONDS + 60)
    visits.sweep()
    assert not memory_files.kept("visit-")


def test_leaving_ends_the_visit_and_leads_out(alices: Lent) -> None:
    view_id, reader = alices
    page = reader.page(f"/v/{view_id}/read/")
    assert 'href="/v/leave/" data-leave' in page
    cookie = reader.cookie
    answer = reader.get("/v/leave/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/leave/")
    assert not memory_files.kept("visit-")
    assert "cookies" in reader.get("/leave/").headers["Clear-Site-Data"]
    reader.cookies[settings.VISIT_COOKIE_NAME] = cookie
    assert not reads(alices)


def test_leaving_without_a_visit_leads_out_too(db: None, own_folders: None) -> None:
    assert Reader().get("/v/leave/").headers["Location"] == "/leave/"


def test_opening_another_view_ends_the_visit_before(alice: Writer, alices: Lent) -> None:
    _view_id, reader = alices
    other_id, given = lent(alice, chosen=[save(alice.vault, "Reeds.")])
    reader.open(other_id, given)
    assert len(memory_files.kept("visit-")) == 1
    assert not reads(alices)
    assert reads((other_id, reader))


def test_its_reader_may_freeze_a_view(alice: Writer, alices: Lent) -> None:
    view_id, reader = alices
    assert "Stop reading for everybody" in reader.page(f"/v/{view_id}/freeze/")
    assert reads(alices)
    answer = reader.post(f"/v/{view_id}/freeze/")
    assert answer.status_code == 200
    assert "Nobody can read this for now" in answer.content.decode()
    assert View.objects.get(id=view_id).frozen
    assert not reads(alices)
    assert not memory_files.kept("visit-")
    kinds = [filed.note.kind for filed in inbox.notes(alice.vault)]
    assert sorted(kinds) == ["view frozen", "view opened"]


def test_freezing_one_view_leaves_the_others(alice: Writer, alices: Lent) -> None:
    other = opened(alice, chosen=[save(alice.vault, "Reeds.")])
    alices[1].post(f"/v/{alices[0]}/freeze/")
    assert reads(other)


def test_nothing_is_shown_that_the_writer_cannot_be_told(
    alice: Writer, alices: Lent, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id, reader = alices
    other_id, given = lent(alice, chosen=[save(alice.vault, "Reeds.")])
    monkeypatch.setattr(inbox, "MOST_VISITS", 1)
    path = f"/v/{view_id}/e/{copy_ids(view_id)[0]}/"
    assert reader.get(path).status_code == 200
    Reader().open(other_id, given)
    answer = Reader().try_to_open(other_id, given.fragment, given.passphrase)
    assert answer.status_code == 503
    assert settings.VISIT_COOKIE_NAME not in answer.cookies
    monkeypatch.setattr(inbox, "MOST_VISITS", 0)
    inbox.dismiss(alice.vault, [filed.id for filed in inbox.notes(alice.vault)])
    answer = reader.get(path)
    assert answer.status_code == 503
    assert "Herons" not in answer.content.decode()


def test_a_freeze_is_told_however_much_waits_for_the_writer(
    alice: Writer, alices: Lent, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "MOST_ITEMS", 1)
    for _ in range(2):
        inbox.drop_in(alice.vault.owner, "words")
    alices[1].post(f"/v/{alices[0]}/freeze/")
    kinds = [filed.note.kind for filed in inbox.notes(alice.vault)]
    assert sorted(kinds) == ["view frozen", "view opened", "words"]


def test_a_view_that_is_opened_again_and_again_pauses_for_an_hour(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(visits, "MOST_IN_A_ROW", 2)
    view_id, given = lent(alice, chosen=[save(alice.vault, "Herons.")])
    other = lent(alice, chosen=[save(alice.vault, "Reeds.")])
    for _ in range(2):
        Reader().open(view_id, given)
    assert Reader().try_to_open(view_id, given.fragment, given.passphrase).status_code == 503
    Reader().open(*other)
    later = time.time() + 3601
    monkeypatch.setattr("apps.core.rate_limits.time.time", lambda: later)
    Reader().open(view_id, given)


def test_the_record_of_a_visit_holds_nothing_in_the_clear(alice: Writer, alices: Lent) -> None:
    view_id, reader = alices
    copy_id = copy_ids(view_id)[0]
    reader.page(f"/v/{view_id}/e/{copy_id}/")
    (file,) = memory_files.kept("told-")
    data = memory_files.read(file.name)
    assert data is not None
    private_key = view(alice.vault, view_id).document.private_key
    for secret in (private_key, view_id.bytes, copy_id.bytes, alice.vault.owner.bytes):
        assert secret not in data
        assert secret.hex() not in file.name


def test_without_room_in_memory_no_visit_begins(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id, given = lent(alice, chosen=[save(alice.vault, "Herons.")])
    monkeypatch.setattr(memory_files, "has_room_for", lambda size: False)
    answer = Reader().try_to_open(view_id, given.fragment, given.passphrase)
    assert answer.status_code == 503
