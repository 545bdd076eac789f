"""What the reader of a view sees, in the reader's own rendering: of one that is planned, and of one that
there is."""

import time
from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.sharing import access, as_read, choices, months, preview, reading, wishes
from apps.sharing.access import journal_open
from apps.sharing.documents import ContentsDocument, CopyDocument, CopyLine
from apps.sharing.reading import Place
from apps.sharing.views import steps
from apps.sharing.views.check import last_day, settled
from apps.sharing.wishes import Wishes
from apps.vault.middleware import VaultRequest

LIST: Final = "sharing/seen.html"
ONE: Final = "sharing/seen_one.html"


@journal_open
def wishes_seen(request: VaultRequest, slip: UUID, number: int = 1) -> HttpResponse:
    held = _ready(request, slip)
    if held is None:
        return redirect("views")
    found = settled(request, held)
    contents = _planned(request, held, found.preview.lines)
    context = _listed(
        contents,
        number,
        lambda entry_id: reverse("wishes_seen_one", args=[slip, entry_id]),
        lambda page: reverse("wishes_seen_page", args=[slip, page]),
    )
    back = reverse("view_step", args=[slip, wishes.CHECK])
    return render(request, LIST, {**context, "name": held.name, "back": back})


@journal_open
def wishes_seen_one(request: VaultRequest, slip: UUID, entry_id: UUID) -> HttpResponse:
    held = _ready(request, slip)
    if held is None:
        return redirect("views")
    found = settled(request, held)
    copy = found.preview.copies.get(entry_id)
    place = reading.place_of(found.preview.lines, entry_id)
    if copy is None or place is None:
        raise Http404
    around = {
        "name": held.name,
        "back": reverse("wishes_seen", args=[slip]),
        "keep_url": reverse("wishes_keep", args=[slip, entry_id]),
        **_beside(place, lambda other: reverse("wishes_seen_one", args=[slip, other])),
    }
    return _one(request, _planned(request, held), copy, place, around)


@require_POST
@journal_open
def wishes_keep(request: VaultRequest, slip: UUID, entry_id: UUID) -> HttpResponse:
    """Not this one, whatever a rule says."""
    held = _ready(request, slip)
    if held is None:
        return redirect("views")
    held.keep_out(entry_id)
    if steps.keep(request, slip, held):
        said = _("%(name)s will not get this entry.")
        messages.success(request, said % {"name": held.name})
    return redirect("wishes_seen", slip=slip)


@journal_open
def view_seen(request: VaultRequest, view_id: UUID, number: int = 1) -> HttpResponse:
    """The sealed copies themselves."""
    view = access.view_to_change(request.vault, view_id)
    context = _listed(
        as_read.contents_of(request.vault, view),
        number,
        lambda copy_id: reverse("view_seen_one", args=[view_id, copy_id]),
        lambda page: reverse("view_seen_page", args=[view_id, page]),
    )
    back = reverse("view", args=[view_id])
    return render(request, LIST, {**context, "name": view.document.name, "back": back})


@journal_open
def view_seen_one(request: VaultRequest, view_id: UUID, copy_id: UUID) -> HttpResponse:
    view = access.view_to_change(request.vault, view_id)
    contents = as_read.contents_of(request.vault, view)
    copy = as_read.copy_of(request.vault, view, copy_id)
    place = reading.place_of(contents.lines, copy_id)
    if place is None:
        raise Http404
    entry_id = as_read.entries_by_copy(request.vault, view).get(copy_id)
    around = {
        "name": view.document.name,
        "back": reverse("view_seen", args=[view_id]),
        "keep_url": reverse("view_keep", args=[view_id, entry_id]) if entry_id else "",
        **_beside(place, lambda other: reverse("view_seen_one", args=[view_id, other])),
    }
    return _one(request, contents, copy, place, around)


def _ready(request: VaultRequest, slip: UUID) -> Wishes | None:
    """None for what became a view meanwhile."""
    held = access.wishes_to_answer(request.vault, slip)
    if not held.made and held.next_step not in (wishes.WORDS, wishes.CHECK):
        raise Http404
    return None if held.made else held


def _planned(
    request: VaultRequest, held: Wishes, lines: Iterable[CopyLine] = ()
) -> ContentsDocument:
    return preview.contents(held, preferences.of(request).zone, last_day(request, held), lines)


def _beside(place: Place, path: Callable[[UUID], str]) -> dict[str, str]:
    """Where those before and after it in time are, "" where there is none."""
    return {
        "earlier": path(place.earlier) if place.earlier else "",
        "later": path(place.later) if place.later else "",
    }


def _listed(
    contents: ContentsDocument,
    number: int,
    copy_path: Callable[[UUID], str],
    page_path: Callable[[int], str],
) -> dict[str, Any]:
    today = reading.today_of(contents, int(time.time()))
    page = reading.page_of(
        contents.lines,
        contents.zone,
        today,
        number=number,
        copy_path=copy_path,
        page_path=page_path,
    )
    has_summary = choices.SUMMARY in contents.extras
    summary = months.summary_of(contents.lines) if has_summary else None
    return {"page": page, "summary": summary, **reading.around(contents, today)}


def _one(
    request: VaultRequest,
    contents: ContentsDocument,
    copy: CopyDocument,
    place: Place,
    around: dict[str, str],
) -> HttpResponse:
    today = reading.today_of(contents, int(time.time()))
    read = {"copy": reading.copy_read(copy, contents.zone, today, day=place.line.day)}
    return render(request, ONE, {**read, **around, **reading.around(contents, today)})
