"""What the reader of a view sees, in the reader's own rendering: of one that is planned, and of one that
there is."""

import time
from collections.abc import Callable, Iterable
from typing import Any, Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from apps.accounts import preferences
from apps.sharing import access, choices, preview, reading, wishes
from apps.sharing.access import journal_open
from apps.sharing.documents import ContentsDocument, CopyDocument, CopyLine
from apps.sharing.models import Contents, Copy
from apps.sharing.sealing import ViewKeys
from apps.sharing.views.check import last_day, settled
from apps.sharing.wishes import Wishes
from apps.vault.exceptions import TamperedEnvelope
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
    if copy is None:
        raise Http404
    contents = _planned(request, held)
    back = reverse("wishes_seen", args=[slip])
    return _one(request, contents, copy, held.name, back)


@journal_open
def view_seen(request: VaultRequest, view_id: UUID, number: int = 1) -> HttpResponse:
    """The sealed copies themselves."""
    name, _keys, contents = _opened(request, view_id)
    context = _listed(
        contents,
        number,
        lambda copy_id: reverse("view_seen_one", args=[view_id, copy_id]),
        lambda page: reverse("view_seen_page", args=[view_id, page]),
    )
    back = reverse("view", args=[view_id])
    return render(request, LIST, {**context, "name": name, "back": back})


@journal_open
def view_seen_one(request: VaultRequest, view_id: UUID, copy_id: UUID) -> HttpResponse:
    name, keys, contents = _opened(request, view_id)
    rows = Copy.objects.filter(owner=request.vault.owner, view_id=view_id, id=copy_id)
    row = rows.first()
    if row is None:
        raise Http404
    return _one(request, contents, keys.open_copy(row), name, reverse("view_seen", args=[view_id]))


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


def _opened(request: VaultRequest, view_id: UUID) -> tuple[str, ViewKeys, ContentsDocument]:
    view = access.view_to_change(request.vault, view_id)
    row = Contents.objects.filter(owner=request.vault.owner, id=view_id).first()
    if row is None:
        if view.is_over:
            raise Http404
        raise TamperedEnvelope
    keys = ViewKeys(request.vault.owner, view_id, view.document.private_key)
    return view.document.name, keys, keys.open_contents(row)


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
    summary = reading.summary_of(contents.lines) if has_summary else None
    return {"page": page, "summary": summary, **reading.around(contents, today)}


def _one(
    request: VaultRequest, contents: ContentsDocument, copy: CopyDocument, name: str, back: str
) -> HttpResponse:
    today = reading.today_of(contents, int(time.time()))
    context = {
        "copy": reading.copy_read(copy, contents.zone, today),
        "name": name,
        "back": back,
        **reading.around(contents, today),
    }
    return render(request, ONE, context)
