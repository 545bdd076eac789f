"""Somebody who reads here and does not write meets no page of a journal, whatever address is asked."""

import pytest

from tests.architecture.addresses import Address, addresses
from tests.cast import Writer
from tests.sharing.readers.pairing import given
from tests.site_client import Browser

# route -> why it is there for whoever has an account.
FOR_EVERY_ACCOUNT = {
    "": "leads on to what others let one read",
    "about-leave/": "what the Leave button does",
    "key/": "the own recovery key, while it is new",
    "key/check/": "likewise",
    "lock/": "locks",
    "more/": "the way to settings and security",
    "reading/": "what others let one read",
    "reading/accept/": "an invitation is typed in",
    "reading/notebook/": "to become a writer too",
    "recover/cancel/": "stops the use of the own recovery key",
    "settings/": "how the place looks, and the lock",
    "settings/key/": "the own recovery key",
    "settings/key/keep/": "likewise",
    "settings/password/": "the own password",
    "settings/security/": "password, recovery key and sessions, of one's own",
    "settings/sign-out/": "ends all own sessions",
    "settings/wait/": "how long the own recovery key waits",
    "sign-out/": "ends the session",
    "since/": "puts away what was told of the account",
    "unlock/": "opens the own vault",
    "views/freeze/": "lets all own views rest; there are none",
}


def closed() -> list[Address]:
    return [address for address in addresses() if not address.is_public]


def is_nowhere(browser: Browser, path: str) -> bool:
    """404 to reading and writing; 405 says only which verb the address takes."""
    seen = {browser.get(path).status_code, browser.post(path).status_code}
    return 404 in seen and seen <= {404, 405}


@pytest.mark.django_db
def test_a_reader_meets_no_page_of_a_journal(
    alice: Writer, charlie: Writer, charlie_client: Browser
) -> None:
    given(alice.vault, charlie.vault)
    met = [
        address.route
        for address in closed()
        if address.route not in FOR_EVERY_ACCOUNT and not is_nowhere(charlie_client, address.sample)
    ]
    assert met == []


def test_the_list_names_no_address_that_is_gone() -> None:
    assert set(FOR_EVERY_ACCOUNT) - {address.route for address in closed()} == set()
