"""Lines that nobody types as a handle, made to take long."""

import pytest

from apps.support import handles
from apps.support.handles import Handle, read, read_many


def test_more_accents_over_one_letter_than_anybody_writes_are_left_as_they_are() -> None:
    """Putting them in order takes the square of their number, for each line of two hundred."""
    lines = [letter + "\u0301\u0316" * 900 for letter in "abcdefgh"]
    assert [handle.same for handle in read_many("\n".join(lines))] == lines
    assert read(f"e\u0301{'x' * 100}").same == f"\xe9{'x' * 100}"


def test_what_is_too_long_for_a_handle_is_not_folded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handles, "folded", None)
    monkeypatch.setattr(handles, "plain", None)
    long = "E\u0301" * handles.LONGEST
    assert read(f" \u200b{long} ") == Handle(handles.OTHER, f"\u200b{long}", long)
