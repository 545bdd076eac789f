"""Public holidays that were taken over come in every year, each on its day."""

import datetime as dt

import pytest

from apps.accounts import unlock_steps
from apps.plan import ahead, public_holidays, records, renewing
from apps.plan.documents import DateDocument
from tests.cast import Writer
from tests.plan.filling import form_on, put, stored
from tests.plan.test_dates import saved
from tests.site_client import Browser

BEGUN = dt.date(2026, 11, 24)
# From the tables of the Gregorian calendar.
EASTER_MONDAYS = {2035: (3, 26), 2036: (4, 14), 2038: (4, 26), 2045: (4, 10)}


def taken(name: str, country: str = "DE", on: dt.date = BEGUN) -> DateDocument:
    (days,) = (one.days for one in public_holidays.of_country(country, on) if one.name == name)
    return DateDocument(
        title=name,
        days=[day.isoformat() for day in days],
        country=country,
        holiday=name,
        known_to=public_holidays.known_to(on),
    )


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Countries that were read from the library."""
    found, read = list[str](), public_holidays.of_country

    def counted(code: str, today: dt.date) -> list[public_holidays.PublicHoliday]:
        found.append(code)
        return read(code, today)

    monkeypatch.setattr(public_holidays, "of_country", counted)
    return found


def test_a_moving_holiday_comes_on_its_day_for_as_long_as_there_are_unlocks(alice: Writer) -> None:
    record_id = put(alice.vault, records.DATES, taken("Easter Monday"))
    for year in range(2027, 2044):
        renewing.renew(vault=alice.vault, today=dt.date(year, 6, 1))
    document = stored(alice.vault, records.DATES, record_id)
    for year, (month, day) in EASTER_MONDAYS.items():
        found = list(ahead.days_of(document, dt.date(year, 1, 1), dt.date(year, 12, 31)))
        assert found == [dt.date(year, month, day)]
    assert document.days == sorted(set(document.days))


def test_the_library_is_read_once_in_some_years(alice: Writer, reads: list[str]) -> None:
    for name in ("Easter Monday", "Good Friday"):
        put(alice.vault, records.DATES, taken(name))
    reads.clear()
    for day in range(1, 29):
        renewing.renew(vault=alice.vault, today=dt.date(2030, 2, day))
    assert reads == []
    for day in range(1, 29):
        renewing.renew(vault=alice.vault, today=dt.date(2032, 2, day))
    assert reads == ["DE"]


def test_one_that_comes_in_few_years_is_not_asked_for_again_and_again(
    alice: Writer, reads: list[str]
) -> None:
    put(alice.vault, records.DATES, taken("Liberation Day", "NL"))
    reads.clear()
    for day in (1, 2, 3):
        renewing.renew(vault=alice.vault, today=dt.date(2032, 2, day))
    assert reads == ["NL"]


def test_what_the_library_no_longer_knows_keeps_its_days(alice: Writer) -> None:
    days = ["2031-05-01", "2036-05-01"]
    document = DateDocument(days=days, country="DE", holiday="No such day", known_to=2035)
    record_id = put(alice.vault, records.DATES, document)
    renewing.renew(vault=alice.vault, today=dt.date(2032, 2, 1))
    assert stored(alice.vault, records.DATES, record_id).days == days


def test_words_and_questions_stay_when_days_are_added(alice: Writer) -> None:
    document = taken("Easter Monday")
    document.will_do, document.asked, document.title = "Walk.", ["2027-03-29"], "Heron day"
    record_id = put(alice.vault, records.DATES, document)
    renewing.renew(vault=alice.vault, today=dt.date(2032, 2, 1))
    renewed = stored(alice.vault, records.DATES, record_id)
    assert (renewed.will_do, renewed.asked, renewed.title) == (
        "Walk.",
        ["2027-03-29"],
        "Heron day",
    )
    assert len(renewed.days) > len(document.days)


def test_days_are_added_when_the_vault_opens(alice: Writer) -> None:
    document = taken("Easter Monday", on=dt.date(2020, 1, 1))
    record_id = put(alice.vault, records.DATES, document)
    unlock_steps.run(alice.vault)
    now = dt.datetime.now(dt.UTC).date()
    assert stored(alice.vault, records.DATES, record_id).known_to == now.year + 9


def test_what_is_taken_over_on_its_page_can_be_renewed(
    alice: Writer, alice_client: Browser
) -> None:
    page = alice_client.post("/plan/dates/holidays/", {"country": "DE"}).content.decode()
    alice_client.post("/plan/dates/holidays/", form_on(page) | {"holiday": ["0"], "add": ["1"]})
    (document,) = saved(alice)
    renewing.renew(vault=alice.vault, today=dt.date.today() + dt.timedelta(days=3000))
    assert len(saved(alice)[0].days) > len(document.days)


def test_a_day_that_is_typed_takes_the_place_of_the_holidays(
    alice: Writer, alice_client: Browser
) -> None:
    record_id = put(alice.vault, records.DATES, taken("Easter Monday"))
    path = f"/plan/dates/{record_id}/"
    kept = form_on(alice_client.page(path)) | {"will_do": ["Walk."]}
    alice_client.post(path, kept)
    assert stored(alice.vault, records.DATES, record_id).days
    moved = form_on(alice_client.page(path)) | {"day": ["1"], "month": ["5"]}
    alice_client.post(path, moved)
    document = stored(alice.vault, records.DATES, record_id)
    assert (document.days, document.holiday) == ([], "")
    assert ahead.next_day(document, BEGUN) == dt.date(2027, 5, 1)
