"""A handle that turned up somewhere becomes known to be somebody's. One transaction under the writer's
head; it knows neither requests nor where the handle was found."""

from collections.abc import Iterable
from uuid import UUID

from apps.support import handles, lines
from apps.support.documents import MOST_ROWS, ContactDocument, KnownHandle, PersonDocument, Way
from apps.support.flows import TooMany
from apps.support.models import Contact, OtherPerson
from apps.support.network import Kind, Network
from apps.vault import head
from apps.vault.documents import OpenVault

_WAYS = {handles.NUMBER: "phone", handles.ADDRESS: "mail"}
_KNOWN = {handles.NUMBER: "number", handles.ADDRESS: "address", handles.PROFILE: "profile"}


def add_handle(
    *, vault: OpenVault, kind: Kind, row_id: UUID, typed: str, note: str, region: str
) -> None:
    """As one more way, or one more handle; what is known already changes nothing. Raises
    ObjectDoesNotExist, also for one that was deleted, or TooMany."""
    with head.writing(vault) as current:
        network = Network(vault, current, region)
        row, document = network.opened(kind, row_id)
        if document.binned_on:
            raise Contact.DoesNotExist if kind is Contact else OtherPerson.DoesNotExist
        if _is_known(typed, _values(document), region):
            return
        _add(document, typed, note, region)
        document.worded_in = row.revision + 1
        network.change(row, document)


def _values(document: ContactDocument | PersonDocument) -> list[str]:
    if isinstance(document, ContactDocument):
        return [way.value for way in document.fields.ways]
    return [known.value for known in document.fields.handles]


def _is_known(typed: str, values: Iterable[str], region: str) -> bool:
    return set(lines.same_of([typed], region)) <= set(lines.same_of(list(values), region))


def _add(document: ContactDocument | PersonDocument, typed: str, note: str, region: str) -> None:
    sort = handles.read(typed, region).kind
    if isinstance(document, ContactDocument):
        held = document.fields.ways
        new_way = Way(kind=_WAYS.get(sort, "message"), value=typed, note=note)
        document.fields.ways = [*held, new_way]
    else:
        known = document.fields.handles
        new = KnownHandle(kind=_KNOWN.get(sort, "other"), value=typed, note=note)
        document.fields.handles = [*known, new]
    if len(_values(document)) > MOST_ROWS:
        raise TooMany
