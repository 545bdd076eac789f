"""What Today is given of the plan, as it is drawn; and that a lock keeps what was sent."""

import datetime as dt

import pytest
from django.template.loader import render_to_string
from pytest_django import Settings

from apps.accounts.documents import ProfileDocument
from apps.journal.cards import Clock, clock_of
from apps.plan import records, today
from apps.plan.documents import DateDocument
from apps.vault import head
from tests.cast import Writer
from tests.plan.filling import a_plan, form_on, put, stored
from tests.site_client import AT_HOME, Browser, elements


@pytest.fixture
def clock() -> Clock:
    return clock_of(ProfileDocument(**AT_HOME))


def date(on: dt.date, title: str) -> DateDocument:
    return DateDocument(
        title=title,
        day=str(on.day),
        month=str(on.month),
        year=str(on.year),
        may_come="Rain.",
        will_do="Walk.",
    )


def shown(writer: Writer, clock: Clock) -> today.Ahead:
    with head.reading(writer.vault) as current:
        return today.ahead_on(writer.vault, current, clock)


@pytest.fixture
def drawn(settings: Settings, alice: Writer, clock: Clock) -> str:
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    put(alice.vault, records.DATES, date(clock.today + dt.timedelta(days=1), "Heron day"))
    put(alice.vault, records.DATES, date(clock.today - dt.timedelta(days=2), "Reed day"))
    context = {"ahead": shown(alice, clock), "account_id": "1", "csrf_token": "x"}
    return render_to_string("plan/_ahead.html", context)


def test_a_near_date_is_drawn_with_what_was_settled(drawn: str) -> None:
    assert "Heron day" in drawn
    assert "Tomorrow" in drawn
    assert "Walk." in drawn


def test_what_may_come_stands_folded(drawn: str) -> None:
    opening = drawn[: drawn.index("Rain.")].rindex("<details")
    assert drawn[opening:].startswith("<details><summary>What may come</summary>")


def test_a_day_that_has_been_can_be_left_out_from_there(drawn: str) -> None:
    assert "Reed day" in drawn
    assert "2 days ago" in drawn
    assert 'name="skip"' in drawn


def test_nothing_is_drawn_where_nothing_is_near(alice: Writer, clock: Clock) -> None:
    context = {"ahead": shown(alice, clock)}
    assert render_to_string("plan/_ahead.html", context).strip() == ""


def test_a_form_that_was_sent_while_locked_is_kept(alice: Writer, alice_client: Browser) -> None:
    plan_id = a_plan(alice.vault)
    path = f"/plan/{plan_id}/boundary/"
    sent = form_on(alice_client.page(path)) | {"boundary": ["By mail only."]}
    alice_client.lock()
    page = alice_client.post(path, sent).content.decode()
    named = (element.attributes for element in elements(page, "input"))
    asked = {one["name"]: one.get("value", "") for one in named if one.get("type") == "hidden"}
    answer = alice_client.post("/unlock/", asked | {"password": alice.password})
    assert answer.headers["Location"] == "/plan/"
    assert stored(alice.vault, records.PLANS, plan_id).boundary == "By mail only."


@pytest.mark.parametrize("path", ["/plan/", "/plan/dates/", "/plan/words/", "/pause/"])
def test_a_locked_vault_shows_nothing_of_a_plan(
    alice: Writer, alice_client: Browser, path: str
) -> None:
    a_plan(alice.vault, label="Heron")
    alice_client.lock()
    page = alice_client.get(path, follow=True).content.decode()
    assert "Heron" not in page
    assert "Password" in page
