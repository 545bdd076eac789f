"""One entry: read, its earlier versions, into the bin and back."""

import datetime as dt
import re
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import preferences
from apps.accounts.step_up import recent_password
from apps.journal import access, cards, flows, going_back, moments, new_words, readers, stream
from apps.journal.access import journal_open
from apps.journal.documents import INCIDENT
from apps.journal.incidents import changes, page
from apps.journal.incidents.care import care_for
from apps.journal.models import EntryRevision
from apps.journal.moments import Moment
from apps.journal.page_forms import held_of
from apps.journal.rendering import render as render_text
from apps.journal.timeline import Neighbours
from apps.vault.middleware import VaultRequest

_REVISION: Final = re.compile(r"[0-9]{1,9}")


@journal_open
def entry_detail(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    entry, beside = access.entry_beside_others(request.vault, entry_id)
    profile = preferences.of(request)
    clock = cards.clock_of(profile)
    is_binned = entry.line.binned_on > 0
    context = {
        "entry": entry.document,
        "entry_id": entry_id,
        "is_binned": is_binned,
        "destroyed_on": stream.destroyed_on(entry.line) if is_binned else "",
        "has_draft": entry.draft is not None,
        "held": held_of(entry),
        "has_history": bool(entry.document.earlier),
        "html": render_text(entry.document.text),
        "exact": cards.exact_here(entry.document.moment, clock),
        "recorded": _when(entry.document.recorded_at, clock),
        "changed": _when(entry.document.saved_at, clock) if entry.document.earlier else "",
        **page.context(request.vault, entry, beside.before, clock, profile.country),
        "suggests": profile.suggests,
        "readers": beside.readers,
        "care": care_for(entry.document, profile.country),
        **({} if is_binned else _ids(beside.neighbours)),
    }
    return render(request, "journal/entry_detail.html", context)


@journal_open
def entry_history(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    after = access.entry_to_read(request.vault, entry_id).document
    clock = cards.clock_of(preferences.of(request))
    versions = []
    for revision, document in access.versions_to_read(request.vault, entry_id):
        changed = ", ".join(changes.between(document, after))
        saved = _when(document.saved_at, clock)
        versions.append(
            {"revision": revision, "saved": saved, "title": document.title, "changed": changed}
        )
        after = document
    context = {"entry_id": entry_id, "versions": versions}
    return render(request, "journal/entry_history.html", context)


@journal_open
def entry_version(request: VaultRequest, entry_id: UUID, revision: int) -> HttpResponse:
    present = access.entry_to_read(request.vault, entry_id)
    document = access.version_to_read(request.vault, entry_id, revision)
    clock = cards.clock_of(preferences.of(request))
    is_binned = present.line.binned_on > 0
    context = {
        "seen": present.revision,
        "is_binned": is_binned,
        "is_incident": INCIDENT in (document.kind, present.document.kind),
        "has_readers": not is_binned and bool(readers.told_after(request.vault, entry_id)),
        "entry": document,
        "entry_id": entry_id,
        "revision": revision,
        "html": render_text(document.text),
        "saved": _when(document.saved_at, clock),
        **page.told_of(document),
    }
    return render(request, "journal/entry_version.html", context)


@require_POST
@journal_open
def version_again(request: VaultRequest, entry_id: UUID, revision: int) -> HttpResponse:
    """The entry says again what this version said."""
    access.entry_to_edit(request.vault, entry_id)
    access.version_to_read(request.vault, entry_id, revision)
    seen = request.POST.get("seen", "")
    seen_revision = int(seen) if _REVISION.fullmatch(seen) else 0
    try:
        going_back.go_back(
            vault=request.vault,
            entry_id=entry_id,
            revision=revision,
            seen_revision=seen_revision,
            day_ends_at=preferences.of(request).day_ends_at,
        )
    except EntryRevision.DoesNotExist:  # removed in another window meanwhile
        raise Http404 from None
    except flows.ChangedElsewhere:
        said = _("This was changed in another window. Nothing was overwritten. Here it is.")
        messages.warning(request, said)
        return redirect("entry", entry_id=entry_id)
    _tell(request, entry_id, seen_revision)
    return redirect("entry", entry_id=entry_id)


def _tell(request: VaultRequest, entry_id: UUID, seen_revision: int) -> None:
    """As after any save: who can read it, and how much of it is new to them."""
    can_read = readers.told_after(request.vault, entry_id)
    said = _("It is as it was then. What stood here before is kept in History.")
    messages.success(request, f"{said} {can_read}".strip())
    if can_read:
        region = preferences.of(request).country
        for found in new_words.after(request.vault, entry_id, seen_revision, region):
            messages.info(request, found)


@require_POST
@journal_open
@recent_password("remove", gettext_lazy("Removing an earlier version cannot be undone."))
def version_destroy(request: VaultRequest, entry_id: UUID, revision: int) -> HttpResponse:
    access.version_to_read(request.vault, entry_id, revision)
    flows.destroy_version(
        vault=request.vault,
        entry_id=entry_id,
        revision=revision,
        day_ends_at=preferences.of(request).day_ends_at,
    )
    messages.success(request, _("This earlier version is gone. The entry itself is as it was."))
    return redirect("entry", entry_id=entry_id)


@require_http_methods(["GET", "POST"])
@journal_open
def entry_delete(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    entry = access.entry_to_edit(request.vault, entry_id)
    if request.method == "GET":
        context = {"entry_id": entry_id, "days": flows.BIN_DAYS, "has_draft": entry.draft}
        context["is_incident"] = entry.document.kind == INCIDENT
        return render(request, "journal/entry_confirm_delete.html", context)
    flows.bin_entry(
        vault=request.vault,
        entry_id=entry_id,
        today=dt.datetime.now(dt.UTC).date(),
        day_ends_at=preferences.of(request).day_ends_at,
    )
    messages.success(request, _("It lies in the bin. You can put it back from here."))
    return redirect("bin")


@require_POST
@journal_open
def entry_restore(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    entry = access.entry_to_read(request.vault, entry_id)
    if not entry.line.binned_on:
        raise Http404
    flows.restore_entry(
        vault=request.vault,
        entry_id=entry_id,
        day_ends_at=preferences.of(request).day_ends_at,
    )
    messages.success(request, _("It is back in your journal."))
    return redirect("entry", entry_id=entry_id)


def _ids(beside: Neighbours) -> dict[str, UUID | None]:
    pairs = {"earlier_id": beside.earlier, "later_id": beside.later}
    return {name: UUID(bytes=found.id) if found else None for name, found in pairs.items()}


def _when(seconds: int, clock: cards.Clock) -> str:
    return moments.exact(Moment(seconds, clock.zone), clock.zone)
