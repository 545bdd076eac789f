"""Suggestions on a saved entry: taken or put aside with one press, with and without a script."""

from http import HTTPStatus
from uuid import UUID

from apps.accounts.documents import ProfileDocument
from apps.journal import learning, marking
from apps.journal.incidents.details import Details, ExactWords, Facts
from apps.journal.models import EntryRevision
from apps.vault.documents import OpenVault
from tests.journal.tagging.entries import CALM, GO_BETWEEN, HTMX, VISIT, offered, slugs_of, tagged
from tests.journal.writing import DAY_ENDS_AT, document_of, save
from tests.site_client import AT_HOME, Browser, elements


def look(browser: Browser, entry_id: UUID) -> str:
    return browser.get(f"/e/{entry_id}/look/", headers=HTMX).content.decode()


def first_of(browser: Browser, entry_id: UUID) -> str:
    return offered(look(browser, entry_id))[0]


def give_exact_words(vault: OpenVault, entry_id: UUID, words: str) -> None:
    def change(marked: marking.Marked) -> None:
        marked.details = Details(facts=Facts(exact_words=[ExactWords(text=words)]))

    marking.mark(vault=vault, entry_ids=[entry_id], change=change, day_ends_at=DAY_ENDS_AT)


def test_the_page_of_an_entry_asks_once_it_is_pressed(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, GO_BETWEEN)
    page = alice_client.page(f"/e/{entry_id}/")
    (link,) = [e for e in elements(page, "a") if "hx-get" in e.attributes]
    assert link.attributes["href"] == link.attributes["hx-get"] == f"/e/{entry_id}/look/"
    assert "hx-trigger" not in page[page.index('id="looks"') :]
    assert offered(page) == []


def test_the_fragment_does_not_ask_again(alice_client: Browser) -> None:
    for text in (GO_BETWEEN, CALM):
        fragment = look(alice_client, save(alice_client.writer.vault, text))
        assert 'id="looks"' in fragment
        assert "hx-trigger" not in fragment
        assert "See what it may look like" in fragment
        assert "<html" not in fragment


def test_taking_one_tags_the_entry_and_makes_no_earlier_version(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, GO_BETWEEN)
    assert first_of(alice_client, entry_id) == "flying-monkeys"
    assert slugs_of(vault, entry_id) == []
    answer = alice_client.post(
        f"/e/{entry_id}/look/", {"accept": "flying-monkeys"}, headers=HTMX
    ).content.decode()
    assert "flying-monkeys" not in offered(answer)
    assert ">Flying monkeys</a>" in answer
    assert slugs_of(vault, entry_id) == ["flying-monkeys"]
    assert EntryRevision.objects.count() == 0
    assert learning.learned(vault).accepted == {"flying-monkeys": 1}


def test_what_is_put_aside_stays_away_for_that_entry_alone(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id, other = save(vault, VISIT), save(vault, VISIT)
    first = first_of(alice_client, entry_id)
    alice_client.post(f"/e/{entry_id}/look/", {"dismiss": first}, headers=HTMX)
    assert document_of(vault, entry_id).dismissed == [first]
    assert first not in offered(look(alice_client, entry_id))
    assert first in offered(look(alice_client, other))
    assert slugs_of(vault, entry_id) == []


def test_without_a_script_it_is_a_page_of_its_own(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, GO_BETWEEN)
    path = f"/e/{entry_id}/look/"
    page = alice_client.page(path)
    assert "Entry · Notes</title>" in page
    assert "flying-monkeys" in offered(page)
    answer = alice_client.post(path, {"accept": "flying-monkeys"})
    assert answer.headers["Location"] == path
    assert slugs_of(vault, entry_id) == ["flying-monkeys"]


def test_silence_is_said_where_it_was_asked_for(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, CALM)
    assert "That says nothing about what happened." in alice_client.page(f"/e/{entry_id}/look/")
    assert "That says nothing about what happened." in look(alice_client, entry_id)
    assert "That says nothing" not in alice_client.page(f"/e/{entry_id}/")


def test_exact_words_are_read_too(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, "At the mill.")
    assert offered(look(alice_client, entry_id)) == []
    give_exact_words(vault, entry_id, GO_BETWEEN)
    fragment = look(alice_client, entry_id)
    assert "flying-monkeys" in offered(fragment)
    assert GO_BETWEEN in fragment


def test_what_is_tagged_is_not_suggested(alice_client: Browser) -> None:
    entry_id = tagged(alice_client.writer.vault, "flying-monkeys", text=GO_BETWEEN)
    assert "flying-monkeys" not in offered(look(alice_client, entry_id))


def test_an_answer_that_names_nothing_known_changes_nothing(alice_client: Browser) -> None:
    vault = alice_client.writer.vault
    entry_id = save(vault, GO_BETWEEN)
    for fields in ({"accept": "made-up"}, {"dismiss": "made-up"}, {"accept": ""}, {}):
        answer = alice_client.post(f"/e/{entry_id}/look/", fields, headers=HTMX)
        assert answer.status_code == HTTPStatus.OK
    document = document_of(vault, entry_id)
    assert (document.tactics, document.dismissed) == ([], [])


def test_turned_off_in_settings_nothing_is_asked(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, GO_BETWEEN)
    alice_client.remember(ProfileDocument(suggests=False, **AT_HOME))  # type: ignore[arg-type]
    assert "look/" not in alice_client.page(f"/e/{entry_id}/")
    assert offered(look(alice_client, entry_id)) == []


def test_an_entry_in_the_bin_is_asked_nothing(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, GO_BETWEEN)
    alice_client.post(f"/e/{entry_id}/delete/")
    assert "look/" not in alice_client.page(f"/e/{entry_id}/")
    assert alice_client.get(f"/e/{entry_id}/look/").status_code == HTTPStatus.NOT_FOUND


def test_the_page_of_an_entry_stands_without_the_model(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, GO_BETWEEN)
    page = alice_client.page(f"/e/{entry_id}/")
    assert GO_BETWEEN in page
    assert "See what it may look like" in page
