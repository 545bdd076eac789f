"""Whatever is pasted: nothing is lost, nothing raises, and no pattern can take long."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from apps.journal.incidents.conversation import Thread, read
from apps.journal.incidents.conversations import (
    blocks,
    mail,
    names,
    notes,
    speakers,
    stamps,
    whatsapp,
)
from apps.journal.incidents.conversations.stamps import levelled

# What a stamp and the joints around it consist of; the words below have none of these letters.
OF_STAMPS = set("0123456789[](),:./-\u2013\u2014\u00b7\u2022|apmAPMT")
WORDS = "\u0434\u05d0\u0634\u5f20xyzXYZ \n\r\u00a0\u200e\u200f\u2028\U0001f494!\"'\u00e9"

days = st.sampled_from(
    ["24/11/2026", "1/2/26", "31/02/2026", "5.6.2026", "2026-11-24", "\u0661/\u0662/26"]
)
times = st.sampled_from(["18:03", "6:03\u202fPM", "25:99", "18.03.11", "6:03 a. m."])
people = st.sampled_from(
    ["Xy", "Zyx Yz", "\u05d0\u05d1", "+44 7700 900123", "yz xy", "\U0001f494", "Xy \u201cz"]
)
spoken = st.text(WORDS, max_size=12)
wild = st.text(st.characters(categories=["L", "N", "P", "S", "Z", "C"]), max_size=12)
FORMS = [
    "{day}, {time} - {name}: ",
    "\u200e[{day}, {time}] {name}: \u200e",
    "[{time}, {day}] {name}: ",
    "{day}, {time} - {name} zyx\n",
    "{name}: ",
    "{name} ({time}): ",
    "{time} {name}: ",
    "{name}, [{day} {time}]\n",
    "{name} \u2014 {day} {time}\n",
    "From: {name}\nDate: {day} {time}\nTo: {name}\n\n",
    "On {day} {name} wrote:\n> ",
    "\n> ",
]


@st.composite
def heads(draw: st.DrawFn, forms: list[str] = FORMS) -> str:
    form = draw(st.sampled_from(forms))
    return form.format(day=draw(days), time=draw(times), name=draw(people))


@st.composite
def threads(draw: st.DrawFn) -> str:
    """Messages that all have one form, and sometimes words before and after them."""
    form = draw(st.sampled_from(FORMS[:9]))
    messages = draw(st.lists(st.tuples(heads([form]), spoken, wild), min_size=1, max_size=9))
    return draw(spoken) + "\n" + "\n".join(map("".join, messages)) + "\n\n" + draw(wild)


mixtures = st.lists(
    st.one_of(heads(), spoken, wild, st.just("\n"), st.just("\r\n")), max_size=20
).map("".join)
pastes = st.one_of(threads(), mixtures)


def visible(text: str) -> Counter[str]:
    return Counter(
        sign
        for sign in levelled(text)
        if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc", "Zs")
    )


def lost(text: str, thread: Thread) -> set[str]:
    kept = thread.rest + "".join(said.speaker + said.text for said in thread.said)
    return set(visible(text) - visible(kept)) - OF_STAMPS


@given(pastes, st.sampled_from([None, True, False]))
def test_nothing_that_can_be_seen_is_lost(text: str, day_first: bool | None) -> None:
    assert lost(text, read(text, day_first=day_first)) == set()


def test_a_loss_would_be_noticed() -> None:
    thread = read("Me: so long")
    assert lost("Me: so long", thread) == set()
    assert lost("Me: so long", thread._replace(said=[])) == set("esolng")


@given(st.text(st.characters(), max_size=200))
def test_reading_never_raises_and_loses_nothing_of_any_text(text: str) -> None:
    thread = read(text)
    if not thread.said:
        assert thread.rest == text


@given(pastes)
def test_words_stand_in_the_paste_as_they_are_and_in_order(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    at = 0
    for said in read(text).said:
        # Words after an impossible stamp follow it; elsewhere they are exactly what stands there.
        words = said.text if said.at else said.text.split("\n")[-1].split(" ")[-1]
        at = plain.index(words, at)


@given(pastes)
def test_what_is_left_is_lines_of_the_paste_in_order(text: str) -> None:
    at = 0
    for line in filter(None, map(str.strip, re.split(r"[\r\n]", read(text).rest))):
        at = text.index(line, at) + len(line)


@given(pastes)
def test_line_endings_make_no_difference(text: str) -> None:
    plain = text.replace("\r", "")
    assert read(plain.replace("\n", "\r\n")).said == read(plain).said


@given(pastes)
def test_the_plain_form_keeps_every_place(text: str) -> None:
    assert len(levelled(text)) == len(text)


def patterns(module: ModuleType) -> list[re.Pattern[str]]:
    return [value for value in vars(module).values() if isinstance(value, re.Pattern)]


def repeats(parsed: Any, *, is_inside: bool = False) -> Iterator[str]:
    """Unbounded repeats that hold a repeat, or stand in one: these can take more than linear time."""
    for operation, argument in parsed:
        inner = [argument] if not isinstance(argument, list | tuple) else list(argument)
        is_repeat = str(operation) in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT")
        is_endless = is_repeat and argument[1] == re._constants.MAXREPEAT
        if is_endless and is_inside:
            yield str(operation)
        for part in _branches(inner):
            yield from repeats(part, is_inside=is_inside or is_endless)


def _branches(values: list[Any]) -> Iterator[Any]:
    for value in values:
        if isinstance(value, re._parser.SubPattern):
            yield value
        elif isinstance(value, list):
            yield from _branches(value)


@pytest.mark.parametrize("module", [blocks, mail, names, notes, speakers, stamps, whatsapp])
def test_no_pattern_repeats_a_repeat(module: ModuleType) -> None:
    assert patterns(module)
    for pattern in patterns(module):
        parsed = re._parser.parse(pattern.pattern, pattern.flags)
        assert list(repeats(parsed)) == [], pattern.pattern


def test_a_repeat_in_a_repeat_is_found() -> None:
    assert list(repeats(re._parser.parse(r"(?:a|(?:b*c)+)x"))) == ["MAX_REPEAT"]
    assert list(repeats(re._parser.parse(r"a*b+(?:c{1,3}d)*"))) == []


@pytest.mark.parametrize(
    "line",
    [
        "",
        " ",
        "\r",
        "1/",
        "[",
        ":",
        "Aa: b\n",
        "1/1/26, 1:00 - a: b\n",
        ">\n",
        "-----\n",
        "=?a?q?",
        "From: a\n",
    ],
)
def test_a_paste_of_a_million_signs_is_read(line: str) -> None:
    text = "From: a\nTo: b\nSubject: " + line * (1_000_000 // max(len(line), 1))
    assert lost(text, read(text)) == set()
