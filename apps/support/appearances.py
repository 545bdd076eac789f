"""Where somebody appears: entries of an app above, shown on the page of a contact or a person.

That app registers here in its `AppConfig.ready()`; this module knows none.
"""

from collections.abc import Callable
from typing import NamedTuple
from uuid import UUID

from apps.accounts.documents import ProfileDocument
from apps.support.naming import Directory
from apps.vault.documents import OpenVault


class Appearance(NamedTuple):
    """`words` is what it says, shortened; `how` in which way it reached the writer, or who brought it."""

    url: str
    words: str
    spoken: str
    exact: str
    iso: str
    how: str


class Appearances(NamedTuple):
    """The newest, of `records` in all; `url` leads to every one of them."""

    rows: list[Appearance]
    records: int
    url: str


Of = Callable[[OpenVault, ProfileDocument, UUID, Directory], Appearances]

_sources: list[Of] = []


def register(of: Of) -> None:
    if of not in _sources:
        _sources.append(of)


def of(
    vault: OpenVault, profile: ProfileDocument, who: UUID, directory: Directory
) -> list[Appearances]:
    """Of each app that has any."""
    found = (source(vault, profile, who, directory) for source in _sources)
    return [appearances for appearances in found if appearances.rows]
