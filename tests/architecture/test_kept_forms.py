"""Which forms go on by themselves after a password: those that save words, and no other."""

from http import HTTPStatus

import pytest

from apps.accounts import places
from tests.architecture.addresses import Address, addresses
from tests.site_client import Browser

# Route -> what it saves. A new view is asked again until it stands here and is marked.
BY_ITSELF = {
    "write/": "an entry, or a draft",
    "new/paste/": "a draft",
    "e/<uuid:entry_id>/paste/": "a draft",
    "plan/<slug:shelf>/new/": "a page of a shelf",
    "plan/<slug:shelf>/<uuid:record_id>/": "a page of a shelf",
    "plan/needed/": "an entry",
    "plan/dates/new/": "a date",
    "plan/dates/<uuid:record_id>/": "a date",
    "plan/dates/<uuid:record_id>/after/": "an entry",
    "plan/<uuid:plan_id>/decision/": "answers",
    "plan/<uuid:plan_id>/reasons/": "reasons",
    "plan/<uuid:plan_id>/<slug:code>/": "a part of a plan",
    "people/new/": "a contact",
    "people/<uuid:contact_id>/edit/": "a contact",
    "people/<uuid:contact_id>/stance/": "what somebody did",
    "people/persons/new/": "a person",
    "people/persons/<uuid:person_id>/edit/": "a person",
}
SHOWN_AGAIN = {"settings/", "plan/check/"}


def closed() -> list[Address]:
    return [address for address in addresses() if not address.is_public]


def marked(mark: str) -> set[str]:
    return {_of_shelf(address.route) for address in closed() if hasattr(address.view, mark)}


def _of_shelf(route: str) -> str:
    """Each shelf has addresses of its own, all with the same views."""
    for code in ("words", "telling", "children"):
        route = route.replace(f"plan/{code}/", "plan/<slug:shelf>/")
    return route


def test_only_the_listed_forms_go_on_by_themselves() -> None:
    assert marked("saves_words") == set(BY_ITSELF)
    assert marked("shows_again") == SHOWN_AGAIN


def test_nothing_that_asks_for_the_password_goes_on_by_itself() -> None:
    both = [
        a.route for a in closed() if hasattr(a.view, "saves_words") and hasattr(a.view, "step_up")
    ]
    assert both == []


def test_a_place_to_go_back_to_is_a_page(alice_client: Browser) -> None:
    refused = HTTPStatus.METHOD_NOT_ALLOWED
    wrong = [
        address.route
        for address in closed()
        if address.route not in ("lock/", "sign-out/", "unlock/")
        and places.is_page(address.sample)
        != (alice_client.get(address.sample).status_code != refused)
    ]
    assert wrong == []


def test_every_act_is_asked_again_on_a_page() -> None:
    asked = [places.where_asked(address.sample, "") for address in closed()]
    assert [path for path in asked if not places.is_page(path)] == []


@pytest.mark.parametrize(
    "path",
    ["/leave/", "/leave/words/", "/lock/", "/sign-out/", "/unlock/", "/sign-in/", "/none/", ""],
)
def test_a_way_out_is_no_place_to_go_back_to(path: str) -> None:
    assert not places.is_page(path)
