"""A queue for attempts: who waits as told comes in, and no more are let in than one by one."""

import random

import pytest

from apps.core import rate_limits, turns
from apps.core.turns import Turn
from tests.clock import Clock

ALICE, BOB = ("sign-in", "alice", "home"), ("sign-in", "bob", "home")

pytestmark = pytest.mark.usefixtures("own_folders")


def tire(bucket: tuple[str, ...] = ALICE, failures: int = 12) -> None:
    for _ in range(failures):
        rate_limits.note_failure(*bucket)


def take(held: str = "") -> Turn:
    return turns.take(*ALICE, held=held)


class Person:
    """Waits as told, and sends the form again."""

    def __init__(self, clock: Clock, lateness: float = 0.0) -> None:
        self.clock, self.lateness = clock, lateness
        self.turn, self.again_at = "", clock.now

    def goes_on(self) -> bool:
        """Whether it came in at this moment."""
        if self.clock.now < self.again_at:
            return False
        turn = take(self.turn)
        self.turn = turn.text
        self.again_at = self.clock.now + turn.seconds + self.lateness
        return not turn.seconds


def test_four_attempts_are_free_and_the_fifth_waits(clock: Clock) -> None:
    assert [take().seconds for _ in range(5)] == [0, 0, 0, 0, 1]


def test_whoever_waits_as_told_comes_in_beside_forms_without_a_turn(clock: Clock) -> None:
    tire()
    writer, began = Person(clock, lateness=3), clock.now
    while not writer.goes_on():
        assert clock.now - began < 3 * rate_limits.LONGEST_WAIT
        take()
        clock.now += 0.5


def test_whoever_waits_as_told_comes_in_beside_eight_that_wait_too(clock: Clock) -> None:
    tire()
    guessers = [Person(clock) for _ in range(8)]
    for _ in range(300):
        [one.goes_on() for one in guessers]
        clock.now += 1
    writer, began = Person(clock, lateness=3), clock.now
    while not writer.goes_on():
        assert clock.now - began < 11 * rate_limits.LONGEST_WAIT
        [one.goes_on() for one in guessers]
        clock.now += 1


def test_turns_let_in_no_more_than_one_a_minute(clock: Clock) -> None:
    tire()
    drawn, held, taken = random.Random(7), [""], 0
    for _ in range(1800):
        turn = take(drawn.choice(held))
        taken += not turn.seconds
        held = [*held[-40:], turn.text]
        clock.now += 1
    assert 20 <= taken <= 31


def test_a_place_is_good_once(clock: Clock) -> None:
    tire()
    first = take()
    clock.now += first.seconds
    assert not take().seconds
    assert take(first.text).seconds
    clock.now += rate_limits.LONGEST_WAIT
    assert not take(first.text).seconds
    assert take(first.text).seconds


def test_sent_too_early_a_form_keeps_its_place(clock: Clock) -> None:
    tire()
    first = take()
    clock.now += first.seconds
    take()
    waits = []
    for _ in range(5):
        waits.append(take(first.text).seconds)
        clock.now += 10
    assert waits == [60, 50, 40, 30, 20]


@pytest.mark.parametrize("held", ["", "x", "zz" * 18, "00" * 18, "00" * 5000, "ü" * 36])
def test_what_is_no_turn_is_none(clock: Clock, held: str) -> None:
    tire()
    turn = take(held)
    assert (turn.seconds, turn.was_held) == (rate_limits.LONGEST_WAIT, False)


def test_a_turn_is_of_its_own_name_and_place(clock: Clock) -> None:
    text = take().text
    assert turns.ask(*ALICE, held=text).was_held
    assert not turns.ask(*BOB, held=text).was_held


def test_forms_without_a_turn_reserve_nothing(clock: Clock) -> None:
    tire()
    for _ in range(200):
        assert take().seconds == rate_limits.LONGEST_WAIT
    clock.now += rate_limits.LONGEST_WAIT
    assert not take().seconds


def test_the_queue_is_never_longer_than_ten_minutes_or_so(clock: Clock) -> None:
    tire()
    held = [take().text for _ in range(100)]
    clock.now += rate_limits.LONGEST_WAIT
    waits = [take(text).seconds for text in held]
    assert max(waits) <= turns.LONGEST_QUEUE + rate_limits.LONGEST_WAIT
    clock.now += turns.LONGEST_QUEUE + 2 * rate_limits.LONGEST_WAIT
    assert not take().seconds
