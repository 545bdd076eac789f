"""Django's sessions in the ticket folder instead of the database, sealed under the cookie itself.

Setting SESSION_ENGINE names this module. A file is found by a value derived from the cookie, and
opens only with the cookie. It ends with the folder's tmpfs, or after a day without use.
"""

import secrets
from typing import Any

from django.contrib.sessions.backends.base import CreateError, SessionBase, UpdateError

from apps.vault import envelope, memory_files, primitives
from apps.vault.exceptions import TamperedEnvelope, UnknownVersion

_PLACE = envelope.Place("session", b"", "session", b"")


def _name(session_key: str) -> str:
    name = primitives.derive(session_key.encode(), "session name", length=16)
    return f"session-{name.hex()}"


def _key(session_key: str) -> bytes:
    return primitives.derive(session_key.encode(), "session")


class SessionStore(SessionBase):
    def _get_new_session_key(self) -> str:
        return secrets.token_urlsafe(32)

    def exists(self, session_key: str) -> bool:
        return memory_files.read(_name(session_key)) is not None

    def create(self) -> None:
        self._session_key = self._get_new_session_key()
        self.save(must_create=True)
        self.modified = True

    def save(self, must_create: bool = False) -> None:  # noqa: FBT001, FBT002 (Django's signature)
        if self.session_key is None:
            self.create()
            return
        if must_create and self.exists(self.session_key):
            raise CreateError
        content = self._get_session(no_load=must_create)  # type: ignore[attr-defined]
        data = self.serializer().dumps(content)
        sealed = envelope.seal(_key(self.session_key), data, _PLACE)
        if not memory_files.write(_name(self.session_key), sealed, must_exist=not must_create):
            raise UpdateError

    def delete(self, session_key: str | None = None) -> None:
        session_key = session_key or self.session_key
        if session_key:
            memory_files.remove(_name(session_key))

    def load(self) -> dict[str, Any]:
        sealed = memory_files.read(_name(self.session_key)) if self.session_key else None
        if self.session_key is None or sealed is None:
            self._session_key = None
            return {}
        try:
            data = envelope.open_sealed(_key(self.session_key), sealed, _PLACE)
        except (TamperedEnvelope, UnknownVersion):
            self._session_key = None
            return {}
        memory_files.touch(_name(self.session_key))
        loaded: dict[str, Any] = self.serializer().loads(data)
        return loaded

    @classmethod
    def clear_expired(cls) -> None:
        memory_files.sweep()
