"""Tags: of one entry, of several at once, and the taking back of the latter."""

from collections.abc import Iterable
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import resolve, reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from apps.accounts import preferences
from apps.journal import access, cards, marking, picking, readers, stream, tagging
from apps.journal.access import journal_open
from apps.journal.cards import Card
from apps.journal.stream import Search
from apps.tactics import catalogue
from apps.vault import slips
from apps.vault.documents import Document
from apps.vault.exceptions import NoRoom, TamperedEnvelope
from apps.vault.middleware import VaultRequest

MOST_AT_ONCE: Final = 60


class Tagged(Document, kw_only=True):
    """What one act added, to take it back: slugs by entry."""

    slugs_of: dict[UUID, list[str]] = {}


@gzip_page
@require_http_methods(["GET", "POST"])
@journal_open
def entry_tags(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    """`was` are the tags that the page showed: what changed since in another window stays."""
    entry = access.entry_to_edit(request.vault, entry_id)
    tags = entry.document.tactics
    if request.method == "GET":
        picker = picking.picker_for(request.vault, tags)
        asked = readers.asked_by_tags(request.vault, entry.line)
        context = {"entry_id": entry_id, "tags": tags, "picker": picker, "asked": asked}
        return render(request, "journal/tags/entry.html", context)
    was, chosen = request.POST.getlist("was"), request.POST.getlist("tactic")
    marking.change_tags(
        vault=request.vault,
        entry_id=entry_id,
        added=[slug for slug in chosen if slug not in was],
        removed=[slug for slug in was if slug not in chosen],
        day_ends_at=preferences.of(request).day_ends_at,
    )
    messages.success(request, _("Saved."))
    return redirect("entry", entry_id=entry_id)


@require_http_methods(["GET", "POST"])
@journal_open
def tag_several(request: VaultRequest) -> HttpResponse:
    """Entries of one stretch of the stream, or of what was found, and the tags for all of them."""
    if "save" not in request.POST:
        return _several(request)
    ids = set(_ids(request.POST.getlist("entry")))
    slugs = [slug for slug in request.POST.getlist("tactic") if catalogue.by_slug(slug)]
    if len(ids) > MOST_AT_ONCE:
        return _several(request, problem=_("At most 60 entries at once."))
    if not ids or not slugs:
        problem = _("Choose at least one entry and one tag.")
        return _several(request, problem=problem)
    gained = marking.add_tags(
        vault=request.vault,
        entry_ids=ids,
        slugs=slugs,
        day_ends_at=preferences.of(request).day_ends_at,
    )
    _say_what_was_tagged(request, gained)
    slip = _slip(request)
    return redirect(reverse("journal_found", args=[slip]) if slip else reverse("journal"))


@require_http_methods(["GET", "POST"])
@journal_open
def tag_undo(request: VaultRequest, slip: UUID) -> HttpResponse:
    tagged = slips.read(request.vault, Tagged, slip)
    if tagged is None:
        raise Http404
    if request.method == "GET":
        slugs = dict.fromkeys(slug for slugs in tagged.slugs_of.values() for slug in slugs)
        names = [_(tactic.name) for slug in slugs if (tactic := catalogue.by_slug(slug))]
        context = {"count": len(tagged.slugs_of), "names": names}
        return render(request, "journal/tags/undo.html", context)
    marking.take_off(
        vault=request.vault,
        slugs_of=tagged.slugs_of,
        day_ends_at=preferences.of(request).day_ends_at,
    )
    messages.success(request, _("Taken back."))
    return redirect("journal")


def _several(request: VaultRequest, *, problem: str = "") -> HttpResponse:
    slip, place = _slip(request), request.POST.get("place", "")
    search = slips.read(request.vault, Search, slip) if slip else None
    clock = cards.clock_of(preferences.of(request))
    try:
        found = stream.read_stretch(request.vault, clock, search or Search(), place=place)
    except TamperedEnvelope:
        if place:
            raise Http404 from None
        raise
    chosen = tagging.tags_of(request.POST.getlist("tactic"))
    context = {
        "days": [(day, [(_id(card), card) for card in day.cards]) for day in found.days],
        "chosen_ids": set(_ids(request.POST.getlist("entry"))),
        "picker": picking.picker_for(request.vault, chosen),
        "asked": readers.asked_by_tags(request.vault),
        "slip": slip or "",
        "place": place,
        "problem": problem,
    }
    return render(request, "journal/tags/several.html", context, status=422 if problem else 200)


def _say_what_was_tagged(request: VaultRequest, gained: dict[UUID, list[str]]) -> None:
    slugs_of = {entry_id: slugs for entry_id, slugs in gained.items() if slugs}
    if not slugs_of:
        messages.success(request, _("Nothing changed: these tags were there already."))
        return
    count = len(slugs_of)
    said = ngettext("Tagged: %(count)d entry.", "Tagged: %(count)d entries.", count)
    try:
        slip = slips.write(request.vault, Tagged(slugs_of=slugs_of))
    except NoRoom:
        messages.success(request, said % {"count": count})
        return
    undo = reverse("tag_undo", args=[slip])
    messages.success(
        request,
        format_html('{} <a href="{}">{}</a>', said % {"count": count}, undo, _("Take it back")),
    )


def _id(card: Card) -> UUID:
    entry_id: UUID = resolve(card.url).kwargs["entry_id"]
    return entry_id


def _ids(typed: Iterable[str]) -> list[UUID]:
    found = []
    for value in typed:
        try:
            found.append(UUID(value))
        except ValueError:
            continue
    return found


def _slip(request: VaultRequest) -> UUID | None:
    return next(iter(_ids([request.POST.get("slip", "")])), None)
