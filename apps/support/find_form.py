"""The form above the list of people."""

from typing import Any, Final

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.typed import TypedField
from apps.support import choices
from apps.support.finding import Wanted
from apps.support.row_forms import PRIVATE

_ANY: Final = ("", _("Any"))
_NONE: Final = ("none", _("Nothing noted"))


def _choice(label: Any, *known: tuple[str, Any]) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=label,
        choices=(_ANY, *known),
        required=False,
        widget=forms.Select(attrs=PRIVATE),
    )


class PeopleForm(forms.Form):
    words = TypedField(required=False, max_length=400)
    role = _choice(_("Role"), *choices.ROLES)
    helps = _choice(_("Can help with"), *choices.HELPS)
    stance = _choice(_("Where they stand"), _NONE, *choices.STANCES)
    is_on_call = forms.BooleanField(label=_("On call today"), required=False)

    @classmethod
    def of(cls, wanted: Wanted) -> "PeopleForm":
        return cls(initial=msgspec.structs.asdict(wanted))

    @property
    def wanted(self) -> Wanted:
        """Of a valid form."""
        return Wanted(**self.cleaned_data)
