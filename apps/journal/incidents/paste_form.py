"""Paste a conversation."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.typed import TypedField
from apps.journal.documents import LONGEST_TEXT
from apps.journal.incidents import conversation
from apps.journal.incidents.conversation import Thread

DAY_FIRST: Final = "day"
MONTH_FIRST: Final = "month"
NOTHING: Final = _("There is nothing here yet.")


class PasteForm(forms.Form):
    pasted = TypedField(
        label=_("The conversation"),
        strip=False,
        help_text=_(
            "Paste it as it is: a WhatsApp export, lines such as “Name: words”, or an e-mail with its "
            "From and Date lines. Up to 1 MB. You can correct everything before you save."
        ),
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto"}),
        error_messages={"required": NOTHING},
    )
    order = forms.ChoiceField(
        label=_("How are its dates written?"),
        choices=((DAY_FIRST, _("Day before month")), (MONTH_FIRST, _("Month before day"))),
        widget=forms.RadioSelect,
        required=False,
    )

    def clean_pasted(self) -> str:
        pasted: str = self.cleaned_data["pasted"]
        if not pasted.strip():
            raise forms.ValidationError(NOTHING)
        if len(pasted.encode()) > LONGEST_TEXT:
            raise forms.ValidationError(
                _(
                    "This is more than one record holds (1 MB). Your words are still here: please make "
                    "two records of them."
                )
            )
        return pasted

    def thread(self) -> Thread:
        """Of a valid form. While `is_day_order_unsure`, the order has to be asked for."""
        order = self.cleaned_data["order"]
        day_first = None if not order else order == DAY_FIRST
        return conversation.read(self.cleaned_data["pasted"], day_first=day_first)
