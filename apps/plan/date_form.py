"""The form of a date ahead: the one screen whose words have to make a day, if they are there at all."""

from typing import Any

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.plan import ahead
from apps.plan.documents import DateDocument
from apps.plan.screen_form import ScreenForm

NO_DAY = _(
    "We can't find this day in the calendar. Your words are still here. Please look at day, month and "
    "year once more, or leave all three empty."
)


class DateForm(ScreenForm):
    """What comes once and was given no year is the next such day. A day that is typed takes the place
    of those of a public holiday."""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        typed = self._typed()
        if (typed.day or typed.month or typed.year) and ahead.typed_day(typed) is None:
            raise forms.ValidationError(NO_DAY)
        return cleaned

    @property
    def values(self) -> dict[str, Any]:
        typed = self._typed()
        settled = {"year": ahead.settled_year(typed, self.today)}
        made = {} if typed.made_on else {"made_on": self.today.isoformat()}
        own = {"days": [], "country": "", "holiday": ""} if typed.day or typed.month else {}
        return super().values | settled | made | own

    def _typed(self) -> DateDocument:
        assert isinstance(self.document, DateDocument)
        return msgspec.structs.replace(self.document, **super().values)
