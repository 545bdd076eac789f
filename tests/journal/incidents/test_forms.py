"""A form says what its page shows: whatever is kept comes back from the page as it was."""

from http import HTTPStatus
from uuid import uuid4

import pytest
from django.conf import settings

from apps.journal import flows
from apps.journal.composing import Words
from apps.journal.documents import LONGEST_TEXT, Typed
from apps.journal.drafts import Autosave, typed_of
from apps.journal.incidents import parts
from apps.journal.incidents.details import Details, ExactWords, Facts
from apps.journal.incidents.fields import MOST_ROWS, Part
from apps.journal.incidents.shown import Shown
from apps.vault.documents import OpenVault
from tests.journal.incidents.filled import full_details
from tests.journal.incidents.sent import Sent, Window, capture, form_on, part
from tests.journal.writing import at, document_of, revisions_of, save
from tests.site_client import Browser, elements


def with_details(vault: OpenVault, details: Details) -> str:
    """An incident that holds all of these, saved without its pages. Its address."""
    entry_id = save(vault, "What happened.", title="T")
    for one in parts.PARTS:
        page = Autosave(entry_id, Typed(details=details), "UTC", 0, 9, uuid4().hex, 1, one.code)
        flows.save_entry(
            vault=vault,
            entry_id=entry_id,
            base_revision=99,
            words=Words(),
            day_ends_at=3,
            page=page,
        )
    return f"/e/{entry_id}/"


def rows(name: str, count: int, **columns: str) -> Sent:
    return {
        f"{name}-{number}-{column}": [value % number if "%" in value else value]
        for number in range(count)
        for column, value in columns.items()
    }


def details_of(browser: Browser, entry_id: object) -> Details:
    return document_of(browser.writer.vault, entry_id).details  # type: ignore[arg-type]


@pytest.mark.parametrize("one", parts.PARTS, ids=lambda one: one.code)
def test_a_page_read_back_says_what_was_kept(alice_client: Browser, one: Part) -> None:
    details = full_details()
    address = with_details(alice_client.writer.vault, details)
    window = Window(alice_client, f"{address}add/{one.code}/")
    entry_id = window.save()
    kept = details_of(alice_client, entry_id)
    for name in one.names:
        lane = one.lane
        assert getattr(getattr(kept, lane), name) == getattr(getattr(details, lane), name), name
    assert len(revisions_of(entry_id)) == len(parts.PARTS)


def test_a_page_that_was_refused_says_what_was_sent(alice_client: Browser) -> None:
    address = with_details(alice_client.writer.vault, full_details())
    for one in parts.PARTS:
        window = Window(alice_client, f"{address}add/{one.code}/")
        before = dict(window.form)
        window.form["entry_revision"] = ["x"]
        window.refused()
        for marks in (before, window.form):
            del marks["entry_revision"], marks["csrfmiddlewaretoken"]
        assert window.form == before, one.code


def test_the_page_of_capture_says_what_was_kept(alice_client: Browser) -> None:
    entry_id = capture(
        alice_client,
        when_kind="roughly",
        day="2026-05-04",
        precision="season",
        memory_anchor="after Ana's birthday",
        channel="call",
        tactic=["love-bombing", "guilt-tripping"],
        dismissed=["gaslighting"],
        title="<T>",
        mood="m",
    )
    before = typed_of(document_of(alice_client.writer.vault, entry_id), "UTC")
    Window(alice_client, f"/e/{entry_id}/edit/").save()
    assert typed_of(document_of(alice_client.writer.vault, entry_id), "UTC") == before
    assert revisions_of(entry_id) == []


def test_rows_keep_their_order_and_blank_ones_vanish(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "words")
    window.fill(
        {
            "exact_words-7-text": "second",
            "exact_words-2-text": "first",
            "exact_words-3-text": "   ",
            "exact_words-3-speaker": "",
            "exact_words-11-speaker": "Third",
            "exact_words-11-how": "gist",
        }
    ).save()
    assert details_of(alice_client, entry_id).facts.exact_words == [
        ExactWords(text="first"),
        ExactWords(text="   "),
        ExactWords(text="second"),
        ExactWords(speaker="Third", how="gist"),
    ]
    again = part(alice_client, entry_id, "words")
    assert again.form["exact_words-2-text"] == ["second"]
    assert again.form["exact_words-4-text"] == [""]


def test_rows_that_were_emptied_are_gone(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    part(alice_client, entry_id, "words").fill(rows("exact_words", 3, text="w%d")).save()
    window = part(alice_client, entry_id, "words").fill({"exact_words-1-text": ""})
    window.save()
    kept = details_of(alice_client, entry_id).facts.exact_words
    assert [row.text for row in kept] == ["w0", "w2"]


def test_as_many_rows_as_a_record_holds_are_kept(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    columns = ("agency", "on", "reference", "officer", "badge", "said", "outcome")
    sent = rows("reports", MOST_ROWS, **dict.fromkeys(columns, "n%d"), has_copy_asked="on")
    assert len(sent) > 1000 * 3
    part(alice_client, entry_id, "told").fill(sent).save()
    assert len(details_of(alice_client, entry_id).facts.reports) == MOST_ROWS
    shown = part(alice_client, entry_id, "told")
    assert shown.form[f"reports-{MOST_ROWS - 1}-outcome"] == [f"n{MOST_ROWS - 1}"]
    shown.autosave()


@pytest.mark.parametrize("count", [MOST_ROWS + 1, MOST_ROWS + 90])
def test_more_rows_are_refused_and_every_word_comes_back(alice_client: Browser, count: int) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "words").fill(rows("exact_words", count, text="w%d"))
    page = window.refused()
    assert f"up to {MOST_ROWS}" in page
    for number in (0, MOST_ROWS, count - 1):
        assert window.form[f"exact_words-{number}-text"] == [f"w{number}"]
    assert details_of(alice_client, entry_id) == Details()


def test_without_scripts_too_many_rows_are_still_kept_as_a_draft(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "words")
    window.fill(rows("exact_words", MOST_ROWS + 5, text="w%d"))
    assert window.post(more="exact_words").status_code == HTTPStatus.FOUND
    again = part(alice_client, entry_id, "words")
    assert again.form[f"exact_words-{MOST_ROWS + 4}-text"] == [f"w{MOST_ROWS + 4}"]


def test_a_request_with_a_flood_of_fields_is_refused(alice_client: Browser) -> None:
    flood = {f"f{number}": "" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    answer = alice_client.post("/write/", flood)
    assert answer.status_code == HTTPStatus.REQUEST_ENTITY_TOO_LARGE


def test_a_text_of_a_megabyte_is_kept_and_a_longer_one_comes_back(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    text = "é" * (LONGEST_TEXT // 2)
    part(alice_client, entry_id, "words").fill({"exact_words-0-text": text}).save()
    assert details_of(alice_client, entry_id).facts.exact_words == [ExactWords(text=text)]
    window = part(alice_client, entry_id, "words").fill({"exact_words-0-text": text * 3})
    page = window.refused()
    assert "1 MB" in page
    assert window.form["exact_words-0-text"] == [text * 3]
    assert "1 MB" in Window.autosave(window)


def test_what_cannot_be_seen_goes_and_every_script_stays(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    part(alice_client, entry_id, "words").fill(
        {
            "exact_words-0-text": "a\0b\x07\r\nש \u202eback\u202c",
            "exact_words-0-speaker": " مالك\0 ",
            "exact_words-0-how": "\0exact",
        }
    ).save()
    (row,) = details_of(alice_client, entry_id).facts.exact_words
    assert row == ExactWords(speaker="مالك", text="ab\nש \u202eback\u202c", how="exact")
    assert 'dir="auto"' in alice_client.page(f"/e/{entry_id}/")


@pytest.mark.parametrize(
    ("code", "name", "value"),
    [
        ("who", "actor", "an older code"),
        ("felt", "feelings", ["angry", "an older code"]),
        ("more", "flags", ["breach", "an older code"]),
        ("body", "threat", "an older code"),
        ("place", "place_kind", "an older code"),
    ],
)
def test_a_code_of_another_release_is_shown_and_kept(
    alice_client: Browser, code: str, name: str, value: str | list[str]
) -> None:
    entry_id = capture(alice_client)
    part(alice_client, entry_id, code).fill({name: value}).save()
    assert "an older code" in alice_client.page(f"/e/{entry_id}/")
    window = part(alice_client, entry_id, code)
    expected = sorted(value) if isinstance(value, list) else [value]
    assert sorted(window.form[name]) == expected
    window.save()
    assert revisions_of(entry_id) == [1]


def test_a_record_can_belong_to_an_earlier_one(alice_client: Browser) -> None:
    first = capture(alice_client, text="The first call.")
    second = capture(alice_client, text="The second call.")
    page = alice_client.page(f"/e/{second}/add/more/")
    offered = [e.attributes["value"] for e in elements(page, "option")]
    assert str(first) in offered
    assert str(second) not in offered
    part(alice_client, second, "more").type(part_of=str(first)).save()
    assert details_of(alice_client, second).facts.part_of == str(first)
    assert part(alice_client, second, "more").form["part_of"] == [str(first)]
    page = alice_client.page(f"/e/{second}/")
    said = page[page.index("It belongs to an earlier one:") :]
    assert said.index(f'href="/e/{first}/"') < said.index("</p>")
    alice_client.post(f"/e/{first}/delete/")
    assert "It belongs to" not in alice_client.page(f"/e/{second}/")


def test_an_earlier_record_is_called_by_whole_words(alice_client: Browser) -> None:
    capture(alice_client, text="The first call came at the hour in which everybody sleeps.")
    page = alice_client.page(f"/e/{capture(alice_client)}/add/more/")
    assert "The first call came at the hour in which…</option>" in page


def test_after_a_part_is_saved_the_entry_opens_at_it(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    answer = part(alice_client, entry_id, "place").type(place="The station").post()
    address = answer.headers["Location"]
    assert address == f"/e/{entry_id}/?more=1#part-place"
    page = alice_client.page(address)
    assert 'id="part-place"' in page
    assert '<details class="offered" open>' in page
    assert '<details class="offered">' in alice_client.page(f"/e/{entry_id}/")


@pytest.mark.parametrize("given", ["00000000-0000-0000-0000-000000000007", "no id at all"])
def test_what_an_earlier_one_was_stays_when_it_is_gone(alice_client: Browser, given: str) -> None:
    entry_id = capture(alice_client)
    part(alice_client, entry_id, "more").type(part_of=given, count="3").save()
    assert part(alice_client, entry_id, "more").form["part_of"] == [given]
    alice_client.page(f"/e/{entry_id}/")


def test_only_what_was_filled_in_is_shown(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    part(alice_client, entry_id, "felt").type(fear="afraid").save()
    page = alice_client.page(f"/e/{entry_id}/")
    assert "Afraid" in page
    assert "Sleep" not in page


def test_a_question_is_followed_by_its_answer(alice_client: Browser) -> None:
    assert [Shown(label, ["A"]).lead for label in ("How?", "Name")] == ["How?", "Name:"]
    assert "?:" not in alice_client.page(with_details(alice_client.writer.vault, full_details()))


def test_everything_that_is_kept_is_shown_in_its_place(alice_client: Browser) -> None:
    page = alice_client.page(with_details(alice_client.writer.vault, full_details()))
    places = [page.index(f'id="part-{one.code}"') for one in parts.PARTS]
    assert places == sorted(places)
    for name in ("vehicle_plate", "clinician", "officer", "contact", "notes", "helped", "where"):
        assert f"{name} " in page, name


def test_errors_lead_to_the_field_that_they_are_about(alice_client: Browser) -> None:
    window = Window(alice_client, "/new/").type(
        text="x", when_kind="some day", title="t" * 300, precision="exact"
    )
    page = window.refused()
    start = page.index('id="form-errors"')
    summary = page[start : page.index("<fieldset", start)]
    ids = {
        e.attributes.get("id")
        for name in ("input", "select", "fieldset", "textarea")
        for e in elements(page, name)
    }
    links = [
        e.attributes["href"][1:]
        for e in elements(summary, "a")
        if e.attributes.get("href", "").startswith("#id")
    ]
    assert links
    assert set(links) <= ids
    assert window.form["text"] == ["x"]


def test_a_lost_mark_of_a_page_is_told_in_words(alice_client: Browser) -> None:
    for path in ("/write/", "/new/"):
        window = Window(alice_client, path).type(text="x")
        window.form["entry_revision"] = ["x"]
        page = window.refused()
        assert page.count("was lost on the way") == 1
        assert "Entry revision" not in page


@pytest.mark.parametrize("pressed", ["keep", "more", "save"])
@pytest.mark.parametrize("name", ["id", "entry_revision", "draft_revision", "strokes"])
def test_a_forged_mark_of_a_part_breaks_nothing(
    alice_client: Browser, name: str, pressed: str
) -> None:
    entry_id = capture(alice_client)
    window = part(alice_client, entry_id, "words").fill({"exact_words-0-text": "Heron"})
    window.form[name] = ["x"]
    answer = window.post(**{pressed: "1"})
    assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert form_on(answer.content.decode())["exact_words-0-text"] == ["Heron"]


def test_a_part_that_is_none_leads_nowhere(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    alice_client.page(f"/e/{entry_id}/add/nothing/", HTTPStatus.NOT_FOUND)
    alice_client.page(f"/e/{uuid4()}/add/words/", HTTPStatus.NOT_FOUND)
    form = part(alice_client, entry_id, "words").form | {"part": ["nothing"]}
    assert alice_client.post("/write/", form).status_code == HTTPStatus.NOT_FOUND
    assert alice_client.post("/draft/", form).status_code == HTTPStatus.NOT_FOUND


def test_senders_are_kept_in_the_form_in_which_they_are_compared(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    part(alice_client, entry_id, "who").type(handles="+44 1632 960000\nA@Example.org").save()
    kept = details_of(alice_client, entry_id).facts
    assert kept.senders == ["+441632960000", "a@example.org"]
    assert kept.handles == "+44 1632 960000\nA@Example.org"


def test_a_moment_is_the_same_after_a_part_was_added(alice_client: Browser) -> None:
    entry_id = save(alice_client.writer.vault, "x", when=at("2026-07-01T12:00:30", "Asia/Tokyo"))
    alice_client.post(f"/e/{entry_id}/kind/", {"kind": "incident"})
    window = part(alice_client, entry_id, "place").type(place="The station")
    window.autosave()
    window.save()
    document = document_of(alice_client.writer.vault, entry_id)
    assert document.moment == at("2026-07-01T12:00:30", "Asia/Tokyo")
    assert document.details == Details(facts=Facts(place="The station"))
