"""Fields that the forms of contacts and persons share, and rows of fields that can be added.

A row's fields are named `ways-0-value`; a new row takes the next number, with or without a script.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple, TypeVar

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.core.typed import TypedField
from apps.support.choices import Choices
from apps.support.documents import LONGEST_LINE, MOST_ROWS

Row = TypeVar("Row", bound=msgspec.Struct)

# As templates/ui/_private_text.html: no browser keeps or offers what is typed here.
PRIVATE: Final[dict[str, Any]] = {
    "autocomplete": "off",
    "spellcheck": "false",
    "translate": "no",
    "writingsuggestions": "false",
    "dir": "auto",
}
_LEFT_OPEN: Final = ("", _("Left open"))
_MOST_CHIPS: Final = 5
# Of a counter in the form: what a row's revision can hold.
MOST: Final = 2**31 - 1


def line(label: Any, why: Any = "", *, longest: int = LONGEST_LINE, **more: Any) -> TypedField:
    widget = forms.TextInput(attrs={**PRIVATE, **more.pop("attrs", {})})
    return TypedField(
        label=label, help_text=why, max_length=longest, widget=widget, **{"required": False, **more}
    )


def text(label: Any, why: Any, *, longest: int, rows: int = 3) -> TypedField:
    widget = forms.Textarea(attrs={"rows": rows, **PRIVATE})
    return TypedField(
        label=label, help_text=why, max_length=longest, required=False, strip=False, widget=widget
    )


def one(label: Any, choices: Choices, why: Any = "") -> forms.ChoiceField:
    """Chips for a few, a list for more."""
    widget = forms.RadioSelect if len(choices) <= _MOST_CHIPS else forms.Select
    return forms.ChoiceField(
        label=label,
        help_text=why,
        choices=(_LEFT_OPEN, *choices),
        required=False,
        widget=widget,
    )


def some(
    label: Any, choices: Iterable[tuple[Any, Any]], why: Any = ""
) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label,
        help_text=why,
        choices=list(choices),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


def yes(label: Any, why: Any = "") -> forms.BooleanField:
    return forms.BooleanField(label=label, help_text=why, required=False)


def seen_revision() -> forms.IntegerField:
    return forms.IntegerField(
        min_value=0, max_value=MOST, initial=0, required=True, widget=forms.HiddenInput
    )


class RowForm(forms.Form):
    """One row. `row_number` is the one that its fields carry in their names; `words` are the fields
    that are typed, not chosen; what is `folded` stands behind a fold."""

    words: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()

    def __init__(
        self, data: Any = None, *, name: str, row_number: int, initial: Any = None
    ) -> None:
        super().__init__(data, prefix=f"{name}-{row_number}", initial=initial)
        self.row_number = row_number

    @property
    def first_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name not in self.folded]

    @property
    def folded_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.folded]

    @property
    def is_unfolded(self) -> bool:
        return any(field.value() or field.errors for field in self.folded_fields)

    @property
    def has_words(self) -> bool:
        return any(self[name].value() for name in self.words)


class RowsOf(NamedTuple):
    """What a template shows of rows: `field` names them, the last of `filled` is blank."""

    field: dict[str, Any]
    filled: list[RowForm]


class Rows:
    """Rows of one kind in a form: read from what was sent, or shown as they are stored."""

    def __init__(self, name: str, kind: type[RowForm], row: type[Row], **said: Any) -> None:
        self.name, self.kind, self.row = name, kind, row
        self.said = {"name": name, **said}

    def sent(self, data: Mapping[str, Any]) -> list[RowForm]:
        """In the order of their numbers, also where they are more than is kept: how many fields one
        request can have is bounded in the settings."""
        pattern = re.compile(rf"{self.name}-(0|[1-9][0-9]{{0,5}})-\w+", re.ASCII)
        found = {int(match[1]) for field in data if (match := pattern.fullmatch(field))}
        return [self.kind(data, name=self.name, row_number=number) for number in sorted(found)]

    def are_too_many(self, forms_sent: Iterable[RowForm]) -> bool:
        """A blank row is none."""
        return sum(form.has_words for form in forms_sent) > MOST_ROWS

    def read(self, forms_sent: Iterable[RowForm]) -> list[Any]:
        """Of valid rows, those that hold words."""
        kept = (form for form in forms_sent if any(map(form.cleaned_data.get, form.words)))
        return [self.row(**form.cleaned_data) for form in kept]

    def shown(self, forms_sent: list[RowForm] | None, stored: Iterable[msgspec.Struct]) -> RowsOf:
        if forms_sent is not None:
            filled = [form for form in forms_sent if form.has_words]
        else:
            filled = [
                self.kind(initial=msgspec.structs.asdict(row), name=self.name, row_number=number)
                for number, row in enumerate(stored)
            ]
        blank = max((form.row_number for form in filled), default=-1) + 1
        return RowsOf(self.said, [*filled, self.kind(name=self.name, row_number=blank)])
