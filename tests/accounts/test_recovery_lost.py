"""A copy from before the recovery key was replaced: the password works, no paper does, and that is said."""

import pytest

from apps.accounts import recovery
from apps.vault import keyring, recovery_key
from apps.vault.exceptions import WrongKey
from apps.vault.models import Keyring
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer

TOLD = "no recovery key fits it"


@pytest.fixture
def restored(alice: Writer) -> Writer:
    older = Keyring.objects.get()
    paper = recovery_key.read(recovery_key.new())
    keyring.replace_recovery_key(alice.vault, paper)
    older.save()
    for each in (alice.recovery, paper):
        with pytest.raises(WrongKey):
            recovery.account_of(each)
    return alice


def test_it_is_told_after_sign_in(browser: Browser, restored: Writer) -> None:
    browser.knowing(restored)
    assert text_of(browser.get("/")).count("No recovery key works here") == 1
    page = text_of(browser.get("/settings/security/"))
    assert page.count(TOLD) == 1
    assert 'href="/settings/key/"' in page


def test_it_is_told_after_unlocking_too(alice_in: Browser, restored: Writer) -> None:
    alice_in.lose_ticket()
    alice_in.unlock(alice_in.get("/settings/"), restored.password)
    assert TOLD in text_of(alice_in.get("/settings/security/"))


def test_a_new_key_ends_it(browser: Browser, restored: Writer) -> None:
    browser.knowing(restored)
    browser.send("/settings/key/")
    paper = browser.session["paper"]
    groups, numbers = recovery_key.groups(paper), browser.session["paper groups"]
    first, second = (groups[number - 1] for number in numbers)
    typed = {"recovery_key_first": first, "recovery_key_second": second}
    assert browser.send("/key/check/", typed).status_code == 302
    assert TOLD not in text_of(browser.get("/settings/security/"))
    assert recovery.account_of(recovery_key.read(paper)) == restored.account


def test_a_key_that_fits_is_no_news(alice_in: Browser) -> None:
    assert TOLD not in text_of(alice_in.get("/settings/security/"))


def test_no_key_is_offered_to_be_kept_where_none_fits(browser: Browser, restored: Writer) -> None:
    browser.knowing(restored)
    browser.send("/settings/key/")
    assert "Keep the key I have" not in text_of(browser.get("/key/"))
