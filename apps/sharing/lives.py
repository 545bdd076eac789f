"""Which lists of a view may still be read, told from outside the database.

A list says under seal in which life of its view it was written: 0, 1, 2, … Whatever takes something
from a reader (a freeze, an entry kept back, narrower lanes, the end) ends the present life, by a mark in
data/revocations: see revocations.py. So a list that is put back into the database is read by nobody. A
life can be ended without any key; only who can write the list begins the next.

Whoever ends or begins one holds the row of the view, so that no freeze falls between the two.
"""

from collections.abc import Iterable
from uuid import UUID

from apps.sharing.models import View
from apps.vault import primitives, revocations


def has_ended(view_id: UUID, life: int) -> bool:
    """Raises TamperedEnvelope where nobody can tell: see revocations.py."""
    return revocations.is_revoked(_mark(view_id, life))


def present(view_id: UUID, since: int = 0) -> int:
    """The first life that has not ended, of those from `since` on. Raises as `has_ended`."""
    life = since
    while has_ended(view_id, life):
        life += 1
    return life


def end(view_ids: Iterable[UUID]) -> None:
    """Their present lives. Durable when this returns. Raises as `has_ended`, and OSError."""
    revocations.revoke(*(_mark(view_id, present(view_id)) for view_id in view_ids))


def after(owner: UUID, view_id: UUID, life: int) -> int:
    """In which life a list goes on that something was taken from. One that rests goes on resting."""
    hold(owner, view_id)
    return life if has_ended(view_id, life) else renewed(view_id, life)


def renewed(view_id: UUID, life: int) -> int:
    """The life that comes after this one, which ends here where it has not. Under `hold`."""
    # All up to it: a file that was renewed after a loss holds none, and `end` goes by the first that is free.
    revocations.revoke(*(_mark(view_id, each) for each in range(life + 1)))
    return present(view_id, since=life)


def hold(owner: UUID, view_id: UUID) -> None:
    list(View.objects.select_for_update().filter(owner=owner, id=view_id).values("id"))


def _mark(view_id: UUID, life: int) -> bytes:
    """Under no key: a renewed pepper must not bring a list back."""
    parts = (b"life of a view", view_id.bytes, life.to_bytes(8))
    return primitives.digest(*parts)[: revocations.ID_BYTES]
