"""One slow derivation per attempt, and never many at once: 64 MiB each adds up.

Two slots per process. Browsers that signed in here before have one to themselves, so that a flood
from unknown ones cannot keep a writer out. Few wait beside the one at work, the others hear "later"
at once: each that waits holds a thread of the site.
"""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import NamedTuple

from django.conf import settings

from apps.vault import primitives
from apps.vault.exceptions import TooManyAtOnce, WrongKey

# What is typed for one password. Bringing it into NFKC takes a time that grows with the square of its
# length, so that comes after.
LONGEST_TYPED = 1024
KNOWN_PLACES = 8
UNKNOWN_PLACES = 3
# Beside them, for forms that were refused before and waited as told.
PATIENT_PLACES = 2
WAIT_SECONDS = 20
SALT_BYTES = 16


class Cost(NamedTuple):
    """Argon2id's memory in MiB and its passes; one lane."""

    memory_mib: int
    passes: int


class _Lane:
    def __init__(self, places: int, patient: int = 0) -> None:
        self._slot = threading.Semaphore(1)
        self._places = threading.Semaphore(places)
        self._patient = threading.Semaphore(patient)
        self._of_thread = threading.local()

    @contextmanager
    def place(self, *, has_waited: bool = False) -> Iterator[None]:
        """One for the thread, however often it is asked for."""
        if getattr(self._of_thread, "has_place", False):
            yield
            return
        places = self._taken(has_waited=has_waited)
        self._of_thread.has_place = True
        try:
            yield
        finally:
            self._of_thread.has_place = False
            places.release()

    def _taken(self, *, has_waited: bool) -> threading.Semaphore:
        for places in (self._places, self._patient) if has_waited else (self._places,):
            if places.acquire(blocking=False):
                return places
        raise TooManyAtOnce

    @contextmanager
    def turn(self) -> Iterator[None]:
        with self.place():
            if not self._slot.acquire(timeout=WAIT_SECONDS):
                raise TooManyAtOnce
            try:
                yield
            finally:
                self._slot.release()


_known = _Lane(KNOWN_PLACES)
_unknown = _Lane(UNKNOWN_PLACES, PATIENT_PLACES)


def place(*, is_known_device: bool, has_waited: bool = False) -> AbstractContextManager[None]:
    """A place among those that wait, kept for what `root_of` is called in it for. Raises
    TooManyAtOnce."""
    return (_known if is_known_device else _unknown).place(has_waited=has_waited)


def present_cost() -> Cost:
    return Cost(settings.VAULT_KDF_MEMORY_MIB, settings.VAULT_KDF_PASSES)


def root_of(password: str, salt: bytes, cost: Cost, *, is_known_device: bool) -> bytes:
    """32 bytes out of the NFKC form of a password. Raises TooManyAtOnce when the queue is full, and
    WrongKey for what is too long to be one."""
    if len(password) > LONGEST_TYPED:
        raise WrongKey
    normal = unicodedata.normalize("NFKC", password).encode()
    with (_known if is_known_device else _unknown).turn():
        return primitives.stretch(
            normal, salt, memory_bytes=cost.memory_mib * 1024 * 1024, passes=cost.passes
        )
