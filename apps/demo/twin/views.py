"""The twin's pages: the site's templates and forms, and plain rows behind them."""

import time
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from apps.accounts import preferences
from apps.accounts.documents import ProfileDocument
from apps.accounts.forms import SignInForm
from apps.accounts.models import Account
from apps.accounts.same_account import signed_in
from apps.core.http import wants_partial
from apps.demo.twin import happened, network, reading, writing
from apps.demo.twin.models import Entry
from apps.home.views import NEWEST
from apps.journal import composing, moments, page_forms, picking
from apps.journal.cards import clock_of, day_heading, draft_card, exact_here
from apps.journal.composing import Base
from apps.journal.find_form import FindForm
from apps.journal.forms import PageForm, WriteForm
from apps.journal.incidents import page
from apps.journal.incidents.capture_form import CaptureForm
from apps.journal.incidents.care import care_for
from apps.journal.incidents.listing import Wanted
from apps.journal.incidents.listing_form import HappenedForm
from apps.journal.merging import CAPTURE
from apps.journal.moments import Moment
from apps.journal.rendering import render as render_text
from apps.journal.stream import Search

BACKEND = "apps.accounts.backends.VaultBackend"


@login_not_required
def sign_in(request: HttpRequest) -> HttpResponse:
    """As Django does it when nothing else is asked for: a name in the clear, PBKDF2."""
    if request.method != "POST":
        return render(request, "accounts/sign_in.html", {"form": SignInForm()})
    form = SignInForm(request.POST)
    if form.is_valid():
        account = Account.objects.filter(name_tag=form.cleaned_data["name"].encode()).first()
        password = form.cleaned_data["password"]
        if account and PBKDF2PasswordHasher().verify(password, account.password):
            login(request, account, backend=BACKEND)
            preferences.remember(request, ProfileDocument(leave_explained=True))
            return redirect("today")
    return render(request, "accounts/sign_in.html", {"form": form}, status=422)


def today(request: HttpRequest) -> HttpResponse:
    profile = preferences.of(request)
    clock = clock_of(profile)
    owner = signed_in(request).pk
    drafts, cards = reading.newest(owner, clock, NEWEST)
    context = {
        "form": WriteForm.new(profile),
        "has_draft": False,
        "cards": cards,
        "waiting": [draft_card(draft, clock, []) for draft in drafts],
        "day": day_heading(clock),
        "name": profile.display_name,
        "ahead": network.ahead(owner, clock),
        "to_call": network.to_call(owner, clock, int(time.time())),
    }
    return render(request, "home/today.html", context)


def entry_list(request: HttpRequest, place: str = "") -> HttpResponse:
    context = _stretch(request, request.GET.get("words", ""), place)
    return render(request, "journal/entry_list.html", context)


@require_POST
def search(request: HttpRequest) -> HttpResponse:
    form = FindForm(request.POST)
    form.is_valid()
    words = form.cleaned_data["words"]
    address = f"{reverse('journal')}?{urlencode({'words': words})}"
    if not wants_partial(request):
        return redirect(address)
    response = render(request, "journal/entry_list.html#results", _stretch(request, words, ""))
    response.headers["HX-Replace-Url"] = address
    return response


def incident_list(request: HttpRequest, place: str = "") -> HttpResponse:
    asked = HappenedForm(request.GET)
    wanted = asked.wanted if asked.is_valid() else Wanted()
    context = _happened(request, wanted, place)
    context["form"].offer(happened.facets(signed_in(request).pk))
    return render(request, "journal/happened/list.html", context)


@require_POST
def incident_find(request: HttpRequest) -> HttpResponse:
    form = HappenedForm(request.POST)
    form.is_valid()
    asked = {name: value for name, value in request.POST.lists() if name in form.fields}
    address = f"{reverse('happened')}?{urlencode(asked, doseq=True)}"
    if not wants_partial(request):
        return redirect(address)
    context = _happened(request, form.wanted, "")
    response = render(request, "journal/happened/list.html#results", context)
    response.headers["HX-Replace-Url"] = address
    return response


def entry_detail(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    owner = signed_in(request).pk
    entry = Entry.objects.filter(owner_id=owner, id=entry_id).first()
    if entry is None:
        raise Http404
    profile = preferences.of(request)
    clock = clock_of(profile)
    moment, document = Moment(entry.at, entry.zone, entry.precision), reading.entry_in(entry)
    context = {
        "entry": document,
        "entry_id": entry_id,
        "is_binned": False,
        "has_draft": reading.has_draft(owner, entry_id),
        "has_history": entry.revision > 1,
        "html": render_text(document.text),
        "exact": exact_here(moment, clock),
        "recorded": moments.exact(Moment(entry.recorded_at, clock.zone), clock.zone),
        **page.context_of(document, reading.line_of(entry), reading.before_it(owner, entry), clock),
        "suggests": profile.suggests,
        "care": care_for(document, profile.country),
        **reading.beside(owner, entry),
    }
    return render(request, "journal/entry_detail.html", context)


def write(request: HttpRequest) -> HttpResponse:
    profile = preferences.of(request)
    if request.method == "GET":
        return _page(request, WriteForm.new(profile))
    form = page_forms.sent(request.POST, profile)
    if not form.is_valid():
        return _page(request, form, status=422)
    sent = form.as_autosave()
    document = composing.written(form.words, Base.of_nothing(sent), sent)
    writing.save_entry(signed_in(request).pk, document, sent, profile.day_ends_at)
    if form.part == CAPTURE:
        return redirect("entry_saved", entry_id=sent.id)
    messages.success(request, _("Saved."))
    return redirect("entry", entry_id=sent.id)


def capture(request: HttpRequest) -> HttpResponse:
    profile = preferences.of(request)
    form, lately = CaptureForm.new(profile), reading.lately(signed_in(request).pk)
    picker = picking.picker(form.tags_shown, lately)
    return _page(request, form, picker=picker, suggests=profile.suggests)


@require_POST
def draft_keep(request: HttpRequest) -> HttpResponse:
    form = WriteForm(request.POST, profile=preferences.of(request))
    sent = form.as_autosave()
    kept = writing.keep_words(signed_in(request).pk, sent)
    now = Moment(int(time.time()), clock_of(form.profile).zone)
    context = {
        "draft_id": kept.id,
        "draft_revision": kept.revision,
        "entry_revision": sent.base_revision,
        "saved_at": moments.to_local(now).strftime("%H:%M"),
    }
    return render(request, "journal/_draft_state.html", context)


@require_POST
def draft_discard(request: HttpRequest, draft_id: UUID) -> HttpResponse:
    writing.discard(signed_in(request).pk, draft_id)
    return redirect("journal")


def _page(
    request: HttpRequest, form: PageForm, *, status: int = 200, **more: object
) -> HttpResponse:
    context = {"form": form, "is_change": False, "has_draft": False, "entry_id": form["id"].value()}
    return render(request, form.template, context | more, status=status)


def _happened(request: HttpRequest, wanted: Wanted, place: str) -> dict[str, Any]:
    clock = clock_of(preferences.of(request))
    found = happened.read(signed_in(request).pk, clock, wanted, place)
    return {
        "found": found,
        "wanted": wanted,
        "form": HappenedForm.of(wanted),
        "earlier": reverse("happened_earlier", args=[found.earlier]) if found.earlier else "",
        "newest": reverse("happened") if place else "",
    }


def _stretch(request: HttpRequest, words: str, place: str) -> dict[str, object]:
    clock = clock_of(preferences.of(request))
    found = reading.read_stretch(signed_in(request).pk, clock, words, place)
    form = FindForm(initial={"words": words})
    form.offer_tags(found.tactics)
    earlier = reverse("journal_earlier", args=[found.earlier]) if found.earlier else ""
    return {
        "found": found,
        "search": Search(words=words),
        "form": form,
        "earlier": f"{earlier}?{urlencode({'words': words})}" if earlier and words else earlier,
        "newest": reverse("journal") if place else "",
    }
