"""The writer's pages of views that there are: what they say, and what each press does."""

import datetime as dt
import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from apps.journal.documents import INCIDENT
from apps.sharing import flows
from apps.sharing.documents import Opening, Rule
from apps.sharing.models import Copy, LinkGrant, View
from apps.sharing.register import OpenView
from apps.vault import head
from tests.cast import Writer
from tests.journal.writing import document_of, save
from tests.sharing.sharing import NOW, begun, copies, in_days, made, view
from tests.site_client import Browser, writing_form
from tests.support.network import contact

pytestmark = pytest.mark.django_db


def opened_at(alice: Writer, view_id: UUID, entries: list[UUID]) -> None:
    """As if it had been read."""
    from apps.sharing import register
    from apps.sharing.following import rewrite

    with head.writing(alice.vault) as current:
        found: OpenView = register.view_of(alice.vault, current, view_id)
        found.document.openings.append(
            Opening(visit=UUID(int=1), at=NOW, by="link", entries=entries)
        )
        rewrite(alice.vault, current, found)


def let(browser: Browser, view_id: UUID, entry_id: UUID, page: str) -> Any:
    """The press on this page, which shows the entry."""
    form = page[page.index(f"/views/{view_id}/let/{entry_id}/") :]
    found = re.search(r'name="seen" value="(\w+)"', form)
    assert found
    return browser.post(f"/views/{view_id}/let/{entry_id}/", {"seen": found[1], "from": "waiting"})


def test_nobody_reads_anything_to_begin_with(alice_client: Browser) -> None:
    page = alice_client.page("/views/")
    assert "Nobody can read anything of yours." in page
    assert "/views/freeze/" not in page


def test_the_list_says_what_each_holds_and_when_it_was_opened(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id = made(alice.vault, chosen=[entry_id])
    assert "Not opened so far." in alice_client.page("/views/")
    opened_at(alice, view_id, [entry_id])
    page = alice_client.page("/views/")
    assert "1 entry." in page
    assert "Opened 1 time" in page
    assert f"/e/{entry_id}/" in alice_client.page(f"/views/{view_id}/")


def test_an_interrupted_view_says_so_and_can_go_on(alice: Writer, alice_client: Browser) -> None:
    view_id = begun(alice.vault, chosen=[save(alice.vault, "Herons.")])
    page = alice_client.page(f"/views/{view_id}/")
    assert "was interrupted" in page
    assert f"/views/{view_id}/go-on/" in page


def test_one_press_stops_all_reading_even_while_locked(
    alice: Writer, alice_client: Browser
) -> None:
    made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    made(alice.vault, chosen=[])
    alice_client.lock()
    assert "/views/freeze/" in alice_client.page("/views/")
    assert alice_client.post("/views/freeze/").status_code == 302
    assert set(View.objects.values_list("frozen", flat=True)) == {True}


def test_a_locked_page_without_views_offers_nothing_to_stop(alice_client: Browser) -> None:
    alice_client.lock()
    assert "/views/freeze/" not in alice_client.page("/views/")


def test_freezing_reaches_no_view_of_somebody_else(
    alice: Writer, alice_client: Browser, bob_client: Browser
) -> None:
    made(alice.vault, chosen=[])
    bob_client.post("/views/freeze/")
    assert set(View.objects.values_list("frozen", flat=True)) == {False}


def test_letting_read_again_asks_for_the_password(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    view_id = made(alice.vault, chosen=[])
    alice_client.post(f"/views/{view_id}/freeze/")
    assert View.objects.get().frozen
    monkeypatch.setattr("apps.accounts.step_up.FRESH_SECONDS", -1)
    assert (
        "Your password again" in alice_client.post(f"/views/{view_id}/unfreeze/").content.decode()
    )
    assert View.objects.get().frozen
    monkeypatch.undo()
    alice_client.post(f"/views/{view_id}/unfreeze/")
    assert not View.objects.get().frozen


def test_a_link_is_shown_once_and_by_no_address(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, chosen=[])
    answer = alice_client.post(f"/views/{view_id}/link/")
    page = answer.content.decode()
    found = re.search(rf"/v/{view_id}#([0-9A-Z]+)", page)
    assert found
    assert answer.headers["Cache-Control"] == "no-store"
    assert LinkGrant.objects.count() == 1
    assert found[1] not in alice_client.page(f"/views/{view_id}/")
    assert alice_client.get(f"/views/{view_id}/link/").status_code == 405
    alice_client.post(f"/views/{view_id}/link/withdraw/")
    assert not LinkGrant.objects.exists()


def test_stopping_asks_first_and_leaves_no_copy(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    assert "takes effect at once" in alice_client.page(f"/views/{view_id}/stop/")
    assert Copy.objects.exists()
    alice_client.post(f"/views/{view_id}/stop/")
    assert not Copy.objects.exists()
    assert "Stopped, nothing can be read" in alice_client.page(f"/views/{view_id}/")
    alice_client.post(f"/views/{view_id}/forget/")
    alice_client.page(f"/views/{view_id}/", 404)


def test_what_can_still_be_read_is_not_taken_out_of_the_list(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = made(alice.vault, chosen=[])
    alice_client.post(f"/views/{view_id}/forget/")
    assert View.objects.filter(id=view_id).exists()


def test_more_time_is_counted_from_today(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, chosen=[], days=1)
    alice_client.post(f"/views/{view_id}/renew/", {"days": "90"})
    today = dt.datetime.now(dt.UTC).date()
    assert View.objects.get().expires_on == today + dt.timedelta(days=90)
    assert alice_client.post(f"/views/{view_id}/renew/", {"days": "91"}).status_code == 404


def test_a_last_day_that_nobody_chose_changes_nothing(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, chosen=[], days=30)
    page = alice_client.page(f"/views/{view_id}/")
    assert '<option value="">Choose</option>' in page
    alice_client.post(f"/views/{view_id}/renew/", {"days": ""})
    assert View.objects.get().expires_on == in_days(30)
    assert "No day was chosen" in alice_client.page(f"/views/{view_id}/")


def test_the_page_before_adding_shows_what_would_be_read(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = made(alice.vault, chosen=[])
    entry_id = save(alice.vault, "Herons by the weir, near Marguerite.")
    assert f"/views/{view_id}/add/{entry_id}/" in alice_client.page(f"/e/{entry_id}/")
    page = alice_client.page(f"/views/{view_id}/add/{entry_id}/")
    assert "Herons by the weir" in page
    let(alice_client, view_id, entry_id, page)
    assert set(copies(alice.vault, view_id)) == {entry_id}
    page = alice_client.page(f"/e/{entry_id}/")
    assert "Can read this." in page
    alice_client.post(f"/views/{view_id}/keep/{entry_id}/")
    assert copies(alice.vault, view_id) == {}


def test_what_was_written_since_an_entry_was_shown_is_shown_first(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]))
    entry_id = save(alice.vault, "Herons.")
    add = f"/views/{view_id}/add/{entry_id}/"
    before = [alice_client.page(add), alice_client.page(f"/views/{view_id}/waiting/")]
    save(alice.vault, "Herons, and her address.", of=entry_id, base=1)
    for page in before:
        assert let(alice_client, view_id, entry_id, page).headers["Location"] == add
    assert copies(alice.vault, view_id) == {}
    assert "look at this once more" in alice_client.page(add)


@pytest.mark.parametrize("act", ["let", "renew"])
def test_more_to_read_or_longer_asks_for_the_password(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    view_id = made(alice.vault, chosen=[], days=1)
    entry_id = save(alice.vault, "Herons.")
    page = alice_client.page(f"/views/{view_id}/add/{entry_id}/")
    monkeypatch.setattr("apps.accounts.step_up.FRESH_SECONDS", -1)
    if act == "let":
        answer = let(alice_client, view_id, entry_id, page)
    else:
        answer = alice_client.post(f"/views/{view_id}/renew/", {"days": "90"})
    assert "Your password again" in answer.content.decode()
    assert copies(alice.vault, view_id) == {}
    assert View.objects.get().expires_on == in_days(1)


def test_what_waits_is_added_or_declined_with_one_press(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]))
    yes, no = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    assert "2 entries fit what Ada may read" in alice_client.page("/views/")
    page = alice_client.page(f"/views/{view_id}/waiting/")
    assert "Herons." in page
    let(alice_client, view_id, yes, page)
    alice_client.post(f"/views/{view_id}/keep/{no}/", {"from": "waiting"})
    assert set(copies(alice.vault, view_id)) == {yes}
    assert "Nothing is waiting." in alice_client.page(f"/views/{view_id}/waiting/")


def test_a_form_says_who_will_read_and_the_switch_decides(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]), adds=True)
    page = alice_client.page("/write/")
    assert "Ada will be able to read this" in page
    form = writing_form(page)
    beside = {"beside": str(view_id)}
    alice_client.post("/write/", {**form, **beside, "text": "Not for her.", "save": "1"})
    assert copies(alice.vault, view_id) == {}
    form = writing_form(alice_client.page("/"))
    on = {"beside": str(view_id), "reads": str(view_id), "save": "1"}
    alice_client.post("/write/", {**form, **on, "text": "For her."})
    assert [copy.text for copy in copies(alice.vault, view_id).values()] == ["For her."]


def test_a_switch_that_is_off_stays_off_in_the_draft(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]), adds=True)
    form = writing_form(alice_client.page("/write/"))
    kept = {**form, "beside": str(view_id), "text": "Not for her.", "strokes": "3"}
    alice_client.post("/draft/", kept, headers={"HX-Request": "true"})
    page = alice_client.page(f"/d/{form['id']}/")
    assert f'name="beside" value="{view_id}"' in page
    assert not re.search(r'name="reads"[^>]*checked', page)


def test_a_switch_alone_can_be_saved(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]))
    entry_id = save(alice.vault, "Herons.")
    flows.let_read(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    form = writing_form(alice_client.page(f"/e/{entry_id}/edit/"))
    alice_client.post("/write/", {**form, "beside": str(view_id), "save": "1"})
    assert copies(alice.vault, view_id) == {}
    assert view(alice.vault, view_id).document.scope.withheld == [entry_id]


@pytest.mark.parametrize("change", ["never_share", "deleted"])
def test_a_contact_kept_at_a_distance_reads_nothing_any_more(
    alice: Writer, alice_client: Browser, change: str
) -> None:
    ada, other = contact(alice.vault, "Ada"), contact(alice.vault, "Noa")
    entry_id = save(alice.vault, "Herons.")
    stopped = made(alice.vault, contact=ada, chosen=[entry_id])
    assert f"/views/{stopped}/" in alice_client.page(f"/people/{ada}/")
    kept = made(alice.vault, contact=other, chosen=[entry_id])
    if change == "never_share":
        contact(alice.vault, "Ada", of=ada, seen=1, never_share=True)
    else:
        alice_client.post(f"/people/{ada}/delete/")
    assert view(alice.vault, stopped).document.state == "stopped"
    assert set(Copy.objects.values_list("view_id", flat=True)) == {kept}
    assert document_of(alice.vault, entry_id).kind != INCIDENT


def test_with_whom_it_ended_stopping_is_offered_and_done_by_one_press(
    alice: Writer, alice_client: Browser
) -> None:
    ada, other = contact(alice.vault, "Ada"), contact(alice.vault, "Noa")
    entry_id = save(alice.vault, "Herons.")
    views = [made(alice.vault, contact=one, chosen=[entry_id]) for one in (ada, ada, other)]
    address = f"/views/of/{ada}/stop/"
    assert address not in alice_client.page(f"/people/{ada}/")
    alice_client.post(f"/people/{ada}/stance/", {"code": "ended", "on": "2026-11-01"})
    assert view(alice.vault, views[0]).document.state == "live"
    assert address in alice_client.page(f"/people/{ada}/")
    assert alice_client.post(address).headers["Location"] == f"/people/{ada}/"
    states = [view(alice.vault, view_id).document.state for view_id in views]
    assert states == ["stopped", "stopped", "live"]
    assert address not in alice_client.page(f"/people/{ada}/")
    assert alice_client.post(f"/views/of/{uuid4()}/stop/").status_code == 404
