"""Form fields out of the table of fields.py, and what was typed into them back out of a form.

Reading never fails: what does not fit stays as it was typed, and only `is_valid` finds fault with it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.core.typed import TypedField
from apps.journal import rendering
from apps.journal.documents import LONGEST_TEXT
from apps.journal.incidents import linking
from apps.journal.incidents.fields import Field, Words

LONGEST_LINE: Final = 1000
_LEFT_OPEN: Final = ("", _("Left open"))
_PRIVATE: Final = {
    "autocomplete": "off",
    "spellcheck": "false",
    "translate": "no",
    "writingsuggestions": "false",
    "dir": "auto",
}
_INPUTS: Final = {"day": "date", "time": "time"}


class _Kept(forms.ChoiceField):
    """A choice that another release knew is neither refused nor lost: its code stands beside those
    that there are."""

    def get_bound_field(self, form: forms.BaseForm, field_name: str) -> forms.BoundField:
        bound = super().get_bound_field(form, field_name)
        value = bound.value() or []
        codes = [value] if isinstance(value, str) else list(value)
        offered = cast("list[tuple[str, Words]]", [*cast("Iterable[Any]", self.choices)])
        unknown = dict.fromkeys(code for code in codes if code not in dict(offered))
        self.choices = [*offered, *((code, code) for code in unknown)]
        return bound

    def valid_value(self, value: str) -> bool:
        return True


class KeptChoice(_Kept):
    """One choice, or none."""


class KeptChoices(_Kept, forms.MultipleChoiceField):
    """Any number of them."""


class LinkChoice(forms.ChoiceField):
    """Who or what is meant: see link_form.py, which offers it."""

    widget = forms.Select(attrs={"autocomplete": "off", "translate": "no"})

    def valid_value(self, value: str) -> bool:
        return True


def form_field(field: Field) -> forms.Field:
    """Of any kind but "rows" and "clause"."""
    common: dict[str, Any] = {"label": field.label, "help_text": field.why, "required": False}
    match field.kind:
        case "yes":
            return forms.BooleanField(**common)
        case "one" | "entry":
            radio = (
                forms.RadioSelect
                if field.kind == "one" and len(field.choices) < 7
                else forms.Select
            )
            return KeptChoice(choices=(_LEFT_OPEN, *field.choices), widget=radio, **common)
        case "some":
            boxes = forms.CheckboxSelectMultiple
            return KeptChoices(choices=field.choices, widget=boxes, **common)
        case "text":
            area = forms.Textarea(attrs={"rows": 3, **_PRIVATE})
            return TypedField(max_length=LONGEST_TEXT, strip=False, widget=area, **common)
        case kind:
            line = forms.TextInput(attrs={"type": _INPUTS.get(kind, "text"), **_PRIVATE})
            return TypedField(max_length=LONGEST_LINE, widget=line, **common)


def form_fields(fields: Iterable[Field]) -> Iterator[tuple[str, forms.Field]]:
    """Of all but rows, by name; before a field that has a link, the list out of which it is chosen."""
    for field in fields:
        if field.link:
            why = str(field.why) if field.kind == "clause" else ""
            yield (
                field.link,
                LinkChoice(label=str(field.label), help_text=why, required=False),
            )
        if field.kind not in ("rows", "clause"):
            yield field.name, form_field(field)


class FieldsForm(forms.Form):
    """A few fields, of a part or of one row of it."""

    def __init__(self, *args: Any, fields: Iterable[Field], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields |= dict(form_fields(fields))


class RowForm(FieldsForm):
    """One row. `row_number` is the one that its fields carry in their names."""

    def __init__(self, *args: Any, rows: Field, row_number: int, **kwargs: Any) -> None:
        prefix = f"{rows.name}-{row_number}"
        super().__init__(*args, fields=rows.columns, prefix=prefix, **kwargs)
        self.row_number = row_number


def read_into(holder: Any, fields: Iterable[Field], data: QueryDict, prefix: str = "") -> Any:
    """The holder (a lane or a row) with what these fields say in the form."""
    read = dict[str, Any]()
    for field in fields:
        if field.kind == "rows":
            read[field.name] = read_rows(type_of_rows(holder, field), field, data)
        else:
            read[field.name] = read_value(field, data, prefix + field.name)
        if field.link:
            meant = linking.told(rendering.clean(data.get(prefix + field.link, "")))
            read[field.link] = meant.code
            # Who was chosen needs no name typed; a typed one stands beside them as it is.
            read[field.name] = read[field.name] or meant.name[:LONGEST_LINE]
    return msgspec.structs.replace(holder, **read)


def read_value(field: Field, data: QueryDict, name: str) -> str | bool | list[str]:
    if field.kind == "yes":
        return name in data
    if field.kind == "some":
        chosen = (rendering.clean(value)[:LONGEST_LINE] for value in data.getlist(name))
        return list(dict.fromkeys(filter(None, chosen)))
    typed = rendering.clean(data.get(name, ""))
    return typed if field.kind == "text" else typed.strip()


def read_rows(kind: type[Any], field: Field, data: QueryDict) -> list[Any]:
    """Rows that hold something, in the order of their numbers."""
    blank = kind()
    read = (
        read_into(blank, field.columns, data, f"{field.name}-{number}-")
        for number in row_numbers(field, data)
    )
    return [row for row in read if row != blank]


def is_blank_row(kind: type[Any], field: Field, data: QueryDict, number: int) -> bool:
    blank = kind()
    return bool(read_into(blank, field.columns, data, f"{field.name}-{number}-") == blank)


def row_numbers(field: Field, data: Mapping[str, Any]) -> list[int]:
    """Of all rows that were sent, also where they are more than a record holds: how many fields one
    request can have is bounded in the settings."""
    pattern = re.compile(rf"{re.escape(field.name)}-(0|[1-9][0-9]{{0,5}})-\w+", re.ASCII)
    return sorted({int(match[1]) for name in data if (match := pattern.fullmatch(name))})


def type_of_rows(holder: Any, field: Field) -> type[Any]:
    """What each row of a lane's field is: the type of its elements."""
    for found in msgspec.structs.fields(type(holder)):
        if found.name == field.name:
            row: type[Any] = found.type.__args__[0]
            return row
    raise LookupError(field.name)
