"""The question which entries fit, and what becomes of those that are written later."""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.journal.documents import INCIDENT, JOURNAL
from apps.journal.find_form import day_field
from apps.journal.incidents import tag_names
from apps.sharing import wishes
from apps.sharing.documents import Rule
from apps.sharing.step_form import StepForm
from apps.sharing.wishes import Wishes

ASKS: Final = "ask"
ADDS: Final = "add"
Pairs = Iterable[tuple[Any, Any]]


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
        named = ("since", "until", "kinds", "person", "tactics")
        if not self.errors and not any(cleaned.get(name) for name in named):
            self.add_error(None, _("Please say at least one thing, or choose entries one by one."))
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


def _day(ordinal: int) -> dt.date | None:
    return dt.date.fromordinal(ordinal) if ordinal else None


def _ordinal(day: dt.date | None) -> int:
    return day.toordinal() if day else 0
