"""Clauses of orders and agreements that a record can point at: those of an app above.

That app registers here in its `AppConfig.ready()`; this module knows none. A record keeps the words of
the clause beside its code, so that it says what was in force then.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from apps.vault.documents import OpenVault


class Clause(NamedTuple):
    """`code` is 32 hex digits, a hyphen and 16 more; it stays while the clause says the same."""

    code: str
    words: str


Offered = Callable[[OpenVault], Iterable[Clause]]

_sources: list[Offered] = []


def register(offered: Offered) -> None:
    if offered not in _sources:
        _sources.append(offered)


def clauses(vault: OpenVault) -> list[Clause]:
    return [clause for offered in _sources for clause in offered(vault)]
