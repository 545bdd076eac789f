"""The form of a contact: what is common first, the rest folded away; everything but a name can be
skipped."""

import datetime as dt
import time
from collections.abc import Iterator
from typing import Any, Final
from uuid import uuid4

import msgspec
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.support import choices, handles
from apps.support.documents import (
    LONGEST_NAME,
    LONGEST_NOTES,
    MOST_ROWS,
    ContactFields,
    Stance,
    Way,
)
from apps.support.row_forms import (
    PRIVATE,
    RowForm,
    Rows,
    RowsOf,
    line,
    one,
    seen_revision,
    some,
    text,
    yes,
)

_KINDS: Final = {
    handles.NUMBER: "phone",
    handles.ADDRESS: "mail",
    handles.PROFILE: "message",
    handles.LINK: "web",
}


class WayForm(RowForm):
    words = ("value", "hours", "note")
    folded = ("hours", "note")

    value = line(_("Number or address"))
    kind = one(_("What it is"), choices.WAYS)
    is_safe = one(_("Is it safe to use?"), choices.SAFE)
    hours = line(_("When they can be reached"))
    note = line(_("What to know"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].initial = "phone"


WAYS = Rows(
    "ways",
    WayForm,
    Way,
    label=_("How to reach them"),
    why=_("A number is called with one tap. One that somebody else can see is not safe."),
    each=_("Way"),
)


class ContactForm(forms.Form):
    """`id` is the contact's, chosen before it exists, so that a form sent twice is one contact."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    seen_revision = seen_revision()
    name = line(
        _("Name"),
        _("As you call them. A nickname is fine."),
        longest=LONGEST_NAME,
        required=True,
        error_messages={"required": _("A name is needed to find them again. Any word will do.")},
    )
    role = one(_("Which role?"), choices.ROLES, _("So that you find the right one in a hurry."))
    relation = line(_("What they are to you"), _("In your words: sister, neighbour, my lawyer."))
    helps = some(
        _("What can they help with?"),
        choices.HELPS,
        _("Whoever can talk, or may be called at night, is offered on Today."),
    )
    understands = one(
        _("Do they understand?"),
        choices.UNDERSTANDS,
        _("Not everybody can. It is good to know before you call."),
    )
    knows = one(
        _("What do they know?"), choices.KNOWS, _("So that you need not think of it later.")
    )
    at_night = yes(_("May be called at night"))
    on_call = some(
        _("On call on"), choices.DAYS, _("If you agreed on days. They come first on those.")
    )
    languages = line(_("Languages"), _("If it matters for you or for others."))
    is_organisation = yes(_("This is an organisation"))
    notes = text(_("Notes"), _("Anything else. You alone can see it."), longest=LONGEST_NOTES)
    never_share = yes(
        _("Never share anything with them"), _("A lock: no view can then be made for them.")
    )

    common = ("name", "role", "relation")
    after_ways = ("helps",)
    rest = (
        "understands",
        "knows",
        "at_night",
        "on_call",
        "languages",
        "is_organisation",
        "notes",
        "never_share",
    )

    def __init__(self, *args: Any, stored: ContactFields | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._stored = stored or ContactFields()
        self._ways = WAYS.sent(self.data) if self.is_bound else None

    @classmethod
    def new(cls) -> "ContactForm":
        return cls(initial={"id": uuid4(), "seen_revision": 0})

    @classmethod
    def of(cls, contact_id: Any, fields: ContactFields, revision: int) -> "ContactForm":
        values = msgspec.structs.asdict(fields)
        initial = values | {"id": contact_id, "seen_revision": revision}
        return cls(initial=initial, stored=fields)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        ways = self._ways or []
        if WAYS.are_too_many(ways):
            raise forms.ValidationError(
                gettext("One contact holds up to %(count)d ways. Your words are still here.")
                % {"count": MOST_ROWS}
            )
        if [way for way in ways if not way.is_valid()]:
            raise forms.ValidationError(_("One of the ways needs another look."))
        return cleaned

    @property
    def fields_said(self) -> ContactFields:
        """Of a valid form."""
        names = (*self.common, *self.after_ways, *self.rest)
        said = {name: self.cleaned_data[name] for name in names}
        return ContactFields(
            **said, ways=[_of_its_kind(way) for way in WAYS.read(self._ways or [])]
        )

    @property
    def ways(self) -> RowsOf:
        return WAYS.shown(self._ways, self._stored.ways)

    @property
    def first_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.common)

    @property
    def later_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.after_ways)

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.rest]

    @property
    def is_unfolded(self) -> bool:
        """Whether something stands in, or is wrong with, what is folded away."""
        return any(field.value() or field.errors for field in self.folded_fields)


def _of_its_kind(way: Way) -> Way:
    """What was not said of a way is read from it; what holds an @ is no telephone number, whatever
    the list stood on."""
    if way.kind and not (way.kind == "phone" and "@" in way.value):
        return way
    kind = _KINDS.get(handles.read(way.value).kind, way.kind)
    return msgspec.structs.replace(way, kind=kind)


class StanceForm(forms.Form):
    """One row of what somebody did."""

    code = forms.ChoiceField(
        label=_("What did they do?"),
        choices=choices.STANCES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Please choose one. It can be taken out again.")},
    )
    on = forms.DateField(
        label=_("When?"),
        help_text=_("A rough guess is fine."),
        required=False,
        error_messages={"invalid": _("This day could not be read. It can stay empty.")},
        widget=forms.DateInput(attrs={"type": "date", **PRIVATE}, format="%Y-%m-%d"),
    )
    is_about = yes(_("Only about then"))
    note = text(
        _("In your words"), _("What happened. You alone can see it."), longest=LONGEST_NOTES
    )

    def said(self, today: dt.date) -> Stance:
        """Of a valid form; without a day it is of today."""
        data = self.cleaned_data
        return Stance(
            code=data["code"],
            on=(data["on"] or today).isoformat(),
            is_about=data["is_about"],
            note=data["note"].strip(),
            recorded_at=int(time.time()),
        )
