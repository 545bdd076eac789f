"""What the reader's side did beside reading, as the writer's pages say it."""

from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _

from apps.journal import moments
from apps.journal.cards import Clock
from apps.journal.moments import Moment
from apps.sharing import notes, register
from apps.sharing.register import OpenView
from apps.vault import head
from apps.vault.documents import OpenVault
from apps.vault.head import Head


class Stopped(NamedTuple):
    """A view that rests since its reader asked for it; `said` is the reason, with its time."""

    id: UUID
    name: str
    said: str


def happened(view: OpenView, clock: Clock) -> list[str]:
    """The latest first."""
    words = {
        notes.FROZEN: _("%(when)s: stopped by the reader, in case somebody else has it."),
        notes.PAUSED: _("%(when)s: wrong words were tried with the link, so it rested an hour."),
    }
    ordered = sorted(view.document.happened, key=lambda each: each.at, reverse=True)
    known = (each for each in ordered if each.kind in words)
    return [words[each.kind] % {"when": _spoken(each.at, clock)} for each in known]


def stopped(vault: OpenVault, clock: Clock) -> list[Stopped]:
    with head.reading(vault) as current:
        return stopped_under(vault, current, clock)


def stopped_under(vault: OpenVault, current: Head, clock: Clock) -> list[Stopped]:
    """By name: as far as it was filed. Inside `head.reading`; where there is no view, nothing is asked."""
    found = [_stopped(view, clock) for view in register.kept_views(vault, current)]
    return sorted(filter(None, found), key=lambda one: (one.name.casefold(), one.id))


def why_stopped(view: OpenView, clock: Clock) -> str:
    """ "" where the reader has not asked for it, or where it does not rest."""
    asked = [each.at for each in view.document.happened if each.kind == notes.FROZEN]
    if not asked or view.is_over or not view.row.frozen:
        return ""
    return _(
        "%(name)s pressed “I think somebody else has this” (%(when)s). Nobody can read it at the moment."
    ) % {"name": view.document.name, "when": _spoken(max(asked), clock)}


def _stopped(view: OpenView, clock: Clock) -> Stopped | None:
    said = why_stopped(view, clock)
    return Stopped(view.row.id, view.document.name, said) if said else None


def _spoken(at: int, clock: Clock) -> str:
    return moments.spoken(Moment(at, clock.zone), clock.zone, clock.today, clock.day_ends_at)
