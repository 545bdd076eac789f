"""Writing: a new entry, a draft taken up again, an entry changed; and the autosave of all three."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse, HttpResponseBadRequest, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods, require_POST

from apps.accounts import preferences
from apps.core.http import saves_words
from apps.journal import access, cards, drafts, flows, moments, new_words, page_forms, readers
from apps.journal.access import journal_open
from apps.journal.documents import LONGEST_TEXT, EntryDocument, Typed
from apps.journal.drafts import Autosave, Kept
from apps.journal.forms import PageForm, WriteForm
from apps.journal.incidents import beside, parts
from apps.journal.incidents.capture_form import CaptureForm
from apps.journal.incidents.held import Held, held
from apps.journal.incidents.part_form import is_too_much
from apps.journal.incidents.shown import as_text
from apps.journal.merging import CAPTURE
from apps.journal.moments import Moment
from apps.vault.middleware import VaultRequest


def _letting_nobody_in(sent: QueryDict) -> None:
    """Only a page in front of the writer lets somebody read. Whom the form names as reading is asked
    about once more, as after a save without a form; who was switched off stays off."""
    reads = set(sent.getlist("reads"))
    sent.setlist("beside", [each for each in sent.getlist("beside") if each not in reads])
    sent.setlist("reads", [])
    sent.setlist("shut", [])


@require_http_methods(["GET", "POST"])
@journal_open
@saves_words(as_kept=_letting_nobody_in)
def write(request: VaultRequest) -> HttpResponse:
    """A new note. Every save of every writing form comes here too: the form carries the id."""
    profile = preferences.of(request)
    if request.method == "GET":
        return _page(request, WriteForm.new(profile))
    form = page_forms.sent(request.POST, profile)
    is_valid = form.is_valid()
    try:
        page = form.as_autosave()
    except ValueError:  # a hidden field was changed
        return _page(request, form, status=422)
    if not is_valid and not _is_kept_as_it_is(request):
        return _page(request, form, status=422)
    return _save(request, form, page)


@gzip_page  # with all its tags it is the largest page, and one of the first on a slow line
@journal_open
def capture(request: VaultRequest) -> HttpResponse:
    """Something happened."""
    return _page(request, CaptureForm.new(preferences.of(request)))


@journal_open
def draft_edit(request: VaultRequest, draft_id: UUID) -> HttpResponse:
    """Once saved, it is the entry of the same id: Back after Save asks for it here."""
    try:
        draft = access.draft_to_edit(request.vault, draft_id)
    except Http404:
        access.entry_to_read(request.vault, draft_id)
        return redirect("entry", entry_id=draft_id)
    form = page_forms.of_draft(draft, preferences.of(request))
    return _page(request, form, parts_held=held(draft.id, draft.document))


@journal_open
def entry_edit(request: VaultRequest, entry_id: UUID) -> HttpResponse:
    """The entry as saved, or the changes to it that are still a draft."""
    entry = access.entry_to_edit(request.vault, entry_id)
    form = page_forms.of_entry(entry, preferences.of(request))
    return _page(request, form, parts_held=page_forms.held_of(entry))


@journal_open
def entry_part(request: VaultRequest, entry_id: UUID, code: str) -> HttpResponse:
    """One part of what happened: exact words, who was there, …"""
    part, profile = parts.of_code(code), preferences.of(request)
    if part is None:
        raise Http404
    try:
        entry = access.entry_to_edit(request.vault, entry_id)
    except Http404:  # nothing is saved of it yet
        draft = access.draft_to_edit(request.vault, entry_id)
        return _page(request, page_forms.part_of_draft(part, draft, profile))
    return _page(request, page_forms.of_part(part, entry, profile))


@require_POST
@journal_open
def draft_keep(request: VaultRequest) -> HttpResponse:
    """Autosave. Answers the small state line, with the revision that this page has seen now."""
    try:
        sent = page_forms.sent(request.POST, preferences.of(request)).as_autosave()
    except ValueError:
        return HttpResponseBadRequest()
    if len(sent.typed.text.encode()) > LONGEST_TEXT or is_too_much(sent.typed):
        return _state(request, sent, Kept(sent.id, sent.seen_revision), too_long=True)
    try:
        kept = drafts.keep_words(vault=request.vault, sent=sent)
    except IntegrityError:  # a form that was tampered with
        raise Http404 from None
    return _state(request, sent, kept)


@require_http_methods(["GET", "POST"])
@journal_open
def draft_discard(request: VaultRequest, draft_id: UUID) -> HttpResponse:
    """One tap never destroys words: the page asks first and shows which they are."""
    draft = access.draft_to_edit(request.vault, draft_id)
    if request.method == "GET":
        shown = cards.draft_card(draft, cards.clock_of(preferences.of(request)), [])
        context = {"draft": shown, "is_change": draft.document.entry_revision > 0}
        return render(request, "journal/draft_confirm_discard.html", context)
    drafts.discard(vault=request.vault, draft_id=draft_id)
    messages.success(request, _("The draft is gone."))
    return redirect("journal")


def _is_kept_as_it_is(request: VaultRequest) -> bool:
    """A draft may hold what makes no sense yet."""
    return "keep" in request.POST or "more" in request.POST


def _save(request: VaultRequest, form: PageForm, page: Autosave) -> HttpResponse:
    try:
        if _is_kept_as_it_is(request):
            return _keep(request, page)
        entry_id = flows.save_entry(
            vault=request.vault,
            entry_id=page.id,
            base_revision=page.base_revision,
            words=form.words,
            day_ends_at=form.profile.day_ends_at,
            page=page,
            switches=form.switches,
        )
    except IntegrityError:  # a form that was tampered with
        raise Http404 from None
    except flows.DraftElsewhere:
        other = access.draft_to_edit(request.vault, page.id)
        drafts.set_apart(vault=request.vault, draft_id=other.id)
        return _both(request, form, other.document.typed, draft_revision=0)
    except flows.ChangedElsewhere:
        entry = access.entry_to_read(request.vault, page.id)
        return _both(request, form, entry.document, entry_revision=entry.revision)
    has_page_of_its_own = form.part == CAPTURE and not page.base_revision
    _tell(request, form, page, entry_id, is_said=not has_page_of_its_own)
    if has_page_of_its_own:
        return redirect("entry_saved", entry_id=entry_id)
    address = reverse("entry", args=[entry_id])
    # Back at that part, with the list of the others open: what comes to mind comes in one go.
    return redirect(f"{address}?more=1#part-{form.part}" if parts.of_code(form.part) else address)


def _tell(
    request: VaultRequest, form: PageForm, page: Autosave, entry_id: UUID, *, is_said: bool
) -> None:
    """That it is saved, where no page says so; who can read it, and how much of it is new to them."""
    can_read = readers.told_after(request.vault, entry_id)
    if is_said:
        said = _("Saved as a note of its own.") if "apart" in request.POST else _("Saved.")
        messages.success(request, f"{said} {can_read}".strip())
    if can_read:
        region = form.profile.country
        for found in new_words.after(request.vault, entry_id, page.base_revision, region):
            messages.info(request, found)


def _keep(request: VaultRequest, page: Autosave) -> HttpResponse:
    """Without JavaScript: as a draft; or one more row, which the page of the draft has."""
    kept = drafts.keep_words(vault=request.vault, sent=page)
    if "more" in request.POST:
        return redirect("entry_part", entry_id=kept.id, code=page.part)
    messages.success(request, _("Kept as a draft."))
    return redirect("journal")


def _both(
    request: VaultRequest, form: PageForm, other: Typed | EntryDocument, **seen: int
) -> HttpResponse:
    """Both texts on one page. The other one is kept, as a draft or in History; saving again is a
    choice."""
    data = request.POST.copy()
    for name, value in seen.items():
        data[name] = str(value)
    shown = page_forms.sent(data, form.profile)
    shown.is_valid()
    part = parts.of_code(form.part)
    text = as_text(other.details, part) if part else other.text
    text = text.strip() or _("These fields are empty there.")
    return _page(request, shown, status=409, other_text=text)


def _page(
    request: VaultRequest,
    form: PageForm,
    *,
    status: int = 200,
    other_text: str = "",
    parts_held: Sequence[Held] = (),
) -> HttpResponse:
    revision = form["entry_revision"].value()
    context = {
        "form": form,
        "is_change": str(revision or 0) != "0",
        "has_draft": str(form["draft_revision"].value() or 0) != "0" and "id" not in form.errors,
        "entry_id": form["id"].value(),
        "other_text": other_text,
        "held": parts_held,
        "readers": readers.beside(request.vault, form),
        **beside.of(request.vault, form),
    }
    return render(request, form.template, context, status=status)


def _state(
    request: VaultRequest, sent: Autosave, kept: Kept, *, too_long: bool = False
) -> HttpResponse:
    clock = cards.clock_of(preferences.of(request))
    now = Moment(int(timezone.now().timestamp()), clock.zone)
    is_apart = kept.id != sent.id
    is_saved = kept.revision > 0 and not too_long
    other = access.draft_to_edit(request.vault, kept.other) if kept.other else None
    context = {
        "draft_id": kept.id,
        "draft_revision": kept.revision,
        "entry_revision": 0 if is_apart else sent.base_revision,
        "is_apart": is_apart or "apart" in request.POST,
        "is_no_change": is_apart and sent.base_revision > 0,
        "saved_at": moments.to_local(now).strftime("%H:%M") if is_saved else "",
        "too_long": too_long,
        "other": cards.draft_card(other, clock, []) if other else None,
    }
    return render(request, "journal/_draft_state.html", context)
