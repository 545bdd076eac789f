"""What a writer sees of a view that its reader stopped, and of entries kept from a reader."""

import pytest

from apps.sharing import ending, notes
from apps.sharing.documents import Rule
from apps.sharing.models import LinkGrant, View
from apps.vault import inbox
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import keys, made
from tests.site_client import Browser

pytestmark = pytest.mark.django_db

REASON = "I think somebody else has this"


def stopped_by_reader(alice: Writer) -> str:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    ending.freeze(alice.vault.owner, [view_id])
    inbox.drop_in(alice.vault.owner, notes.FROZEN, notes.written(notes.here(view_id)))
    return str(view_id)


def test_a_view_that_its_reader_stopped_says_why_on_its_page_and_in_the_list(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = stopped_by_reader(alice)
    assert REASON in alice_client.page("/views/")
    assert REASON in alice_client.page(f"/views/{view_id}/")
    today = alice_client.page("/")
    assert REASON in today
    assert f"/views/{view_id}/" in today


def test_a_new_link_comes_before_letting_read_again_after_a_reader_stopped_it(
    alice: Writer, alice_client: Browser
) -> None:
    page = alice_client.page(f"/views/{stopped_by_reader(alice)}/")
    assert page.index("Make a new link") < page.index("read it again")
    assert page.count("Make a new link") == 1


def test_letting_read_again_says_that_the_same_link_works(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = stopped_by_reader(alice)
    said = "works again, with the same words"
    assert said not in alice_client.page(f"/views/{view_id}/")
    alice_client.post(f"/views/{view_id}/link/")
    assert LinkGrant.objects.count() == 1
    assert said in alice_client.page(f"/views/{view_id}/")


def test_nothing_is_said_of_a_reader_once_they_may_read_again(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = stopped_by_reader(alice)
    alice_client.post(f"/views/{view_id}/unfreeze/")
    assert not View.objects.get().frozen
    assert REASON not in alice_client.page("/views/") + alice_client.page("/")


def test_a_view_that_its_writer_stopped_names_no_reader(
    alice: Writer, alice_client: Browser
) -> None:
    view_id = made(alice.vault, chosen=[save(alice.vault, "Herons.")])
    alice_client.post(f"/views/{view_id}/freeze/")
    pages = [alice_client.page(path) for path in ("/", "/views/", f"/views/{view_id}/")]
    assert not any(REASON in page for page in pages)


def test_a_view_that_adds_is_named_where_it_is_said_what_is_added(
    alice: Writer, alice_client: Browser
) -> None:
    made(alice.vault, rule=Rule(kinds=["journal"]))
    assert "Nothing is added to it unless you say so." in alice_client.page("/views/")
    made(alice.vault, rule=Rule(kinds=["journal"]), adds=True)
    page = alice_client.page("/views/")
    assert "Nothing is added" not in page
    assert "is added by itself" in page


def test_the_entries_of_a_view_are_the_lines_that_its_reader_gets(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.", mood="heavy as lead")
    view_id = made(alice.vault, chosen=[entry_id])
    page = alice_client.page(f"/views/{view_id}/entries/")
    copy_id = keys(alice.vault, view_id).copy_id(entry_id)
    assert f"/views/{view_id}/seen/{copy_id}/" in page
    assert "Herons." in page
    assert "heavy as lead" not in page


def test_what_is_kept_from_somebody_is_named_and_can_be_let_in_again(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons, 100% grey.")
    view_id = made(alice.vault, chosen=[entry_id])
    kept = "1 entry is kept from"
    assert kept not in alice_client.page(f"/views/{view_id}/")
    alice_client.post(f"/views/{view_id}/keep/{entry_id}/", {"from": "entries"})
    page = alice_client.page(f"/views/{view_id}/entries/")
    assert (
        f'cannot read this entry. It stands under what is kept from them. <a href="/e/{entry_id}/">'
        in page
    )
    assert kept in page
    assert f"/views/{view_id}/add/{entry_id}/" in alice_client.page(f"/views/{view_id}/")
