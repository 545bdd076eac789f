"""The writing form: whatever is sent, it is saved or it comes back as it was typed."""

import html
from http import HTTPStatus
from uuid import uuid4

import pytest

from apps.accounts.documents import ProfileDocument
from apps.journal.documents import LONGEST_TEXT
from apps.journal.models import Draft, Entry
from tests.architecture.markup import read
from tests.cast import Writer
from tests.journal.writing import document_of, draft_texts, revisions_of, save, words_in_stream
from tests.site_client import AT_HOME, Browser, elements, id_in, text_in_form, writing_form


def begin(browser: Browser, path: str = "/write/", **typed: str) -> dict[str, str]:
    return writing_form(browser.page(path)) | typed


def saved(browser: Browser, form: dict[str, str]) -> str:
    answer = browser.post("/write/", form)
    assert answer.status_code == HTTPStatus.FOUND, answer.content.decode()
    return str(answer.headers["Location"])


def refused(browser: Browser, form: dict[str, str]) -> str:
    answer = browser.post("/write/", form)
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    return answer.content.decode()


def test_a_saved_entry_appears_wherever_it_belongs(alice_client: Browser) -> None:
    at = saved(alice_client, begin(alice_client, text="The heron is back.", mood="calm"))
    for path in (at, "/", "/journal/"):
        assert "The heron is back." in alice_client.page(path), path
    found = alice_client.post("/journal/search/", {"words": "heron"}, follow=True)
    assert b"<mark>heron</mark>" in found.content
    assert b"1 entry" in alice_client.get("/journal/calendar/").content


def test_saving_says_so_without_a_word_of_it(alice_client: Browser) -> None:
    page = alice_client.page(saved(alice_client, begin(alice_client, text="secret heron")))
    message = page[page.index('id="messages"') : page.index("<article")]
    assert "Saved." in message
    assert "heron" not in message


def test_the_title_of_a_page_holds_no_word_of_an_entry(alice_client: Browser) -> None:
    at = saved(alice_client, begin(alice_client, title="Heron", text="by the weir"))
    for path in (at, f"{at}edit/", f"{at}delete/", f"{at}history/"):
        page = alice_client.page(path)
        assert "Heron" not in page[page.index("<title>") : page.index("</title>")], path


def test_a_form_sent_twice_is_one_entry(alice_client: Browser) -> None:
    form = begin(alice_client, text="once")
    assert saved(alice_client, form) == saved(alice_client, form)
    assert Entry.objects.count() == 1


def test_an_entry_changed_is_its_next_version(alice_client: Browser) -> None:
    at = saved(alice_client, begin(alice_client, text="first"))
    saved(alice_client, begin(alice_client, f"{at}edit/", text="second"))
    assert "second" in alice_client.page(at)
    assert revisions_of(id_in(at)) == [1]


def test_an_entry_saved_unchanged_stays_as_it_is(alice_client: Browser) -> None:
    at = saved(alice_client, begin(alice_client, text="  as typed\n\n", title="T", mood="m"))
    saved(alice_client, begin(alice_client, f"{at}edit/"))
    assert revisions_of(id_in(at)) == []


def test_an_empty_form_is_refused(alice_client: Browser) -> None:
    page = refused(alice_client, begin(alice_client, text=" \n"))
    assert "There is nothing here yet." in page
    assert Entry.objects.count() == 0


def test_a_mood_alone_is_an_entry(alice_client: Browser) -> None:
    saved(alice_client, begin(alice_client, mood="tired"))
    assert Entry.objects.count() == 1


@pytest.mark.parametrize("letter", ["a", "ß", "😀"])
def test_the_longest_text_is_kept_whole(alice_client: Browser, letter: str) -> None:
    text = letter * (LONGEST_TEXT // len(letter.encode()))
    at = saved(alice_client, begin(alice_client, text=text))
    assert document_of(alice_client.writer.vault, id_in(at)).text == text


@pytest.mark.parametrize("size", [LONGEST_TEXT + 1, 5 * 1024 * 1024])
def test_a_longer_text_is_refused_and_comes_back(alice_client: Browser, size: int) -> None:
    text = "Heron " + "x" * (size - 6)
    page = refused(alice_client, begin(alice_client, text=text))
    assert text_in_form(page) == text
    assert "1 MB" in page
    assert Entry.objects.count() == 0


def test_more_than_the_site_takes_is_told_calmly(alice_client: Browser) -> None:
    answer = alice_client.post("/write/", begin(alice_client, text="x" * 9 * 1024 * 1024))
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    assert b"more than one page can take" in answer.content


def test_the_limit_is_said_before_it_bites(alice_client: Browser) -> None:
    assert "One entry holds up to 1 MB of text" in alice_client.page("/write/")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("day", "last tuesday"),
        ("day", "2025-02-29"),
        ("day", "10000-01-01"),
        ("day", "0000-01-01"),
        ("time", "tea time"),
        ("time", "25:00"),
        ("precision", "to the second"),
        ("title", "t" * 201),
        ("mood", "m" * 61),
    ],
)
def test_what_cannot_be_read_is_asked_again_and_kept(
    alice_client: Browser, field: str, value: str
) -> None:
    form = begin(alice_client, text="Héron <i>\r\n ", **{field: value})
    page = refused(alice_client, form)
    assert text_in_form(page) == "Héron <i>\r\n "
    if field != "precision":
        fields = {e.attributes.get("name"): e.attributes for e in elements(page, "input")}
        assert html.unescape(fields[field]["value"]) == value
    assert "invalid" not in page.replace("aria-invalid", "").lower()
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "2024-02-29"])
def test_any_day_of_the_calendar_can_be_written_about(alice_client: Browser, day: str) -> None:
    at = saved(alice_client, begin(alice_client, text="then", day=day, time="23:59"))
    edited = writing_form(alice_client.page(f"{at}edit/"))
    assert (edited["day"], edited["time"]) == (day, "23:59")
    for path in (at, "/journal/", "/"):
        assert "then" in alice_client.page(path)
    month = alice_client.post("/journal/calendar/", {"month": day[:7]})
    assert f'value="{day}"'.encode() in month.content


def test_a_day_without_a_time_stays_that_day_when_edited_elsewhere(alice: Writer) -> None:
    far = Browser(alice, profile=ProfileDocument(zone="Pacific/Auckland", **AT_HOME))
    at = saved(far, begin(far, text="that day", day="2026-03-01", time=""))
    home = Browser(alice, profile=ProfileDocument(zone="UTC", **AT_HOME))
    form = writing_form(home.page(f"{at}edit/"))
    assert (form["day"], form["time"], form["precision"]) == ("2026-03-01", "", "day")


def test_an_unknown_zone_is_read_as_utc(alice: Writer) -> None:
    browser = Browser(alice, profile=ProfileDocument(zone="Mars/Olympus", **AT_HOME))
    at = saved(browser, begin(browser, text="somewhere", day="2026-11-20", time="12:00"))
    for path in (at, "/", "/journal/", "/journal/calendar/", f"{at}edit/"):
        browser.page(path)
    assert document_of(alice.vault, id_in(at)).moment.zone == "UTC"


def test_control_characters_are_left_out_and_the_rest_is_kept(alice_client: Browser) -> None:
    at = saved(
        alice_client, begin(alice_client, text="a\0b\x07c\td\r\ne", title="t\0", mood="m\x1b")
    )
    document = document_of(alice_client.writer.vault, id_in(at))
    assert (document.text, document.title, document.mood) == ("abc\td\ne", "t", "m")


@pytest.mark.parametrize(
    "text", ["שלום, מה שלומך", "مالك الحزين", "👩‍👩‍👧 🏳️‍🌈", "é", "\u202eback\u202c"]
)
def test_every_script_comes_back_as_it_was_typed(alice_client: Browser, text: str) -> None:
    at = saved(alice_client, begin(alice_client, text=text))
    assert text_in_form(alice_client.page(f"{at}edit/")) == text
    assert html.escape(text) in alice_client.page(at)


def test_bytes_that_are_no_text_become_a_mark_and_nothing_breaks(alice_client: Browser) -> None:
    form = begin(alice_client, text="x")
    body = "&".join(f"{name}={value}" for name, value in form.items() if name != "text")
    answer = alice_client.post(
        "/write/",
        f"{body}&text=a%ED%A0%80b%FF".replace(":", "%3A"),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == HTTPStatus.FOUND
    assert "\ufffd" in words_in_stream(alice_client.writer.vault)[0]


def test_links_and_tags_are_shown_as_the_letters_they_are(alice_client: Browser) -> None:
    text = (
        "*soft* <script>x</script> [here](https://example.org/a) https://example.org/b ![](i.png)"
    )
    page = alice_client.page(saved(alice_client, begin(alice_client, text=text)))
    words = page[page.index('<div class="prose"') :].partition("</div>")[0]
    assert "<em>soft</em>" in words
    assert "&lt;script&gt;" in words
    assert "here (https://example.org/a)" in words
    assert not {"a", "img", "script"} & {e.name for e in read(words).elements}


@pytest.mark.parametrize("field", ["id", "tab", "strokes", "entry_revision", "draft_revision"])
@pytest.mark.parametrize("value", ["", "x", "-1", "9" * 30, "\0"])
def test_a_forged_hidden_field_breaks_nothing(
    alice_client: Browser, field: str, value: str
) -> None:
    form = begin(alice_client, text="Heron", **{field: value})
    page = alice_client.post("/write/", form)
    assert page.status_code in (HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY)
    if page.status_code == HTTPStatus.UNPROCESSABLE_ENTITY:
        assert text_in_form(page.content.decode()) == "Heron"
    kept = alice_client.post("/draft/", form)
    assert kept.status_code in (HTTPStatus.OK, HTTPStatus.BAD_REQUEST)


@pytest.mark.parametrize("field", ["id", "strokes", "entry_revision", "draft_revision"])
def test_a_hidden_field_means_the_same_to_save_and_autosave(
    alice_client: Browser, field: str
) -> None:
    form = begin(alice_client, text="Heron", strokes="1")
    form[field] = f" {form['id']} " if field == "id" else "0.0"
    assert alice_client.post("/draft/", form).status_code == HTTPStatus.OK
    saved(alice_client, form)


def test_an_id_that_is_none_beside_a_draft_that_is_none_breaks_nothing(
    alice_client: Browser,
) -> None:
    refused(alice_client, begin(alice_client, text="Heron", id="x", draft_revision="3"))


def test_today_takes_up_what_was_begun(alice_client: Browser) -> None:
    alice_client.post("/draft/", begin(alice_client, "/", text="begun"))
    assert text_in_form(alice_client.page("/")) == "begun"
    saved(alice_client, begin(alice_client, "/", text="begun and done"))
    assert words_in_stream(alice_client.writer.vault) == ["begun and done"]
    assert draft_texts(alice_client.writer.vault) == []
    assert text_in_form(alice_client.page("/")) == ""


def test_reading_a_page_makes_no_row(alice_client: Browser) -> None:
    for path in ("/", "/write/", "/journal/"):
        alice_client.page(path)
    assert (Draft.objects.count(), Entry.objects.count()) == (0, 0)


def test_an_id_that_never_was_leads_nowhere(alice_client: Browser) -> None:
    for path in ("/e/{}/", "/e/{}/edit/", "/e/{}/history/", "/e/{}/delete/", "/d/{}/"):
        alice_client.page(path.format(uuid4()), HTTPStatus.NOT_FOUND)
    assert alice_client.get("/e/not-an-id/").status_code == HTTPStatus.NOT_FOUND


def test_an_entry_in_the_bin_is_put_back_before_it_is_changed(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, "away")
    alice_client.post(f"/e/{entry_id}/delete/")
    alice_client.page(f"/e/{entry_id}/edit/", HTTPStatus.NOT_FOUND)
    assert "Put it back" in alice_client.page(f"/e/{entry_id}/")
