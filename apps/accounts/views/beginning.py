"""What set-up and an invitation have in common: a new account, and its first recovery key."""

from django import forms
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext

from apps.accounts import flows, new_key, opening, phrases, recovery
from apps.accounts.documents import ProfileDocument
from apps.accounts.forms import NewAccountForm
from apps.accounts.invitations import Admission
from apps.vault import recovery_key


def begin(
    request: HttpRequest, form: NewAccountForm, admission: Admission
) -> HttpResponseBase | None:
    """Sign the new account in and show the recovery key; None when the name is taken. Raises WrongKey
    where the admission is no longer good."""
    chosen, paper = form.cleaned_data, recovery_key.new()
    profile = ProfileDocument(display_name=chosen["display_name"], zone=chosen["zone"])
    try:
        with admission.permit():
            opened = flows.create_account(
                name=chosen["name"],
                password=chosen["password"],
                recovery=recovery_key.read(paper),
                profile=profile,
                has_journal=admission.has_journal,
                runs_instance=admission.runs_instance,
            )
            recovery.set_first_wait(opened.account, chosen["wait_hours"])
            admission.settle(opened)
    except IntegrityError:
        form.add_error("name", gettext("Somebody here has this name. Please choose another."))
        return None
    cookie = opening.enter(request, opened)
    new_key.offer_first(request, paper)
    return opening.stay(redirect("recovery_key"), cookie, opened)


def suggestion(form: forms.Form) -> str:
    """A phrase; the same one when the form comes back."""
    earlier = form.data.get("suggestion", "")
    return earlier if phrases.is_phrase(earlier) else phrases.suggest()
