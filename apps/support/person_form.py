"""The form of another person: what to call them, and all by which they are known."""

from collections.abc import Iterable, Iterator
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.support import choices
from apps.support.choices import APART
from apps.support.documents import (
    LONGEST_NAME,
    LONGEST_NOTES,
    MOST_ROWS,
    ContactLine,
    GoBetween,
    KnownHandle,
    PersonFields,
)
from apps.support.finding import normal
from apps.support.row_forms import RowForm, Rows, RowsOf, line, one, seen_revision, some, text

# Of contacts that are offered as go-betweens; those who took sides or carry messages first.
MOST_OFFERED = 40


class HandleForm(RowForm):
    words = ("value", "note")
    folded = ("note",)

    value = line(_("In full"))
    kind = one(_("What it is"), choices.HANDLES)
    note = line(_("What to know"))


HANDLES = Rows(
    "handles",
    HandleForm,
    KnownHandle,
    label=_("Numbers, addresses, profiles, cars, workplaces"),
    why=_("All that you know. What comes from one of them is then known to be theirs."),
    each=_("One of them"),
)


class PersonForm(forms.Form):
    """`people` are the contacts, of whom go-betweens are chosen."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    seen_revision = seen_revision()
    label = line(
        _("What to call them here"),
        _("Shown wherever they are meant. A letter is enough."),
        longest=LONGEST_NAME,
        required=True,
        error_messages={"required": _("A word is needed here. One letter will do.")},
    )
    relation = line(_("What they are to you"), _("In your words: my mother, an old friend."))
    aliases = text(_("Other names they use"), _("One on each line."), longest=LONGEST_NOTES, rows=2)
    go_betweens = some(
        _("Who carries messages for them?"),
        (),
        _("Knowingly or not. What each of them did stands on their own page."),
    )
    export_label = line(
        _("What to call them in exports"),
        _("Others may read those. Left empty, it is the same as here."),
        longest=LONGEST_NAME,
    )
    notes = text(_("Notes"), _("Anything else. You alone can see it."), longest=LONGEST_NOTES)

    common = ("label", "relation", "aliases")
    rest = ("go_betweens", "export_label", "notes")

    def __init__(
        self,
        *args: Any,
        people: Iterable[ContactLine],
        stored: PersonFields | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._stored = stored or PersonFields()
        self._handles = HANDLES.sent(self.data) if self.is_bound else None
        self._names = _offered(people, self._stored.go_betweens)
        offered = self.fields["go_betweens"]
        assert isinstance(offered, forms.MultipleChoiceField)
        offered.choices = [(str(contact_id), name) for contact_id, name in self._names.items()]
        if not self._names:
            del self.fields["go_betweens"]

    @classmethod
    def new(cls, people: Iterable[ContactLine]) -> "PersonForm":
        return cls(initial={"id": uuid4(), "seen_revision": 0}, people=people)

    @classmethod
    def of(
        cls, person_id: UUID, fields: PersonFields, revision: int, people: Iterable[ContactLine]
    ) -> "PersonForm":
        initial = msgspec.structs.asdict(fields) | {
            "id": person_id,
            "seen_revision": revision,
            "aliases": "\n".join(fields.aliases),
            "go_betweens": [str(between.contact) for between in fields.go_betweens],
        }
        return cls(initial=initial, people=people, stored=fields)

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        sent = self._handles or []
        if HANDLES.are_too_many(sent):
            raise forms.ValidationError(
                gettext("One page holds up to %(count)d of these. Your words are still here.")
                % {"count": MOST_ROWS}
            )
        if [row for row in sent if not row.is_valid()]:
            raise forms.ValidationError(_("One of the rows needs another look."))
        return cleaned

    @property
    def fields_said(self) -> PersonFields:
        """Of a valid form."""
        data = self.cleaned_data
        chosen = [UUID(value) for value in data.get("go_betweens", [])]
        lines = (alias.strip() for alias in data["aliases"].splitlines())
        return PersonFields(
            label=data["label"],
            relation=data["relation"],
            aliases=list(dict.fromkeys(filter(None, lines))),
            handles=HANDLES.read(self._handles or []),
            go_betweens=[GoBetween(contact=one, name=self._names[one]) for one in chosen],
            export_label=data["export_label"],
            notes=data["notes"],
        )

    @property
    def handles(self) -> RowsOf:
        return HANDLES.shown(self._handles, self._stored.handles)

    @property
    def first_fields(self) -> Iterator[forms.BoundField]:
        return (self[name] for name in self.common)

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.rest if name in self.fields]

    @property
    def is_unfolded(self) -> bool:
        """Whether something stands in, or is wrong with, what is folded away."""
        return any(field.value() or field.errors for field in self.folded_fields)


def _offered(people: Iterable[ContactLine], chosen: list[GoBetween]) -> dict[UUID, str]:
    """Those chosen already, by the name they have or had; then others."""
    there = {line.id: line for line in people if not line.binned_on}
    found = {
        one.contact: there[one.contact].name if one.contact in there else one.name for one in chosen
    }
    others = sorted(there.values(), key=lambda line: (line.stance not in APART, normal(line.name)))
    for other in others[:MOST_OFFERED]:
        found.setdefault(other.id, other.name)
    return found
