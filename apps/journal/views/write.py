"""Writing: a new entry, a draft taken up again, an entry changed; and the autosave of all three."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import preferences
from apps.journal import access, drafts, flows, moments, stream
from apps.journal.documents import LONGEST_TEXT
from apps.journal.drafts import OpenDraft
from apps.journal.forms import WriteForm
from apps.journal.moments import Moment
from apps.vault import head
from apps.vault.middleware import VaultRequest, vault_open


@require_http_methods(["GET", "POST"])
@vault_open
def write(request: VaultRequest) -> HttpResponse:
    """A new entry. Every save of every writing form comes here too: the form carries the id."""
    profile = preferences.of(request)
    if request.method == "GET":
        return _page(request, WriteForm.new(profile))
    form = WriteForm(request.POST, profile=profile)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _save(request, form)


@vault_open
def draft_edit(request: VaultRequest, draft_id: UUID) -> HttpResponse:
    draft = access.draft_to_edit(request.vault, draft_id)
    form = WriteForm.of_draft(draft.id, draft.revision, draft.document, preferences.of(request))
    return _page(request, form)


@vault_open
def entry_edit(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    """The entry as saved, or the changes to it that are still a draft."""
    entry = access.entry_to_edit(request.vault, entry_id)
    profile = preferences.of(request)
    if entry.draft:
        form = WriteForm.of_draft(entry_id, entry.draft.revision, entry.draft.document, profile)
    else:
        form = WriteForm.of_entry(entry_id, entry.revision, entry.document, profile)
    return _page(request, form)


@require_POST
@vault_open
def draft_keep(request: VaultRequest) -> HttpResponse:
    """Autosave. Answers the small state line, with the revision that this page has seen now."""
    form = WriteForm(request.POST, profile=preferences.of(request))
    try:
        sent = form.as_autosave()
    except ValueError:
        return HttpResponseBadRequest()
    if len(sent.typed.text.encode()) > LONGEST_TEXT:
        return _state(request, sent.id, sent.seen_revision, too_long=True)
    kept = drafts.keep_words(vault=request.vault, sent=sent)
    if kept.other is None:
        return _state(request, kept.id, kept.revision, saved=kept.revision > 0)
    other = access.draft_to_edit(request.vault, kept.other)
    return _state(request, kept.id, kept.revision, saved=True, other=other)


@require_POST
@vault_open
def draft_discard(request: VaultRequest, draft_id: UUID) -> HttpResponse:
    access.draft_to_edit(request.vault, draft_id)
    drafts.discard(vault=request.vault, draft_id=draft_id)
    messages.success(request, _("The draft is gone."))
    return redirect("journal")


def _save(request: VaultRequest, form: WriteForm) -> HttpResponse:
    if "keep" in request.POST:
        drafts.keep_words(vault=request.vault, sent=form.as_autosave())
        messages.success(request, _("Kept as a draft."))
        return redirect("journal")
    other = _other_page(request, form)
    if other:
        drafts.set_apart(vault=request.vault, draft_id=other.id)
        return _both(request, form, other.document.typed.text, draft_revision=0)
    data = form.cleaned_data
    try:
        flows.save_entry(
            vault=request.vault,
            entry_id=data["id"],
            base_revision=data["entry_revision"],
            moment=data["moment"],
            title=data["title"],
            mood=data["mood"],
            text=data["text"],
            day_ends_at=form.profile.day_ends_at,
        )
    except flows.ChangedElsewhere:
        entry = access.entry_to_read(request.vault, data["id"])
        return _both(request, form, entry.document.text, entry_revision=entry.revision)
    messages.success(request, _("Saved."))
    return redirect("entry", entry_id=data["id"])


def _other_page(request: VaultRequest, form: WriteForm) -> OpenDraft | None:
    """The draft of the same entry, where another page wrote other words into it meanwhile."""
    sent = form.as_autosave()
    with head.reading(request.vault) as current:
        draft = drafts.open_draft(request.vault, current, sent.id)
    if draft is None or draft.document.tab == sent.tab or draft.revision == sent.seen_revision:
        return None
    return draft if draft.document.typed != sent.typed else None


def _both(request: VaultRequest, form: WriteForm, other_text: str, **seen: int) -> HttpResponse:
    """Both texts on one page. The other one is kept, as a draft or in History; saving again is a
    choice."""
    data = {**form.data.dict(), **{name: str(value) for name, value in seen.items()}}  # type: ignore[attr-defined]
    shown = WriteForm(data, profile=form.profile)
    shown.is_valid()
    return _page(request, shown, status=409, other_text=other_text)


def _page(
    request: VaultRequest, form: WriteForm, *, status: int = 200, other_text: str = ""
) -> HttpResponse:
    revision = form["entry_revision"].value()
    context = {
        "form": form,
        "is_change": str(revision or 0) != "0",
        "has_draft": str(form["draft_revision"].value() or 0) != "0",
        "entry_id": form["id"].value(),
        "other_text": other_text,
    }
    return render(request, "journal/write.html", context, status=status)


def _state(
    request: VaultRequest,
    draft_id: UUID,
    revision: int,
    *,
    saved: bool = False,
    too_long: bool = False,
    other: OpenDraft | None = None,
) -> HttpResponse:
    clock = stream.clock_of(preferences.of(request))
    now = Moment(int(timezone.now().timestamp()), clock.zone)
    context = {
        "draft_id": draft_id,
        "draft_revision": revision,
        "saved_at": moments.to_local(now).strftime("%H:%M") if saved else "",
        "too_long": too_long,
        "other": stream.draft_card(other, clock, []) if other else None,
    }
    return render(request, "journal/_editor.html#draft-state", context)
