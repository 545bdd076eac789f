"""A form sent again (a second tap, Back and Save, a lost answer) is what it was the first time."""

from uuid import uuid4

import pytest
from django.apps import apps

from tests.architecture.markup import read
from tests.cast import Writer
from tests.plan.filling import a_plan
from tests.site_client import Browser

ROWS = {"journal", "support", "plan", "sharing"}
WORDS = "Zebra 7391"
# The page, where its form goes, and what a person fills in.
FORMS = [
    ("/write/", "/write/", ["text"]),
    ("/new/", "/write/", ["text"]),
    ("/people/new/", "/people/new/", ["name", "notes"]),
    ("/people/persons/new/", "/people/persons/new/", ["label", "notes"]),
    ("/plan/words/new/", "/plan/words/new/", ["text"]),
    ("/plan/dates/new/", "/plan/dates/new/", ["title"]),
    ("/plan/children/new/", "/plan/children/new/", ["initials"]),
    ("/plan/needed/", "/plan/needed/", ["what"]),
]
# Buttons of their own, which are not pressed here.
ACTS = {"more", "keep", "put_away", "take_up", "begun"}


def filled(page: str, names: list[str]) -> dict[str, str]:
    fields: dict[str, str] = {}
    for element in read(page).elements:
        name, kind = element.attributes.get("name", ""), element.attributes.get("type")
        if element.name in {"input", "textarea"} and name and kind not in {"checkbox", "radio"}:
            fields.setdefault(name, element.attributes.get("value", ""))
    assert fields.keys() >= set(names)
    kept = {name: value for name, value in fields.items() if name not in ACTS}
    return kept | dict.fromkeys(names, WORDS)


def counts() -> dict[str, int]:
    kinds = (kind for kind in apps.get_models() if kind._meta.app_label in ROWS)
    return {kind._meta.label: kind._default_manager.count() for kind in kinds}


@pytest.mark.parametrize(("path", "action", "names"), FORMS)
def test_a_new_thing_sent_twice_is_one(
    alice: Writer, path: str, action: str, names: list[str]
) -> None:
    browser = Browser(alice)
    empty = counts()
    form = filled(browser.page(path), names)
    first = browser.post(action, form)
    once = counts()
    assert once != empty
    again = browser.post(action, form)
    assert (first.status_code, again.status_code) == (302, 302)
    assert again["Location"] == first["Location"]
    assert counts() == once


def test_a_plan_begun_twice_is_one(alice: Writer) -> None:
    browser = Browser(alice)
    form = {"id": str(uuid4())}
    led = [browser.post("/plan/begin/", form) for _ in range(2)]
    assert {answer.status_code for answer in led} <= {302}
    assert counts()["plan.Plan"] == 1


@pytest.mark.parametrize("part", ["decision", "reasons"])
def test_what_is_added_to_a_plan_is_added_once(alice: Writer, part: str) -> None:
    browser = Browser(alice)
    path = f"/plan/{a_plan(alice.vault, label='R.')}/{part}/"
    page = browser.page(path)
    (name, *_) = [e.attributes["name"] for e in read(page).elements if e.name == "textarea"]
    form = filled(page, [name])
    statuses = [browser.post(path, form).status_code for _ in range(2)]
    assert statuses == [302, 302]
    assert browser.page(path).count(WORDS) == 1


def test_what_somebody_did_is_noted_once(alice: Writer) -> None:
    browser = Browser(alice)
    about = browser.post("/people/new/", filled(browser.page("/people/new/"), ["name"]))["Location"]
    form = filled(browser.page(f"{about}stance/"), ["note"]) | {"code": "stood", "note": "Heron 5"}
    for _ in range(2):
        assert browser.post(f"{about}stance/", form).status_code == 302
    assert browser.page(about).count("Heron 5") == 1
