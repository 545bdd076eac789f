"""What Today shows of the plan: dates that are near, and one that has been."""

from typing import NamedTuple
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.journal import moments
from apps.journal.cards import Clock
from apps.plan import ahead, choices, records
from apps.plan.ahead import Coming
from apps.plan.documents import DateDocument
from apps.plan.reading import choice_named
from apps.plan.records import Opened
from apps.vault.documents import OpenVault
from apps.vault.head import Head


class Near(NamedTuple):
    """`spoken` says how near it is, `exact` which day it is."""

    id: UUID
    title: str
    spoken: str
    exact: str
    iso: str
    may_come: str
    will_do: str
    on_call: str


class Ahead(NamedTuple):
    """`been` is the latest day that was not asked about, if there is one."""

    near: list[Near]
    been: Near | None


def ahead_on(vault: OpenVault, current: Head, clock: Clock) -> Ahead:
    """What cannot be read is left out: Today is there to write. Inside `head.reading`."""
    return ahead_among(records.read_under(vault, current, records.DATES).opened, clock)


def ahead_among(dates: list[Opened[DateDocument]], clock: Clock) -> Ahead:
    been = ahead.to_ask_about(dates, clock.today)
    near = [_near(one) for one in ahead.coming(dates, clock.today)]
    return Ahead(near, _near(been[0]) if been else None)


def title_of(document: DateDocument) -> str:
    return document.title or choice_named(choices.DATE_SORTS, document.sort) or _("A date ahead")


def spoken(days: int) -> str:
    if days < 0:
        return ngettext("%(days)d day ago", "%(days)d days ago", -days) % {"days": -days}
    near = {0: _("Today"), 1: _("Tomorrow")}
    return near.get(days) or ngettext("In %(days)d day", "In %(days)d days", days) % {"days": days}


def _near(one: Coming) -> Near:
    document = one.document
    return Near(
        id=one.id,
        title=title_of(document),
        spoken=spoken(one.days),
        exact=moments.exact_day(one.on),
        iso=one.on.isoformat(),
        may_come=document.may_come,
        will_do=document.will_do,
        on_call=document.on_call,
    )
