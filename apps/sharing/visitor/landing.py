"""The page that a link leads to, and the opening of a view with it.

It is the same for every id, whether there is a view or not; and so is what a try costs, and what is
said when it fails.
"""

from typing import NamedTuple
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from apps.core import rate_limits
from apps.sharing import links, notes
from apps.sharing.links import LinkCutShort
from apps.sharing.models import LinkGrant
from apps.sharing.visitor import visits, ways
from apps.sharing.visitor.open_form import OpenForm
from apps.sharing.visitor.opened import NotThere
from apps.sharing.visitor.visits import Visit
from apps.vault import inbox, primitives, stretching
from apps.vault.exceptions import NoRoom, PepperMismatch, TooManyAtOnce, WrongKey
from apps.vault.inbox import NoRoomForVisits

# Wrong words for one link, before it rests for an hour.
TRIES = 5

NOT_OPENED = _(
    "This did not open. Please look at the words once more. If they are right, ask the person who gave "
    "you the link: it may have ended, or there may be a newer one."
)
PAUSED = _(
    "This link was tried several times and did not open. It rests for an hour. Then you can try again."
)
CUT_SHORT = _(
    "This link is not whole: a part of it is missing or changed. Please copy all of it, or ask for it once "
    "more."
)
TOO_BUSY = _("Many people are here at this moment. Please try again in a minute.")
NOT_NOW = _("This cannot be opened at the moment. Please try again later.")


class _Refused(Exception):
    def __init__(self, sentence: str | Promise, status: int) -> None:
        super().__init__()
        self.sentence = sentence
        self.status = status


class _Try(NamedTuple):
    view_id: UUID
    secret: bytes
    passphrase: str

    @property
    def bucket(self) -> tuple[str, ...]:
        """Of this link alone: whoever does not have it cannot make it rest."""
        return ("view link", self.view_id.hex, primitives.digest(self.secret).hex())


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def landing(request: HttpRequest, view_id: UUID) -> HttpResponseBase:
    if request.method != "POST":
        return _page(request, OpenForm())
    form = OpenForm(request.POST)
    if not form.is_valid():
        return _page(request, form, status=422)
    try:
        visit = _opened(view_id, form.cleaned_data)
    except _Refused as refusal:
        form.add_error(None, str(refusal.sentence))
        return _page(request, form, status=refusal.status)
    except (NoRoomForVisits, NoRoom):
        return ways.no_room(request)
    visits.end(request.COOKIES.get(settings.VISIT_COOKIE_NAME, ""))
    return _begun(visit)


def _opened(view_id: UUID, sent: dict[str, str]) -> Visit:
    """Raises _Refused, NoRoomForVisits, NoRoom."""
    try:
        secret = links.secret_in(sent["invitation_link"])
    except LinkCutShort:
        raise _Refused(CUT_SHORT, 422) from None
    this = _Try(view_id, secret, sent["password_words"])
    if rate_limits.is_paused(*this.bucket, after=TRIES):
        raise _Refused(PAUSED, 429)
    try:
        with stretching.place(is_known_device=False):
            visit = _tried(this)
    except TooManyAtOnce:
        raise _Refused(TOO_BUSY, 503) from None
    except PepperMismatch:
        raise _Refused(NOT_NOW, 503) from None
    rate_limits.forget(*this.bucket)
    return visit


def _tried(this: _Try) -> Visit:
    """It counts as failed until it has opened, so that many at once gain nothing."""
    rate_limits.note_failure(*this.bucket)
    row = LinkGrant.objects.filter(id=this.view_id).first()
    try:
        private_key = links.opened(row, this.view_id, this.secret, this.passphrase)
        if row is None:
            raise NotThere
        grant = links.grant_id(row)
        return visits.begin(this.view_id, row.owner_id, private_key, notes.BY_LINK, grant=grant)
    except (WrongKey, NotThere) as fault:
        has_wrong_words = isinstance(fault, WrongKey) and links.is_secret_of(row, this.secret)
        if rate_limits.is_paused(*this.bucket, after=TRIES):
            _tell_of_pause(row if has_wrong_words else None, this.view_id)
        raise _Refused(NOT_OPENED, 422) from None


def _tell_of_pause(row: LinkGrant | None, view_id: UUID) -> None:
    """To nobody where no link was ever given so, or the words are right and the view rests: that takes
    as long, and the link rests all the same."""
    owner = row.owner_id if row else None
    detail = notes.written(notes.here(view_id))
    inbox.drop_in(owner, notes.PAUSED, detail, is_attempt=True, once_of=view_id)


def _begun(visit: Visit) -> HttpResponse:
    # With a fragment of its own: without scripts a browser would carry on that of the link.
    response = redirect(f"{reverse('visit_read', args=[visit.view_id])}#main")
    response.set_cookie(
        settings.VISIT_COOKIE_NAME,
        visit.secret,
        secure=settings.IS_HTTPS,
        httponly=True,
        samesite="Strict",
    )
    return response


def _page(request: HttpRequest, form: OpenForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "has_link": _has_whole_link(form), "signs": links.SIGNS}
    return render(request, "visitor/landing.html", context, status=status)


def _has_whole_link(form: OpenForm) -> bool:
    """One that was read is not shown again: somebody may look on."""
    try:
        links.secret_in(form.data.get("invitation_link", ""))
    except LinkCutShort:
        return False
    return True
