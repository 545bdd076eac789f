"""Autosave and two windows, as the pages themselves send it."""

import html
from http import HTTPStatus

from apps.journal.documents import LONGEST_TEXT
from apps.journal.models import Draft, Entry
from tests.journal.writing import document_of, draft_texts, revisions_of, words_in_stream
from tests.site_client import Browser, elements, id_in, text_in_form, writing_form

HTMX = {"HX-Request": "true"}


class Window:
    """One open writing page: what its script sends, and what it takes from each answer."""

    def __init__(self, browser: Browser, path: str = "/write/") -> None:
        self.browser = browser
        self.form = writing_form(browser.page(path))

    def type(self, text: str) -> "Window":
        self.form |= {"text": text, "strokes": str(int(self.form["strokes"]) + 1)}
        return self

    def autosave(self) -> str:
        answer = self.browser.post("/draft/", self.form, headers=HTMX)
        assert answer.status_code == HTTPStatus.OK
        page = answer.content.decode()
        found = {e.attributes["name"]: e.attributes["value"] for e in elements(page, "input")}
        self.form |= {name: found[name] for name in ("id", "draft_revision", "entry_revision")}
        return page

    def save(self) -> tuple[int, str]:
        answer = self.browser.post("/write/", self.form)
        page = answer.content.decode()
        if answer.status_code == HTTPStatus.CONFLICT:
            self.form = writing_form(page)
        return answer.status_code, page or answer.headers["Location"]


def test_an_autosave_says_when(alice_client: Browser) -> None:
    page = Window(alice_client).type("Heron").autosave()
    assert "Draft kept " in page
    assert "Heron" not in page


def test_an_autosave_of_nothing_says_nothing(alice_client: Browser) -> None:
    assert "Draft kept " not in Window(alice_client).autosave()
    assert Draft.objects.count() == 0


def test_a_text_too_long_is_told_before_save(alice_client: Browser) -> None:
    page = Window(alice_client).type("x" * (LONGEST_TEXT + 1)).autosave()
    assert "1 MB" in page
    assert "Draft kept " not in page


def test_typing_and_saving_makes_one_entry(alice_client: Browser) -> None:
    window = Window(alice_client)
    for text in ("H", "Her", "Heron"):
        window.type(text).autosave()
    status, at = window.save()
    assert (status, Draft.objects.count(), Entry.objects.count()) == (HTTPStatus.FOUND, 0, 1)
    assert revisions_of(id_in(at)) == []


def test_a_change_that_was_autosaved_is_saved_without_a_question(alice_client: Browser) -> None:
    _, at = Window(alice_client).type("first").save()
    window = Window(alice_client, f"{at}edit/")
    window.type("second").autosave()
    assert window.form["entry_revision"] == "1"
    window.type("third").autosave()
    assert window.save()[0] == HTTPStatus.FOUND
    assert document_of(alice_client.writer.vault, id_in(at)).text == "third"


def test_changes_not_saved_yet_are_there_when_editing_goes_on(alice_client: Browser) -> None:
    _, at = Window(alice_client).type("first").save()
    Window(alice_client, f"{at}edit/").type("second").autosave()
    assert "not saved yet" in alice_client.page(at)
    assert text_in_form(alice_client.page(f"{at}edit/")) == "second"


def test_two_windows_keep_both_texts(alice_client: Browser) -> None:
    first = Window(alice_client).type("from one")
    first.autosave()
    second = Window(alice_client, f"/d/{first.form['id']}/")
    first.type("from one, and on").autosave()
    page = second.type("from two").autosave()
    assert "changed in another window" in page
    assert "from one, and on" in page
    second.type("from two, and on").autosave()
    first.type("from one, and further").autosave()
    assert draft_texts(alice_client.writer.vault) == ["from one, and further", "from two, and on"]
    assert first.save()[0] == second.save()[0] == HTTPStatus.FOUND
    assert len(words_in_stream(alice_client.writer.vault)) == 2


def test_a_note_set_apart_is_saved_as_what_it_is(alice_client: Browser) -> None:
    first = Window(alice_client).type("from one")
    first.autosave()
    second = Window(alice_client, f"/d/{first.form['id']}/")
    first.type("from one, and on").autosave()
    second.form["apart"] = apart_in(second.type("from two").autosave())
    second.form["apart"] = apart_in(second.type("from two, and on").autosave())
    for window, said in ((first, "Saved."), (second, "Saved as a note of its own.")):
        _, at = window.save()
        assert said in alice_client.page(at)


def apart_in(page: str) -> str:
    (mark,) = [e for e in elements(page, "input") if e.attributes["name"] == "apart"]
    return mark.attributes["value"]


def test_saving_over_the_draft_of_another_window_asks_and_keeps_both(
    alice_client: Browser,
) -> None:
    first = Window(alice_client).type("from one")
    first.autosave()
    second = Window(alice_client, f"/d/{first.form['id']}/")
    first.type("from one, and on").autosave()
    status, page = second.type("from two").save()
    assert status == HTTPStatus.CONFLICT
    assert "from one, and on" in page
    assert text_in_form(page) == "from two"
    assert second.save()[0] == HTTPStatus.FOUND
    assert words_in_stream(alice_client.writer.vault) == ["from two"]
    assert draft_texts(alice_client.writer.vault) == ["from one, and on"]


def test_saving_over_another_windows_save_asks_and_keeps_both(alice_client: Browser) -> None:
    _, at = Window(alice_client).type("first").save()
    one, two = (Window(alice_client, f"{at}edit/") for _ in range(2))
    assert one.type("from one <b>").save()[0] == HTTPStatus.FOUND
    status, page = two.type("from two").save()
    assert status == HTTPStatus.CONFLICT
    assert html.escape("from one <b>") in page
    assert document_of(alice_client.writer.vault, id_in(at)).text == "from one <b>"
    assert two.save()[0] == HTTPStatus.FOUND
    assert document_of(alice_client.writer.vault, id_in(at)).text == "from two"
    assert revisions_of(id_in(at)) == [1, 2]


def test_an_autosave_that_arrives_after_save_leaves_nothing(alice_client: Browser) -> None:
    window = Window(alice_client).type("Heron")
    late = dict(window.form)
    window.type("Heron, and on").save()
    alice_client.post("/draft/", late, headers=HTMX)
    assert Draft.objects.count() == 0


def test_a_stray_draft_of_a_binned_entry_can_be_opened_and_saved(alice_client: Browser) -> None:
    _, at = Window(alice_client).type("first").save()
    window = Window(alice_client, f"{at}edit/")
    alice_client.post(f"{at}delete/")
    window.type("second").autosave()
    cards = [
        e.attributes["href"]
        for e in elements(alice_client.page("/journal/"), "a")
        if e.attributes.get("class") == "card__link"
    ]
    assert text_in_form(alice_client.page(cards[0])) == "second"
    assert Window(alice_client, cards[0]).save()[0] == HTTPStatus.FOUND
    assert words_in_stream(alice_client.writer.vault) == ["second"]


def test_deleting_says_that_unsaved_changes_go_too(alice_client: Browser) -> None:
    _, at = Window(alice_client).type("first").save()
    assert "changes to it" not in alice_client.page(f"{at}delete/")
    Window(alice_client, f"{at}edit/").type("second").autosave()
    assert "changes to it" in alice_client.page(f"{at}delete/")


def test_a_discarded_draft_is_gone_and_its_entry_stays(alice_client: Browser) -> None:
    _, at = Window(alice_client).type("first").save()
    Window(alice_client, f"{at}edit/").type("second").autosave()
    alice_client.post(f"/d/{id_in(at)}/discard/")
    assert text_in_form(alice_client.page(f"{at}edit/")) == "first"


def test_before_a_draft_is_discarded_the_page_asks(alice_client: Browser) -> None:
    window = Window(alice_client).type("The heron stood still.")
    window.autosave()
    page = alice_client.page(f"/d/{window.form['id']}/discard/")
    assert "Discard this draft?" in page
    assert "The heron stood still." in page
    assert f'href="/d/{window.form["id"]}/"' in page
    assert draft_texts(alice_client.writer.vault) == ["The heron stood still."]


def test_discarding_changes_says_that_the_entry_stays(alice_client: Browser) -> None:
    _, at = Window(alice_client).type("first").save()
    Window(alice_client, f"{at}edit/").type("second").autosave()
    assert "Changes not saved yet" in alice_client.page("/journal/")
    assert "The entry stays" in alice_client.page(f"/d/{id_in(at)}/discard/")


def test_keeping_a_draft_works_without_scripts(alice_client: Browser) -> None:
    window = Window(alice_client)
    window.form |= {"text": "later", "keep": "1"}
    answer = alice_client.post("/write/", window.form, follow=True)
    assert b"Kept as a draft." in answer.content
    assert draft_texts(alice_client.writer.vault) == ["later"]
    assert Entry.objects.count() == 0
