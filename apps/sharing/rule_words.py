"""What a rule is, in words: for the pages of its writer, who calls people by names of their own."""

import datetime as dt

from django.utils.translation import gettext as _

from apps.journal import moments
from apps.journal.documents import INCIDENT, JOURNAL
from apps.journal.incidents import tag_names
from apps.sharing.documents import Rule
from apps.support import people
from apps.vault.documents import OpenVault


def said(vault: OpenVault, rule: Rule | None) -> list[str]:
    """Each must be true of an entry that fits."""
    if rule is None:
        return []
    kinds = {JOURNAL: _("A note"), INCIDENT: _("Something that happened")}
    found = [_days(rule), *(kinds[kind] for kind in rule.kinds if len(rule.kinds) == 1)]
    if rule.person:
        found.append(_("About %(name)s") % {"name": _label(vault, rule.person)})
    if rule.tactics:
        names = ", ".join(map(tag_names.name, rule.tactics))
        found.append(_("Tagged with one of these: %(names)s") % {"names": names})
    return [one for one in found if one] or [_("Notes, and what happened: every entry")]


def _days(rule: Rule) -> str:
    since, until = (
        moments.exact_day(dt.date.fromordinal(day)) if day else ""
        for day in (rule.since, rule.until)
    )
    if since and until:
        return _("From %(since)s until %(until)s") % {"since": since, "until": until}
    if since:
        return _("From %(since)s on") % {"since": since}
    return _("Until %(until)s") % {"until": until} if until else ""


def _label(vault: OpenVault, code: str) -> str:
    persons = people.read(vault).persons.values()
    labels = [line.label for line in persons if line.id.hex == code]
    return labels[0] if labels else _("somebody who is no longer there")
