"""What the sample's writer lets others read: one view to open, one without a link, one stopped."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Final
from uuid import UUID

from django.conf import settings

from apps.journal.catalogue import Catalogue
from apps.journal.documents import INCIDENT
from apps.journal.lines import Line
from apps.sharing import choices, ending, flows
from apps.sharing.documents import MOST_DAYS, ContentsDocument, Rule, Scope, Terms
from apps.support import people
from apps.vault import head
from apps.vault.documents import OpenVault

READER: Final = "L."
_LAWYER: Final = "Ms. Okafor"
_FRIEND: Final = "Noa"
_WRITER: Final = "Sam"
# Days back from today that the reader of the first view was given.
_LATELY: Final = 75
_LAST_DAY: Final = dt.timedelta(days=MOST_DAYS)


def fill(vault: OpenVault, zone: str, now: int) -> list[str]:
    """The link that a browser opens, and the words that go with it. `now` is in seconds, UTC."""
    ids = {line.name: line.id for line in people.read(vault).contacts.values()}
    since = ending.today().toordinal() - _LATELY
    lately = _entries(vault, lambda line: line.day >= since)
    lent = _lend(vault, ids[READER], _for_counsellor(), Scope(chosen=lately), zone, now)
    rule = Rule(kinds=[INCIDENT])
    records = _entries(vault, lambda line: line.kind == INCIDENT)
    _lend(vault, ids[_LAWYER], _for_lawyer(), Scope(chosen=records, rule=rule), zone, now)
    ended = _lend(vault, ids[_FRIEND], Terms(preset="friend"), Scope(chosen=lately[:2]), zone, now)
    flows.stop(vault=vault, view_id=ended, now=now)
    given = flows.give_link(vault=vault, view_id=lent)
    return [f"{settings.SITE_URL.geturl().rstrip('/')}/v/{lent}#{given.fragment}", given.passphrase]


def _for_counsellor() -> Terms:
    return Terms(
        preset="therapist",
        lanes=[choices.SHORT, choices.IMPACT, choices.INTERPRETATION],
        extras=[choices.MOOD, choices.TACTICS, choices.SUMMARY],
    )


def _for_lawyer() -> Terms:
    return Terms(
        preset="lawyer",
        lanes=[choices.FACTS, choices.COUNSEL],
        extras=[choices.PLACES, choices.ADDRESSES, choices.TACTICS],
    )


def _entries(vault: OpenVault, is_meant: Callable[[Line], bool]) -> list[UUID]:
    with head.reading(vault) as current:
        lines: Iterable[Line] = Catalogue(vault, current).all_lines()
        return [UUID(bytes=line.id) for line in lines if not line.binned_on and is_meant(line)]


def _lend(vault: OpenVault, contact: UUID, terms: Terms, scope: Scope, zone: str, now: int) -> UUID:
    told = ContentsDocument(
        reader="", writer=_WRITER, preset="", lanes=[], extras=[], until=0, zone=zone
    )
    view_id = flows.create_view(
        vault=vault,
        contact=contact,
        terms=terms,
        scope=scope,
        contents=told,
        expires_on=ending.today() + _LAST_DAY,
        now=now,
    )
    flows.make_copies(vault=vault, view_id=view_id, step=lambda done: None)
    return view_id
