"""The wait of the recovery key in words: what holds, and what follows it."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.translation import gettext, ngettext

from apps.accounts import recovery
from apps.accounts.models import Account
from apps.accounts.spoken_times import said


def in_force(account: Account, zone: ZoneInfo) -> str:
    present, chosen = recovery.wait_hours(account), recovery.chosen_wait_hours(account)
    if present == chosen:
        return _in_words(present) if present else gettext("No wait")
    return gettext("%(present)s until %(moment)s, then %(chosen)s") % {
        "present": _in_words(present),
        "moment": said(datetime.fromtimestamp(recovery.shorter_from(account), zone)),
        "chosen": _in_words(chosen) if chosen else gettext("no wait"),
    }


def _in_words(hours: int) -> str:
    return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
