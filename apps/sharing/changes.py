"""What a view would be other than it is, in sentences: said before a change is made."""

from collections.abc import Iterable
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.sharing import shown
from apps.sharing.documents import Scope, ViewDocument
from apps.sharing.models import Copy
from apps.sharing.register import OpenView
from apps.sharing.sealing import ViewKeys
from apps.sharing.wishes import Wishes


def said(view: OpenView, held: Wishes, settled: Scope, entry_ids: Iterable[UUID]) -> list[str]:
    """`entry_ids` are those that could be read then. Empty where all stays as it is."""
    return [
        *_entries(view, entry_ids),
        *_terms(view.document, held),
        *_later(view.document.scope, settled),
        *_names(view.document, held),
    ]


def _entries(view: OpenView, entry_ids: Iterable[UUID]) -> list[str]:
    keys = ViewKeys(view.row.owner_id, view.row.id, view.document.private_key)
    stored = Copy.objects.filter(owner=view.row.owner_id, view_id=view.row.id)
    before = set(stored.values_list("id", flat=True))
    then = {keys.copy_id(entry_id) for entry_id in entry_ids}
    more, less = len(then - before), len(before - then)
    found = []
    if more:
        words = ngettext("%(count)d entry more.", "%(count)d entries more.", more)
        found.append(words % {"count": more})
    if less:
        words = ngettext("%(count)d entry no longer.", "%(count)d entries no longer.", less)
        found.append(words % {"count": less})
    return found


def _terms(document: ViewDocument, held: Wishes) -> list[str]:
    before, then = document.terms, held.terms
    had, gets = shown.granted(before), shown.granted(then)
    found = []
    if before.preset != then.preset:
        parts = {"role": shown.role(then), "before": shown.role(before)}
        found.append(_("Their part: %(role)s. Until now: %(before)s.") % parts)
    found += [_("New: %(label)s.") % {"label": label} for label in gets if label not in had]
    found += [_("No longer: %(label)s.") % {"label": label} for label in had if label not in gets]
    if before.replacements != then.replacements:
        counts = {"count": len(then.replacements), "before": len(before.replacements)}
        found.append(_("Words replaced: %(count)d. Until now: %(before)d.") % counts)
    return found


def _later(before: Scope, then: Scope) -> list[str]:
    ways = {
        (False, False): _("Nothing you write later is added."),
        (True, False): _("What you write later and fits waits until you say yes."),
        (True, True): _("What you write later and fits is added by itself."),
    }
    was, will = ((bool(each.rule), each.adds) for each in (before, then))
    found = [ways[will]] if will != was else []
    if before.rule and then.rule and before.rule != then.rule:
        found.append(_("What has to fit is another."))
    return found


def _names(document: ViewDocument, held: Wishes) -> list[str]:
    found = []
    if document.reader_as and document.reader_as != held.reader_as:
        found.append(_("Their page calls them %(name)s.") % {"name": held.reader_as})
    if document.shown_as != held.shown_as:
        name = held.shown_as or _("the writer")
        found.append(_("Their page calls you %(name)s.") % {"name": name})
    return found
