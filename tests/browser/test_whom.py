"""Whom a record means: chosen, offered and told with one thumb, with and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Tabs
from tests.browser.linked_pages import named
from tests.browser.living import Living
from tests.browser.people_pages import contact, person

PHONE = {"width": 375, "height": 667}


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_record_and_a_person_lead_to_each_other(
    tabs: Tabs, living: Living, with_scripts: bool
) -> None:
    page = tabs.open(living, viewport=PHONE, java_script_enabled=with_scripts)
    name = f"Quill {with_scripts}"
    at = contact(page, name, f"07700 9003{with_scripts:02}")
    entry = named(page, "A message, brought along.")
    page.goto(f"{entry}add/who/")
    page.get_by_label("Who brought it?").select_option(label=name)
    page.get_by_role("button", name="Save", exact=True).click()
    page.get_by_role("link", name=name, exact=True).click()
    expect(page).to_have_url(at)
    page.get_by_text("What happened, with them in it").click()
    if with_scripts:
        page.get_by_role("link", name="A message, brought along.").click()
        expect(page).to_have_url(entry)
        page.goto(at)
        page.get_by_text("What happened, with them in it").click()
    page.get_by_role("link", name="in the list of what happened").click()
    expect(page.locator("#results")).to_contain_text(f"Through {name}")
    expect(page.get_by_label("Who appears in it")).to_have_value(
        at.rstrip("/")[-36:].replace("-", "")
    )


@pytest.mark.parametrize("with_scripts", [True, False])
def test_a_name_and_a_number_find_their_owner(
    tabs: Tabs, living: Living, with_scripts: bool
) -> None:
    page = tabs.open(living, viewport=PHONE, java_script_enabled=with_scripts)
    label, number = f"Wren {with_scripts}", f"+44 7700 9004{with_scripts:02}"
    at = person(page, label, "07700 900998")
    entry = named(page, "A call again.", label, number)
    page.get_by_role("link", name="Is this somebody among your people?").click()
    page.get_by_role("button", name="Yes, the same").click()
    expect(page.get_by_role("link", name=label, exact=True)).to_be_visible()
    page.get_by_role("link", name="Whose is this?").click()
    page.get_by_role("button", name=label).click()
    expect(page).to_have_url(entry)
    expect(page.get_by_text("belongs to")).to_be_visible()
    page.goto(at)
    expect(page.get_by_text(number)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
