"""Fields written out at once are what Django's own templates write."""

import re
from typing import Any

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy

from apps.core.form_renderer import QuickRenderer

HARSH = "<b>\"quoted\" & 'single'</b>\n\n  two"
CHOICES: list[Any] = [
    ("", gettext_lazy("Left open")),
    ("a", "A & <b>"),
    ("grouped <i>", [("b", "B"), (3, mark_safe("<i>three</i>"))]),
]
PLAIN = [("a", "A"), ("b<", HARSH)]
ATTRIBUTES = {
    "class": 'a "b"',
    "autofocus": True,
    "disabled": False,
    "rows": 3,
    "data-x": mark_safe("&amp;"),
}
WIDGETS: list[tuple[forms.Widget, list[Any]]] = [
    (forms.TextInput(ATTRIBUTES), [None, "", HARSH, 0, mark_safe("&lt;")]),
    (forms.TextInput({"type": "date"}), ["2026-11-24"]),
    (forms.HiddenInput(), [None, HARSH]),
    (forms.NumberInput({"min": 0}), [None, 0, 12_000]),
    (forms.PasswordInput(), [None, HARSH]),
    (forms.EmailInput(), ["a@example.org"]),
    (forms.URLInput(), ["x"]),
    (forms.DateInput(format="%Y-%m-%d"), ["2026-11-24"]),
    (forms.TimeInput(), ["10:30"]),
    (forms.CheckboxInput(ATTRIBUTES), [None, False, True, "x"]),
    (forms.Textarea(ATTRIBUTES), [None, "", HARSH, f"\n{HARSH}", 0]),
    (forms.Select(ATTRIBUTES, choices=CHOICES), [None, "", "a", "b", "3", HARSH]),
    (forms.SelectMultiple(choices=CHOICES), [[], ["a", "3"]]),
    (forms.RadioSelect(ATTRIBUTES, choices=PLAIN), [None, "a", "b<"]),
    (forms.CheckboxSelectMultiple(choices=PLAIN), [[], ["a", "b<"]]),
    (forms.FileInput(), [None]),
]
CASES = [(widget, value) for widget, values in WIDGETS for value in values]


def without_breaks(markup: str) -> str:
    """The space that Django's templates put before an option or a group."""
    return re.sub(r"\s*\n\s*(?=</?(?:option|optgroup|select)\b)", "", markup)


@pytest.mark.parametrize(("widget", "value"), CASES)
def test_a_field_is_what_django_writes(widget: forms.Widget, value: Any) -> None:
    ours = widget.render("name<", value, {"id": "id_x"}, QuickRenderer())
    theirs = widget.render("name<", value, {"id": "id_x"}, DjangoTemplates())
    assert without_breaks(ours) == without_breaks(theirs)


@pytest.mark.parametrize("kind", [forms.RadioSelect, forms.CheckboxSelectMultiple])
def test_a_choice_by_itself_is_what_django_writes(kind: type[forms.Widget]) -> None:
    class Form(forms.Form):
        chosen = forms.ChoiceField(choices=PLAIN, widget=kind)

    ours, theirs = (
        [choice.tag() for choice in Form({"chosen": "a"}, renderer=renderer())["chosen"]]
        for renderer in (QuickRenderer, DjangoTemplates)
    )
    assert ours == theirs
    assert len(ours) == len(PLAIN)


def test_forms_of_this_site_are_written_so() -> None:
    assert isinstance(forms.Form().renderer, QuickRenderer)
