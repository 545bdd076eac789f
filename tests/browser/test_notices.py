"""What is to be known stands on one line, and leaves the words and Save on the first screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Tabs
from tests.browser.living import Living

PHONE = {"width": 375, "height": 720}


@pytest.mark.parametrize("has_scripts", [True, False])
def test_save_is_in_sight_beside_a_notice(
    tabs: Tabs, new_living: Living, has_scripts: bool
) -> None:
    living = new_living  # Today goes on with a draft, and other tests leave long ones
    page = tabs.open(living, viewport=PHONE)
    page.context.clear_cookies()
    page.goto("/sign-in/")
    page.get_by_label("User name").fill(living.alice.name)
    page.get_by_label("Password").fill("not this one at all")
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").wait_for()
    living.alice.sign_in(page)
    living.cookies = page.context.cookies()
    looking = tabs.open(living, viewport=PHONE, java_script_enabled=has_scripts)
    notice = looking.get_by_role("link", name="A wrong password was typed").bounding_box()
    save = looking.get_by_role("button", name="Save", exact=True).bounding_box()
    bar = looking.locator("nav.bar").bounding_box()
    assert notice
    assert save
    assert bar
    assert notice["height"] == 44
    assert save["y"] + save["height"] < bar["y"]
    looking.get_by_role("link", name="A wrong password was typed").click()
    expect(looking.get_by_role("heading", level=1)).to_have_text("Security")
    looking.get_by_role("button", name="I have seen this").click()
    expect(looking.get_by_role("heading", level=1)).to_contain_text("Hello")
    expect(looking.get_by_role("link", name="A wrong password was typed")).to_have_count(0)
