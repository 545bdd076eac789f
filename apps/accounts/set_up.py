"""The one-time set-up token of a new instance, and invitations. Neither ever stands in a URL."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from django.conf import settings
from django.db import connection, models, transaction
from django.utils import timezone
from django.utils.translation import gettext

from apps.accounts.invitations import Admission
from apps.accounts.models import Account, Invitation
from apps.core import secret_files
from apps.vault import pepper, primitives, recovery_key
from apps.vault.exceptions import WrongKey

INVITATION_DAYS = 7
_SHOWN_GROUPS = 4
# An arbitrary number that names the lock of this one act.
_SET_UP_LOCK = 7_051_901


def is_open() -> bool:
    """True until the first writer exists."""
    return not Account.objects.exists()


def announce_token() -> str | None:
    """Printed at each start until the first writer exists."""
    if not is_open():
        close()
        return None
    if not _token_path().is_file():
        secret_files.write_file(_token_path(), new_code())
    return gettext("Set-up token, for the first visit: %(token)s") % {
        "token": _token_path().read_text().strip()
    }


def token_fits(typed: str) -> bool:
    if not is_open() or not _token_path().is_file():
        return False
    return primitives.same(plain_code(typed), plain_code(_token_path().read_text()))


@contextmanager
def spending_token(typed: str) -> Iterator[None]:
    """Good for one account, however many try at once. Raises WrongKey."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SET_UP_LOCK])
        if not token_fits(typed):
            raise WrongKey
        yield
    close()


def close() -> None:
    _token_path().unlink(missing_ok=True)


def new_code() -> str:
    """80 random bits in the recovery key's alphabet."""
    return "-".join(recovery_key.groups(recovery_key.new())[:_SHOWN_GROUPS])


def invite() -> str:
    """A code for one further writer, good for seven days."""
    code = new_code()
    Invitation.objects.create(
        token_tag=_tag(code),
        purge_on=timezone.now().date() + datetime.timedelta(days=INVITATION_DAYS),
    )
    return code


@contextmanager
def spending_invitation(code: str) -> Iterator[None]:
    """Good for one account. Raises WrongKey for an unknown, used or old code."""
    with transaction.atomic():
        invitation = _good(code).select_for_update().first()
        if invitation is None:
            raise WrongKey
        yield
        invitation.delete()


def admission(code: str) -> Admission:
    """For one further writer. Raises WrongKey as `spending_invitation` does, and spends nothing."""
    if not _good(code).exists():
        raise WrongKey
    return Admission(partial(spending_invitation, code))


def purge_invitations() -> None:
    Invitation.objects.filter(purge_on__lt=timezone.now().date()).delete()


def _good(code: str) -> models.QuerySet[Invitation]:
    today = timezone.now().date()
    return Invitation.objects.filter(token_tag=_tag(code), purge_on__gte=today)


def _token_path() -> Path:
    """Beside the secrets, not among them: in a container they are read-only."""
    path: Path = settings.DATA_DIR / "setup_token"
    return path


def plain_code(code: str) -> bytes:
    """However it was typed."""
    return recovery_key.plain(code).encode()


def _tag(code: str) -> bytes:
    return primitives.mac(pepper.key("invitations"), plain_code(code))
