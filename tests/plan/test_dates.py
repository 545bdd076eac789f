"""Dates ahead on their pages: written, taken over from public holidays, asked about, exported."""

import datetime as dt
import time
from typing import Any
from uuid import uuid4

import pytest

from apps.accounts.documents import ProfileDocument
from apps.accounts.step_up import FRESH_SECONDS
from apps.journal import cards
from apps.plan import public_holidays, records, today
from apps.plan.documents import DateDocument
from apps.plan.public_holidays import of_country
from apps.vault import head
from tests.cast import Writer
from tests.journal.writing import cards as cards_of
from tests.plan.filling import form_on, put, stored
from tests.site_client import AT_HOME, Browser

DAY = dt.timedelta(days=1)


def at_home(**facts: Any) -> ProfileDocument:
    return ProfileDocument(**AT_HOME, **facts)


@pytest.fixture
def now() -> dt.date:
    return cards.clock_of(at_home()).today


def on_today(writer: Writer) -> today.Ahead:
    with head.reading(writer.vault) as current:
        return today.ahead_on(writer.vault, current, cards.clock_of(at_home()))


def saved(writer: Writer) -> list[DateDocument]:
    return [one.document for one in records.read_all(writer.vault, records.DATES).opened]


def in_days(today: dt.date, days: int) -> DateDocument:
    on = today + dt.timedelta(days=days)
    return DateDocument(title="Heron day", day=str(on.day), month=str(on.month), year=str(on.year))


def test_a_date_is_written_and_listed(alice: Writer, alice_client: Browser) -> None:
    sent = form_on(alice_client.page("/plan/dates/new/"))
    sent |= {"title": ["Heron day"], "day": ["24"], "month": ["12"], "will_do": ["Walk."]}
    for _tap in range(2):
        alice_client.post("/plan/dates/new/", sent)
    (document,) = saved(alice)
    assert (document.day, document.month, document.year) == ("24", "12", "")
    page = alice_client.page("/plan/dates/")
    assert "Heron day" in page
    assert "24 December" in page
    assert "Walk." in page


def test_everything_about_a_date_can_be_skipped(alice: Writer, alice_client: Browser) -> None:
    sent = form_on(alice_client.page("/plan/dates/new/"))
    assert alice_client.post("/plan/dates/new/", sent).status_code == 302
    assert "No day ahead" in alice_client.page("/plan/dates/")


@pytest.mark.parametrize(
    "day", [("31", "4", ""), ("29", "2", "2027"), ("x", "4", ""), ("4", "", "")]
)
def test_what_is_no_day_comes_back_with_its_words(
    alice: Writer, alice_client: Browser, day: tuple[str, str, str]
) -> None:
    sent = form_on(alice_client.page("/plan/dates/new/"))
    names = dict(zip(("day", "month", "year"), ([part] for part in day), strict=True))
    answer = alice_client.post("/plan/dates/new/", sent | names | {"will_do": ["Walk."]})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Walk." in page
    assert "in the calendar" in page
    assert saved(alice) == []


def test_29_february_is_a_day(alice: Writer, alice_client: Browser) -> None:
    sent = form_on(alice_client.page("/plan/dates/new/"))
    sent |= {"day": ["29"], "month": ["2"], "repeats": ["yearly"]}
    assert alice_client.post("/plan/dates/new/", sent).status_code == 302
    assert "February" in alice_client.page("/plan/dates/")


def test_a_date_is_changed_and_keeps_when_it_was_made(alice: Writer, alice_client: Browser) -> None:
    record_id = put(alice.vault, records.DATES, DateDocument(title="old", made_on="2026-01-02"))
    path = f"/plan/dates/{record_id}/"
    alice_client.post(path, form_on(alice_client.page(path)) | {"title": ["new"]})
    document = stored(alice.vault, records.DATES, record_id)
    assert (document.title, document.made_on) == ("new", "2026-01-02")


def test_holidays_are_taken_over_once(alice: Writer, alice_client: Browser) -> None:
    page = alice_client.post("/plan/dates/holidays/", {"country": "DE"}).content.decode()
    assert "Christmas Day" in page
    sent = form_on(page) | {"holiday": ["0", "2"], "add": ["1"]}
    for _tap in range(2):
        assert alice_client.post("/plan/dates/holidays/", sent).status_code == 302
    assert len(saved(alice)) == 2
    assert all(len(document.days) > 5 for document in saved(alice))


@pytest.mark.parametrize("country", ["", "XX", "zz; drop", "DE\x00"])
def test_an_unknown_country_has_no_holidays(alice_client: Browser, country: str) -> None:
    assert alice_client.post("/plan/dates/holidays/", {"country": country}).status_code == 200


def test_the_writers_own_country_is_shown_first(alice: Writer) -> None:
    profile = at_home(country="DE")
    page = Browser(alice, profile=profile).page("/plan/dates/holidays/")
    assert "Good Friday" in page


def test_every_country_of_the_library_can_be_read() -> None:
    for code in sorted(public_holidays.countries())[::12]:
        for holiday in of_country(code, dt.date(2026, 11, 24)):
            assert holiday.name
            assert holiday.days == sorted(holiday.days)
            assert holiday.days[0] >= dt.date(2026, 11, 24)


def test_today_is_given_what_is_near_and_what_has_been(alice: Writer, now: dt.date) -> None:
    put(alice.vault, records.DATES, in_days(now, 3))
    been = put(alice.vault, records.DATES, in_days(now, -1))
    put(alice.vault, records.DATES, in_days(now, 40))
    found = on_today(alice)
    assert [date.spoken for date in found.near] == ["In 3 days"]
    assert found.been
    assert (found.been.id, found.been.spoken) == (been, "1 day ago")


def test_how_it_was_becomes_an_entry_and_is_asked_once(
    alice: Writer, alice_client: Browser, now: dt.date
) -> None:
    record_id = put(alice.vault, records.DATES, in_days(now, -1))
    path = f"/plan/dates/{record_id}/after/"
    sent = form_on(alice_client.page(path)) | {"text": ["Quiet."]}
    for _tap in range(2):
        assert alice_client.post(path, sent).status_code == 302
    (card,) = cards_of(alice.vault)
    assert (card.title, card.words, card.iso) == ("Heron day", "Quiet.", (now - DAY).isoformat())
    alice_client.page(path, 404)


def test_how_it_was_can_be_left_out(alice: Writer, alice_client: Browser, now: dt.date) -> None:
    record_id = put(alice.vault, records.DATES, in_days(now, -1))
    sent: dict[str, Any] = {"on": (now - DAY).isoformat(), "skip": "1"}
    alice_client.post(f"/plan/dates/{record_id}/after/", sent)
    assert cards_of(alice.vault) == []
    assert on_today(alice).been is None


def test_other_words_sent_again_become_an_entry_of_their_own(
    alice: Writer, alice_client: Browser, now: dt.date
) -> None:
    record_id = put(alice.vault, records.DATES, in_days(now, -1))
    path = f"/plan/dates/{record_id}/after/"
    sent = form_on(alice_client.page(path))
    for words in ("Quiet.", "Quiet, mostly.", "And then a call."):
        assert alice_client.post(path, sent | {"text": [words]}).status_code == 302
    kept = {card.words for card in cards_of(alice.vault)}
    assert kept == {"Quiet.", "Quiet, mostly.", "And then a call."}


def test_words_about_a_date_that_was_moved_meanwhile_are_kept(
    alice: Writer, alice_client: Browser, now: dt.date
) -> None:
    record_id = put(alice.vault, records.DATES, in_days(now, 3))
    on = (now - 2 * DAY).isoformat()
    path = f"/plan/dates/{record_id}/after/"
    assert alice_client.post(path, {"on": on, "text": "Long.", "id": "x"}).status_code == 302
    (card,) = cards_of(alice.vault)
    assert (card.words, card.iso) == ("Long.", on)


@pytest.mark.parametrize("days", [0, 5])
def test_a_day_to_come_is_not_asked_about(
    alice: Writer, alice_client: Browser, now: dt.date, days: int
) -> None:
    record_id = put(alice.vault, records.DATES, in_days(now, -1))
    on = (now + dt.timedelta(days=days)).isoformat()
    path = f"/plan/dates/{record_id}/after/"
    sent = {"on": on, "text": "x", "id": str(uuid4())}
    assert alice_client.post(path, sent).status_code == 404


def test_the_calendar_file_asks_for_the_password_first(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch, now: dt.date
) -> None:
    put(alice.vault, records.DATES, in_days(now, 3))
    later = time.time() + FRESH_SECONDS + 1
    monkeypatch.setattr("apps.accounts.step_up.time.time", lambda: later)
    answer = alice_client.post("/plan/dates/export/")
    assert "password" in answer.content.decode().lower()
    assert answer.headers["Content-Type"].startswith("text/html")


def test_the_calendar_file_has_a_plain_name_and_says_no_id_of_a_row(
    alice: Writer, alice_client: Browser, now: dt.date
) -> None:
    record_id = put(alice.vault, records.DATES, in_days(now, 3))
    answer = alice_client.post("/plan/dates/export/")
    assert f"UID:{alice.vault.outside_id(record_id)}-0" in answer.content.decode()
    assert answer.headers["Content-Disposition"] == 'attachment; filename="dates.ics"'
    assert "SUMMARY:Reminder" in answer.content.decode()
    assert "Heron" not in answer.content.decode()
