"""A form that waits for the password: sealed in the page, and sent on for its own account alone."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from apps.accounts import flows
from apps.accounts.kept import Kept
from tests.accounts.browser import Browser, hidden_fields, text_of
from tests.cast import Writer
from tests.journal.writing import words_in_stream

# A form that saves words and does nothing else.
NOTE = "/plan/needed/"
NEW = "river-lamp-cedar-biscuit-moon"
WORDS = "First line.\r\n<b>Second</b> “line” & more\r\n"


def settings_with(text: str) -> dict[str, str]:
    return {
        "display_name": text,
        "zone": "UTC",
        "day_ends_at": "3",
        "idle_minutes": "15",
        "hidden_lock": "never",
        "theme": "device",
        "leave_target": "https://www.wikipedia.org/",
    }


def note(text: str) -> dict[str, str]:
    return {"id": str(uuid4()), "what": text}


def is_entry(answer: Any, sent: dict[str, str]) -> bool:
    return bool(answer["Location"] == f"/e/{sent['id']}/")


def display_name(alice: Writer) -> str:
    return flows.load_profile(alice.vault).display_name


def waiting(path: str, fields: dict[str, list[str]], account: str) -> dict[str, str]:
    """The hidden fields of a page that keeps a form of this account."""
    named = {**fields, "account": [account]}
    return Kept(path, named, UUID(account).bytes).as_hidden()


def test_a_form_sent_after_the_ticket_ended_is_saved(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    sent = note("Alice & <co>")
    page = alice_in.send(NOTE, sent)
    assert page.status_code == 200
    assert "not saved yet" in text_of(page)
    assert words_in_stream(alice.vault) == []
    assert is_entry(alice_in.unlock(page, alice.password), sent)
    assert words_in_stream(alice.vault) == ["Alice & <co>"]


def test_a_wrong_password_keeps_the_form_too(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    page = alice_in.send(NOTE, note("Kept twice"))
    for _ in range(2):
        page = alice_in.unlock(page, "not this one at all")
        assert page.status_code == 422
    alice_in.unlock(page, alice.password)
    assert words_in_stream(alice.vault) == ["Kept twice"]


def test_every_sign_of_a_kept_text_comes_back(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    page = alice_in.send("/write/", {"text": WORDS, "tag": ["a", "b"], "empty": ""})
    for _ in range(2):
        assert "Second" not in text_of(page)
        carried = Kept("", sealed=hidden_fields(page)["kept"]).opened_by(alice.account.pk)
        kept = carried.fields or {}
        assert kept["text"] == [WORDS]
        assert kept["tag"] == ["a", "b"]
        assert kept["empty"] == [""]
        page = alice_in.unlock(page, "not this one at all")


def test_no_password_is_ever_kept_in_a_page(alice_in: Browser) -> None:
    alice_in.lose_ticket()
    typed = {"password": "five-new-words-on-paper", "password_again": "five-new-words-on-paper"}
    page = alice_in.send("/settings/password/", typed)
    assert "five-new-words" not in text_of(page)
    assert hidden_fields(page)["next"] == "/settings/password/"
    assert "kept" not in hidden_fields(page)


@pytest.mark.parametrize(
    "target", ["/unlock/", "/sign-in/", "/set-up/", "/lock/", "/sign-out/", "/leave/", "/none/"]
)
def test_a_form_is_sent_on_to_no_page_of_signing_in(
    alice_in: Browser, alice: Writer, target: str
) -> None:
    alice_in.lose_ticket()
    kept = waiting(target, {"text": ["x"]}, alice_in.account)
    answer = alice_in.send("/unlock/", {"password": alice.password, **kept})
    assert answer["Location"] == "/"
    assert alice_in.get("/settings/").status_code == 200


def test_a_kept_form_goes_on_only_with_a_token_of_this_page(alice: Writer) -> None:
    strict = Browser(enforce_csrf_checks=True)
    token = hidden_fields(strict.get("/sign-in/"))["csrfmiddlewaretoken"]
    strict.sign_in(alice, csrfmiddlewaretoken=token)
    sent = note("Strict")
    kept = waiting(NOTE, {name: [value] for name, value in sent.items()}, strict.account)
    fields = {"password": alice.password, **kept}
    assert strict.send("/unlock/", fields).status_code == 403
    token = hidden_fields(strict.get("/about-leave/"))["csrfmiddlewaretoken"]
    answer = strict.send("/unlock/", {**fields, "csrfmiddlewaretoken": token})
    assert is_entry(answer, sent)


@pytest.mark.parametrize(
    "kept", ["", "{", "[1]", "7", "AAAA", '{"a": 7}', "[" * 9000, "\N{SNOWMAN}"]
)
def test_a_bent_form_is_no_error(alice_in: Browser, alice: Writer, kept: str) -> None:
    fields = {"password": alice.password, "next": "/settings/", "kept": kept}
    assert alice_in.send("/unlock/", fields).status_code in {302, 409}


def test_another_accounts_form_is_not_sent_on(
    alice_in: Browser, alice: Writer, bob: Writer
) -> None:
    words = {"display_name": ["Bob's words"]}
    kept = waiting("/settings/", words, str(bob.account.pk))
    answer = alice_in.send("/unlock/", {"password": alice.password, **kept})
    assert answer.status_code == 409
    assert "Bob's words" not in text_of(answer)
    assert hidden_fields(answer)["kept"] == kept["kept"]


def test_a_kept_form_that_names_nobody_is_refused_and_shows_its_words(
    alice_in: Browser, alice: Writer
) -> None:
    kept = Kept("/settings/", {"display_name": ["Nobody's words"]}).as_hidden()
    answer = alice_in.send("/unlock/", {"password": alice.password, **kept})
    assert answer.status_code == 409
    assert "Nobody's words" in text_of(answer)


def test_a_kept_form_cannot_be_changed_in_the_page(alice_in: Browser, alice: Writer) -> None:
    words = {"password": [NEW], "password_again": [NEW]}
    kept = waiting("/settings/password/", words, str(alice.account.pk))["kept"]
    changed = kept[:40] + ("B" if kept[40] == "A" else "A") + kept[41:]
    for other in (changed, kept[:-8], kept[:11] + kept):
        answer = alice_in.send("/unlock/", {"password": alice.password, "kept": other})
        assert answer.status_code == 409
    assert Browser().sign_in(alice).status_code == 302


def test_an_act_kept_over_a_locked_page_says_what_the_password_is_for(
    alice_in: Browser, alice: Writer
) -> None:
    alice_in.lose_ticket()
    page = alice_in.send("/settings/wait/", {"wait_hours": "24"})
    assert "changes the recovery wait" in text_of(page)
    wrong = alice_in.unlock(page, "not this one at all")
    assert "changes the recovery wait" in text_of(wrong)
    assert alice_in.unlock(wrong, alice.password)["Location"] == "/settings/wait/"


def test_the_longest_form_that_is_taken_is_taken_back(alice_in: Browser, alice: Writer) -> None:
    alice_in.lose_ticket()
    line = "\"It rained\" & 'so on' \N{SNOWMAN} "
    page = alice_in.send("/write/", {"id": str(uuid4()), "text": line * 170_000})
    assert page.status_code == 200
    answer = alice_in.unlock(page, alice.password)
    assert answer.status_code == 422
    assert hidden_fields(answer)["text"] == line * 170_000


def test_a_form_sent_after_the_session_ended_goes_on_after_sign_in(
    alice_in: Browser, alice: Writer
) -> None:
    flows.sign_out_everywhere(account=alice.account)
    sent = note("After all")
    page = alice_in.send(NOTE, sent)
    assert page.status_code == 200
    assert "You were signed out" in text_of(page)
    fields = {**hidden_fields(page), "name": "alice", "password": alice.password}
    assert is_entry(alice_in.post("/sign-in/", fields), sent)
    assert words_in_stream(alice.vault) == ["After all"]


def test_somebody_else_who_signs_in_saves_nothing_of_it(
    alice_in: Browser, alice: Writer, bob: Writer
) -> None:
    flows.sign_out_everywhere(account=alice.account)
    sent = note("Meant for Alice")
    page = alice_in.send(NOTE, sent)
    fields = {**hidden_fields(page), "name": "bob", "password": bob.password}
    answer = alice_in.post("/sign-in/", fields)
    assert answer.status_code == 409
    assert "Meant for Alice" not in text_of(page) + text_of(answer)
    assert words_in_stream(bob.vault) == []
    fields = {**hidden_fields(answer), "name": "alice", "password": alice.password}
    assert is_entry(alice_in.post("/sign-in/", fields), sent)
    assert words_in_stream(alice.vault) == ["Meant for Alice"]
