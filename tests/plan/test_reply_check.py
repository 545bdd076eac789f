"""The reply check marks what gives a hold, leaves alone what is plain, and takes time by the length."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.plan import reply_check, reply_hints
from apps.plan.reply_check import MOST_CHARACTERS, check, marked

MARKED = [
    ("I can't come because the car broke down.", "justifying"),
    ("The reason is that I work late.", "justifying"),
    ("I had no choice.", "justifying"),
    ("I did my best.", "justifying"),
    ("I have every right to.", "justifying"),
    ("My therapist says it is better.", "justifying"),
    ("After everything I did.", "justifying"),
    ("I only wanted some rest.", "justifying"),
    ("That's not true.", "arguing"),
    ("That is simply not true.", "arguing"),
    ("It\N{RIGHT SINGLE QUOTATION MARK}s a lie.", "arguing"),
    ("You said Tuesday.", "arguing"),
    ("You promised.", "arguing"),
    ("Actually, it was Monday.", "arguing"),
    ("For the record, I was there.", "arguing"),
    ("Everyone knows it.", "arguing"),
    ("That never happened.", "arguing"),
    ("You know very well.", "arguing"),
    ("I never said that.", "defending"),
    ("It wasn't me.", "defending"),
    ("I'm not crazy.", "defending"),
    ("I am a good mother.", "defending"),
    ("I'm a good mum.", "defending"),
    ("I did everything.", "defending"),
    ("In my defence, I was ill.", "defending"),
    ("In my defense, I was sick.", "defending"),
    ("I have done nothing wrong.", "defending"),
    ("Let me explain.", "explaining"),
    ("You have to understand.", "explaining"),
    ("You need to realise.", "explaining"),
    ("You need to realize.", "explaining"),
    ("As I already wrote, I feel alone.", "explaining"),
    ("I think so.", "explaining"),
    ("I miss you.", "explaining"),
    ("I'm so tired.", "explaining"),
    ("What I mean is this.", "explaining"),
    ("I\N{RIGHT SINGLE QUOTATION MARK}m so sorry.", "apologising"),
    ("SORRY", "apologising"),
    ("I apologise.", "apologising"),
    ("I apologize.", "apologising"),
    ("My apologies.", "apologising"),
    ("Please forgive me.", "apologising"),
    ("It was my fault.", "apologising"),
    ("I should have called.", "apologising"),
    ("I hope you are not cross.", "apologising"),
    ("You always do this.", "blame"),
    ("You never listen.", "blame"),
    ("It's your fault.", "blame"),
    ("Because of you we left.", "blame"),
    ("You're so selfish.", "blame"),
    ("You made me cry.", "blame"),
    ("Shame on you.", "blame"),
    ("How could you.", "blame"),
    ("You ruined it.", "blame"),
    ("Is Friday fine?", "asking"),
    ("Let me know.", "asking"),
    ("I look forward to it.", "asking"),
    ("Can we talk", "asking"),
    ("Call me.", "asking"),
    ("What?!", "asking"),
]

PLAIN = [
    "Handover is on Friday at 5.30 pm at the school.",
    "Received.",
    "That does not work for me.",
    "I will keep to what we have agreed.",
    "No, thank you.",
    "I am not available on Monday.",
    "I'm not opening the door.",
    "Please write by e-mail.",
    "The invoice is attached: 45.20.",
    "Ana has football until six.",
    "I will not talk about this.",
    "She was not there. I will ask the school.",
    "The causeway is closed.",
    "They apologetically declined.",
    "",
    "   ",
]


@pytest.mark.parametrize(("draft", "kind"), MARKED)
def test_what_gives_a_hold_is_marked(draft: str, kind: str) -> None:
    assert kind in {mark.kind for mark in marked(draft)}


@pytest.mark.parametrize("draft", PLAIN)
def test_plain_words_are_left_alone(draft: str) -> None:
    assert marked(draft) == []


def test_a_long_draft_is_told_to_be_long() -> None:
    assert "long" in check("One word here. " * 6).kinds
    assert "long" in check("word " * 61).kinds
    assert "long" not in check("word " * 60).kinds


def test_what_is_marked_most_is_told_first() -> None:
    assert check("Sorry. Sorry. You never came.").kinds == ["apologising", "blame"]


def test_the_sentences_without_a_mark_are_offered() -> None:
    found = check("I'm sorry. Handover is at 5.30 as agreed. You never listen! See the plan.")
    assert found.kept == "Handover is at 5.30 as agreed. See the plan."


@pytest.mark.parametrize("draft", ["Handover is at five.", "You never listen."])
def test_nothing_is_offered_where_it_would_be_no_shorter(draft: str) -> None:
    assert check(draft).kept == ""


def test_a_decimal_point_ends_no_sentence() -> None:
    assert check("It costs 45.20 at the school.").sentences == 1


def test_every_mark_has_a_hint_with_an_example() -> None:
    kinds = {kind for _draft, kind in MARKED} | {"long"}
    assert kinds == set(reply_hints.HINTS)
    for hint in reply_hints.HINTS.values():
        for example in hint.instead:
            assert str(example).startswith("“")
            found = {mark.kind for mark in marked(str(example))}
            assert not found, (example, found)


def test_a_phrase_with_no_end_is_refused() -> None:
    with pytest.raises(ValueError, match="so"):
        reply_check._expression("so*")


@given(
    st.text(
        alphabet=st.sampled_from("aIi sorry because you never?!.\n\u2019'ßİ\x00é🙂"), max_size=400
    )
)
def test_the_pieces_are_the_draft(draft: str) -> None:
    found = check(draft)
    assert "".join(piece.text for piece in found.pieces) == draft
    marks = marked(draft)
    assert all(one.end <= other.start for one, other in pairwise(marks))


@pytest.mark.parametrize(
    "unit", ["a", " ", "?", "\n", "I ", "because ", ". ", "x?", "you are so ", "i have ", "'", "İ"]
)
def test_a_megabyte_takes_no_longer_than_a_moment(unit: str) -> None:
    draft = unit * (1_000_000 // len(unit))
    started = time.perf_counter()
    found = check(draft)
    assert time.perf_counter() - started < 2
    assert found.is_cut
    assert sum(len(piece.text) for piece in found.pieces) == MOST_CHARACTERS


@pytest.mark.parametrize("sign", ["?", ".", "!", "\u2026", "?!", "\n", "' "])
def test_a_run_of_signs_is_stepped_over_as_a_whole(sign: str) -> None:
    """Tried again from each of its signs, such a run took 20 seconds of a whole worker."""
    begun = time.process_time()
    check(sign * (MOST_CHARACTERS // len(sign) - 1) + "a")
    assert time.process_time() - begun < 4
