"""The questions on the way to a view, one to a page."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts import fields
from apps.sharing import choices, wishes
from apps.sharing.rule_form import RuleForm
from apps.sharing.step_form import StepForm
from apps.sharing.wishes import Wishes

DAYS: Final = (
    (7, _("7 days")),
    (14, _("14 days")),
    (30, _("30 days")),
    (90, _("90 days")),
)


class RoleForm(StepForm):
    step = wishes.ROLE
    title = _("Their part")

    preset = forms.ChoiceField(
        label=_("What are they to you here?"),
        help_text=_(
            "It decides how much can be read at most. Only a lawyer can be given what you wrote "
            "for a lawyer."
        ),
        choices=[(code, preset.label) for code, preset in choices.PRESETS.items()],
        widget=forms.RadioSelect,
    )

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        return {"preset": held.preset or "friend"}

    def put(self) -> None:
        chosen = self.cleaned_data["preset"]
        if chosen != self.held.preset:
            self.held.preset, self.held.lanes = chosen, list(choices.PRESETS[chosen].lanes)
            self.held.answered = [step for step in self.held.answered if step != wishes.LANES]


class WhichForm(StepForm):
    step = wishes.WHICH
    title = _("Which entries")

    way = forms.ChoiceField(
        label=_("Which entries?"),
        choices=[
            (wishes.CHOSEN, _("I choose them one by one")),
            (wishes.RULE, _("All that fit, such as those of a certain time")),
        ],
        widget=forms.RadioSelect,
    )

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        return {"way": held.way or wishes.CHOSEN}

    def put(self) -> None:
        self.held.way = self.cleaned_data["way"]


class LanesForm(StepForm):
    step = wishes.LANES
    title = _("How much")

    lanes = forms.MultipleChoiceField(
        label=_("How much of each entry?"),
        help_text=_("What you leave out is not in what they get. It is not only hidden."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, data: Any, held: Wishes) -> None:
        super().__init__(data, held)
        field = self.fields["lanes"]
        assert isinstance(field, forms.ChoiceField)
        may = choices.PRESETS[held.preset].may
        field.choices = [(code, label) for code, label in choices.LANES.items() if code in may]

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        return {"lanes": held.lanes}

    def put(self) -> None:
        self.held.lanes = choices.allowed_lanes(self.held.preset, self.cleaned_data["lanes"])


class ExtrasForm(StepForm):
    """Each is ticked by itself, with a sentence of its own. Nothing is to begin with."""

    step = wishes.EXTRAS
    title = _("What else of it")

    def __init__(self, data: Any, held: Wishes) -> None:
        super().__init__(data, held)
        for code, label in choices.EXTRAS.items():
            self.fields[code] = forms.BooleanField(
                label=str(label), help_text=str(choices.EXTRA_NOTES[code]), required=False
            )

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        return dict.fromkeys(held.extras, True)

    def put(self) -> None:
        self.held.extras = [code for code in choices.EXTRAS if self.cleaned_data[code]]


class UntilForm(StepForm):
    step = wishes.UNTIL
    title = _("Until when")

    days = forms.TypedChoiceField(
        label=_("For how long?"),
        help_text=_("After that it ends by itself. You can stop it before, and give it more time."),
        choices=DAYS,
        coerce=int,
        widget=forms.RadioSelect,
    )

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        return {"days": held.days}

    def put(self) -> None:
        self.held.days = self.cleaned_data["days"]


class NamesForm(StepForm):
    """What the writer calls a contact is for the writer alone."""

    step = wishes.NAMES
    title = _("Which names")

    reader_as = forms.CharField(
        label=_("What should stand on their page as their name?"),
        help_text=_(
            "They see it, at the top and across each page. What you call them in your people stays "
            "with you."
        ),
        max_length=80,
        error_messages={"required": _("Please type a name that they may see.")},
        widget=forms.TextInput(attrs=fields.PRIVATE),
    )
    shown_as = forms.CharField(
        label=_("And as your name?"),
        help_text=_("Only they see it. If it stays empty, their page says “the writer”."),
        max_length=80,
        required=False,
        widget=forms.TextInput(attrs=fields.PRIVATE),
    )

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        return {"reader_as": held.reader_as, "shown_as": held.shown_as}

    def put(self) -> None:
        self.held.reader_as = self.cleaned_data["reader_as"]
        self.held.shown_as = self.cleaned_data["shown_as"]


FORMS: Final[dict[str, type[StepForm]]] = {
    form.step: form
    for form in (RoleForm, WhichForm, RuleForm, LanesForm, ExtrasForm, UntilForm, NamesForm)
}
