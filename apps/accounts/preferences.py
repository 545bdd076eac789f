"""The parts of a profile that every page needs, carried in the session between requests.

A session is sealed under its cookie and lives on a tmpfs, so these stay as private there as open.
"""

import msgspec
from django.conf import settings
from django.http import HttpRequest

from apps.accounts.documents import ProfileDocument

_KEY = "preferences"
_ELSEWHERE = next(iter(settings.LEAVE_TARGETS.values()))


def unread() -> ProfileDocument:
    """In place of a profile that cannot be read. Whoever had one was told about Leave then."""
    return ProfileDocument(leave_explained=True)


def remember(request: HttpRequest, profile: ProfileDocument) -> None:
    request.session[_KEY] = msgspec.to_builtins(profile)


def of(request: HttpRequest) -> ProfileDocument:
    """The profile as it was at the last unlock in this browser, or the defaults."""
    stored = request.session.get(_KEY) if hasattr(request, "session") else None
    profile = msgspec.convert(stored, ProfileDocument) if stored else ProfileDocument()
    if profile.leave_target not in settings.LEAVE_TARGETS.values():
        profile.leave_target = _ELSEWHERE
    return profile
