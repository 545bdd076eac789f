"""Fields that several forms share, each with what the browser must know of it."""

from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.accounts import names, recovery, zones
from apps.accounts.validators import LEAST, LONGEST
from apps.vault.stretching import LONGEST_TYPED

# So that no browser sends what is typed to a spell-checker or keeps it for later.
PRIVATE = {
    "autocomplete": "off",
    "spellcheck": "false",
    "translate": "no",
    "writingsuggestions": "false",
    "autocapitalize": "off",
}
WAITS = (0, 1, 6, 12, 24, 48, 72)


def password(
    label: Any, *, new: bool, help_text: Any = "", autofocus: bool = False
) -> forms.CharField:
    attributes: dict[str, Any] = {
        **PRIVATE,  # while it is shown, it is a field of text to the browser
        "autocomplete": "new-password" if new else "current-password",
        "data-show": _("Show"),
    }
    if autofocus:
        attributes["autofocus"] = True
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_TYPED,
        error_messages={"max_length": _("No password is as long as this.")},
        help_text=help_text,
        widget=forms.PasswordInput(attrs=attributes),
    )


def new_password() -> forms.CharField:
    return password(
        _("Password"),
        new=True,
        help_text=format_lazy(
            _(
                "From {least} to {most} characters. Five words that have nothing to do with each "
                "other, or with you, work well."
            ),
            least=LEAST,
            most=LONGEST,
        ),
    )


def user_name() -> forms.CharField:
    return forms.CharField(
        label=_("User name"),
        max_length=names.LONGEST,
        help_text=_("You sign in with it. It is stored in a form that nobody can read back."),
        widget=forms.TextInput(attrs={**PRIVATE, "autocomplete": "username"}),
    )


def display_name() -> forms.CharField:
    return forms.CharField(
        label=_("Your name on these pages"),
        max_length=80,
        required=False,
        help_text=_("Only you see it, and whoever you let read something."),
        widget=forms.TextInput(attrs=PRIVATE),
    )


class _ZoneField(forms.ChoiceField):
    def to_python(self, value: Any) -> str:
        return zones.present(super().to_python(value))


def zone() -> forms.ChoiceField:
    return _ZoneField(
        label=_("Time zone"),
        choices=zones.choices,
        initial=zones.UTC,
        help_text=_("So that the times beside your notes are yours."),
        error_messages={
            "invalid_choice": _("This time zone is not known here. Please choose one.")
        },
    )


def wait_hours() -> forms.TypedChoiceField:
    words = {
        0: _("No wait"),
        1: _("1 hour"),
        24: _("24 hours (one day)"),
        48: _("48 hours (two days)"),
        72: _("72 hours (three days)"),
    }
    return forms.TypedChoiceField(
        label=_("How long should the recovery key wait?"),
        choices=[
            (hours, words.get(hours, format_lazy(_("{hours} hours"), hours=hours)))
            for hours in WAITS
        ],
        coerce=int,
        initial=recovery.DEFAULT_WAIT_HOURS,
        help_text=_(
            "The recovery key opens everything without your password. If somebody else finds it, "
            "this wait gives you time to see that it is being used, and to stop it. If you lose your "
            "password, you wait as long."
        ),
    )


def key(label: Any, name_of_error: Any) -> forms.CharField:
    """A recovery key or a code in its alphabet, as it stands on paper."""
    return forms.CharField(
        label=label,
        max_length=120,
        error_messages={"required": name_of_error},
        widget=forms.TextInput(attrs={**PRIVATE, "autocapitalize": "characters"}),
    )
