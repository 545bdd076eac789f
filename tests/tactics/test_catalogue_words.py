"""Every text of the catalogue is written for a tired and frightened reader (STYLE.md, Words)."""

import re
from collections.abc import Iterator

import pytest

from apps.tactics import catalogue
from apps.tactics.catalogue import Tactic
from tests.architecture.test_words import EMOJI, ENCRYPTION, NOWHERE, PROMISES, ours, used

CHARACTER = ("abuser", "narcissist", "psychopath", "sociopath", "stalker", "disorder", "victim")
DOUBT = ("alleged", "allegedly", "claim", "claims", "supposedly")
HASTE = ("immediately", "final", "urgent", "hurry up", "right away", "as soon as possible")
VERDICT = ("safe", "anonymous", "proves", "proof", "guarantee", "certainly", "definitely")
REPROACH = ("why did you", "did you try", "next time", "you should have", "invalid")
GENDER = ("he", "she", "him", "her", "his", "hers", "himself", "herself")
FORBIDDEN = (*NOWHERE, *PROMISES, *ENCRYPTION, *CHARACTER, *DOUBT, *VERDICT, *REPROACH, *GENDER)

# An option begins with "You can", "Some people", "It may help": never with one of these.
ORDER = """
answer ask avoid block call change check document don't go hide ignore keep leave log make mute
never note photograph record remember report ring save screenshot send show stop take talk tell try
wait write
""".split()  # noqa: SIM905 (read more easily as plain lines)
HELPER = re.compile(r"\b(police|emergency services|services|service|lawyer|helpline|platform)\b")
REPLY = re.compile(r"\b(reply|replies|answer|answers|respond|write back|send back|sent back)\b")
NOT_THAT = re.compile(r"\b(no|not|nothing|nobody|without|never)\b", re.IGNORECASE)
LONGEST_SENTENCE = 25
LONGEST_ON_AVERAGE = 15


def texts(tactic: Tactic) -> Iterator[str]:
    yield from (tactic.definition, tactic.pulls_for, tactic.calm_answer, *tactic.looks_like)


def all_texts() -> Iterator[tuple[str, str]]:
    """Where it stands, and the text."""
    for group in catalogue.groups():
        yield group.letter, group.sentence
    for tactic in catalogue.all():
        yield from ((tactic.slug, text) for text in texts(tactic))


def sentences(text: str) -> list[str]:
    return [part for part in re.split(r"(?<=[.?!])\s+", ours(text).strip()) if part]


def test_no_text_uses_a_word_that_is_not_ours() -> None:
    words = (*FORBIDDEN, *HASTE)
    found = [(slug, used(ours(text), words)) for slug, text in all_texts()]
    assert [item for item in found if item[1]] == []


def test_no_text_shouts() -> None:
    assert [text for _, text in all_texts() if "!" in text or EMOJI.search(text)] == []


def test_sentences_are_short() -> None:
    lengths = [
        (len(sentence.split()), sentence)
        for tactic in catalogue.all()
        for text in (tactic.definition, tactic.pulls_for, tactic.calm_answer)
        for sentence in sentences(text)
    ]
    assert [item for item in lengths if item[0] > LONGEST_SENTENCE] == []
    assert sum(length for length, _ in lengths) / len(lengths) <= LONGEST_ON_AVERAGE


def test_a_definition_is_one_sentence() -> None:
    assert [t.slug for t in catalogue.all() if len(sentences(t.definition)) != 1] == []


def test_a_quotation_ends_where_it_began() -> None:
    assert [text for _, text in all_texts() if text.count("“") != text.count("”")] == []
    assert [text for _, text in all_texts() if '"' in text or "'" in text] == []


def test_what_an_act_pulls_for_is_said_as_a_guess() -> None:
    opening = "It often pulls for "
    assert [t.slug for t in catalogue.all() if not t.pulls_for.startswith(opening)] == []


def is_order(sentence: str) -> bool:
    return (
        sentence.split()[0].lower().rstrip(",:").replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
        in ORDER
    )


def test_a_calm_answer_gives_options_and_no_orders() -> None:
    ordered = [
        (tactic.slug, sentence)
        for tactic in catalogue.all()
        for sentence in sentences(tactic.calm_answer)
        if is_order(sentence)
    ]
    assert ordered == []


def test_where_there_is_danger_who_can_help_comes_first() -> None:
    first = {t.slug: sentences(t.calm_answer)[0] for t in catalogue.all() if t.safety}
    assert len(first) == 10
    assert [slug for slug, sentence in first.items() if not HELPER.search(sentence.lower())] == []


def advises_reply(text: str) -> bool:
    return any(REPLY.search(part) and not NOT_THAT.search(part) for part in sentences(text))


def test_where_there_is_danger_nobody_is_advised_to_reply() -> None:
    assert [t.slug for t in catalogue.all() if t.safety and advises_reply(t.calm_answer)] == []


def test_no_text_invents_a_number_or_an_address() -> None:
    invented = re.compile(r"\d{3,}|https?:|www\.|@")
    assert [text for _, text in all_texts() if invented.search(text)] == []


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("Tell the police.", True),
        ("Never meet alone.", True),
        ("You can tell the police.", False),
        ("“Tell nobody.” Some people write that down.", False),
    ],
)
def test_an_order_is_noticed(text: str, is_wrong: bool) -> None:
    assert any(is_order(sentence) for sentence in sentences(text)) is is_wrong


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [
        ("A short answer is enough.", True),
        ("It needs no answer.", False),
        ("The police can help. You can reply later.", True),
    ],
)
def test_advice_to_reply_is_noticed(text: str, is_wrong: bool) -> None:
    assert advises_reply(text) is is_wrong
