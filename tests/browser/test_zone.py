"""The time zone of the browser is chosen beforehand, by whichever name the browser calls it."""

import re

from playwright.sync_api import expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living


def test_the_zone_of_the_browser_is_chosen_beforehand(tabs: Tabs, living: Living) -> None:
    for zone, named in (
        ("Europe/Zurich", "Europe/Zurich"),
        ("Asia/Kolkata", "Asia/(Kolkata|Calcutta)"),
    ):
        page = tabs.open(living, signed_in=False, timezone_id=zone)
        page.goto("/join/")
        expect(page.get_by_label("Time zone")).to_have_value(re.compile(named))
