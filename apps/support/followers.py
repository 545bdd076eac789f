"""Who is told when a contact changes, and what may be stopped for one that is kept at a distance.

A higher app registers here in its `AppConfig.ready()`; this module knows none. The order is that of
registering.
"""

from collections.abc import Callable, Iterable
from typing import NamedTuple
from uuid import UUID

from django.utils.functional import Promise

from apps.support.documents import ContactDocument
from apps.vault.documents import OpenVault
from apps.vault.head import Head


class Change(NamedTuple):
    """`before` is None for a new contact; both are None for one that is destroyed. Neither document is
    to be changed."""

    contact_id: UUID
    before: ContactDocument | None
    after: ContactDocument | None

    @property
    def keeps_away(self) -> bool:
        """Whether from now on nothing is to be shared with them: locked, deleted or destroyed."""
        return _is_away(self.after) and not (self.before and _is_away(self.before))


class Offer(NamedTuple):
    """One act that a page offers as a button: a POST to `url_name`, whose one argument is the
    contact's id. What it does is said in `note`."""

    label: str | Promise
    note: str | Promise
    url_name: str


class Told(NamedTuple):
    """One thing that an app above says of a contact on its page, with where it leads."""

    title: str
    note: str
    url: str


# Inside the transaction that saves the contact: what is raised undoes all of it.
Follower = Callable[[OpenVault, Head, Change], None]
# For the page of a contact: nothing where there is nothing to stop.
Offering = Callable[[OpenVault, UUID, ContactDocument], Iterable[Offer]]

# For that page too: what is shared with them.
Telling = Callable[[OpenVault, UUID], Iterable[Told]]

_followers: list[Follower] = []
_offerings: list[Offering] = []
_tellings: list[Telling] = []


def register(follower: Follower) -> None:
    if follower not in _followers:
        _followers.append(follower)


def register_offers(offering: Offering) -> None:
    if offering not in _offerings:
        _offerings.append(offering)


def register_telling(telling: Telling) -> None:
    if telling not in _tellings:
        _tellings.append(telling)


def told(vault: OpenVault, contact_id: UUID) -> list[Told]:
    return [one for telling in _tellings for one in telling(vault, contact_id)]


def tell(vault: OpenVault, current: Head, change: Change) -> None:
    for follower in _followers:
        follower(vault, current, change)


def offers(vault: OpenVault, contact_id: UUID, document: ContactDocument) -> list[Offer]:
    """What can be stopped for one with whom it ended, or with whom nothing is shared."""
    if not (document.is_over or document.fields.never_share):
        return []
    return [offer for of in _offerings for offer in of(vault, contact_id, document)]


def _is_away(document: ContactDocument | None) -> bool:
    return document is None or bool(document.fields.never_share or document.binned_on)
