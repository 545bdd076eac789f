"""The pages before a view exists: what is said, what is replaced, and what is looked at one by one."""

from uuid import UUID

import pytest

from apps.sharing.documents import Rule
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.making import answered, at_once, begun, create, through
from tests.sharing.sharing import contents, copies, keys, made, view
from tests.site_client import Browser
from tests.support.network import contact

pytestmark = pytest.mark.django_db
__all__ = ["at_once"]

OWN_WORDS = "Names and places that stand in your own words stay in"


def changing(browser: Browser, view_id: UUID) -> str:
    """The address of the steps of a change, without a step."""
    answer = browser.post(f"/views/{view_id}/change/")
    return str(answer.headers["Location"]).removesuffix("role/")


def test_the_check_says_that_own_words_stay_and_that_some_facts_are_shared(
    alice: Writer, alice_client: Browser
) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    page = through(alice_client, way, [save(alice.vault, "Herons.")])
    assert OWN_WORDS in page
    assert "The other facts" in page
    assert "All facts" not in page


def test_an_entry_that_is_looked_at_leads_to_those_beside_it_and_can_be_kept_back(
    alice: Writer, alice_client: Browser
) -> None:
    first, last = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    way = begun(alice_client, contact(alice.vault, "Ada"))
    through(alice_client, way, [first, last])
    page = alice_client.page(f"{way}seen/{first}/")
    assert f"{way}seen/{last}/" in page
    assert alice_client.post(f"{way}keep/{first}/").headers["Location"] == f"{way}seen/"
    assert "Herons." not in alice_client.page(f"{way}seen/")
    view_id = create(alice_client, way, alice_client.page(f"{way}check/"))
    assert set(copies(alice.vault, view_id)) == {last}
    assert view(alice.vault, view_id).document.scope.withheld == [first]


def test_a_copy_that_is_looked_at_can_be_kept_back(alice: Writer, alice_client: Browser) -> None:
    first, last = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    view_id = made(alice.vault, chosen=[first, last])
    names = {entry_id: keys(alice.vault, view_id).copy_id(entry_id) for entry_id in (first, last)}
    page = alice_client.page(f"/views/{view_id}/seen/{names[first]}/")
    assert f"/views/{view_id}/seen/{names[last]}/" in page
    assert f"/views/{view_id}/keep/{first}/" in page
    alice_client.post(f"/views/{view_id}/keep/{first}/", {"from": "seen"})
    assert set(copies(alice.vault, view_id)) == {last}


def test_replacing_all_shows_what_was_put_before_it_goes_on(
    alice: Writer, alice_client: Browser
) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    entry_id = save(alice.vault, "Herons, and then Marguerite Delacroix came.")
    through(alice_client, way, [entry_id])
    answer = alice_client.post(f"{way}words/", {"all": "replace"})
    assert answer.headers["Location"] == f"{way}words/"
    assert 'value="M. D." checked' in alice_client.page(f"{way}words/")
    view_id = create(alice_client, way, alice_client.page(f"{way}check/"))
    assert "Marguerite" not in copies(alice.vault, view_id)[entry_id].text
    assert contents(alice.vault, view_id).is_replaced
    assert "Some words were replaced" in alice_client.page(f"/views/{view_id}/seen/")


def test_nobody_is_called_by_the_name_that_the_reader_has(
    alice: Writer, alice_client: Browser
) -> None:
    way = begun(alice_client, contact(alice.vault, "Ada"))
    entry_id = save(alice.vault, "Herons, and then Marguerite Delacroix came.")
    through(alice_client, way, [entry_id], names={"reader_as": "M.D."})
    page = alice_client.page(f"{way}words/")
    assert "Marguerite Delacroix" in page
    assert 'value="M. D."' not in page
    alice_client.post(f"{way}words/", {"all": "replace"})
    assert 'value="[…]" checked' in alice_client.page(f"{way}words/")


def test_a_change_says_what_would_be_other_than_it_is(alice: Writer, alice_client: Browser) -> None:
    first, last = save(alice.vault, "Herons."), save(alice.vault, "Barges.")
    view_id = made(alice.vault, chosen=[first])
    alice_client.post(f"/views/{view_id}/link/")
    way = changing(alice_client, view_id)
    chosen = {"shown": [str(first), str(last)], "entry": [str(last)], "go": "1"}
    answered(alice_client, way, "chosen", chosen)
    answered(alice_client, way, "extras", {"mood": "on"})
    answered(alice_client, way, "words", {})
    page = alice_client.page(f"{way}check/")
    for said in (
        "1 entry more.",
        "1 entry no longer.",
        "New: Your mood.",
        "the same way as before",
    ):
        assert said in page
    assert "once you have given them the way in" not in page


def test_a_change_that_changes_nothing_says_so(alice: Writer, alice_client: Browser) -> None:
    view_id = made(alice.vault, rule=Rule(kinds=["journal"]))
    way = changing(alice_client, view_id)
    answered(alice_client, way, "words", {})
    page = alice_client.page(f"{way}check/")
    assert "it stays as it is now" in page
    assert "once you have given them the way in" in page
