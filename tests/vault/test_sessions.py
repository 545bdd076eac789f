"""Sessions live sealed beside the tickets, and a deleted one stays deleted."""

import pytest
from django.contrib.sessions.backends.base import UpdateError

from apps.vault import memory_files
from apps.vault.sessions import SessionStore


def saved(**content: object) -> SessionStore:
    session = SessionStore()
    session.update(content)
    session.create()
    session.update(content)
    session.save()
    return session


def test_a_session_is_read_back_by_its_key() -> None:
    session = saved(word="heron")
    assert SessionStore(session.session_key)["word"] == "heron"


def test_neither_content_nor_key_can_be_read_in_the_folder() -> None:
    session = saved(word="heron")
    assert session.session_key is not None
    for path in memory_files.folder().iterdir():
        seen = path.name.encode() + path.read_bytes()
        assert b"heron" not in seen
        assert session.session_key.encode() not in seen


def test_an_unknown_key_is_not_adopted() -> None:
    session = SessionStore("chosen-by-somebody-else")
    assert session.get("word") is None
    session["word"] = "heron"
    session.save()
    assert session.session_key != "chosen-by-somebody-else"


def test_a_deleted_session_is_not_revived_by_a_late_save() -> None:
    session = saved(word="heron")
    late = SessionStore(session.session_key)
    assert late["word"] == "heron"
    session.delete()
    late["word"] = "still here"
    with pytest.raises(UpdateError):
        late.save()
    assert SessionStore(session.session_key).get("word") is None


def test_flushing_and_cycling_leave_nothing_under_the_old_key() -> None:
    session = saved(word="heron")
    first = session.session_key
    session.cycle_key()
    session.save()
    assert SessionStore(first).get("word") is None
    assert SessionStore(session.session_key)["word"] == "heron"
    session.flush()
    assert list(memory_files.folder().glob("session-*")) == []


def test_a_damaged_session_is_empty() -> None:
    session = saved(word="heron")
    (path,) = memory_files.folder().glob("session-*")
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert SessionStore(session.session_key).get("word") is None


def test_a_session_moved_under_another_name_is_empty() -> None:
    one, other = saved(word="heron"), saved(word="coot")
    files = {SessionStore(key.session_key)["word"]: key for key in (one, other)}
    assert set(files) == {"heron", "coot"}
    first, second = sorted(memory_files.folder().glob("session-*"))
    first.write_bytes(second.read_bytes())
    opened = [SessionStore(key.session_key).get("word") for key in (one, other)]
    assert opened.count(None) == 1
