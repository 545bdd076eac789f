"""What a page shows beside its form, out of the rest of the journal."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import Http404
from django.utils.translation import gettext as _

from apps.journal import access, cards, picking, timeline
from apps.journal.catalogue import Catalogue
from apps.journal.documents import INCIDENT
from apps.journal.forms import PageForm
from apps.journal.incidents import link_form
from apps.journal.incidents.capture_form import CaptureForm
from apps.journal.incidents.details import Tag
from apps.journal.incidents.fields import WHO_SEES
from apps.journal.incidents.part_form import PartForm
from apps.journal.lines import Line
from apps.tactics import catalogue
from apps.vault import head
from apps.vault.documents import OpenVault

_LATELY_PAGES: Final = 2
_MOST_EARLIER: Final = 40
_LONGEST_CALLED: Final = 50


def of(vault: OpenVault, form: PageForm) -> dict[str, Any]:
    if isinstance(form, CaptureForm):
        return {
            "picker": picking.picker_for(vault, _tags(vault, form)),
            "suggests": form.profile.suggests,
        }
    if isinstance(form, PartForm):
        if "part_of" in form.fields:
            _offer_earlier(vault, form)
        form.offer(link_form.read(vault, form.of_part.fields))
        return {"part": form.of_part, "who_sees": WHO_SEES[form.of_part.lane]}
    return {}


def _tags(vault: OpenVault, form: CaptureForm) -> list[Tag]:
    """A form that was sent names tags of an older catalogue by their slugs: the entry has the names."""
    tags = form.tags_shown
    if not form.is_bound or all(catalogue.by_slug(tag.slug) for tag in tags):
        return tags
    try:
        entry = access.entry_to_read(vault, UUID(str(form["id"].value())))
    except (Http404, ValueError):
        return tags
    names = {tag.slug: tag for tag in entry.document.tactics}
    return [names.get(tag.slug, tag) for tag in tags]


def _offer_earlier(vault: OpenVault, form: PartForm) -> None:
    """The newest incidents, to say which of them this one belongs to."""
    clock, field = cards.clock_of(form.profile), form.fields["part_of"]
    assert isinstance(field, forms.ChoiceField)
    chosen = form["part_of"].value() or ""
    own = str(form["id"].value())
    offered = [
        (str(UUID(bytes=line.id)), _called(line, clock))
        for line in reversed(_lately(vault))
        if line.kind == INCIDENT and timeline.is_shown(line)
    ]
    choices = [("", _("No")), *(pair for pair in offered if pair[0] != own)][: _MOST_EARLIER + 1]
    if chosen not in dict(choices):
        choices.append((chosen, _("The one chosen before")))
    field.choices = choices


def _called(line: Line, clock: cards.Clock) -> str:
    card = cards.card(line, clock, [])
    words = card.title or card.words
    if len(words) > _LONGEST_CALLED:
        words = f"{words[:_LONGEST_CALLED].rsplit(' ', 1)[0]}…"
    return f"{card.spoken}: {words}" if words else card.spoken


def _lately(vault: OpenVault) -> list[Line]:
    with head.reading(vault) as current:
        return Catalogue(vault, current).lately(_LATELY_PAGES)
