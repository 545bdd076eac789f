"""The mark of a browser in which an account has signed in before. It gives nothing but a quieter
queue: no password is saved by it. It names the account to nobody without the pepper, tells no time,
and is another one after each opening of the vault.
"""

import secrets
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from apps.accounts.models import Account

MONTHS = 6
_SALT = "accounts.device"


def remember_browser(response: HttpResponseBase, account: Account) -> None:
    """Until the account's sessions are ended everywhere, or six months have passed. The browser keeps
    the end of a cookie, so that is the end of a month: it would tell when the vault was opened."""
    browser, month = secrets.token_hex(16), _this_month()
    end_year, end_month = divmod(month + MONTHS + 1, 12)
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        f"{browser}.{_mark(browser, month, bytes(account.name_tag), account)}",
        expires=datetime(end_year, end_month + 1, 1, tzinfo=UTC),
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Strict",
    )


def known_browser(request: HttpRequest, name_tag: bytes) -> str:
    """A value of this browser's own where this very account has signed in here; "" elsewhere. It
    takes the same steps for every name."""
    browser, _, mark = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "").partition(".")
    nearest = Account.objects.nearest(name_tag) if mark else None
    if nearest is None:
        return ""
    month = _this_month()
    marks = [_mark(browser, month - ago, name_tag, nearest) for ago in range(MONTHS + 1)]
    fits = [constant_time_compare(mark, one) for one in marks]
    return browser if any(fits) else ""


def _mark(browser: str, month: int, name_tag: bytes, account: Account) -> str:
    salt = bytes(account.session_salt)
    value = f"{browser}.{month}.{name_tag.hex()}.{salt.hex()}"
    return salted_hmac(_SALT, value, algorithm="sha256").hexdigest()


def _this_month() -> int:
    today = timezone.now()
    return today.year * 12 + today.month - 1
