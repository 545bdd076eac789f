"""Search finds what stands in details alone, and shows it where it stands."""

import pytest

from apps.journal.stream import Search
from tests.journal.incidents.sent import Window, capture, part
from tests.journal.writing import cards
from tests.site_client import Browser, elements


@pytest.fixture
def browser(alice_client: Browser) -> Browser:
    entry_id = capture(alice_client, text="He waited at the gate.", tactic=["love-bombing"])
    part(alice_client, entry_id, "words").fill(
        {"exact_words-0-speaker": "Marek", "exact_words-0-text": "You will *regret* <this>."}
    ).save()
    part(alice_client, entry_id, "who").type(via="Aunt Ottoline", handles="+44 1632 960000").save()
    part(alice_client, entry_id, "notes").type(notes="Ask about the tenancy.").save()
    part(alice_client, entry_id, "told").fill({"reports-0-reference": "CR-4471"}).save()
    capture(alice_client, text="Another day.")
    return alice_client


def shown(browser: Browser, words: str) -> list[str]:
    page = browser.post("/journal/search/", {"words": words}, follow=True).content.decode()
    return [e.source for e in elements(page, "mark")] and page[page.index('id="results"') :].split(
        "<mark>"
    )[1:]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("marek", "Marek"),
        ("regret", "regret"),
        ("ottoline", "Ottoline"),
        ("tenancy", "tenancy"),
        ("CR-4471", "CR-4471"),
        ("960000", "960000"),
        ("bombing", "bombing"),
        ("waited", "waited"),
        ("regret tenancy", "regret"),
    ],
)
def test_a_word_of_the_details_is_found_and_marked(
    browser: Browser, words: str, found: str
) -> None:
    pieces = shown(browser, words)
    assert pieces
    assert pieces[0].startswith(f"{found}</mark>")
    vault = browser.writer.vault
    assert len(cards(vault, Search(words=words))) == 1


def test_found_words_stay_the_letters_they_are(browser: Browser) -> None:
    page = browser.post("/journal/search/", {"words": "regret"}, follow=True).content.decode()
    assert "&lt;this&gt;" in page
    assert "<this>" not in page


def test_what_was_taken_out_of_the_details_is_found_no_longer(browser: Browser) -> None:
    vault = browser.writer.vault
    url = cards(vault, Search(words="ottoline"))[0].url
    Window(browser, f"{url}add/who/").type(via="").save()
    assert cards(vault, Search(words="ottoline")) == []
    assert len(cards(vault, Search(words="marek"))) == 1


def test_a_word_of_a_drafts_details_is_found(browser: Browser) -> None:
    window = Window(browser, "/new/").type(text="Begun.")
    window.autosave()
    entry_id = window.form["id"][0]
    Window(browser, f"/e/{entry_id}/add/place/").type(place="The Orangery").autosave()
    page = browser.post("/journal/search/", {"words": "orangery"}, follow=True).content.decode()
    assert f'href="/d/{entry_id}/"' in page
    assert "<mark>Orangery</mark>" in page
