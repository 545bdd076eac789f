"""The one-time set-up token of a new instance, and invitations. Neither ever stands in a URL."""

import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext

from apps.accounts.models import Account, Invitation
from apps.core import secret_files
from apps.vault import pepper, primitives, recovery_key

INVITATION_DAYS = 7
_SHOWN_GROUPS = 4


def is_open() -> bool:
    """True until the first writer exists."""
    return not Account.objects.exists()


def announce_token() -> str | None:
    """Printed at each start until the first writer exists."""
    if not is_open():
        close()
        return None
    if not _token_path().is_file():
        secret_files.write("setup_token", new_code())
    return gettext("Set-up token, for the first visit: %(token)s") % {
        "token": _token_path().read_text().strip()
    }


def token_fits(typed: str) -> bool:
    if not is_open() or not _token_path().is_file():
        return False
    return primitives.same(_plain(typed), _plain(_token_path().read_text()))


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


def invitation_for(code: str) -> Invitation | None:
    today = timezone.now().date()
    return Invitation.objects.filter(token_tag=_tag(code), purge_on__gte=today).first()


def purge_invitations() -> None:
    Invitation.objects.filter(purge_on__lt=timezone.now().date()).delete()


def _token_path() -> Path:
    path: Path = settings.SECRETS_DIR / "setup_token"
    return path


def _plain(code: str) -> bytes:
    return recovery_key.plain(code).encode()


def _tag(code: str) -> bytes:
    return primitives.mac(pepper.key("invitations"), _plain(code))
