"""Suggestions while something is written: at most three, with their words, or silence."""

import time
from http import HTTPStatus
from typing import Any

import pytest
from django.utils.html import escape

from apps.accounts.documents import ProfileDocument
from apps.journal import learning, suggesting
from apps.journal.leanings import SILENT_AFTER, LearnedDocument
from apps.journal.models import Draft, Entry, Learned
from apps.tactics import suggest
from tests.cast import Writer
from tests.journal.tagging.entries import CALM, GO_BETWEEN, HTMX, VISIT, offered
from tests.site_client import AT_HOME, Browser, elements


def ask(browser: Browser, text: str, **more: Any) -> str:
    answer = browser.post("/suggest/", {"text": text, **more}, headers=HTMX)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


def test_each_comes_with_its_name_and_the_words_that_led_to_it(alice_client: Browser) -> None:
    fragment = ask(alice_client, GO_BETWEEN)
    assert offered(fragment)[0] == "flying-monkeys"
    assert len(offered(fragment)) <= suggest.MOST
    assert "Flying monkeys" in fragment
    assert f'<q dir="auto" translate="no">{GO_BETWEEN}</q>' in fragment


def test_ordinary_words_get_an_empty_region(alice_client: Browser) -> None:
    for text in (CALM, "", "   \n"):
        fragment = ask(alice_client, text)
        assert 'id="suggestions"' in fragment
        assert offered(fragment) == []
        assert "<section" not in fragment


def test_nothing_alarms_and_nothing_turns(alice_client: Browser) -> None:
    for text in (CALM, GO_BETWEEN):
        fragment = ask(alice_client, text)
        for word in ("alert", "aria-live", "indicator", "spinner", "aria-busy"):
            assert word not in fragment


def test_nothing_is_kept_of_what_is_asked(alice_client: Browser) -> None:
    ask(alice_client, GO_BETWEEN, tactic=["gifts"])
    assert (Entry.objects.count(), Draft.objects.count(), Learned.objects.count()) == (0, 0, 0)


def test_what_is_chosen_or_put_aside_stays_away(alice_client: Browser) -> None:
    first, *_ = offered(ask(alice_client, VISIT))
    assert first not in offered(ask(alice_client, VISIT, tactic=["gifts", first]))
    assert first not in offered(ask(alice_client, VISIT, dismissed=[first]))


def test_a_megabyte_is_answered_as_fast_as_a_page(alice_client: Browser) -> None:
    ask(alice_client, CALM)
    text = (GO_BETWEEN + " ") * (1024 * 1024 // len(GO_BETWEEN))
    started = time.perf_counter()
    fragment = ask(alice_client, text)
    assert time.perf_counter() - started < 1
    assert len(fragment) < 8_000


def test_long_reasons_are_cut(alice_client: Browser) -> None:
    for look in suggesting.looks(GO_BETWEEN[:-1] + " and more and more" * 40, LearnedDocument()):
        assert all(len(words) <= 161 for words in look.because)
    (look, *_) = suggesting.looks("x " * 90 + VISIT * 9, LearnedDocument()) or [None]
    assert look is None or max(map(len, look.because)) <= 161


def test_markup_in_the_words_stays_words(alice_client: Browser) -> None:
    text = VISIT.replace("without", "<b onclick=x>without</b>")
    fragment = ask(alice_client, text)
    assert "<b onclick" not in fragment
    assert not offered(fragment) or escape("<b onclick=x>") in fragment


def test_a_model_that_cannot_be_read_means_silence(
    alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(text: str) -> None:
        raise OSError("model.npz")

    monkeypatch.setattr(suggest, "suggest", broken)
    assert offered(ask(alice_client, GO_BETWEEN)) == []


def test_one_text_of_a_writer_is_read_at_a_time(alice_client: Browser, bob: Writer) -> None:
    with suggesting.turn(alice_client.writer.vault.owner):
        assert offered(ask(alice_client, GO_BETWEEN)) == []
        assert offered(ask(Browser(bob), GO_BETWEEN))
    assert offered(ask(alice_client, GO_BETWEEN))


def test_turned_off_in_settings_it_is_silent(alice_client: Browser) -> None:
    assert "data-suggest" in alice_client.page("/new/")
    off = ProfileDocument(suggests=False, **AT_HOME)  # type: ignore[arg-type]
    alice_client.remember(off)
    assert offered(ask(alice_client, GO_BETWEEN)) == []
    page = alice_client.page("/new/")
    assert "data-suggest" not in page
    assert 'value="gifts"' in page


def test_answers_teach_and_four_times_put_aside_is_silent(alice_client: Browser) -> None:
    first, *_ = offered(ask(alice_client, VISIT))
    alice_client.post("/suggest/answer/", {"accept": "gifts"})
    for _time in range(SILENT_AFTER):
        answer = alice_client.post("/suggest/answer/", {"dismiss": first})
        assert answer.status_code == HTTPStatus.NO_CONTENT
    learned = learning.learned(alice_client.writer.vault)
    assert (learned.accepted["gifts"], learned.dismissed[first]) == (1, SILENT_AFTER)
    assert first not in offered(ask(alice_client, VISIT))


def test_an_unknown_slug_teaches_nothing(alice_client: Browser) -> None:
    for slug in ("made-up", "", "x" * 100_000):
        alice_client.post("/suggest/answer/", {"accept": slug, "dismiss": slug})
    assert Learned.objects.count() == 0


def test_forgetting_asks_first_and_changes_no_tag(alice_client: Browser) -> None:
    alice_client.post("/suggest/answer/", {"dismiss": "gifts"})
    assert "/suggest/forget/" in alice_client.page("/settings/")
    page = alice_client.page("/suggest/forget/")
    assert "1 answer is remembered." in page
    assert learning.learned(alice_client.writer.vault).answers == 1
    answer = alice_client.post("/suggest/forget/")
    assert answer.headers["Location"] == "/settings/"
    assert learning.learned(alice_client.writer.vault).answers == 0
    assert "It is forgotten." in alice_client.page("/settings/")


def test_a_locked_vault_asks_above_the_page(alice_client: Browser) -> None:
    alice_client.lock()
    for path in ("/suggest/", "/suggest/answer/"):
        answer = alice_client.post(path, {"text": GO_BETWEEN}, headers=HTMX)
        assert answer.headers["HX-Retarget"] == "#dialog"
        assert GO_BETWEEN not in answer.content.decode()


def test_suggestions_are_asked_for_by_post_alone(alice_client: Browser) -> None:
    for path in ("/suggest/", "/suggest/answer/"):
        assert alice_client.get(path).status_code == HTTPStatus.METHOD_NOT_ALLOWED


def test_the_buttons_never_send_the_form_that_they_stand_in(alice_client: Browser) -> None:
    buttons = elements(ask(alice_client, GO_BETWEEN), "button")
    assert buttons
    assert {button.attributes["type"] for button in buttons} == {"button"}


def test_words_of_danger_bring_help_while_they_are_written(alice_client: Browser) -> None:
    fragment = ask(alice_client, "He is outside my door right now with a knife")
    assert "If you are in danger" in fragment
    assert "If you are in danger" not in ask(alice_client, GO_BETWEEN)


def test_help_comes_before_what_it_may_look_like(alice_client: Browser) -> None:
    fragment = ask(alice_client, "If you leave me I will kill you.")
    assert offered(fragment)[0] == "threats"
    assert fragment.index("notice--care") < fragment.index("<section")


def test_a_despair_of_ones_own_brings_help_and_nothing_else(alice_client: Browser) -> None:
    fragment = ask(alice_client, "I don't want to live any more.")
    assert "If you think of ending your life" in fragment
    assert offered(fragment) == []
