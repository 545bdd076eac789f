"""A time zone that this machine does not know makes no page unreadable."""

import pytest

from apps.accounts.documents import ProfileDocument
from tests.cast import Writer
from tests.site_client import Browser

PAGES = ["/", "/journal/", "/people/", "/people/new/", "/people/persons/new/", "/plan/", "/write/"]


@pytest.mark.parametrize("zone", ["Atlantis/Nowhere", "America", "../etc/passwd", "", "x" * 300])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_opens_in_a_zone_that_is_none(alice: Writer, zone: str, path: str) -> None:
    browser = Browser(
        alice,
        profile=ProfileDocument(
            display_name="A", zone=zone, recovery_confirmed=True, leave_explained=True
        ),
    )
    assert browser.get(path).status_code == 200
    begun = browser.post("/people/new/", {"name": "Heron", "begun": "1"})
    assert begun["Kept-At"]
