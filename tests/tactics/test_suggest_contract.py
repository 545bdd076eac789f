"""What whoever calls `suggest` may rely on, whatever the text."""

import threading

import pytest

from apps.tactics.suggest import Suggestion, suggest
from apps.tactics.suggestions.windows import END, LONGEST, sentences, windows

TELLING = "My lawyer will take the children from you if you do not answer me by Friday."
COURT = "My solicitor files for custody on Monday and I will see you in court."
STRANGE = [
    "",
    "   \n\t ",
    ".",
    "\ud83d".encode("utf-16", "surrogatepass").decode("utf-16", "replace"),
    "\u202e\u0645\u0631\u062d\u0628\u0627 \u0628\u0643",
    "\U0001f600" * 200,
    "a" * 5000,
    "letters " * 130_000,
    "\x00\x01",
]


def test_a_threat_of_lawyers_is_named() -> None:
    assert "legal-threats" in [one.slug for one in suggest(TELLING)]


def test_an_ordinary_text_gets_silence() -> None:
    assert suggest("The cake was good and everybody stayed until the rain had stopped.") == []


@pytest.mark.parametrize("text", STRANGE)
def test_strange_texts_get_a_valid_answer(text: str) -> None:
    assert_valid(suggest(text), text)


@pytest.mark.parametrize(
    "before",
    [
        "\U0001f600\U0001f680 We had soup. ",
        "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643. ",
        "e\u0301. ",
    ],
)
def test_spans_count_code_points(before: str) -> None:
    text = before + TELLING
    found = suggest(text)
    assert found
    assert_valid(found, text)
    spans = {span for one in found for span in one.spans}
    assert (len(before), len(text)) in spans


def test_the_telling_sentences_of_a_longer_note_are_the_reason() -> None:
    plain = "We walked to the lake and had soup. The weather was kind to us. "
    text = f"{plain}{TELLING} {COURT} {plain}"
    found = suggest(text)
    reasons = [text[start:end] for one in found for start, end in one.spans]
    assert COURT in reasons
    assert not any("soup" in reason for reason in reasons)


def test_the_best_comes_first() -> None:
    strengths = [one.strength for one in suggest(TELLING)]
    assert strengths == sorted(strengths, reverse=True)


def test_the_same_text_gets_the_same_answer() -> None:
    assert suggest(TELLING) == suggest(TELLING)


def test_threads_do_not_disturb_each_other() -> None:
    texts = [TELLING, "Dinner was late and nobody minded.", TELLING + " " + TELLING] * 4
    alone = [suggest(text) for text in texts]
    answers: list[list[Suggestion]] = [[] for _ in texts]

    def answer(place: int) -> None:
        answers[place] = suggest(texts[place])

    workers = [threading.Thread(target=answer, args=(place,)) for place in range(len(texts))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert answers == alone


def test_sentences_cover_every_word() -> None:
    text = " One two.  Three\nfour! \u201cFive?\u201d six"
    assert [text[start:end] for start, end in sentences(text)] == [
        "One two.",
        "Three",
        "four!",
        "\u201cFive?\u201d",
        "six",
    ]


@pytest.mark.parametrize("run", ["...", "!?!", "\u2026\u2026\u2026", "\u3002\u3002\u3002"])
def test_a_run_of_signs_is_tried_from_its_beginning_alone(run: str) -> None:
    """Otherwise each sign is a beginning, and the time grows with the square of the run."""
    assert [match.span() for match in END.finditer(f"a{run} b")] == [(1, 5)]
    assert [END.match(f"a{run} b", start) for start in (2, 3)] == [None, None]


def test_windows_stay_short_without_any_full_stop() -> None:
    text = "word " * 500
    lengths = [len(text[part[0].start : part[-1].end].split()) for part in windows(text)]
    assert sum(lengths) == 500
    assert max(lengths) <= LONGEST


def assert_valid(found: list[Suggestion], text: str) -> None:
    assert len(found) <= 3
    assert len({one.slug for one in found}) == len(found)
    for one in found:
        assert 0 < one.strength <= 1
        assert one.spans
        assert all(0 <= start < end <= len(text) for start, end in one.spans)
