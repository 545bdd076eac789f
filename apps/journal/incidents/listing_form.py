"""The form above the list of what happened. It offers what there is, with how many there are of each."""

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final

from django import forms
from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _
from msgspec.structs import replace

from apps.core.typed import TypedField
from apps.journal.find_form import LONGEST_CHOICE, TagChoice, day_field, list_field
from apps.journal.incidents import choices, listing, noticed, tag_names
from apps.journal.incidents.choices import Choices
from apps.journal.incidents.linking import key_of
from apps.journal.incidents.listing import Facets, Wanted
from apps.journal.incidents.noticed import NEEDED
from apps.tactics import catalogue

# What is offered in one list; the frequent first.
_MOST: Final = 60
_ANY: Final = ("", _("Any"))
_AT_LEAST: Final[Choices] = (
    ("2", _("Uneasy or more")),
    ("3", _("Afraid or more")),
    ("4", _("Terrified")),
)
_ORDINARY: Final[Choices] = (
    ("yes", _("Only such contact")),
    ("no", _("Without such contact")),
)

_NECESSARY: Final[Choices] = (
    ("yes", _("Only what was necessary")),
    ("no", _("Without it")),
)
_YES_OR_NO: Final = {None: "", True: "yes", False: "no"}

_PERIODS: Final[Choices] = (
    ("week", _("The last 7 days")),
    ("month", _("Last month")),
    ("year", _("This year")),
)

Offer = tuple[str, Any]
_NO_NAMES: Final[Mapping[str, str]] = MappingProxyType({})


class OpenChoices(forms.MultipleChoiceField):
    def valid_value(self, value: str) -> bool:
        return len(value) <= LONGEST_CHOICE


class HappenedForm(forms.Form):
    words = TypedField(required=False, max_length=400)
    period = list_field(_("Which time"))
    tactic = list_field(_("What it looked like"), kind=TagChoice)
    channel = list_field(_("How it reached you"))
    person = list_field(_("Which person"))
    via = list_field(_("Who brought it"))
    who = list_field(_("Who appears in it"))
    sender = list_field(_("Number, address or profile"))
    fear = list_field(_("How afraid you were"))
    ordinary = list_field(_("Ordinary or kind contact"))
    needed = list_field(_("Contact that was necessary"))
    from_day = day_field(_("From"))
    to_day = day_field(_("Until"))
    flags = OpenChoices(
        label=_("What else is true of it"), required=False, widget=forms.CheckboxSelectMultiple
    )

    @classmethod
    def of(cls, wanted: Wanted) -> "HappenedForm":
        chosen = {
            "flags": wanted.flags,
            "fear": str(wanted.fear or ""),
            "ordinary": _YES_OR_NO[wanted.is_ordinary],
            "needed": _YES_OR_NO[wanted.is_needed],
        }
        names = (
            "words",
            "tactic",
            "channel",
            "person",
            "via",
            "who",
            "sender",
            "from_day",
            "to_day",
        )
        values = {name: getattr(wanted, name) for name in names}
        return cls(initial=values | chosen)

    @property
    def wanted(self) -> Wanted:
        """Of a valid form; its period apart."""
        data = dict(self.cleaned_data)
        fear, _period = data.pop("fear"), data.pop("period")
        said = {code: is_so for is_so, code in _YES_OR_NO.items()}
        ordinary, needed = said.get(data.pop("ordinary")), said.get(data.pop("needed"))
        return Wanted(
            **data,
            fear=int(fear) if fear in map(str, listing.FEARS) else 0,
            is_ordinary=ordinary,
            is_needed=needed,
        )

    def wanted_on(self, today: dt.date) -> Wanted:
        """With the days of its period, which a typed day narrows further."""
        wanted = self.wanted
        days = _days_of(self.cleaned_data["period"], today)
        if days is None:
            return wanted
        return replace(
            wanted,
            from_day=max(days[0], wanted.from_day or days[0]),
            to_day=min(days[1], wanted.to_day or days[1]),
        )

    @property
    def lists(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in ("words", "flags")]

    def offer(self, facets: Facets, called: Mapping[str, str] = _NO_NAMES) -> None:
        """The choices of each list; what is chosen stays among them. `called` as in listing.py."""
        fears = {str(least): facets.fears[least] for least in listing.FEARS}
        ordinary = {"yes": facets.ordinary[True], "no": facets.ordinary[False]}
        self._set("period", [_ANY, *_PERIODS])
        self._set("tactic", [_ANY, *_tactics(facets)])
        self._set("channel", [_ANY, *_known(facets.channels, choices.CHANNELS)])
        self._set("person", [_ANY, *_frequent(facets.people, called)], called)
        self._set("via", [_ANY, *_frequent(facets.vias, called)], called)
        who = str(self["who"].value() or "")
        self._set("who", [_ANY], {who: called.get(key_of(who), who)})
        self._set("sender", [_ANY, *_frequent(facets.senders)])
        self._set("fear", [_ANY, *_known(fears, _AT_LEAST)])
        self._set("ordinary", [_ANY, *_known(ordinary, _ORDINARY)])
        necessary, flags = facets.flags[NEEDED], Counter(facets.flags)
        without = sum(facets.ordinary.values()) - necessary
        needed = {"yes": necessary, "no": without} if necessary else dict[str, int]()
        self._set("needed", [_ANY, *_known(needed, _NECESSARY)])
        del flags[NEEDED]
        self._set("flags", _known(flags, (*choices.FLAGS, *noticed.FROM_FACTS)))

    def _set(self, name: str, offers: list[Offer], names: Mapping[str, str] = _NO_NAMES) -> None:
        """A field that offers nothing goes. `names` are for what is chosen and not offered any more."""
        field, value = self.fields[name], self[name].value() or ""
        assert isinstance(field, forms.ChoiceField)
        offered = {code for code, _label in _flat(offers)}
        chosen = [code for code in (value if isinstance(value, list) else [value]) if code]
        gone = ((code, names.get(code, code)) for code in chosen if code not in offered)
        field.choices = [*offers, *gone]
        if offers in ([], [_ANY]) and not chosen:
            del self.fields[name]


def _days_of(period: str, today: dt.date) -> tuple[dt.date, dt.date] | None:
    """The first and the last of them; `today` is the writer's day."""
    match period:
        case "week":
            return today - dt.timedelta(days=6), today
        case "month":
            last = today.replace(day=1) - dt.timedelta(days=1)
            return last.replace(day=1), last
        case "year":
            return today.replace(month=1, day=1), today
    return None


def _known(counts: Mapping[str, int], known: Choices) -> list[Offer]:
    """What occurs, in the order in which it is known; a code that is not, last and as it is."""
    labels = dict(known)
    codes = [code for code in (*labels, *(counts.keys() - labels.keys())) if counts.get(code)]
    return [(code, _counted(labels.get(code, code), counts[code])) for code in codes]


def _frequent(counts: Counter[str], names: Mapping[str, str] = _NO_NAMES) -> list[Offer]:
    return [
        (choice, _counted(names.get(choice, choice), count))
        for choice, count in counts.most_common(_MOST)
    ]


def _tactics(facets: Facets) -> list[Offer]:
    """Under their groups, which can be chosen whole."""
    found: list[Offer] = []
    for group in catalogue.groups():
        codes = [tactic.code for tactic in group.tactics if facets.tactics[tactic.code]]
        if codes:
            whole = (group.letter, _counted(_("All of these"), facets.groups[group.letter]))
            found.append((translated(group.name), [whole, *_tags(facets, codes)]))
    lost = [code for code in facets.tactics if catalogue.by_code(code) is None]
    return [*found, *_tags(facets, lost)]


def _tags(facets: Facets, codes: Iterable[str]) -> list[tuple[str, str]]:
    return [(code, _counted(tag_names.name(code), facets.tactics[code])) for code in codes]


def _counted(label: object, count: int) -> str:
    return translated("%(name)s (%(count)d)") % {"name": label, "count": count}


def _flat(offers: Iterable[Offer]) -> Iterator[tuple[str, str]]:
    for value, label in offers:
        if isinstance(label, list):
            yield from label
        else:
            yield value, label
