"""The form that finds: words and filters."""

from collections.abc import Iterable
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.typed import TypedField
from apps.journal.documents import INCIDENT, JOURNAL, LONGEST_MOOD
from apps.journal.incidents import tag_names
from apps.journal.quick_select import QuickSelect
from apps.tactics import catalogue

# As templates/ui/_private_text.html: no browser keeps or offers what was searched for.
PRIVATE = {
    "autocomplete": "off",
    "spellcheck": "false",
    "translate": "no",
    "writingsuggestions": "false",
}
LONGEST_CHOICE: Final = 2_000


class OpenChoice(forms.ChoiceField):
    """Takes whatever is sent: what was offered may be gone since, and then nothing is found."""

    def valid_value(self, value: str) -> bool:
        return len(value) <= LONGEST_CHOICE


class TagChoice(OpenChoice):
    """A code, or the letter of a group. A slug is understood too."""

    def to_python(self, value: Any) -> str:
        chosen = super().to_python(value)
        known = catalogue.by_slug(chosen)
        return known.code if known else chosen


def day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        error_messages={"invalid": _("This day could not be read. It can stay empty.")},
        widget=forms.DateInput(attrs={"type": "date", **PRIVATE}),
    )


def list_field(
    label: Any, choices: Iterable[tuple[str, Any]] = (), kind: type[OpenChoice] = OpenChoice
) -> OpenChoice:
    return kind(
        label=label, required=False, choices=list(choices), widget=QuickSelect(attrs=PRIVATE)
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
    kind = list_field(
        _("What kind"),
        [("", _("All")), (JOURNAL, _("Notes")), (INCIDENT, _("What happened"))],
    )
    tactic = list_field(_("What it looked like"), kind=TagChoice)

    def offer_tags(self, codes: Iterable[str]) -> None:
        """The field goes where there are none."""
        chosen = self["tactic"].value() or ""
        offered = [(code, tag_names.name(code)) for code in dict.fromkeys([*codes, chosen]) if code]
        if not offered:
            del self.fields["tactic"]
            return
        field = self.fields["tactic"]
        assert isinstance(field, OpenChoice)
        field.choices = [("", _("Any")), *sorted(offered, key=lambda pair: pair[1])]
