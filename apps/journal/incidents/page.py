"""What the page of an entry shows beside its words: tags, details by lane, and what follows from them."""

from collections.abc import Iterator, Mapping
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
from apps.journal.incidents.shown import Section, Shown
from apps.journal.incidents.whose import SenderOf
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
    was = {sender.same: _sender(sender, clock) for sender in before.senders}
    told = told_of(document, directory, region, was)
    filled = {section.code for section in told["sections"]}
    is_incident = document.kind == INCIDENT
    return {
        "is_incident": is_incident,
        **told,
        "noticed": list(_noticed(line, before, _said(document, told))) if is_incident else [],
        "offered": [part for part in parts.PARTS if is_incident and part.code not in filled],
        "belongs_to": card(before.part_of, clock, []) if before.part_of else None,
        "can_change": not line.binned_on,
        "delay": _delay(document, clock.zone) if is_incident else "",
    }


def told_of(
    document: EntryDocument,
    directory: Directory | None = None,
    region: str = "",
    was: Mapping[str, str] = {},
) -> dict[str, Any]:
    """What it says beside its words, whichever version it is. `was` says of a sender where it was."""
    sections = shown.sections(document.details, directory=directory)
    if directory is not None:
        senders = [
            sender._replace(before=was.get(sender.same, ""))
            for sender in whose.senders(document, directory, region)
        ]
        sections = [_asking(section, document, directory, senders) for section in sections]
    return {
        "sections": sections,
        "tags": tags(document),
        "channel": shown.channel(document.details),
    }


def _asking(
    section: Section, document: EntryDocument, directory: Directory, senders: list[SenderOf]
) -> Section:
    """With whose its numbers and its names are."""
    if section.code == "who" and senders:
        fields = [_sent_by(field, senders) for field in section.fields]
        section = section._replace(fields=fields)
    return section._replace(names=whose.names(document, directory, section.code))


def _sent_by(field: Shown, senders: list[SenderOf]) -> Shown:
    """Each sender in a line of its own, so that it stands there once; beside them what is none."""
    if field.name != "handles":
        return field
    typed = {sender.typed for sender in senders}
    rest = [value for value in field.values if value not in typed]
    return field._replace(values=rest, senders=senders)


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


def _said(document: EntryDocument, told: dict[str, Any]) -> set[str]:
    """What the page says anyway."""
    fields = (field for section in told["sections"] for field in section.fields)
    return {shown.channel(document.details), *(value for one in fields for value in one.values)}


def _noticed(line: Line, before: Before, said: set[str]) -> Iterator[str]:
    """Facts in words, without a verdict, that nothing else on the page says."""
    about = line.about
    for flag in about.flags if about else ():
        if noticed.label(flag) not in said:
            yield noticed.label(flag)
    if about and about.count > 1:
        yield ngettext("%(count)d message or call", "%(count)d messages or calls", about.count) % {
            "count": about.count
        }
    if before.is_first_after_boundary:
        yield _("The first contact since a boundary was told")


def _sender(sender: Sender, clock: Clock) -> str:
    if sender.is_new:
        return _("New: in no earlier entry")
    first = moments.spoken(
        Moment(sender.first_at, clock.zone), clock.zone, clock.today, clock.day_ends_at
    )
    return ngettext(
        "In %(count)d earlier entry (%(first)s)",
        "In %(count)d earlier entries, the first %(first)s",
        sender.before,
    ) % {"count": sender.before, "first": first}
