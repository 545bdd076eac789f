"""What a reader sees of a view, and the two things that a reader can do: freeze it, and leave."""

import datetime as dt
import time
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from apps.sharing import choices, ending, months, notes, reading
from apps.sharing.documents import ContentsDocument
from apps.sharing.visitor import opened, visits, ways
from apps.sharing.visitor.filters import narrowed
from apps.sharing.visitor.visits import Visit
from apps.sharing.visitor.ways import visiting
from apps.vault import inbox
from apps.vault.exceptions import TamperedEnvelope


@visiting("GET", "HEAD")
def read(request: HttpRequest, visit: Visit) -> HttpResponse:
    with opened.reading(visit.owner, visit.view_id, visit.private_key) as view:
        contents = view.contents
        narrow = narrowed(contents.lines, visit.private_key, request.GET)
        part = reading.part_of(narrow.lines, narrow.number)
        view.check(part.lines)
    base, today = request.path, reading.today_of(contents, int(time.time()))
    page = reading.page_of(
        narrow.lines,
        contents.zone,
        today,
        number=part.number,
        copy_path=lambda copy_id: reverse("visit_copy", args=[visit.view_id, copy_id]),
        page_path=lambda number: narrow.path(base, number),
    )
    has_summary = choices.SUMMARY in contents.extras
    context = {
        "page": page,
        "selects": narrow.selects,
        "is_narrowed": bool(narrow.chosen),
        "is_first": part.number == 1 and not narrow.chosen,
        "count": len(contents.lines),
        "summary": months.summary_of(contents.lines) if has_summary and contents.lines else None,
        "note": reading.note_of(contents),
        **_around(visit, contents, today),
    }
    return render(request, "visitor/read.html", context)


@visiting("GET", "HEAD")
def copy(request: HttpRequest, visit: Visit, copy_id: UUID) -> HttpResponse:
    with opened.reading(visit.owner, visit.view_id, visit.private_key) as view:
        contents = view.contents
        place = reading.place_of(contents.lines, copy_id)
        if place is None:
            raise Http404
        document = view.copy(place.line)
    visits.note_read(visit, copy_id)
    today = reading.today_of(contents, int(time.time()))
    context = {
        "copy": reading.copy_read(document, contents.zone, today, day=place.line.day),
        "earlier_id": place.earlier,
        "later_id": place.later,
        **_around(visit, contents, today),
    }
    return render(request, "visitor/copy.html", context)


@visiting("GET", "HEAD", "POST")
def freeze(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The writer hears of it at the next unlock; until then nobody reads."""
    with opened.reading(visit.owner, visit.view_id, visit.private_key) as view:
        contents = view.contents
    today = reading.today_of(contents, int(time.time()))
    context = _around(visit, contents, today)
    if request.method != "POST":
        return render(request, "visitor/freeze.html", context)
    ending.freeze(visit.owner, [visit.view_id])
    with suppress(TamperedEnvelope):  # it is frozen, whether or not that can be told
        told = notes.written(notes.here(visit.view_id))
        inbox.drop_in(visit.owner, notes.FROZEN, told, once_of=visit.view_id)
    ways.end_all(request)
    response = render(request, "visitor/frozen.html", {"writer": context["writer"]})
    response.delete_cookie(settings.VISIT_COOKIE_NAME, samesite="Strict")
    return response


@login_not_required
@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """The visit ends; the way out of the whole site follows."""
    ways.end_all(request)
    response = redirect("leave")
    response.delete_cookie(settings.VISIT_COOKIE_NAME, samesite="Strict")
    return response


def _around(visit: Visit, contents: ContentsDocument, today: dt.date) -> dict[str, Any]:
    """What every page of a visit knows."""
    return {
        "view_id": visit.view_id,
        "is_by_account": visit.by == notes.BY_ACCOUNT,
        **reading.around(contents, today),
    }
