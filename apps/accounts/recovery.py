"""The wait before the recovery key alone opens an account, and what ends it.

The key is not kept with it: a request is only the moment from which it works, sealed under the
pepper, since the server must read it while the vault is locked. It lapses when nobody used it; a
stop, a new password and a new key end it. All times are seconds since the epoch, UTC.
"""

import time
from contextlib import suppress

from django.db import models, transaction

from apps.accounts.models import Account
from apps.vault import inbox, keyring, pepper, revocations, wraps
from apps.vault.documents import Document, decode, encode
from apps.vault.exceptions import PepperMismatch, TamperedEnvelope, UnknownVersion, WrongKey
from apps.vault.models import Keyring
from apps.vault.recovery_key import RecoveryKey

DEFAULT_WAIT_HOURS = 72
MOST_WAIT_HOURS = 72
USABLE_DAYS = 7
RECOVERY_REQUESTED = "recovery requested"

_UNREADABLE = (PepperMismatch, TamperedEnvelope, UnknownVersion)


class _Terms(Document, kw_only=True):
    """A shorter wait takes effect only after the older, longer one has passed."""

    wait_hours: int = DEFAULT_WAIT_HOURS
    older_hours: int = DEFAULT_WAIT_HOURS
    changed_at: int = 0


class _Request(Document, kw_only=True):
    ready_at: int


def wait_hours(account: Account) -> int:
    """What holds today."""
    terms = _terms(account)
    if time.time() < terms.changed_at + terms.older_hours * 3600:
        return max(terms.older_hours, terms.wait_hours)
    return terms.wait_hours


def chosen_wait_hours(account: Account) -> int:
    """What the writer chose last; it may still be waiting to take effect."""
    return _terms(account).wait_hours


def shorter_from(account: Account) -> int:
    """When a shorter wait that was chosen takes effect, or took it."""
    terms = _terms(account)
    return terms.changed_at + terms.older_hours * 3600


def choose_wait(account: Account, hours: int) -> None:
    """A longer one begins anew for a request that runs, even where the key works already."""
    if not 0 <= hours <= MOST_WAIT_HOURS:
        raise ValueError
    now, columns = int(time.time()), ["recovery_terms", "recovery_request"]
    with transaction.atomic():
        account.refresh_from_db(None, columns, Account.objects.select_for_update())
        running, before = ready_at(account), wait_hours(account)
        if running is not None and hours > before:
            _note(account, max(running, now + hours * 3600))
        terms = _Terms(wait_hours=hours, older_hours=before, changed_at=now)
        account.recovery_terms = pepper.seal_for_instance("terms", encode(terms), account.id.bytes)
        account.save(update_fields=columns)


def set_first_wait(account: Account, hours: int) -> None:
    """At set-up, when there is no older wait to outlast."""
    terms = _Terms(wait_hours=hours, older_hours=hours)
    account.recovery_terms = pepper.seal_for_instance("terms", encode(terms), account.id.bytes)
    account.save(update_fields=["recovery_terms"])


def request(recovery: RecoveryKey) -> int:
    """Note the request, or find the one that runs; the moment from which the key works.

    Raises WrongKey for a paper that opens nothing. Where the pepper was lost, or
    the revocations, nobody can sign in to cancel, so a wait would protect nobody: it works at once.
    """
    with transaction.atomic():
        # Held before the paper is tried: a new key or a longer wait comes either before or after.
        account = _account_of(recovery, Account.objects.select_for_update())
        running = ready_at(account)
        if running is not None:
            return running
        if has_no_password(account):
            return int(time.time())
        ready = int(time.time()) + wait_hours(account) * 3600
        _note(account, ready)
        account.save(update_fields=["recovery_request"])
    # A useless inbox key keeps every password out; the paper must not wait on it.
    with suppress(TamperedEnvelope):
        inbox.drop_in(account.id, RECOVERY_REQUESTED)
    return ready


def ready_at(account: Account) -> int | None:
    """When a running request becomes usable, or did; None without one, and once it has lapsed."""
    if not account.recovery_request:
        return None
    try:
        content = pepper.open_for_instance("request", account.recovery_request, account.id.bytes)
        ready = decode(_Request, content).ready_at
    except _UNREADABLE:
        return None
    return ready if time.time() < lapses_at(ready) else None


def lapses_at(ready: int) -> int:
    return ready + USABLE_DAYS * 24 * 3600


def is_ready(account: Account) -> bool:
    ready = ready_at(account)
    return has_no_password(account) or (ready is not None and ready <= time.time())


def cancel(account: Account) -> None:
    account.recovery_request = b""
    account.save(update_fields=["recovery_request"])


def account_of(recovery: RecoveryKey) -> Account:
    """Raises WrongKey when no account has this paper, or when it was replaced."""
    return _account_of(recovery, Account.objects.all())


def _account_of(recovery: RecoveryKey, accounts: models.QuerySet[Account]) -> Account:
    owner = keyring.owner_of(recovery)
    account = accounts.filter(id=owner).first() if owner else None
    if account is None:
        raise WrongKey
    keyring.recover(account.id, recovery)
    return account


def has_no_password(account: Account) -> bool:
    """True once the pepper, the revocation file or the wrap was lost: no password opens this
    account."""
    wrap = Keyring.objects.get(owner=account).password_wrap
    try:
        is_revoked = revocations.is_revoked(wraps.password_wrap_id(wrap))
    except (TamperedEnvelope, UnknownVersion):
        return True
    return is_revoked or not wraps.has_present_pepper(wrap)


def has_no_paper(account: Account) -> bool:
    """True once a copy from before the last replacement was put back: it has the old key, which was
    withdrawn, and knows nothing of the new one."""
    wrap = Keyring.objects.get(owner=account).recovery_wrap
    return revocations.is_revoked(wraps.paper_id(wrap))


def _note(account: Account, ready: int) -> None:
    content = encode(_Request(ready_at=ready))
    account.recovery_request = pepper.seal_for_instance("request", content, account.id.bytes)


def _terms(account: Account) -> _Terms:
    if not account.recovery_terms:
        return _Terms()
    try:
        content = pepper.open_for_instance("terms", account.recovery_terms, account.id.bytes)
        return decode(_Terms, content)
    except _UNREADABLE:
        return _Terms()
