"""Notes filed while a vault is locked: sealed to the writer, capped, and never a way to lock out."""

import json
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from apps.accounts import flows
from apps.vault import envelope, inbox, primitives, public_keys
from apps.vault.documents import encode
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.models import InboxItem, Keyring
from tests.cast import Writer

KIND = "a view was opened"


def stranger_seals(writer: Writer, content: bytes) -> None:
    """Anybody who can write the database knows the public key."""
    row = Keyring.objects.get(owner=writer.account)
    sealed = primitives.seal_to(
        public_keys.key_in(row.inbox_key), content, inbox._info(writer.account.id)
    )
    InboxItem.objects.create(owner=writer.account, sealed=sealed)


def test_a_note_filed_while_locked_is_read_when_open(alice: Writer) -> None:
    inbox.drop_in(alice.account.id, KIND, "words for alice")
    row = InboxItem.objects.get()
    assert b"words" not in bytes(row.sealed)
    (filed,) = inbox.notes(alice.vault)
    assert (filed.note.kind, filed.note.detail) == (KIND, "words for alice")


def test_a_note_opens_for_its_writer_alone(alice: Writer, bob: Writer) -> None:
    inbox.drop_in(alice.account.id, KIND)
    InboxItem.objects.update(owner=bob.account)
    assert inbox.notes(bob.vault) == []
    assert inbox.notes(alice.vault) == []


def test_a_note_for_nobody_leaves_nothing(db: None) -> None:
    inbox.drop_in(None, KIND)
    inbox.drop_in(UUID(int=7), KIND)
    assert InboxItem.objects.count() == 0


def test_notes_outlive_a_new_password(alice: Writer) -> None:
    inbox.drop_in(alice.account.id, KIND, "before")
    new = flows.change_password(account=alice.account, vault=alice.vault, password="another sky")
    inbox.drop_in(alice.account.id, KIND, "after")
    assert {filed.note.detail for filed in inbox.notes(new)} == {"before", "after"}
    assert inbox.notes(alice.vault) == []


def test_rows_of_a_stranger_are_left_out_and_keep_nobody_out(alice: Writer) -> None:
    newer = json.dumps({"schema": 99, "kind": "?", "happened_at": 1}).encode()
    for content in (b"", b"unpadded", envelope.pad(b"{}"), envelope.pad(newer), envelope.pad(b"x")):
        stranger_seals(alice, content)
    for sealed in (b"", b"x", bytes(32), bytes(100)):
        InboxItem.objects.create(owner=alice.account, sealed=sealed)
    inbox.drop_in(alice.account.id, KIND)
    assert [filed.note.kind for filed in inbox.notes(alice.vault)] == [KIND]
    new = flows.change_password(account=alice.account, vault=alice.vault, password="another sky")
    assert [filed.note.kind for filed in inbox.notes(new)] == [KIND]
    assert InboxItem.objects.count() == 1


def test_a_flood_is_capped(alice: Writer) -> None:
    for _ in range(inbox.MOST_ITEMS + 5):
        inbox.drop_in(alice.account.id, KIND)
    assert InboxItem.objects.count() == inbox.MOST_ITEMS


def test_a_dismissed_note_is_gone_and_only_the_own_ones(alice: Writer, bob: Writer) -> None:
    for writer in (alice, bob):
        inbox.drop_in(writer.account.id, KIND)
    (hers,), (his,) = inbox.notes(alice.vault), inbox.notes(bob.vault)
    inbox.dismiss(bob.vault, [hers.id, his.id])
    assert inbox.notes(bob.vault) == []
    assert [filed.id for filed in inbox.notes(alice.vault)] == [hers.id]


@pytest.mark.parametrize("detail", ["", "x", "x" * 150])
def test_a_note_does_not_tell_its_length(alice: Writer, detail: str) -> None:
    inbox.drop_in(alice.account.id, KIND, detail)
    assert len(InboxItem.objects.get().sealed) == 32 + 256 + 16


def test_a_flood_of_attempts_leaves_room_for_other_notes(alice: Writer) -> None:
    for _ in range(inbox.MOST_ATTEMPTS + 5):
        inbox.drop_in(alice.account.id, KIND, is_attempt=True)
    assert InboxItem.objects.count() == inbox.MOST_ATTEMPTS
    inbox.drop_in(alice.account.id, "words", "still here")
    assert inbox.notes(alice.vault)[-1].note.detail == "still here"


def test_a_flood_of_attempts_leaves_room_for_words(alice: Writer) -> None:
    for _ in range(inbox.MOST_ATTEMPTS + 5):
        inbox.drop_in(alice.account.id, "failed sign-in", is_attempt=True)
    assert InboxItem.objects.count() == inbox.MOST_ATTEMPTS
    inbox.drop_in(alice.account.id, KIND)
    assert KIND in {filed.note.kind for filed in inbox.notes(alice.vault)}


@pytest.mark.parametrize("moment", [-1, -(10**13), 253_402_300_800, 2**62, 10**18])
def test_a_note_of_a_moment_that_no_calendar_names_is_left_out(alice: Writer, moment: int) -> None:
    forged = {"schema": 1, "kind": KIND, "happened_at": moment}
    stranger_seals(alice, envelope.pad(json.dumps(forged).encode()))
    assert inbox.notes(alice.vault) == []


def test_every_moment_a_note_may_have_can_be_said(alice: Writer) -> None:
    for moment in (0, inbox._YEAR_9999 - 1):
        note = inbox.Note(kind=KIND, happened_at=moment)
        stranger_seals(alice, envelope.pad(encode(note)))
    for filed in inbox.notes(alice.vault):
        for zone in ("Pacific/Kiritimati", "Pacific/Pago_Pago"):
            assert datetime.fromtimestamp(filed.note.happened_at, ZoneInfo(zone))
    assert len(inbox.notes(alice.vault)) == 2


def test_a_note_of_endless_brackets_is_left_out(alice: Writer) -> None:
    nested = b"[" * 100_000 + b"]" * 100_000
    stranger_seals(alice, envelope.pad(b'{"schema": 1, "x": ' + nested + b"}"))
    assert inbox.notes(alice.vault) == []


@pytest.mark.parametrize("key", [bytes(64), b"\x01" + bytes(63), b"x"])
def test_a_useless_inbox_key_files_no_attempt_and_loses_no_words(alice: Writer, key: bytes) -> None:
    Keyring.objects.filter(owner=alice.account).update(inbox_key=key)
    inbox.drop_in(alice.account.id, KIND, is_attempt=True)
    assert InboxItem.objects.count() == 0
    with pytest.raises(TamperedEnvelope):
        inbox.drop_in(alice.account.id, "words", "of hers")


def test_a_wrong_password_is_told_as_wrong_where_the_inbox_key_is_useless(alice: Writer) -> None:
    Keyring.objects.filter(owner=alice.account).update(inbox_key=bytes(64))
    answer = Client().post("/sign-in/", {"name": alice.name, "password": "not the one"})
    assert answer.status_code == 422


VIEW, OTHER_VIEW = UUID(int=11), UUID(int=12)


def test_a_visit_has_one_note_which_tells_the_latest(alice: Writer) -> None:
    owner = alice.account.id
    visit = inbox.new_visit(owner, VIEW)
    for told in ("one", "two"):
        inbox.file_visit(owner, VIEW, visit, KIND, lambda told=told: told)  # type: ignore[misc]
    assert [filed.note.detail for filed in inbox.notes(alice.vault)] == ["two"]
    inbox.dismiss(alice.vault, [visit])
    inbox.file_visit(owner, VIEW, visit, KIND, lambda: "three")
    assert [(filed.id, filed.note.detail) for filed in inbox.notes(alice.vault)] == [
        (visit, "three")
    ]


def test_the_id_of_a_visit_looks_drawn_like_every_other(alice: Writer, bob: Writer) -> None:
    visit = inbox.new_visit(alice.account.id, VIEW)
    assert visit.version == 4
    assert visit.variant == UUID(int=0, version=4).variant
    assert inbox._is_apart(alice.account.id, visit)
    assert not inbox._is_apart(bob.account.id, visit)


def test_visits_and_all_else_take_no_room_of_each_other(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in {"MOST_ITEMS": 4, "MOST_ATTEMPTS": 2, "MOST_VISITS": 3}.items():
        monkeypatch.setattr(inbox, name, most)
    owner = alice.account.id
    visits = [inbox.new_visit(owner, VIEW) for _ in range(4)]
    for visit in visits[:3]:
        inbox.file_visit(owner, VIEW, visit, "visit", lambda: "")
    for _ in range(3):
        inbox.drop_in(owner, "attempt", is_attempt=True)
    for _ in range(3):
        inbox.drop_in(owner, "words")
    kinds = [filed.note.kind for filed in inbox.notes(alice.vault)]
    assert sorted(kinds) == ["attempt"] * 2 + ["visit"] * 3 + ["words"] * 2
    with pytest.raises(inbox.NoRoomForVisits):
        inbox.file_visit(owner, VIEW, visits[3], "visit", lambda: "")
    inbox.file_visit(owner, VIEW, visits[0], "visit", lambda: "read on")


def test_visits_of_one_view_take_no_room_of_another(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "MOST_VISITS", 1)
    owner = alice.account.id
    for view_id in (VIEW, OTHER_VIEW):
        inbox.file_visit(owner, view_id, inbox.new_visit(owner, view_id), "visit", lambda: "")
        with pytest.raises(inbox.NoRoomForVisits):
            inbox.file_visit(owner, view_id, inbox.new_visit(owner, view_id), "visit", lambda: "")
    assert len(inbox.notes(alice.vault)) == 2


@pytest.mark.parametrize("is_attempt", [True, False])
def test_a_note_that_is_filed_once_has_a_place_of_its_own(
    alice: Writer, monkeypatch: pytest.MonkeyPatch, is_attempt: bool
) -> None:
    for name in ("MOST_ITEMS", "MOST_ATTEMPTS"):
        monkeypatch.setattr(inbox, name, 2)
    owner = alice.account.id
    for _ in range(3):
        inbox.drop_in(owner, "words")
    for told, view_id in (("a", VIEW), ("b", VIEW), ("c", OTHER_VIEW)):
        inbox.drop_in(owner, KIND, told, is_attempt=is_attempt, once_of=view_id)
    kept = [filed.note.detail for filed in inbox.notes(alice.vault) if filed.note.kind == KIND]
    assert sorted(kept) == ["b", "c"]


def test_notes_that_are_filed_once_take_no_room_of_attempts(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "MOST_ATTEMPTS", 2)
    owner = alice.account.id
    for number in range(3):
        inbox.drop_in(owner, KIND, is_attempt=True, once_of=UUID(int=number + 1))
    inbox.drop_in(owner, "failed sign-in", is_attempt=True)
    assert "failed sign-in" in {filed.note.kind for filed in inbox.notes(alice.vault)}


def test_a_visit_of_nobodys_view_is_refused(db: None) -> None:
    with pytest.raises(inbox.NoRoomForVisits):
        inbox.file_visit(UUID(int=7), VIEW, UUID(int=8), KIND, lambda: "")
    assert InboxItem.objects.count() == 0


SESSION, OTHER_SESSION = UUID(int=21), UUID(int=22)


def leave(writer: Writer, words: str, *, session: UUID = SESSION, page: int = 1) -> None:
    inbox.leave(writer.account.id, "left", words, session=session, page=UUID(int=page))


def left(writer: Writer) -> list[str]:
    return sorted(filed.note.detail for filed in inbox.notes(writer.vault))


def test_of_each_page_the_last_words_are_kept(alice: Writer) -> None:
    for words in ("the la", "the last"):
        leave(alice, words)
    leave(alice, "of another page", page=2)
    leave(alice, "of another session", session=OTHER_SESSION)
    assert left(alice) == ["of another page", "of another session", "the last"]


def test_where_a_session_left_too_much_its_longest_words_go(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "MOST_LEFT_BYTES", 6_000)
    leave(alice, "of another session", session=OTHER_SESSION)
    leave(alice, "the true words", page=1)
    for page in range(2, 9):
        leave(alice, str(page) * 2_000, page=page)
    leave(alice, "the newest", page=9)
    long = [words for words in left(alice) if len(words) == 2_000]
    assert set(left(alice)) - set(long) == {"of another session", "the newest", "the true words"}
    assert len(long) == 2


def test_a_session_leaves_so_many_notes_at_most(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inbox, "MOST_LEFT", 3)
    for page in range(1, 6):
        leave(alice, f"words {page}", page=page)
    assert len(left(alice)) == 3
    assert "words 5" in left(alice)


def test_left_words_take_no_room_of_other_notes_nor_these_of_theirs(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, most in {"MOST_ITEMS": 2, "MOST_ATTEMPTS": 1, "MOST_LEFT": 2}.items():
        monkeypatch.setattr(inbox, name, most)
    for page in range(1, 4):
        leave(alice, f"words {page}", page=page)
    inbox.drop_in(alice.account.id, "attempt", "attempt", is_attempt=True)
    inbox.drop_in(alice.account.id, "recovery", "recovery")
    inbox.drop_in(alice.account.id, "too much", "too much")
    leave(alice, "words 4", page=4)
    assert len(left(alice)) == 4
    assert {"attempt", "recovery", "words 4"} <= set(left(alice))


def test_a_note_of_left_words_looks_drawn_like_every_other(alice: Writer, bob: Writer) -> None:
    for writer in (alice, bob):
        leave(writer, "x")
    hers, his = (InboxItem.objects.get(owner=writer.account).id for writer in (alice, bob))
    assert hers.version == his.version == 4
    assert hers.bytes[:8] != his.bytes[:8]


def test_nobodys_words_leave_nothing(db: None) -> None:
    inbox.leave(UUID(int=7), "left", "x", session=SESSION, page=UUID(int=1))
    assert InboxItem.objects.count() == 0
