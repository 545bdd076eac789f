"""Many derivations at once finish: another library's Argon2id was seen to hang for good there."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from apps.vault import primitives, stretching
from apps.vault.stretching import Cost

SALT = bytes(range(16))
TRUE_COST_ROOT = "d39bef1805205f751e3a5cbcf12dde463877abd91a529129a94b2414490daacb"


def test_twenty_derivations_in_eight_threads_finish() -> None:
    def derive(number: int) -> bytes:
        return primitives.stretch(b"%d" % number, SALT, memory_bytes=8 * 1024**2, passes=1)

    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(derive, range(20), timeout=30))
    assert made == [derive(number) for number in range(20)]
    assert len(set(made)) == 20


def test_a_derivation_leaves_the_other_threads_running() -> None:
    """It must not hold the interpreter's lock for its quarter of a second."""
    with ThreadPoolExecutor(1) as pool:
        job = pool.submit(primitives.stretch, b"x", SALT, memory_bytes=64 * 1024**2, passes=3)
        turns = 0
        while not job.done():
            turns += 1
            time.sleep(0.001)
    assert turns > 10


def test_the_true_cost_gives_the_known_answer() -> None:
    """64 MiB, three passes: what every real instance uses, frozen."""
    root = stretching.root_of("words", SALT, Cost(64, 3), is_known_device=True)
    assert root.hex() == TRUE_COST_ROOT


@pytest.mark.parametrize(
    ("typed", "same"), [("\uff21\uff42\uff11", "Ab1"), ("e\u0301", "é"), ("\ufb01", "fi")]
)
def test_a_password_is_read_in_its_nfkc_form(typed: str, same: str) -> None:
    cost = Cost(8, 1)
    one = stretching.root_of(typed, SALT, cost, is_known_device=True)
    assert one == stretching.root_of(same, SALT, cost, is_known_device=True)
    assert one != stretching.root_of(same.lower() + "x", SALT, cost, is_known_device=True)
