"""The mark of a browser in which an account has signed in before. It gives nothing but a quieter
queue: no password is saved by it, and it names the account to nobody without the pepper."""

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponseBase
from django.utils.crypto import constant_time_compare, salted_hmac

DEVICE_SECONDS = 180 * 24 * 3600
_SALT = "accounts.device"


def remember_device(response: HttpResponseBase, name_tag: bytes) -> None:
    response.set_cookie(
        settings.DEVICE_COOKIE_NAME,
        signing.TimestampSigner(salt=_SALT).sign(_mark(name_tag)),
        max_age=DEVICE_SECONDS,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Strict",
    )


def is_known_device(request: HttpRequest, name_tag: bytes) -> bool:
    """Whether this very account has signed in here during the last 180 days."""
    cookie = request.COOKIES.get(settings.DEVICE_COOKIE_NAME, "")
    try:
        mark = signing.TimestampSigner(salt=_SALT).unsign(cookie, max_age=DEVICE_SECONDS)
    except signing.BadSignature:
        return False
    return constant_time_compare(mark, _mark(name_tag))


def _mark(name_tag: bytes) -> str:
    return salted_hmac(_SALT, bytes(name_tag), algorithm="sha256").hexdigest()
