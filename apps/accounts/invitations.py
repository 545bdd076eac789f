"""Every kind of invitation, typed on one page. Each app that makes some registers in its `ready()`."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import NamedTuple

from apps.accounts.flows import Opened
from apps.vault.exceptions import WrongKey


def _nothing_more(opened: Opened) -> None:
    return


class Admission(NamedTuple):
    """How one account comes in. `permit` is held while it is made, and raises WrongKey when it is no
    longer good; `settle` runs inside it, with the new account."""

    permit: Callable[[], AbstractContextManager[None]]
    has_journal: bool = True
    runs_instance: bool = False
    settle: Callable[[Opened], None] = _nothing_more


# What a code admits to. Raises WrongKey for one that is not of its kind, used or old.
Kind = Callable[[str], Admission]
_kinds: list[Kind] = []


def register(kind: Kind) -> None:
    if kind not in _kinds:
        _kinds.append(kind)


def admission(code: str) -> Admission:
    """Raises WrongKey, and spends nothing."""
    for kind in _kinds:
        try:
            return kind(code)
        except WrongKey:
            continue
    raise WrongKey
