"""The questions on the way to a view: whom it is for, and what has to fit."""

import datetime as dt
import re

import pytest

from apps.support import flows as people
from apps.support.documents import Stance
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.making import answered, at_once, begun
from tests.sharing.sharing import made
from tests.site_client import Browser
from tests.support.network import contact

pytestmark = pytest.mark.django_db
__all__ = ["at_once"]


def to_the_rule(alice: Writer, browser: Browser) -> str:
    way = begun(browser, contact(alice.vault, "Ada"))
    answered(browser, way, "role", {"preset": "friend"})
    answered(browser, way, "which", {"way": "rule"})
    return way


def test_the_first_question_says_that_somebody_has_a_view_already(
    alice: Writer, alice_client: Browser
) -> None:
    ada = contact(alice.vault, "Ada")
    assert "already has a view" not in alice_client.page(f"{begun(alice_client, ada)}role/")
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")], contact=ada)
    page = alice_client.page(f"{begun(alice_client, ada)}role/")
    assert "Ada already has a view" in page
    assert f"/views/{view_id}/" in page


def test_who_took_sides_comes_last_and_is_told_as_such(
    alice: Writer, alice_client: Browser
) -> None:
    ada = contact(alice.vault, "Ada")
    contact(alice.vault, "Berit")
    people.add_stance(
        vault=alice.vault, contact_id=ada, stance=Stance(code="sides", on="2026-05-01"), region=""
    )
    page = alice_client.page("/views/new/")
    assert page.index("Berit") < page.index("Ada")
    assert "Took sides" in page
    assert "Let them read, all the same" in alice_client.page(f"/people/{ada}/")


def test_a_stretch_of_time_is_filled_in_with_one_press_and_answers_nothing(
    alice: Writer, alice_client: Browser
) -> None:
    way = to_the_rule(alice, alice_client)
    answer = alice_client.post(f"{way}rule/", {"span": "month", "later": "ask"})
    assert answer.status_code == 200
    found = re.search(r'name="since"[^>]*value="([\d-]+)"', answer.content.decode())
    assert found
    days = (dt.datetime.now(dt.UTC).date() - dt.date.fromisoformat(found[1])).days
    assert abs(days - 30) <= 1
    assert alice_client.get(f"{way}lanes/").status_code == 302


def test_everything_is_both_kinds_of_any_day(alice: Writer, alice_client: Browser) -> None:
    way = to_the_rule(alice, alice_client)
    sent = {"span": "all", "since": "2026-11-01", "later": "ask"}
    page = alice_client.post(f"{way}rule/", sent).content.decode()
    assert "2026-11-01" not in page
    assert len(re.findall(r'name="kinds"[^>]*checked', page)) == 2


def test_a_link_to_this_machine_is_told_as_such(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, chosen=[])
    page = alice_client.post(f"/views/{view_id}/link/").content.decode()
    assert "opens on this machine alone" in page


def test_the_password_is_asked_for_without_words_that_nobody_wrote(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id = made(alice.vault, chosen=[])
    monkeypatch.setattr("apps.accounts.step_up.FRESH_SECONDS", -1)
    path = f"/views/{view_id}/link/"
    page = alice_client.post(
        path, headers={"Referer": f"http://testserver/views/{view_id}/"}
    ).content.decode()
    assert "The next step lets somebody read what you wrote" in page
    assert "is not saved yet" not in page
    assert f'class="back" href="/views/{view_id}/"' in page


def test_two_views_for_one_name_are_told_apart_on_an_entry(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.")
    ada = contact(alice.vault, "Ada")
    for days in (7, 14):
        made(alice.vault, chosen=[entry_id], contact=ada, days=days)
    for page in (f"/e/{entry_id}/", f"/e/{entry_id}/edit/"):
        found = re.findall(r"Ada \(until [^)]+\)", alice_client.page(page))
        assert len(set(found)) == 2, page
