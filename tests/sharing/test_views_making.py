"""Making a view through its pages: what was shown is what is made, and nothing is made before."""

import datetime as dt
import re
from typing import Any
from uuid import UUID, uuid4

import msgspec
import pytest

from apps.journal import moments
from apps.journal.incidents.line_facts import About
from apps.journal.lines import Line
from apps.sharing import ending, flows, looking, wishes
from apps.sharing.models import View
from tests.cast import Writer
from tests.journal.writing import document_of, save
from tests.sharing.making import answered, at_once, begun, create, put_in, through
from tests.sharing.sharing import contents, copies, in_days, view
from tests.sharing.visitor.reading import Reader
from tests.site_client import Browser
from tests.support.network import contact, person

pytestmark = pytest.mark.django_db
__all__ = ["at_once"]


def test_what_the_check_showed_is_what_is_made(alice: Writer, alice_client: Browser) -> None:
    herons, _other = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    page = through(alice_client, way, [herons])
    assert not View.objects.exists()
    assert "1 entry." in page
    view_id = create(alice_client, way, page)
    assert {key: copy.text for key, copy in copies(alice.vault, view_id).items()} == {
        herons: "Herons."
    }
    assert contents(alice.vault, view_id).writer == "Alice"
    assert alice_client.page(f"/views/{view_id}/").count("Can be read until") == 1


def test_what_the_writer_calls_a_contact_is_not_shown_to_them(
    alice: Writer, alice_client: Browser
) -> None:
    label = "Nosy aunt (do not trust)"
    way = begun(alice_client, contact(alice.vault, label))
    entry_id = save(alice.vault, "Herons.")
    through(alice_client, way, [entry_id])
    names = {"reader_as": "Aunt Jo", "shown_as": "Al"}
    page = through(alice_client, way, [entry_id], names=names)
    assert "From Al, for Aunt Jo" in page
    for path in (f"{way}seen/", f"{way}seen/{entry_id}/"):
        assert 'data-mark="Aunt Jo · ' in alice_client.page(path)
    assert "From Al, for Aunt Jo" in alice_client.page(f"{way}seen/")
    view_id = create(alice_client, way, page)
    told = contents(alice.vault, view_id)
    assert (told.reader, told.writer) == ("Aunt Jo", "Al")
    assert "From Al, for Aunt Jo" in alice_client.page(f"/views/{view_id}/seen/")
    reader = Reader()
    reader.open(view_id, flows.give_link(vault=alice.vault, view_id=view_id))
    assert label not in reader.page(f"/v/{view_id}/read/")


def test_a_change_keeps_the_names_that_the_reader_knows(
    alice: Writer, alice_client: Browser
) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    names = {"reader_as": "Aunt Jo", "shown_as": ""}
    entry_id = save(alice.vault, "Herons.")
    view_id = create(alice_client, way, through(alice_client, way, [entry_id], names=names))
    way = alice_client.post(f"/views/{view_id}/change/").headers["Location"].removesuffix("role/")
    answered(alice_client, way, "words", {})
    page = alice_client.page(f"{way}check/")
    assert "Their page says: For Aunt Jo." in page
    create(alice_client, way, page)
    told = contents(alice.vault, view_id)
    assert (told.reader, told.writer) == ("Aunt Jo", "")


def test_a_name_for_their_page_is_needed(alice: Writer, alice_client: Browser) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    through(alice_client, way, [save(alice.vault, "Herons.")])
    answer = alice_client.post(f"{way}names/", {"reader_as": " ", "shown_as": "Alice"})
    assert answer.status_code == 422


def test_counsel_is_never_made_for_anybody_but_a_lawyer(
    alice: Writer, alice_client: Browser
) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    answered(alice_client, way, "role", {"preset": "friend"})
    answered(alice_client, way, "which", {"way": "chosen"})
    entry_id = str(save(alice.vault, "Herons."))
    answered(alice_client, way, "chosen", {"shown": [entry_id], "entry": [entry_id], "go": "1"})
    page = alice_client.page(f"{way}lanes/")
    assert 'value="counsel"' not in page
    assert alice_client.post(f"{way}lanes/", {"lanes": ["counsel"]}).status_code == 422
    answered(alice_client, way, "lanes", {"lanes": ["impact"], "preset": "lawyer"})
    answered(alice_client, way, "extras", {"counsel": "on"})
    answered(alice_client, way, "until", {"days": "14"})
    answered(alice_client, way, "names", {"reader_as": "Ada", "shown_as": "Alice"})
    answered(alice_client, way, "words", {})
    page = alice_client.page(f"{way}check/")
    assert "can end the confidentiality" in page
    view_id = create(alice_client, way, page)
    assert "counsel" not in view(alice.vault, view_id).document.terms.lanes
    assert "counsel" not in contents(alice.vault, view_id).lanes


def test_a_lawyer_who_becomes_a_friend_loses_counsel(alice: Writer, alice_client: Browser) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    entry_id = save(alice.vault, "Herons.")
    through(alice_client, way, [entry_id], preset="lawyer", lanes=["facts", "counsel"])
    assert "can end the confidentiality" not in alice_client.page(f"{way}check/")
    page = through(alice_client, way, [entry_id], preset="friend", lanes=["facts"])
    view_id = create(alice_client, way, page)
    assert view(alice.vault, view_id).document.terms.lanes == ["facts"]


def test_what_was_written_since_the_check_is_shown_first(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    page = through(alice_client, way, [entry_id])
    save(alice.vault, "Herons, and her address.", of=entry_id, base=1)
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    answer = alice_client.post(f"{way}create/", {"seen": found[1]})
    assert answer.headers["Location"] == f"{way}check/"
    assert not View.objects.exists()


def test_sent_twice_it_is_made_once(alice: Writer, alice_client: Browser) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    page = through(alice_client, way, [save(alice.vault, "Herons.")])
    first = create(alice_client, way, page)
    assert create(alice_client, way, page) == first
    assert View.objects.count() == 1


def test_two_windows_on_one_slip_make_one_view(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    page = through(alice_client, way, [save(alice.vault, "Herons.")])
    monkeypatch.setattr("apps.sharing.views.steps.keep", lambda *_sent: True)
    first = create(alice_client, way, page)
    assert create(alice_client, way, page) == first
    assert View.objects.count() == 1


def test_nothing_is_made_without_the_password(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    page = through(alice_client, way, [save(alice.vault, "Herons.")])
    monkeypatch.setattr("apps.accounts.step_up.FRESH_SECONDS", -1)
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    answer = alice_client.post(f"{way}create/", {"seen": found[1]})
    assert "Your password again" in answer.content.decode()
    assert not View.objects.exists()


def test_a_question_that_was_passed_over_comes_first(alice: Writer, alice_client: Browser) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    for step in ("which", "lanes", "check"):
        assert alice_client.get(f"{way}{step}/").headers["Location"] == f"{way}role/"
    alice_client.page(f"{way}nonsense/", 404)
    assert alice_client.post(f"{way}create/", {"seen": ""}).headers["Location"] == f"{way}role/"
    assert not View.objects.exists()


def test_with_whom_nothing_is_shared_cannot_be_chosen(alice: Writer, alice_client: Browser) -> None:
    locked = contact(alice.vault, "Mort", never_share=True)
    page = alice_client.page("/views/new/")
    assert "Mort" in page
    assert f'value="{locked}"' not in page
    assert alice_client.post("/views/new/", {"contact": str(locked)}).status_code == 422
    ada = contact(alice.vault, "Ada")
    way = begun(alice_client, ada)
    page = through(alice_client, way, [save(alice.vault, "Herons.")])
    contact(alice.vault, "Ada", of=ada, seen=1, never_share=True)
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    alice_client.post(f"{way}create/", {"seen": found[1]})
    assert not View.objects.exists()


def test_a_name_is_replaced_in_the_copy_alone(alice: Writer, alice_client: Browser) -> None:
    contact(alice.vault, "Marguerite")
    entry_id = save(alice.vault, "I met Marguerite by the weir.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    through(alice_client, way, [entry_id])
    words = alice_client.page(f"{way}words/")
    assert 'name="with-marguerite"' in words
    page = through(alice_client, way, [entry_id], words={"with-marguerite": "M."})
    assert "1 word is replaced." in page
    assert "M. by the weir" in alice_client.page(f"{way}seen/")
    assert "I met M. by the weir." in alice_client.page(f"{way}seen/{entry_id}/")
    view_id = create(alice_client, way, page)
    assert copies(alice.vault, view_id)[entry_id].text == "I met M. by the weir."
    assert document_of(alice.vault, entry_id).text == "I met Marguerite by the weir."
    assert "I met M. by the weir." in alice_client.page(f"/views/{view_id}/seen/")


def test_only_what_was_proposed_can_stand_for_a_name(alice: Writer, alice_client: Browser) -> None:
    entry_id = save(alice.vault, "I met Marguerite by the weir.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    page = through(alice_client, way, [entry_id], words={"with-marguerite": "<b>anything</b>"})
    view_id = create(alice_client, way, page)
    assert copies(alice.vault, view_id)[entry_id].text == "I met Marguerite by the weir."


def test_a_wider_choice_has_its_words_looked_at_again(alice: Writer, alice_client: Browser) -> None:
    one, two = save(alice.vault, "Herons."), save(alice.vault, "Marguerite.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    through(alice_client, way, [one])
    both = [str(one), str(two)]
    answered(alice_client, way, "chosen", {"shown": both, "entry": both, "go": "1"})
    assert alice_client.get(f"{way}check/").headers["Location"] == f"{way}words/"


def by_rule(browser: Browser, way: str, later: str, **rule: Any) -> str:
    answered(browser, way, "role", {"preset": "friend"})
    answered(browser, way, "which", {"way": "rule"})
    answered(browser, way, "rule", {"later": later, **rule})
    answered(browser, way, "lanes", {"lanes": ["short"]})
    answered(browser, way, "extras", {})
    answered(browser, way, "until", {"days": "14"})
    answered(browser, way, "names", {"reader_as": "Ada", "shown_as": "Alice"})
    answered(browser, way, "words", {})
    return browser.page(f"{way}check/")


def test_a_rule_takes_what_fits_and_what_comes_later_waits(
    alice: Writer, alice_client: Browser
) -> None:
    fits = save(alice.vault, "Herons.", when="2026-11-20T12:00")
    save(alice.vault, "Barges.", when="2026-10-01T12:00")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    page = by_rule(alice_client, way, "ask", since="2026-11-01")
    view_id = create(alice_client, way, page)
    assert set(copies(alice.vault, view_id)) == {fits}
    save(alice.vault, "Reeds.", when="2026-11-22T12:00")
    assert set(copies(alice.vault, view_id)) == {fits}
    assert "1 entry fits" in alice_client.page("/views/")


def test_a_rule_says_something(alice: Writer, alice_client: Browser) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    answered(alice_client, way, "role", {"preset": "friend"})
    answered(alice_client, way, "which", {"way": "rule"})
    answer = alice_client.post(f"{way}rule/", {"later": "add"})
    assert answer.status_code == 422
    assert "Please say at least one thing" in answer.content.decode()


def test_the_rule_is_said_in_words(alice: Writer, alice_client: Browser) -> None:
    sam = person(alice.vault, "Sam")
    save(alice.vault, "Herons.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    asked = {"since": "2026-11-01", "until": "2026-11-30", "person": sam.hex, "kinds": ["journal"]}
    page = by_rule(alice_client, way, "ask", **asked)
    view_id = create(alice_client, way, page)
    first, last = (moments.exact_day(dt.date(2026, 11, day)) for day in (1, 30))
    for where in (page, alice_client.page(f"/views/{view_id}/")):
        assert f"From {first} until {last}" in where
        assert "About Sam" in where
        assert "A note" in where
        assert "Once let in, an entry stays" in where


def test_what_was_let_in_stays_where_it_no_longer_fits(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.", when="2026-11-20T12:00")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    view_id = create(alice_client, way, by_rule(alice_client, way, "ask", since="2026-11-01"))
    save(alice.vault, "Herons.", of=entry_id, base=1, when="2026-10-20T12:00")
    assert set(copies(alice.vault, view_id)) == {entry_id}


def test_another_name_of_somebody_is_no_other_rule(alice: Writer, alice_client: Browser) -> None:
    sam = person(alice.vault, "Sam")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    view_id = create(alice_client, way, by_rule(alice_client, way, "ask", person=sam.hex))
    before = view(alice.vault, view_id).document
    held = wishes.of_view(view_id, before, is_over=False)
    assert held.rule
    held.rule = msgspec.structs.replace(held.rule, called=["sammy"])
    fits = Line(uuid4().bytes, 0, "UTC", "exact", 1, 0, "incident", about=About(person_who=sam.hex))
    assert held.scope_over([fits]).chosen == []
    held.rule = msgspec.structs.replace(held.rule, since=1)
    assert held.scope_over([fits]).chosen == [UUID(bytes=fits.id)]


def test_a_change_begins_with_what_the_view_is(alice: Writer, alice_client: Browser) -> None:
    one, two = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    view_id = create(alice_client, way, through(alice_client, way, [one]))
    answer = alice_client.post(f"/views/{view_id}/change/")
    way = answer.headers["Location"].removesuffix("role/")
    assert alice_client.get(f"{way}check/").headers["Location"] == f"{way}words/"
    both = {"shown": [str(one), str(two)], "entry": [str(two)], "go": "1"}
    answered(alice_client, way, "chosen", both)
    answered(alice_client, way, "words", {})
    assert create(alice_client, way, alice_client.page(f"{way}check/")) == view_id
    assert set(copies(alice.vault, view_id)) == {two}
    assert View.objects.count() == 1


def test_a_rule_that_stays_leaves_what_waits_waiting(alice: Writer, alice_client: Browser) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    view_id = create(alice_client, way, by_rule(alice_client, way, "ask", kinds=["journal"]))
    save(alice.vault, "Reeds.")
    answer = alice_client.post(f"/views/{view_id}/change/")
    way = answer.headers["Location"].removesuffix("role/")
    answered(alice_client, way, "words", {})
    assert create(alice_client, way, alice_client.page(f"{way}check/")) == view_id
    assert copies(alice.vault, view_id) == {}


def test_what_is_ticked_stays_while_the_list_is_searched(
    alice: Writer, alice_client: Browser
) -> None:
    one, two = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    answered(alice_client, way, "role", {"preset": "friend"})
    answered(alice_client, way, "which", {"way": "chosen"})
    ticked = {"shown": [str(one), str(two)], "entry": [str(one)], "find": "barges"}
    answer = alice_client.post(f"{way}chosen/", ticked, headers={"HX-Request": "true"})
    page = answer.content.decode()
    assert "1 entry chosen" in page
    assert str(two) in page
    assert str(one) not in page
    answered(alice_client, way, "chosen", {"shown": [str(two)], "all": "1", "find": "barges"})
    assert "2 entries chosen" in alice_client.page(f"{way}chosen/")
    page = alice_client.post(f"{way}chosen/", {"shown": [str(one), str(two)], "go": "1"})
    assert page.status_code == 422


def test_a_slip_of_somebody_else_is_not_there(
    alice: Writer, alice_client: Browser, bob_client: Browser
) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    for path in (f"{way}role/", f"{way}seen/", f"{way}check/"):
        bob_client.page(path, 404)
    assert bob_client.post(f"{way}create/").status_code == 404


def test_a_view_that_is_over_can_be_made_anew(alice: Writer, alice_client: Browser) -> None:
    entry_id = save(alice.vault, "Herons.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    view_id = create(alice_client, way, through(alice_client, way, [entry_id]))
    View.objects.update(expires_on=in_days(-1))
    ending.end_expired()
    assert "Over since" in alice_client.page(f"/views/{view_id}/")
    alice_client.page(f"/views/{view_id}/seen/", 404)
    way = alice_client.post(f"/views/{view_id}/change/").headers["Location"].removesuffix("role/")
    answered(alice_client, way, "until", {"days": "30"})
    answered(alice_client, way, "words", {})
    assert create(alice_client, way, alice_client.page(f"{way}check/")) == view_id
    assert set(copies(alice.vault, view_id)) == {entry_id}
    assert View.objects.get().expires_on == in_days(30)


def test_where_there_is_much_to_look_through_that_is_long_work(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(looking, "AT_ONCE", 0)
    monkeypatch.setattr(looking, "_PART", 1)
    ids = [save(alice.vault, f"I met Marguerite by the weir, {number}.") for number in range(3)]
    way = begun(alice_client, contact(alice.vault, "Ada"))
    answered(alice_client, way, "role", {"preset": "friend"})
    answered(alice_client, way, "which", {"way": "chosen"})
    chosen = [str(entry_id) for entry_id in ids]
    answered(alice_client, way, "chosen", {"shown": chosen, "entry": chosen, "go": "1"})
    answered(alice_client, way, "lanes", {"lanes": ["short"]})
    answered(alice_client, way, "extras", {})
    answered(alice_client, way, "until", {"days": "14"})
    answered(alice_client, way, "names", {"reader_as": "Ada", "shown_as": "Alice"})
    assert alice_client.get(f"{way}words/").headers["Location"].startswith("/work/")
    page = alice_client.page(f"{way}words/")
    assert "3 times" in page
    answered(alice_client, way, "words", {"all": "replace"})
    answered(alice_client, way, "words", put_in(alice_client.page(f"{way}words/")))
    view_id = create(alice_client, way, alice_client.page(f"{way}check/"))
    assert {copy.text[:12] for copy in copies(alice.vault, view_id).values()} == {"I met M. by "}
