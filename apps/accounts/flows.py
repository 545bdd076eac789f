"""Acts that touch an account and its keys together.

They know names and passwords for as long as one call lasts; they know neither requests nor cookies.
Each act stretches a password once.
"""

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from django.db import transaction

from apps.accounts import hashers, names
from apps.accounts.documents import ProfileDocument
from apps.accounts.models import Account, Profile, new_session_salt
from apps.vault import head, inbox, keyring, primitives, stretching, tickets
from apps.vault.documents import OpenVault
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion, WrongKey
from apps.vault.recovery_key import RecoveryKey

FAILED_SIGN_IN = "failed sign-in"


class Opened(NamedTuple):
    account: Account
    vault: OpenVault


def create_account(
    *,
    name: str,
    password: str,
    recovery: RecoveryKey,
    profile: ProfileDocument,
    runs_instance: bool,
    has_journal: bool = True,
) -> Opened:
    """Raises IntegrityError when the name is taken."""
    encoded, root = _encoded(password)
    with transaction.atomic():
        account = Account.objects.create(
            name_tag=names.tag_of(name),
            password=encoded,
            runs_instance=runs_instance,
            has_journal=has_journal,
        )
        vault = keyring.create(account.id, root, recovery)
        with head.writing(vault) as current:
            row = Profile()
            vault.seal(profile, row)
            row.save(force_insert=True)
            current.put(row)
    return Opened(account, vault)


def sign_in(*, name: str, password: str, is_known_device: bool) -> Opened:
    """Raises WrongKey alike, and as late, for a wrong password and for an unknown name."""
    tag = names.tag_of(name)
    nearest = Account.objects.nearest(tag)
    if nearest is None or bytes(nearest.name_tag) != tag:
        # Accounts keep an older cost until their writer comes; an unknown name costs what one does.
        cost = _cost_of(nearest)
        salt = names.decoy_salt(tag, stretching.SALT_BYTES)
        stretching.root_of(password, salt, cost, is_known_device=is_known_device)
        inbox.drop_in(None, FAILED_SIGN_IN, is_attempt=True)
        raise WrongKey
    return unlock(account=nearest, password=password, is_known_device=is_known_device)


def unlock(*, account: Account, password: str, is_known_device: bool) -> Opened:
    """Raises WrongKey, WrapRevoked or PepperMismatch. A failed attempt is told to the writer."""
    parts = hashers.read(account.password)
    root = stretching.root_of(password, parts.salt, parts.cost, is_known_device=is_known_device)
    if not hashers.fits(root, account.password):
        inbox.drop_in(account.id, FAILED_SIGN_IN, is_attempt=True)
        raise WrongKey
    vault = keyring.unlock(account.id, root)
    if parts.cost < stretching.present_cost():
        _strengthen(account, vault, password)
    return Opened(account, vault)


def change_password(*, account: Account, vault: OpenVault, password: str) -> OpenVault:
    """A new epoch; every other session and ticket of the account ends with it, and a recovery that
    somebody asked for."""
    account.recovery_request = b""
    return _renew(account, vault, password, "password", "session_salt", "recovery_request")


def finish_recovery(*, account: Account, vault: OpenVault, name: str, password: str) -> OpenVault:
    """Name and password anew, after the paper opened `vault`. Raises IntegrityError for a taken
    name."""
    account.name_tag = names.tag_of(name)
    account.recovery_request = b""
    columns = ("name_tag", "password", "session_salt", "recovery_request")
    return _renew(account, vault, password, *columns)


def begin_journal(*, account: Account) -> None:
    """A reader becomes a writer too. What it reads and its keys stay as they are."""
    account.has_journal = True
    account.save(update_fields=["has_journal"])


def sign_out_everywhere(*, account: Account) -> None:
    account.end_sessions()
    tickets.lock_all(account.id)


def save_profile(
    *,
    vault: OpenVault,
    change: Callable[[ProfileDocument], None],
    instead: ProfileDocument | None = None,
) -> ProfileDocument:
    """`instead` takes the place of a profile that cannot be read. Without it, raises
    TamperedEnvelope as `load_profile` does."""
    with head.writing(vault) as current:
        try:
            row = _profile_row(vault, current, lock=True)
            profile = vault.open(ProfileDocument, row)
            row.revision += 1
        except (TamperedEnvelope, UnknownVersion):
            if instead is None:
                raise
            row, profile = _new_row(vault, current), instead
        change(profile)
        vault.seal(profile, row)
        row.save()
        current.put(row)
    return profile


def load_profile(vault: OpenVault) -> ProfileDocument:
    """Raises TamperedEnvelope when the row is not the one the head names, or not the only one."""
    with head.reading(vault) as current:
        return vault.open(ProfileDocument, _profile_row(vault, current))


def _cost_of(account: Account | None) -> stretching.Cost:
    try:
        return hashers.read(account.password).cost if account else stretching.present_cost()
    except TamperedEnvelope:
        return stretching.present_cost()


def _profile_row(vault: OpenVault, current: head.Head, *, lock: bool = False) -> Profile:
    rows = Profile.objects.select_for_update() if lock else Profile.objects.all()
    found = list(rows.filter(owner=vault.owner))
    if len(found) != 1:
        raise TamperedEnvelope
    current.check(found[0])
    return found[0]


def _new_row(vault: OpenVault, current: head.Head) -> Profile:
    Profile.objects.filter(owner=vault.owner).delete()
    current.of_table(Profile.table_code).clear()
    return Profile()


def _encoded(password: str) -> tuple[str, bytes]:
    cost, salt = stretching.present_cost(), primitives.random_bytes(stretching.SALT_BYTES)
    root = stretching.root_of(password, salt, cost, is_known_device=True)
    return hashers.encode(root, salt, cost), root


def _renew(account: Account, vault: OpenVault, password: str, *columns: str) -> OpenVault:
    """Writes only `columns`: another request may change the others meanwhile."""
    encoded, root = _encoded(password)
    account.password = encoded
    account.session_salt = new_session_salt()
    new = keyring.rotate(vault, root, also=partial(account.save, update_fields=columns))
    tickets.lock_all(account.id)
    return new


def _strengthen(account: Account, vault: OpenVault, password: str) -> None:
    account.password, root = _encoded(password)
    # Stretching took a while: a recovery that was stopped meanwhile stays so.
    also = partial(account.save, update_fields=["password"])
    keyring.rewrap_password(vault, root, also=also)
