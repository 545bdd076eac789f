"""Something happened: four inputs, and whatever is sent is saved or comes back as it was typed."""

import datetime as dt
import html
from http import HTTPStatus
from typing import Any

import pytest

from apps.accounts.documents import ProfileDocument
from apps.journal import forms, moments
from apps.journal.incidents import capture_form
from apps.journal.incidents.details import Details, Facts
from apps.journal.models import Draft, Entry
from apps.journal.moments import Moment
from tests.cast import Writer
from tests.journal.incidents.sent import Window, capture
from tests.journal.writing import at, cards, document_of, draft_texts
from tests.site_client import AT_HOME, Browser, elements

ZONE = "Europe/Berlin"


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Set what the pages take for now, in the writer's zone."""

    def turn(when: str) -> None:
        wall = dt.datetime.fromisoformat(when)
        now = moments.from_local(wall.date(), wall.time(), ZONE)
        typed = forms.Typed(day=f"{wall:%Y-%m-%d}", time=f"{wall:%H:%M}")
        for module in (forms, capture_form):
            monkeypatch.setattr(module, "now_typed", lambda profile: typed)
        monkeypatch.setattr("apps.journal.cards.dt.datetime", _at(now))

    return turn


def _at(now: Moment) -> type:
    instant = dt.datetime.fromtimestamp(now.at, dt.UTC)
    return type("Now", (dt.datetime,), {"now": classmethod(lambda cls, zone=None: instant)})


@pytest.fixture
def berlin(alice: Writer) -> Browser:
    return Browser(alice, profile=ProfileDocument(zone=ZONE, **AT_HOME))


def moment_kept(browser: Browser, **typed: str) -> Moment:
    entry_id = capture(browser, **typed)
    return document_of(browser.writer.vault, entry_id).moment


@pytest.mark.parametrize(
    ("opened", "typed", "kept"),
    [
        ("2026-11-24T14:05", {}, ("2026-11-24T14:05", "exact")),
        ("2026-11-24T00:30", {}, ("2026-11-24T00:30", "exact")),
        (
            "2026-11-24T14:05",
            {"when_kind": "now", "day": "2020-01-01"},
            ("2026-11-24T14:05", "exact"),
        ),
        ("2026-11-24T14:05", {"when_kind": "today"}, ("2026-11-24T12:00", "day")),
        ("2026-11-24T14:05", {"when_kind": "another"}, ("2026-11-24T12:00", "day")),
        (
            "2026-11-24T14:05",
            {"when_kind": "roughly", "precision": "about"},
            ("2026-11-24T12:00", "day"),
        ),
        (
            "2026-11-24T14:05",
            {"when_kind": "today", "time": "09:15"},
            ("2026-11-24T09:15", "exact"),
        ),
        (
            "2026-11-24T14:05",
            {"when_kind": "today", "time": "00:30"},
            ("2026-11-24T00:30", "exact"),
        ),
        # After midnight the evening before has not ended yet.
        ("2026-11-24T00:30", {"when_kind": "today", "time": ""}, ("2026-11-23T12:00", "day")),
        (
            "2026-11-24T00:30",
            {"when_kind": "today", "time": "23:00"},
            ("2026-11-23T23:00", "exact"),
        ),
        (
            "2026-11-24T00:30",
            {"when_kind": "today", "time": "00:10"},
            ("2026-11-24T00:10", "exact"),
        ),
        ("2026-11-24T03:00", {"when_kind": "today", "time": ""}, ("2026-11-24T12:00", "day")),
        (
            "2026-11-24T14:05",
            {"when_kind": "another", "day": "2026-11-02", "time": "07:30"},
            ("2026-11-02T07:30", "exact"),
        ),
        (
            "2026-11-24T14:05",
            {"when_kind": "another", "day": "2026-11-02", "time": ""},
            ("2026-11-02T12:00", "day"),
        ),
        (
            "2026-11-24T14:05",
            {"when_kind": "roughly", "day": "2026-11-02", "time": "07:30", "precision": "about"},
            ("2026-11-02T07:30", "about"),
        ),
        (
            "2026-11-24T14:05",
            {"when_kind": "roughly", "day": "2026-11-12", "precision": "month"},
            ("2026-11-01T12:00", "month"),
        ),
        (
            "2026-11-24T14:05",
            {"when_kind": "roughly", "day": "2026-11-12", "time": "", "precision": "unknown"},
            ("2026-11-12T12:00", "unknown"),
        ),
        (
            "2026-11-24T14:05",
            {"when_kind": "roughly", "day": "", "time": "", "precision": "unknown"},
            ("2026-11-24T12:00", "unknown"),
        ),
    ],
)
def test_each_answer_to_when_is_a_moment_of_the_writers_own_zone(
    berlin: Browser, clock: Any, opened: str, typed: dict[str, str], kept: tuple[str, str]
) -> None:
    clock(opened)
    when, precision = kept
    assert moment_kept(berlin, **typed) == at(when, ZONE, precision)


def test_today_after_midnight_is_spoken_of_as_today(berlin: Browser, clock: Any) -> None:
    clock("2026-11-24T00:30")
    capture(berlin, when_kind="today", time="")
    profile = ProfileDocument(zone=ZONE)
    assert [card.exact for card in cards(berlin.writer.vault, profile=profile)] == [
        "Monday 23 November 2026"
    ]
    assert "Tomorrow" not in berlin.page("/journal/")


def test_a_day_that_cannot_be_read_is_asked_again_and_everything_stays(
    alice_client: Browser,
) -> None:
    window = Window(alice_client, "/new/").type(
        text="He <b>waited</b>.\r\n ",
        when_kind="another",
        day="last tuesday",
        time="tea time",
        channel="call",
        tactic=["love-bombing", "guilt-tripping"],
        dismissed=["gaslighting"],
        title="T",
        mood="uneasy",
        memory_anchor="near the fair",
    )
    sent = dict(window.form)
    page = window.refused()
    assert "About when was it? A rough guess is fine." in page
    assert "invalid" not in page.replace("aria-invalid", "").lower()
    for marks in (sent, window.form):
        marks["tactic"] = sorted(marks["tactic"])
        del marks["csrfmiddlewaretoken"]
    assert window.form == sent | {"text": ["He <b>waited</b>.\r\n "]}
    assert Entry.objects.count() == 0
    window.type(day="2026-11-02", time="").save()


@pytest.mark.parametrize(
    "typed",
    [
        {"precision": "to the second", "when_kind": "roughly"},
        {"when_kind": "some day"},
        {"opened_day": "x", "when_kind": "today"},
        {"opened_day": "x", "opened_time": "x", "when_kind": "now"},
        {"opened_time": "23:00+02:00", "when_kind": "today", "time": "09:00Z"},
        {"opened_day": "0001-01-01", "opened_time": "00:01", "when_kind": "today"},
        {"channel": "an older code"},
        {"tactic": "never-was"},
        {"tactic": "x" * 5000, "dismissed": "\0"},
        {"mood": "m" * 61},
        {"memory_anchor": "m" * 1001},
    ],
)
def test_nothing_that_is_sent_breaks_the_page_or_loses_the_words(
    alice_client: Browser, typed: dict[str, str]
) -> None:
    window = Window(alice_client, "/new/").type(text="Heron", **typed)
    window.autosave()
    answer = window.post()
    if answer.status_code != HTTPStatus.FOUND:
        assert window.refused().count("Heron")
        assert window.form["text"] == ["Heron"]


def test_a_way_of_another_release_is_kept(alice_client: Browser) -> None:
    entry_id = capture(alice_client, channel="pigeon post")
    facts = document_of(alice_client.writer.vault, entry_id).details.facts
    assert facts.channel == "pigeon post"
    assert "pigeon post" in alice_client.page(f"/e/{entry_id}/")
    assert Window(alice_client, f"/e/{entry_id}/edit/").form["channel"] == ["pigeon post"]


def test_nothing_at_all_is_not_saved(alice_client: Browser) -> None:
    assert "There is nothing here yet." in Window(alice_client, "/new/").type(text=" ").refused()
    assert Entry.objects.count() == 0


@pytest.mark.parametrize("typed", [{"channel": "call"}, {"tactic": "love-bombing"}, {"mood": "m"}])
def test_one_answer_is_enough(alice_client: Browser, typed: dict[str, str]) -> None:
    capture(alice_client, text="", **typed)
    assert Entry.objects.count() == 1


def test_saving_leads_to_one_thing_more_or_nothing(alice_client: Browser) -> None:
    window = Window(alice_client, "/new/").type(text="x")
    answer = window.post()
    page = alice_client.page(answer.headers["Location"])
    assert "Written down. You can stop here." in page
    entry_id = window.form["id"][0]
    links = [e.attributes.get("href", "") for e in elements(page, "a")]
    offered = [link for link in links if link.startswith(f"/e/{entry_id}/add/")]
    assert offered == [
        f"/e/{entry_id}/add/{code}/" for code in ("words", "there", "place", "told", "felt")
    ]
    assert f"/e/{entry_id}/" in links
    for link in offered:
        alice_client.page(link)


def test_a_change_of_what_was_captured_leads_back_to_it(alice_client: Browser) -> None:
    entry_id = capture(alice_client)
    answer = Window(alice_client, f"/e/{entry_id}/edit/").type(text="Otherwise.").post()
    assert answer.headers["Location"] == f"/e/{entry_id}/"


def test_a_form_sent_twice_is_one_record(alice_client: Browser) -> None:
    window = Window(alice_client, "/new/").type(text="once", channel="call")
    assert window.save() == window.save()
    assert Entry.objects.count() == 1
    late = Window(alice_client, "/new/")
    late.form = dict(window.form)
    late.autosave()
    assert Draft.objects.count() == 0


def test_a_draft_of_a_capture_is_taken_up_as_one(alice_client: Browser) -> None:
    window = Window(alice_client, "/new/").type(
        text="He wai", channel="call", tactic=["love-bombing"], when_kind="today", time=""
    )
    assert "Draft kept " in window.autosave()
    again = Window(alice_client, f"/d/{window.form['id'][0]}/")
    assert again.form["part"] == ["capture"]
    assert again.form["text"] == ["He wai"]
    assert again.form["channel"] == ["call"]
    assert again.form["tactic"] == ["love-bombing"]
    entry_id = again.type(text="He waited.").save()
    document = document_of(alice_client.writer.vault, entry_id)
    assert (document.kind, document.text) == ("incident", "He waited.")
    assert document.details == Details(facts=Facts(channel="call"))
    assert document.moment.precision == "day"
    assert draft_texts(alice_client.writer.vault) == []


def test_a_capture_without_scripts_can_be_kept_and_left(alice_client: Browser) -> None:
    page = alice_client.page("/new/")
    for words in ("Keep as a draft", "Keep as a draft and leave"):
        assert words in page
    window = Window(alice_client, "/new/").type(text="later", when_kind="another", day="some day")
    assert window.post(keep="1").status_code == HTTPStatus.FOUND
    assert draft_texts(alice_client.writer.vault) == ["later"]
    again = Window(alice_client, f"/d/{window.form['id'][0]}/")
    assert again.form["day"] == ["some day"]


def test_the_page_holds_no_word_of_it_in_its_title(alice_client: Browser) -> None:
    entry_id = capture(alice_client, text="secret heron", title="secret weir")
    for path in ("", "edit/", "saved/", "add/words/", "history/"):
        page = alice_client.page(f"/e/{entry_id}/{path}")
        title = page[page.index("<title>") : page.index("</title>")]
        assert "secret" not in html.unescape(title), path


def test_an_id_that_is_somebody_elses_leads_to_no_words_of_theirs(
    alice_client: Browser, bob_client: Browser
) -> None:
    entry_id = capture(alice_client, text="of Alice", channel="call")
    for path in ("", "edit/", "saved/", "add/words/"):
        bob_client.page(f"/e/{entry_id}/{path}", HTTPStatus.NOT_FOUND)
    assert bob_client.post(f"/e/{entry_id}/kind/", {"kind": "journal"}).status_code == 404
    window = Window(bob_client, "/new/").type(text="of Bob", channel="text")
    window.form["id"] = [str(entry_id)]
    window.save()
    document = document_of(alice_client.writer.vault, entry_id)
    assert (document.text, document.details.facts.channel) == ("of Alice", "call")
    assert [card.words for card in cards(bob_client.writer.vault)] == ["of Bob"]


def test_what_came_through_somebody_else_first_asks_who_it_was(alice_client: Browser) -> None:
    page = alice_client.page(f"/e/{capture(alice_client, channel='via')}/saved/")
    links = [e.attributes.get("href", "") for e in elements(page, "a")]
    offered = [link for link in links if "/add/" in link]
    assert offered[0].endswith("/add/who/")
    assert offered[1].endswith("/add/words/")
