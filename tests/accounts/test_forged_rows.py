"""Rows that somebody with the database bent: they are told as damage, or passed by, and never a fault."""

from types import SimpleNamespace
from typing import Any

import pytest

from apps.accounts import attempts, flows, hashers, recovery
from apps.accounts.flows import FAILED_SIGN_IN
from apps.accounts.models import Account, Profile
from apps.vault import envelope, inbox, pepper, primitives, public_keys
from apps.vault.documents import Document, encode
from apps.vault.exceptions import TamperedEnvelope
from apps.vault.models import InboxItem, Keyring
from tests.accounts.browser import Browser, text_of
from tests.accounts.test_kept import settings_with
from tests.cast import Writer

NEW = "river-lamp-cedar-biscuit-moon"
SALT = "AAAAAAAAAAAAAAAAAAAAAA=="
BENT = [
    "",
    "x",
    "vault1$8$1$x$y$z",
    "vault2$8$1$" + SALT + "$AA==",
    "vault1$8$1$AAAA$AA==",
    "vault1$8$1$\N{SNOWMAN}$AA==",
    "vault1$99999999$1$" + SALT + "$AA==",
    "vault1$8$99999999$" + SALT + "$AA==",
    "vault1$0$1$" + SALT + "$AA==",
    "vault1$8$-1$" + SALT + "$AA==",
]


class _AnyNote(Document, kw_only=True):
    kind: str
    happened_at: int


def drop_note(writer: Writer, moment: int) -> None:
    note = _AnyNote(kind=FAILED_SIGN_IN, happened_at=moment)
    key = public_keys.key_in(Keyring.objects.get(owner=writer.account).inbox_key)
    sealed = primitives.seal_to(key, envelope.pad(encode(note)), inbox._info(writer.account.pk))
    InboxItem.objects.create(owner_id=writer.account.pk, sealed=sealed)


def spoil_header(row: Profile) -> None:
    row.sealed = b"\x09\x01" + bytes(row.sealed[2:])
    row.save()


def spoil_end(row: Profile) -> None:
    row.sealed = bytes(row.sealed[:-1]) + bytes([row.sealed[-1] ^ 1])
    row.save()


DAMAGES = [Profile.delete, spoil_header, spoil_end]


@pytest.mark.parametrize("moment", [10**18, -(10**18), 253_402_300_800])
def test_a_note_from_no_moment_breaks_no_page(browser: Browser, alice: Writer, moment: int) -> None:
    drop_note(alice, moment)
    browser.knowing(alice)
    for path in ("/", "/settings/"):
        assert browser.get(path).status_code == 200


@pytest.mark.parametrize("column", ["recovery_request", "recovery_terms"])
@pytest.mark.parametrize("rest", [b"", b"\x09\x01", b"\x09\x01" + bytes(40), b"\x01\x01x"])
def test_a_bent_recovery_breaks_no_page_and_shortens_no_wait(
    alice_in: Browser, alice: Writer, column: str, rest: bytes
) -> None:
    Account.objects.update(**{column: pepper.current_id() + rest})
    for path in ("/", "/settings/", "/settings/wait/"):
        assert alice_in.get(path).status_code == 200
    account = Account.objects.get()
    assert recovery.ready_at(account) is None
    assert recovery.wait_hours(account) == 72


def test_a_stopped_recovery_that_is_put_back_counts_again_until_it_lapses(
    alice: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    recovery.set_first_wait(alice.account, 0)
    ready = recovery.request(alice.recovery)
    account = Account.objects.get()
    row = bytes(account.recovery_request)
    recovery.cancel(account)
    Account.objects.update(recovery_request=row)
    assert recovery.is_ready(Account.objects.get())
    monkeypatch.setattr(recovery, "time", SimpleNamespace(time=lambda: recovery.lapses_at(ready)))
    assert not recovery.is_ready(Account.objects.get())


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_a_profile_the_first_page_is_there_and_settings_are_saved(
    browser: Browser, alice: Writer, damage: Any
) -> None:
    browser.knowing(alice)
    damage(Profile.objects.get())
    other = Browser()
    other.sign_in(alice)
    page = other.get("/")
    assert page.status_code == 200
    assert "Your settings could not be read." in text_of(page)
    assert other.send("/settings/", settings_with("Alice again"))["Location"] == "/settings/"
    assert flows.load_profile(alice.vault).display_name == "Alice again"
    assert Profile.objects.count() == 1
    assert "could not be read" not in text_of(Browser().knowing(alice).get("/"))


@pytest.mark.parametrize("damage", DAMAGES)
def test_without_a_profile_the_explained_leave_and_a_new_key_go_on(
    alice_in: Browser, alice: Writer, damage: Any
) -> None:
    damage(Profile.objects.get())
    assert alice_in.send("/about-leave/")["Location"] == "/"
    assert flows.load_profile(alice.vault).display_name == "Alice"


def test_unasked_a_damaged_profile_is_never_replaced(alice: Writer) -> None:
    spoil_end(Profile.objects.get())
    with pytest.raises(TamperedEnvelope):
        flows.save_profile(vault=alice.vault, change=lambda profile: None)


@pytest.mark.parametrize("encoded", BENT)
def test_a_bent_password_column_is_told_as_damage(
    browser: Browser, alice: Writer, encoded: str
) -> None:
    Account.objects.update(password=encoded)
    answer = browser.sign_in(alice)
    assert answer.status_code == 503
    assert str(attempts.DAMAGED) in text_of(answer)


@pytest.mark.parametrize("encoded", BENT)
def test_beside_a_bent_account_an_unknown_name_is_wrong_as_ever(
    browser: Browser, alice: Writer, encoded: str
) -> None:
    Account.objects.update(password=encoded)
    typed = {"name": "alina", "password": "not this one at all"}
    assert browser.post("/sign-in/", typed).status_code == 422


def test_a_site_that_chose_a_high_cost_keeps_it(settings: Any) -> None:
    settings.VAULT_KDF_MEMORY_MIB = 1024
    assert hashers.read(f"vault1$1024$3${SALT}$AA==").cost == (1024, 3)


@pytest.mark.parametrize(
    "wrap", [b"", b"\x00", b"garbage", b"\x95\x09\xc4\x00\xc4\x00\xc4\x00\xc4\x00"]
)
def test_with_a_bent_password_wrap_the_paper_opens_at_once(
    browser: Browser, alice: Writer, wrap: bytes
) -> None:
    Keyring.objects.update(password_wrap=wrap)
    assert browser.sign_in(alice).status_code == 503
    ready = browser.post("/recover/", {"recovery_key": alice.paper})
    assert ready["Location"] == "/recover/finish/"
    typed = {"recovery_key": alice.paper, "name": "alice"}
    answer = browser.post("/recover/finish/", {**typed, "password": NEW, "password_again": NEW})
    assert answer["Location"] == "/"
    assert Browser().sign_in(alice, NEW).status_code == 302


def test_with_a_useless_inbox_key_the_paper_is_taken_at_the_first_try(
    browser: Browser, alice: Writer
) -> None:
    Keyring.objects.update(inbox_key=bytes(100))
    answer = browser.post("/recover/", {"recovery_key": alice.paper})
    assert "It works from" in text_of(answer)
