"""The pages of people, as their writer and as others meet them."""

import datetime as dt
import html
from uuid import UUID, uuid4

import pytest
from django.db import OperationalError

from apps.accounts.documents import ProfileDocument
from apps.support import flows
from apps.support.documents import MOST_ROWS
from apps.support.models import Contact, OtherPerson
from tests.cast import Writer
from tests.site_client import AT_HOME, Browser, elements
from tests.support.network import (
    NUMBER,
    SAME_NUMBER,
    contact,
    document_of,
    everybody,
    handle,
    names,
    person,
    person_of,
    phone,
    stance,
)

HTMX = {"HX-Request": "true"}


@pytest.fixture
def browser(alice: Writer) -> Browser:
    return Browser(alice, profile=ProfileDocument(country="GB", **AT_HOME))  # type: ignore[arg-type]


def hidden(page: str) -> dict[str, str]:
    """The fields that a browser sends without being asked."""
    return {
        element.attributes["name"]: element.attributes.get("value", "")
        for element in elements(page, "input")
        if element.attributes.get("type") == "hidden" and "name" in element.attributes
    }


def form(browser: Browser, path: str, **typed: object) -> dict[str, object]:
    return hidden(browser.page(path)) | typed


def calls(page: str) -> list[str]:
    links = (element.attributes.get("href", "") for element in elements(page, "a"))
    return [link for link in links if link.startswith("tel:")]


def test_a_contact_typed_in_a_hurry_can_be_called(browser: Browser, alice: Writer) -> None:
    sent = form(browser, "/people/new/", name="Ada", helps=["talk"])
    sent |= {"ways-0-kind": "phone", "ways-0-value": NUMBER}
    answer = browser.post("/people/new/", sent)
    assert answer.status_code == 302
    assert calls(browser.page("/people/")) == [f"tel:{SAME_NUMBER}"]
    assert calls(browser.page(answer.headers["Location"])) == [f"tel:{SAME_NUMBER}"]


def test_a_form_sent_twice_is_one_contact(browser: Browser, alice: Writer) -> None:
    sent = form(browser, "/people/new/", name="Ada")
    first, second = browser.post("/people/new/", sent), browser.post("/people/new/", sent)
    assert first.headers["Location"] == second.headers["Location"]
    assert names(alice.vault) == ["Ada"]


def test_a_contact_without_a_name_is_asked_for_one_and_keeps_the_rest(browser: Browser) -> None:
    sent = form(browser, "/people/new/", **{"ways-3-value": NUMBER, "notes": "a red door"})
    answer = browser.post("/people/new/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert NUMBER in page
    assert "a red door" in page
    assert Contact.objects.count() == 0


def test_another_row_is_given_without_a_script_and_saves_nothing(browser: Browser) -> None:
    sent = form(browser, "/people/new/", name="Ada", more="ways", **{"ways-0-value": NUMBER})
    page = browser.post("/people/new/", sent).content.decode()
    assert 'name="ways-1-value"' in page
    assert NUMBER in page
    assert Contact.objects.count() == 0


@pytest.mark.parametrize(
    ("path", "name", "rows"), [("new", "name", "ways"), ("persons/new", "label", "handles")]
)
def test_rows_beyond_what_fits_come_back_with_a_sentence(
    browser: Browser, path: str, name: str, rows: str
) -> None:
    typed = {f"{rows}-{number}-value": f"number {number}." for number in range(MOST_ROWS + 40)}
    sent = form(browser, f"/people/{path}/", **{name: "Ada"}, **typed)
    answer = browser.post(f"/people/{path}/", sent)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Your words are still here" in page
    assert [words for words in typed.values() if words not in page] == []


def test_as_many_rows_as_fit_are_saved_and_changed_again(browser: Browser, alice: Writer) -> None:
    ways = [phone(f"020 7946 {number:04}") for number in range(MOST_ROWS)]
    path = f"/people/{contact(alice.vault, 'Ada', ways=ways)}/edit/"
    rows = {f"ways-{number}-value": way.value for number, way in enumerate(ways)}
    sent = form(browser, path, name="Ada L.", **rows, **{f"ways-{MOST_ROWS}-value": ""})
    assert browser.post(path, sent).status_code == 302
    assert names(alice.vault) == ["Ada L."]


def test_an_address_typed_as_a_phone_is_one_of_mail(browser: Browser, alice: Writer) -> None:
    sent = form(browser, "/people/new/", name="Ada")
    sent |= {"ways-0-kind": "phone", "ways-0-value": "ada@example.org"}
    sent |= {"ways-1-kind": "", "ways-1-value": NUMBER}
    browser.post("/people/new/", sent)
    (saved,) = everybody(alice.vault).contacts
    kinds = [way.kind for way in document_of(alice.vault, saved).fields.ways]
    assert kinds == ["mail", "phone"]


def test_two_tabs_lose_nothing(browser: Browser, alice: Writer) -> None:
    saved = contact(alice.vault, "Ada", notes="first words")
    path = f"/people/{saved}/edit/"
    sent = form(browser, path, name="Ada", notes="words of the second tab")
    contact(alice.vault, "Ada", of=saved, seen=1, notes="words of the first tab")
    answer = browser.post(path, sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "words of the first tab" in page
    assert "words of the second tab" in page
    assert document_of(alice.vault, saved).fields.notes == "words of the first tab"
    again = sent | hidden(page)
    assert browser.post(path, again).status_code == 302
    assert document_of(alice.vault, saved).fields.notes == "words of the second tab"


def test_two_tabs_lose_nothing_of_a_person(browser: Browser, alice: Writer) -> None:
    saved = person(alice.vault, "R.")
    path = f"/people/persons/{saved}/edit/"
    sent = form(browser, path, label="Rob")
    person(alice.vault, "my brother", of=saved, seen=1)
    answer = browser.post(path, sent)
    assert answer.status_code == 409
    assert "my brother" in answer.content.decode()
    assert person_of(alice.vault, saved).fields.label == "my brother"


def test_what_somebody_did_is_added_and_a_mistake_taken_out(
    browser: Browser, alice: Writer
) -> None:
    saved = contact(alice.vault)
    path = f"/people/{saved}/stance/"
    browser.post(path, form(browser, path, code="stood", on="2026-01-02", note="came at once"))
    assert "came at once" in browser.page(f"/people/{saved}/")
    assert browser.post(path, {"code": "", "note": "words"}).status_code == 422
    taken = {"take_out": "0", "seen_revision": "2"}
    assert browser.post(path, taken).status_code == 302
    assert document_of(alice.vault, saved).stances == []


@pytest.mark.parametrize("sent", [{"take_out": "9"}, {"take_out": "x"}, {"take_out": "-1"}])
def test_a_row_that_is_not_there_cannot_be_taken_out(
    browser: Browser, alice: Writer, sent: dict[str, str]
) -> None:
    saved = contact(alice.vault)
    stance(alice.vault, saved, "stood", "2026-01-01")
    answer = browser.post(f"/people/{saved}/stance/", sent | {"seen_revision": "2"})
    assert answer.status_code == 404
    assert len(document_of(alice.vault, saved).stances) == 1


def test_supporters_stand_first_and_whoever_took_sides_last(
    browser: Browser, alice: Writer
) -> None:
    stance(alice.vault, contact(alice.vault, "Anna"), "sides", "2026-01-01")
    contact(alice.vault, "Berta")
    stance(alice.vault, contact(alice.vault, "Zoë"), "stood", "2026-01-01")
    page = browser.page("/people/")
    assert page.index("Zoë") < page.index("Berta") < page.index("Anna")


@pytest.mark.parametrize(
    "asked",
    [
        {"words": "zoe hag"},
        {"words": "7946"},
        {"role": "lawyer"},
        {"helps": "papers"},
        {"stance": "stood"},
    ],
)
def test_people_are_found_by_words_and_filters(
    browser: Browser, alice: Writer, asked: dict[str, str]
) -> None:
    one = contact(alice.vault, "Zoë Hägg", role="lawyer", helps=["papers"], ways=[phone()])
    stance(alice.vault, one, "stood", "2026-01-01")
    contact(alice.vault, "Berta")
    found = browser.post("/people/find/", asked, headers=HTMX)
    assert "Zoë Hägg" in found.content.decode()
    assert "Berta" not in found.content.decode()
    address = found.headers["HX-Replace-Url"]
    assert "zoe" not in address
    assert "Berta" not in browser.page(address)
    assert browser.post("/people/find/", asked).headers["Location"].startswith("/people/f/")


def test_a_search_for_nothing_is_the_list(browser: Browser) -> None:
    assert browser.post("/people/find/", {"words": " "}).headers["Location"] == "/people/"


def test_deleting_asks_and_can_be_undone(browser: Browser, alice: Writer) -> None:
    saved = contact(alice.vault, "Ada")
    known = person(alice.vault, "R.", handles=[handle(NUMBER)])
    for path, name in ((f"/people/{saved}/", "Ada"), (f"/people/persons/{known}/", "R.")):
        assert name in browser.page(f"{path}delete/")
        browser.post(f"{path}delete/")
        assert browser.get(f"{path}edit/").status_code == 404
        assert name in browser.page("/people/deleted/")
        assert browser.post(f"{path}restore/").status_code == 302
        assert browser.post(f"{path}restore/").status_code == 404
        assert name in browser.page(path)


@pytest.mark.parametrize("is_gone", [False, True])
def test_what_is_saved_in_another_tab_puts_back_what_was_deleted(
    browser: Browser, alice: Writer, is_gone: bool
) -> None:
    saved, known = contact(alice.vault, "Ada"), person(alice.vault, "R.")
    paths = (f"/people/{saved}/", f"/people/persons/{known}/")
    forms = [
        form(browser, f"{paths[0]}edit/", name="Ada", notes="words of the second tab"),
        form(browser, f"{paths[1]}edit/", label="R.", notes="words of the second tab"),
    ]
    for path in paths:
        browser.post(f"{path}delete/")
    if is_gone:
        flows.forget_deleted(vault=alice.vault, today=dt.date(2100, 1, 1))
    for path, sent in zip(paths, forms, strict=True):
        answer = browser.post(f"{path}edit/", sent)
        assert (answer.status_code, answer.headers["Location"]) == (302, path)
        page = browser.page(path)
        assert "words of the second tab" in page
        assert "It is back, with what you wrote." in page
        assert "edit/" in page


def test_what_they_did_puts_back_a_contact_that_was_deleted(
    browser: Browser, alice: Writer
) -> None:
    saved = contact(alice.vault, "Ada")
    path = f"/people/{saved}/stance/"
    sent = form(browser, path, code="stood", on="2026-01-02", note="came at once")
    browser.post(f"/people/{saved}/delete/")
    assert browser.post(path, sent | {"code": "", "note": "half"}).status_code == 422
    browser.post(path, sent)
    assert "came at once" in browser.page(f"/people/{saved}/")
    assert names(alice.vault) == ["Ada"]


def test_a_form_sent_unchanged_over_a_deleted_one_puts_it_back(
    browser: Browser, alice: Writer
) -> None:
    saved = contact(alice.vault, "Ada")
    sent = form(browser, f"/people/{saved}/edit/", name="Ada")
    browser.post(f"/people/{saved}/delete/")
    browser.post(f"/people/{saved}/edit/", sent)
    assert names(alice.vault) == ["Ada"]


def test_two_that_are_one_are_offered_for_putting_together(browser: Browser, alice: Writer) -> None:
    kept = contact(alice.vault, "Ada", ways=[phone()])
    other = contact(alice.vault, "A. Lovelace", ways=[phone("+44 (0)20 7946 0958")])
    stranger = contact(alice.vault, "Ben")
    assert f"/people/{kept}/merge/" in browser.page(f"/people/{kept}/")
    assert browser.post(f"/people/{kept}/merge/", {"other": str(stranger)}).status_code == 404
    browser.post(f"/people/{kept}/merge/", {"other": str(other)})
    assert names(alice.vault) == ["Ada", "Ben"]


def test_the_handles_of_a_person_are_no_links(browser: Browser, alice: Writer) -> None:
    known = person(alice.vault, "R.", handles=[handle(NUMBER), handle("r@example.org", "address")])
    page = browser.page(f"/people/persons/{known}/")
    assert NUMBER in page
    assert calls(page) == []
    assert "mailto:" not in page


def test_a_go_between_keeps_the_name_when_the_contact_is_gone(
    browser: Browser, alice: Writer
) -> None:
    between = contact(alice.vault, "Aunt Rosa")
    path = "/people/persons/new/"
    answer = browser.post(path, form(browser, path, label="R.", go_betweens=[str(between)]))
    browser.post(f"/people/{between}/delete/")
    assert "Aunt Rosa" in browser.page(answer.headers["Location"])
    assert "Aunt Rosa" in browser.page(f"{answer.headers['Location']}edit/")


@pytest.mark.parametrize(
    "path", ["/people/", "/people/new/", "/people/persons/", "/people/import/"]
)
def test_an_account_without_a_journal_learns_of_no_page(charlie_client: Browser, path: str) -> None:
    assert charlie_client.get(path).status_code == 404


def test_a_locked_vault_shows_no_name_and_keeps_the_form(browser: Browser, alice: Writer) -> None:
    saved = contact(alice.vault, "Ada Lovelace")
    sent = form(browser, "/people/new/", name="Ben")
    browser.lock()
    assert "Ada Lovelace" not in browser.get(f"/people/{saved}/").content.decode()
    assert 'name="kept"' in browser.post("/people/new/", sent).content.decode()
    assert Contact.objects.count() == 1


def test_an_id_of_another_writer_in_the_form_touches_nothing_of_theirs(
    browser: Browser, alice: Writer, bob: Writer
) -> None:
    his = contact(bob.vault, "Bob's aunt")
    browser.post("/people/new/", form(browser, "/people/new/", name="Ada", id=str(his)))
    assert (names(alice.vault), names(bob.vault)) == (["Ada"], ["Bob's aunt"])


def test_a_form_for_one_contact_cannot_be_sent_to_another(browser: Browser, alice: Writer) -> None:
    one, other = contact(alice.vault, "Ada"), contact(alice.vault, "Ben")
    sent = form(browser, f"/people/{one}/edit/", name="Eve")
    assert browser.post(f"/people/{other}/edit/", sent).status_code == 422
    assert names(alice.vault) == ["Ada", "Ben"]


def test_an_id_that_never_was_is_not_found(browser: Browser) -> None:
    for path in ("", "edit/", "stance/", "merge/", "delete/"):
        assert browser.get(f"/people/{uuid4()}/{path}").status_code == 404
    assert browser.get(f"/people/persons/{UUID(int=4)}/").status_code == 404
    assert OtherPerson.objects.count() == 0


def test_a_contact_that_could_not_be_stored_comes_back_whole(
    browser: Browser, alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.raise_request_exception = False
    sent = form(browser, "/people/new/", name="Ada", helps=["talk", "papers"], notes="a red door")

    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError

    with monkeypatch.context() as broken:
        broken.setattr("apps.vault.rows.insert", fail)
        answer = browser.post("/people/new/", sent)
    assert answer.status_code == 503
    again: dict[str, list[str]] = {}
    for element in elements(answer.content.decode(), "input"):
        name = element.attributes["name"]
        again.setdefault(name, []).append(html.unescape(element.attributes.get("value", "")))
    assert browser.post("/people/new/", again).status_code == 302
    (saved,) = everybody(alice.vault).contacts
    fields = document_of(alice.vault, saved).fields
    assert (fields.name, fields.helps, fields.notes) == ("Ada", ["talk", "papers"], "a red door")
