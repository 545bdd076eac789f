"""The questions on the way to a view, one to a page."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts import fields
from apps.journal.documents import INCIDENT, JOURNAL
from apps.journal.find_form import day_field
from apps.journal.incidents import tag_names
from apps.sharing import choices, wishes
from apps.sharing.documents import Rule
from apps.sharing.wishes import Wishes

DAYS: Final = (
    (7, _("7 days")),
    (14, _("14 days")),
    (30, _("30 days")),
    (90, _("90 days")),
)
ASKS: Final = "ask"
ADDS: Final = "add"
Pairs = Iterable[tuple[Any, Any]]


class StepForm(forms.Form):
    """`put` writes what a valid form says into the wishes."""

    step: str
    title: Any

    def __init__(self, data: Any, held: Wishes) -> None:
        super().__init__(data, initial=self.initial_of(held))
        self.held = held

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        raise NotImplementedError

    def put(self) -> None:
        raise NotImplementedError


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


class RuleForm(StepForm):
    """`offer` says which tags and persons there are."""

    step = wishes.RULE
    title = _("What has to fit")

    since = day_field(_("From this day on"))
    until = day_field(_("Until this day"))
    kinds = forms.MultipleChoiceField(
        label=_("What kind"),
        choices=[(JOURNAL, _("Notes")), (INCIDENT, _("What happened"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    person = forms.ChoiceField(label=_("Who it is about"), required=False)
    tactics = forms.MultipleChoiceField(
        label=_("What it looked like"),
        help_text=_("One of those that you tick is enough."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    later = forms.ChoiceField(
        label=_("And what you write later?"),
        choices=[
            (ASKS, _("Ask me each time. It waits until you say yes")),
            (ADDS, _("Add it as I write. The page says so before you save")),
        ],
        widget=forms.RadioSelect,
    )

    def offer(
        self, tactics: Iterable[str], persons: Pairs, called: Mapping[str, list[str]]
    ) -> None:
        """What is held already stays a choice. `called` are names by code: see Rule."""
        rule = self.held.rule or Rule()
        self.called: Mapping[str, list[str]] = {rule.person: rule.called, **called}
        codes = dict.fromkeys([*tactics, *rule.tactics])
        named = sorted(((code, tag_names.name(code)) for code in codes), key=lambda pair: pair[1])
        people = dict(persons)
        if rule.person and rule.person not in people:
            people[rule.person] = _("Somebody who is no longer there")
        for name, offered in (("tactics", named), ("person", list(people.items()))):
            if not offered:
                del self.fields[name]
                continue
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", _("Anybody")), *offered] if name == "person" else offered

    def initial_of(self, held: Wishes) -> dict[str, Any]:
        rule = held.rule or Rule()
        return {
            "since": _day(rule.since),
            "until": _day(rule.until),
            "kinds": rule.kinds,
            "person": rule.person,
            "tactics": rule.tactics,
            "later": ADDS if held.adds else ASKS,
        }

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and since > until:
            self.add_error("until", _("This day is before the first one."))
        return cleaned

    def put(self) -> None:
        said = self.cleaned_data
        self.held.rule = Rule(
            since=_ordinal(said["since"]),
            until=_ordinal(said["until"]),
            kinds=said["kinds"],
            tactics=said.get("tactics", []),
            person=said.get("person", ""),
            called=self.called.get(said.get("person", ""), []),
        )
        self.held.adds = said["later"] == ADDS


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


def _day(ordinal: int) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal else None


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0
