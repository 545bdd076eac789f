"""How much is found, and that ordinary sentences stay quiet. The figures are in docs/sharing.md."""

import pytest

from apps.journal.redaction import Known, find
from tests.journal.redaction.figures import recall
from tests.journal.redaction.marked import FIRST, ORDINARY_SECOND, SECOND, THIRD
from tests.journal.redaction.ordinary import ORDINARY


@pytest.mark.parametrize("sentence", [*ORDINARY, *ORDINARY_SECOND])
def test_an_ordinary_sentence_holds_nothing(sentence: str) -> None:
    assert find([sentence], Known(region="GB")) == []


def test_ordinary_sentences_hold_nothing_together() -> None:
    assert find(["\n".join([*ORDINARY, *ORDINARY_SECOND])], Known(region="GB")) == []


def test_nine_of_ten_names_are_found() -> None:
    assert len([*FIRST, *SECOND, *THIRD]) >= 80
    assert recall([*FIRST, *SECOND, *THIRD], "n") >= 0.9


def test_nineteen_of_twenty_numbers_and_addresses_are_found() -> None:
    assert recall([*FIRST, *SECOND, *THIRD], "t") >= 0.95
