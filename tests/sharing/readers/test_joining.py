"""A person without an account types the code on the page of all invitations."""

import datetime as dt

import pytest

from apps.accounts import flows, set_up
from apps.accounts.models import Account
from apps.sharing import ending, readers
from apps.sharing.models import ReaderInvitation, SharingKeys
from tests.accounts.browser import Browser, text_of
from tests.cast import Writer
from tests.sharing.readers.pairing import invited, known, shown

pytestmark = pytest.mark.django_db
PASSWORD = "six slow lanterns above a pier"
CHOSEN = {
    "name": "Dora",
    "password": PASSWORD,
    "password_again": PASSWORD,
    "zone": "UTC",
    "wait_hours": "72",
}


def joined() -> Account:
    return Account.objects.order_by("has_journal").first()  # type: ignore[return-value]


def test_the_code_makes_an_account_that_reads(alice: Writer) -> None:
    reader_id, code = invited(alice.vault)
    browser = Browser()
    answer = browser.post("/join/", {**CHOSEN, "invitation": code})
    assert answer["Location"] == "/key/"
    assert not joined().has_journal
    assert not joined().runs_instance
    readers.settle(alice.vault)
    opened = flows.sign_in(name="dora", password=PASSWORD, is_known_device=True)
    assert shown(alice.vault, reader_id).words == known(opened.vault).words


def test_it_lands_on_what_it_may_read(alice: Writer) -> None:
    _, code = invited(alice.vault)
    browser = Browser()
    browser.post("/join/", {**CHOSEN, "invitation": code})
    browser.account = str(joined().pk)
    assert browser.get("/")["Location"] == "/key/"
    with_paper = browser.session
    del with_paper["paper"]
    with_paper.save()
    assert "Go on" in text_of(browser.get("/about-leave/"))
    browser.send("/about-leave/")
    assert browser.get("/")["Location"] == "/reading/"


def test_a_taken_name_leaves_the_code_good_and_no_trace(alice: Writer) -> None:
    _, code = invited(alice.vault)
    answer = Browser().post("/join/", {**CHOSEN, "name": "Alice", "invitation": code})
    assert answer.status_code == 422
    assert SharingKeys.objects.count() == 1
    answer = Browser().post("/join/", {**CHOSEN, "invitation": code})
    assert answer.status_code == 302


def test_a_code_makes_one_account(alice: Writer) -> None:
    _, code = invited(alice.vault)
    Browser().post("/join/", {**CHOSEN, "invitation": code})
    answer = Browser().post("/join/", {**CHOSEN, "name": "Eve", "invitation": code})
    assert "not known here" in text_of(answer)
    assert Account.objects.count() == 2


def test_an_old_code_makes_no_account(alice: Writer) -> None:
    _, code = invited(alice.vault)
    ReaderInvitation.objects.update(purge_on=ending.today() - dt.timedelta(days=1))
    before = Account.objects.count()
    assert Browser().post("/join/", {**CHOSEN, "invitation": code}).status_code == 422
    assert Account.objects.count() == before


def test_a_code_that_was_changed_in_the_database_makes_no_account(
    alice: Writer, bob: Writer
) -> None:
    _, code = invited(alice.vault)
    ReaderInvitation.objects.update(owner=bob.account.pk)
    answer = Browser().post("/join/", {**CHOSEN, "invitation": code})
    assert answer.status_code == 503
    assert Account.objects.count() == 2


def test_the_page_says_the_same_before_either_kind_of_code(alice: Writer) -> None:
    """What a code is good for shows by using it alone."""
    page = text_of(Browser().get("/join/"))
    assert "An account of your own" in page
    for code in (set_up.invite(), invited(alice.vault)[1]):
        answer = text_of(Browser().post("/join/", {"invitation": code}))
        assert "An account of your own" in answer
