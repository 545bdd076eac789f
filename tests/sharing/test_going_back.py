"""Going back to an earlier version of an entry that somebody reads."""

import pytest

from tests.cast import Writer
from tests.journal.writing import save
from tests.sharing.visitor.reading import opened
from tests.site_client import Browser

pytestmark = pytest.mark.django_db


def test_readers_read_the_version_that_came_back_and_the_writer_is_told(alice: Writer) -> None:
    entry_id = save(alice.vault, "Herons.")
    view_id, reader = opened(alice, chosen=[entry_id])
    save(alice.vault, "Reeds.", of=entry_id, base=1)
    assert "Reeds." in reader.page(f"/v/{view_id}/read/")
    browser = Browser(alice)
    page = browser.page(f"/e/{entry_id}/history/1/")
    assert "Whoever can read the entry reads this then." in page
    answer = browser.post(f"/e/{entry_id}/history/1/again/", {"seen": "2"}, follow=True)
    assert b"kept in History. Ada can read this." in answer.content
    read = reader.page(f"/v/{view_id}/read/")
    assert "Herons." in read
    assert "Reeds." not in read
