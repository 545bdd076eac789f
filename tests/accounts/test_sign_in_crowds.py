"""Many who try at once, and from elsewhere: the writer comes in, and little is left behind."""

import ipaddress
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.test import RequestFactory

from apps.accounts import attempts
from apps.core import rate_limits
from apps.vault import stretching
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

MALLORY, HOME = "203.0.113.7", "198.51.100.4"


@pytest.fixture
def _full_lane(monkeypatch: pytest.MonkeyPatch) -> None:
    """As while as many strangers wait as may."""
    monkeypatch.setattr(stretching, "_unknown", stretching._Lane(0))


def counters(tickets: Path) -> list[Path]:
    return [path for path in (tickets / "counters").glob("*") if path.name != "key"]


@pytest.mark.usefixtures("still_clock")
def test_a_stranger_who_knows_the_name_does_not_keep_a_fresh_browser_out(alice: Writer) -> None:
    stranger = Browser(REMOTE_ADDR=MALLORY)
    for _ in range(5):
        stranger.sign_in(alice, "not this one at all")
    assert stranger.sign_in(alice).status_code == 429
    assert Browser(REMOTE_ADDR=HOME).sign_in(alice).status_code == 302


def test_the_last_hop_counts_behind_a_proxy_alone(settings: Any) -> None:
    hops = {"X-Forwarded-For": f"{HOME}, {MALLORY}"}
    request = RequestFactory(REMOTE_ADDR="127.0.0.1").get("/", headers=hops)
    assert rate_limits.address_of(request) == "127.0.0.1"
    settings.IS_HTTPS = True
    assert rate_limits.address_of(request) == MALLORY


@pytest.mark.parametrize(
    ("sent", "counted"),
    [
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        ("x" * 10_000, "nowhere"),
        ("", "nowhere"),
    ],
)
def test_one_home_is_one_bucket_and_nonsense_another(sent: str, counted: str) -> None:
    assert rate_limits.address_of(RequestFactory(REMOTE_ADDR=sent).get("/")) == counted


def test_no_counter_names_an_address(alice: Writer, settings: Any) -> None:
    Browser(REMOTE_ADDR=MALLORY).sign_in(alice, "not this one at all")
    [counter] = counters(Path(settings.TICKETS_DIR))
    raw = ipaddress.ip_address(MALLORY).packed
    for part in (MALLORY.encode(), raw):
        assert part not in counter.read_bytes() + counter.name.encode()


@pytest.mark.usefixtures("_full_lane")
def test_a_full_queue_says_later_and_counts_nothing(alice: Writer, settings: Any) -> None:
    for name in ("alice", "alina", "elena"):
        typed = {"name": name, "password": "not this one at all"}
        answer = Browser().post("/sign-in/", typed)
        assert answer.status_code == 503
        assert str(attempts.TOO_BUSY) in text_of(answer)
    assert counters(Path(settings.TICKETS_DIR)) == []


def test_two_strangers_wait_beside_the_one_at_work() -> None:
    lane = stretching._Lane(stretching.UNKNOWN_PLACES)
    assert stretching.UNKNOWN_PLACES == 3
    with ExitStack() as held:
        held.enter_context(lane.place())
        held.enter_context(lane.place())
        assert lane._places._value == 2  # type: ignore[attr-defined]
    assert lane._places._value == 3  # type: ignore[attr-defined]
