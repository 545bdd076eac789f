"""Who may open an address without signing in: nobody, unless it stands in this list."""

import pytest
from django.test import Client
from django.urls import Resolver404, resolve

from tests.architecture.addresses import Address, addresses, default_is_closed

# route -> why it is open.
PUBLIC = {
    "health": "a health check on the same machine asks here; it tells nothing",
    "robots.txt": "asks search engines to stay away",
    "sign-in/": "the way in",
    "set-up/": "the first writer, with a token; gone afterwards",
    "join/": "a further writer, with an invitation",
    "recover/": "the way back with the recovery key",
    "recover/finish/": "its last step, with the key again",
    "leave/": "the way out works in every state",
    "leave/words/": "so does the one that takes unsaved words along",
    "v/<uuid:view_id>": "a link that somebody was given: the same page for every id",
    "v/<uuid:view_id>/": "the same page, with the stroke that programs add",
    "v/<uuid:view_id>/read/": "what a visit reads; 404 without one",
    "v/<uuid:view_id>/e/<uuid:copy_id>/": "one entry of it, likewise",
    "v/<uuid:view_id>/freeze/": "whoever reads may stop all reading; 404 without a visit",
    "v/leave/": "the way out of a visit",
}


def is_open(path: str) -> bool:
    try:
        found = resolve(path).route
    except Resolver404:
        return False
    return found in PUBLIC


def test_a_view_without_a_mark_asks_for_sign_in() -> None:
    assert default_is_closed()


def test_only_the_listed_addresses_are_open() -> None:
    opened = {address.route for address in addresses() if address.is_public}
    assert opened - set(PUBLIC) == set(), "open, and no reason stands in PUBLIC"
    assert set(PUBLIC) - opened == set(), "in PUBLIC, and gone or closed"


def test_every_address_is_written_once() -> None:
    routes = [address.route for address in addresses()]
    assert sorted(routes) == sorted(set(routes))


def test_every_address_can_be_walked() -> None:
    assert [address.route for address in addresses() if resolve(address.sample) is None] == []


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_closed_address_leads_to_an_open_one(client: Client, method: str) -> None:
    closed = [address for address in addresses() if not address.is_public]
    assert [address.route for address in closed if not leads_out(client, method, address)] == []


def leads_out(client: Client, method: str, address: Address) -> bool:
    answer = getattr(client, method)(address.sample)
    return answer.status_code == 302 and is_open(answer.headers["Location"].partition("?")[0])
