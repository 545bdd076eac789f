"""What a stranger types costs little, however long or odd it is."""

import time
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from apps.accounts import flows, names, set_up, validators
from apps.accounts.validators import LongAndHardToGuess
from apps.vault import stretching
from apps.vault.exceptions import WrongKey
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

# Two marks that change places in NFKC, so that a run of them is slow to bring into order.
MARKS = "a" + "\u0315\u0300" * 40_000
# Each of these signs is read as some letter, too.
SIGNS = "{(<[4@8369!1|0$5+7%2zZ" * 4
CHOSEN = {"name": "Robin", "zone": "UTC", "wait_hours": "72"}
LIMIT = 2.0


@pytest.fixture
def quick() -> Any:
    begun = time.process_time()
    yield
    assert time.process_time() - begun < LIMIT


@pytest.fixture
def unscored(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(validators, "zxcvbn", fails)


@pytest.mark.usefixtures("quick")
def test_a_password_of_many_marks_is_refused_at_once(browser: Browser, alice: Writer) -> None:
    long = browser.post("/sign-in/", {"name": "alice", "password": MARKS})
    unknown = browser.post("/sign-in/", {"name": "alina", "password": MARKS})
    assert long.status_code == unknown.status_code == 422
    assert "No password is as long as this." in text_of(long)
    assert "No password is as long as this." in text_of(unknown)


@pytest.mark.usefixtures("quick")
def test_unlocking_with_many_marks_is_refused_at_once(alice_in: Browser) -> None:
    alice_in.lose_ticket()
    assert alice_in.unlock(alice_in.get("/settings/"), MARKS).status_code == 422


@pytest.mark.usefixtures("quick")
def test_a_new_password_of_many_marks_is_refused_at_once(browser: Browser, alice: Writer) -> None:
    typed = {**CHOSEN, "password": MARKS, "password_again": MARKS, "invitation": set_up.invite()}
    assert browser.post("/join/", typed).status_code == 422
    with pytest.raises(ValidationError):
        LongAndHardToGuess().validate(MARKS)


@pytest.mark.usefixtures("quick")
def test_below_the_pages_long_texts_are_refused_too(alice: Writer) -> None:
    with pytest.raises(WrongKey):
        flows.unlock(account=alice.account, password=MARKS, is_known_device=True)
    with pytest.raises(ValueError, match=r"^$"):
        names.tag_of(MARKS)


def test_the_longest_password_may_be_typed_in_parts() -> None:
    """A sign and its marks may come apart; none of the 256 has four."""
    assert stretching.LONGEST_TYPED == 4 * validators.LONGEST


@pytest.mark.usefixtures("quick")
def test_signs_that_are_read_as_letters_are_scored_in_short_time() -> None:
    LongAndHardToGuess().validate(SIGNS, user_inputs=("n" * 80, "d" * 80))


@pytest.mark.parametrize(
    "password", ["8dK#v2!qLz$7Rw@5tY", "river-lamp-cedar-biscuit-moon", "h(3{9]q<7&x!2+Kf@w%0"]
)
def test_good_passwords_with_signs_stay_good(password: str) -> None:
    LongAndHardToGuess().validate(password)


@pytest.mark.usefixtures("unscored")
def test_without_an_invitation_no_password_is_scored(browser: Browser, alice: Writer) -> None:
    typed = {**CHOSEN, "password": SIGNS, "password_again": SIGNS}
    for code in (set_up.new_code(), "", "A" * 200):
        answer = browser.post("/join/", {**typed, "invitation": code})
        assert answer.status_code == 422
    assert browser.post("/join/", typed).status_code in {422, 429}


@pytest.mark.usefixtures("unscored")
def test_without_the_token_no_password_is_scored(browser: Browser) -> None:
    set_up.announce_token()
    typed = {**CHOSEN, "password": SIGNS, "password_again": SIGNS, "set_up_token": "wrong"}
    answer = browser.post("/set-up/", typed)
    assert answer.status_code == 422
    assert "This is not the set-up token." in text_of(answer)


@pytest.mark.usefixtures("unscored")
def test_before_the_recovery_wait_is_over_no_password_is_scored(
    browser: Browser, alice: Writer
) -> None:
    typed = {"name": "alice", "password": SIGNS, "password_again": SIGNS}
    wrong = browser.post("/recover/finish/", {**typed, "recovery_key": "wrong"})
    assert wrong.status_code == 422
    early = browser.post("/recover/finish/", {**typed, "recovery_key": alice.paper})
    assert "It works from" in text_of(early)
