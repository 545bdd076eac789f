"""The two forms of reading with an account."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts import fields


class InviteForm(forms.Form):
    shown_as = forms.CharField(
        label=_("The name that they see of you"),
        max_length=80,
        error_messages={"required": _("Please type a name that they know.")},
        widget=forms.TextInput(attrs=fields.PRIVATE),
    )


class AcceptForm(forms.Form):
    invitation = fields.key(_("Invitation"), _("Please type the invitation."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["invitation"].help_text = _(
            "Four groups of four signs. Spaces, hyphens and small letters do not matter."
        )
