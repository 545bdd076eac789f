"""The form that finds: words and filters."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.journal.documents import LONGEST_MOOD
from apps.journal.text_field import TypedField

# As templates/ui/_private_text.html: no browser keeps or offers what was searched for.
PRIVATE = {
    "autocomplete": "off",
    "spellcheck": "false",
    "translate": "no",
    "writingsuggestions": "false",
}


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        error_messages={"invalid": _("This day could not be read. It can stay empty.")},
        widget=forms.DateInput(attrs={"type": "date", **PRIVATE}),
    )


class FindForm(forms.Form):
    words = TypedField(required=False, max_length=400)
    from_day = day_field(_("From"))
    to_day = day_field(_("Until"))
    mood = TypedField(
        label=_("Mood"),
        required=False,
        max_length=LONGEST_MOOD,
        widget=forms.TextInput(attrs={"list": "moods", **PRIVATE}),
    )
