"""After a save of what somebody can read: how many names and numbers they had not seen."""

import re
from uuid import UUID

import pytest

from apps.journal.redaction import Finding, Known, Replacement
from apps.sharing import flows, looking
from apps.sharing.documents import Rule
from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.sharing import made
from tests.site_client import Browser, writing_form
from tests.support.network import contact, person

pytestmark = pytest.mark.django_db

NEW = "New for Ada to read:"


def after(browser: Browser, entry_id: UUID, text: str) -> str:
    """The page that follows when this is saved as the entry's words."""
    page = browser.page(f"/e/{entry_id}/edit/")
    ids = re.findall(r'name="beside" value="([^"]+)"', page)
    sent = {**writing_form(page), "beside": ids, "reads": ids, "text": text, "save": "1"}
    answer = browser.post("/write/", sent)
    assert answer.status_code == 302
    return browser.page(answer.headers["Location"])


def test_new_names_and_numbers_are_counted_after_a_save(
    alice: Writer, alice_client: Browser
) -> None:
    contact(alice.vault, "Marguerite")
    entry_id = save(alice.vault, "Marguerite by the weir.")
    view_id = made(alice.vault, chosen=[entry_id])
    page = after(alice_client, entry_id, "Marguerite by the weir, with Ottoline. 07700 900144.")
    assert f"{NEW} 2 names or numbers." in page
    found = re.search(rf'href="(/views/{view_id}/seen/[^"]+)">See it as they do', page)
    assert found
    assert "with Ottoline" in alice_client.page(found[1])
    assert NEW not in alice_client.page(f"/e/{entry_id}/")


def test_what_was_there_before_or_is_replaced_is_not_new(
    alice: Writer, alice_client: Browser
) -> None:
    person(alice.vault, "Ottoline")
    entry_id = save(alice.vault, "I met Marguerite by the weir.")
    replaced = [Replacement(needle="ottoline", instead="O.")]
    made(alice.vault, chosen=[entry_id], replacements=replaced)
    page = after(alice_client, entry_id, "I met Marguerite by the weir, and Ottoline came.")
    assert NEW not in page


def test_nothing_is_said_of_what_nobody_can_read(alice: Writer, alice_client: Browser) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id = made(alice.vault, chosen=[entry_id])
    flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
    page = alice_client.page(f"/e/{entry_id}/edit/")
    form = {**writing_form(page), "text": "I met Marguerite by the weir.", "save": "1"}
    answer = alice_client.post("/write/", form)
    assert NEW not in alice_client.page(answer.headers["Location"])


def test_a_long_entry_is_looked_through_where_it_changed(
    alice: Writer, alice_client: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = "I met Marguerite by the weir.\n\n" * 20
    entry_id = save(alice.vault, long)
    made(alice.vault, chosen=[entry_id])
    looked: list[str] = []
    through = looking.through

    def seen(texts: list[str], known: Known) -> list[Finding]:
        looked.extend(texts)
        return through(texts, known)

    monkeypatch.setattr(looking, "through", seen)
    page = after(alice_client, entry_id, f"{long}Then Ottoline and Marguerite came.")
    assert f"{NEW} 1 name or number." in page
    assert looked == ["Then Ottoline and Marguerite came."]


def test_a_page_that_is_older_than_the_view_says_it_too(
    alice: Writer, alice_client: Browser
) -> None:
    entry_id = save(alice.vault, "Herons.")
    form = writing_form(alice_client.page(f"/e/{entry_id}/edit/"))
    made(alice.vault, chosen=[entry_id])
    sent = {**form, "text": "I met Marguerite by the weir.", "save": "1"}
    answer = alice_client.post("/write/", sent)
    assert f"{NEW} 1 name or number." in alice_client.page(answer.headers["Location"])


@pytest.mark.parametrize("path", ["/e/{}/tags/", "/journal/tag/"])
def test_the_page_of_tags_says_for_whom_an_entry_would_wait(
    alice: Writer, alice_client: Browser, path: str
) -> None:
    entry_id = save(alice.vault, "Herons.")
    said = "With a tag that fits what Ada may read, it waits for your yes."
    assert said not in alice_client.page(path.format(entry_id))
    view_id = made(alice.vault, rule=Rule(tactics=["a1"]), adds=True)
    assert said in alice_client.page(path.format(entry_id))
    if "{}" in path:
        flows.keep_from(vault=alice.vault, view_id=view_id, entry_ids=[entry_id])
        assert said not in alice_client.page(path.format(entry_id))
