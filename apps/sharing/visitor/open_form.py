"""The form that opens a view."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.vault import stretching

LONGEST_LINK = 2000


def _words() -> forms.CharField:
    attributes: dict[str, Any] = {"autocomplete": "off"}
    return forms.CharField(
        label=_("The words you were told"),
        max_length=stretching.LONGEST_TYPED,
        strip=False,
        widget=forms.PasswordInput(attrs=attributes),
    )


class OpenForm(forms.Form):
    """Named so that no page which shows what was sent shows these."""

    invitation_link = forms.CharField(
        label=_("The link you were given, or its last part"), max_length=LONGEST_LINK
    )
    password_words = _words()
