"""What the page of an entry shows beside its words: tags, details by lane, and what follows from them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.journal import moments
from apps.journal.access import OpenEntry
from apps.journal.cards import Clock, card
from apps.journal.documents import INCIDENT, EntryDocument
from apps.journal.incidents import noticed, parts, shown, whose
from apps.journal.incidents.details import Tag
from apps.journal.incidents.earlier import Before, Sender
from apps.journal.incidents.shown import Section
from apps.journal.lines import Line
from apps.journal.moments import Moment, Precision
from apps.support import people
from apps.support.naming import Directory
from apps.tactics import catalogue
from apps.vault.documents import OpenVault


def context(
    vault: OpenVault, entry: OpenEntry, before: Before, clock: Clock, region: str
) -> dict[str, Any]:
    """`region` is the country in which numbers without one are dialled."""
    directory = people.directory(vault) if whose.asks(entry.document) else Directory()
    return context_of(entry.document, entry.line, before, clock, directory, region)


def context_of(
    document: EntryDocument,
    line: Line,
    before: Before,
    clock: Clock,
    directory: Directory = Directory(),  # noqa: B008 (it is empty, and never changes)
    region: str = "",
) -> dict[str, Any]:
    told = told_of(document, directory, region)
    filled = {section.code for section in told["sections"]}
    is_incident = document.kind == INCIDENT
    return {
        "is_incident": is_incident,
        **told,
        "noticed": list(_noticed(document, line, before, clock, region)) if is_incident else [],
        "offered": [part for part in parts.PARTS if is_incident and part.code not in filled],
        "belongs_to": card(before.part_of, clock, []) if before.part_of else None,
        "can_change": not line.binned_on,
        "delay": _delay(document, clock.zone) if is_incident else "",
    }


def told_of(
    document: EntryDocument, directory: Directory | None = None, region: str = ""
) -> dict[str, Any]:
    """What it says beside its words, whichever version it is."""
    sections = shown.sections(document.details, directory=directory)
    if directory is not None:
        sections = [_asking(section, document, directory, region) for section in sections]
    return {
        "sections": sections,
        "tags": tags(document),
        "channel": shown.channel(document.details),
    }


def _asking(
    section: Section, document: EntryDocument, directory: Directory, region: str
) -> Section:
    """With whose its numbers and its names are."""
    senders = whose.senders(document, directory, region) if section.code == "who" else []
    return section._replace(senders=senders, names=whose.names(document, directory, section.code))


def _delay(document: EntryDocument, zone: str) -> str:
    """How many days after it happened it was written down; "" within the day, or where neither is
    known to the day."""
    moment = document.moment
    if moment.precision not in moments.DATED:
        return ""
    if moment.precision == Precision.DAY:
        recorded = Moment(document.recorded_at, zone)
        days = (moments.to_local(recorded).date() - moments.to_local(moment).date()).days
    else:
        days = (document.recorded_at - moment.at) // 86_400
    if days < 1:
        return ""
    return ngettext("%(count)d day later", "%(count)d days later", days) % {"count": days}


def tags(document: EntryDocument) -> list[dict[str, Any]]:
    return [_tag(tag) for tag in document.tactics]


def _tag(tag: Tag) -> dict[str, Any]:
    """`code` is "" for a tactic that the catalogue no longer knows: it keeps the name it had."""
    tactic = catalogue.by_slug(tag.slug)
    if tactic is None:
        return {"name": tag.name, "code": "", "slug": tag.slug}
    return {"name": _(tactic.name), "code": tactic.code, "slug": tag.slug}


def _noticed(
    document: EntryDocument, line: Line, before: Before, clock: Clock, region: str
) -> Iterator[str]:
    """Facts in words, without a verdict. The way it came stands above them."""
    about, channel = line.about, shown.channel(document.details)
    for flag in about.flags if about else ():
        if noticed.label(flag) != channel:
            yield noticed.label(flag)
    if about and about.count > 1:
        yield ngettext("%(count)d message or call", "%(count)d messages or calls", about.count) % {
            "count": about.count
        }
    if before.is_first_after_boundary:
        yield _("The first contact since a boundary was told")
    for sender in before.senders:
        yield _sender(sender, whose.typed_of(document, sender.same, region), clock)


def _sender(sender: Sender, typed: str, clock: Clock) -> str:
    if sender.is_new:
        return _("%(sender)s is new: it is in no earlier entry") % {"sender": typed}
    first = moments.spoken(
        Moment(sender.first_at, clock.zone), clock.zone, clock.today, clock.day_ends_at
    )
    return ngettext(
        "%(sender)s is in %(count)d earlier entry (%(first)s)",
        "%(sender)s is in %(count)d earlier entries, the first %(first)s",
        sender.before,
    ) % {"sender": typed, "count": sender.before, "first": first}
