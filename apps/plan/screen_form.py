"""The form of one screen: some fields of one document, and rows that can be added."""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.journal.documents import LONGEST_TEXT
from apps.journal.incidents import form_fields
from apps.journal.incidents.fields import MOST_ROWS, Field
from apps.journal.incidents.form_fields import RowForm
from apps.plan import records
from apps.plan.choices import label
from apps.plan.screens import Screen, Start
from apps.vault.documents import Document

TOO_MUCH = _("This is more than one page holds (1 MB). Your words are still here.")


class Row(NamedTuple):
    """`title` and `state` stand where the row is folded."""

    row_number: int
    first_fields: list[forms.BoundField]
    title: str = ""
    state: str = ""


class Rows(NamedTuple):
    """The rows of one field; a blank one where there is none, or another was asked for."""

    field: Field
    filled: list[Row]
    is_folded: bool


class ScreenForm(forms.Form):
    """`was_seen` says what the page saw in these fields: see records.seen. `today` is the writer's."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    was_seen = forms.CharField(widget=forms.HiddenInput, required=False, max_length=32)

    def __init__(
        self, *args: Any, screen: Screen, document: Document, today: dt.date, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.screen = screen
        self.document = document
        fields = [field for field in screen.fields if field.kind != "rows"]
        self.fields |= {field.name: form_fields.form_field(field) for field in fields}

    @classmethod
    def of(
        cls, screen: Screen, document: Document, record_id: object, today: dt.date
    ) -> "ScreenForm":
        values = {name: getattr(document, name) for name in screen.names}
        values |= {"id": record_id, "was_seen": records.seen(document, screen.names)}
        return cls(initial=values, screen=screen, document=document, today=today)

    @property
    def values(self) -> dict[str, Any]:
        """What stands in the form, whether or not it makes sense; nothing of what was only begun."""
        assert isinstance(self.data, QueryDict)
        typed = form_fields.read_into(self.document, self.screen.fields, self.data)
        values = {name: getattr(typed, name) for name in self.screen.names}
        start = self.screen.start
        if start:
            values[start.rows] = [row for row in values[start.rows] if not is_begun(row, start)]
        return values

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if len(msgspec.json.encode(self.values)) > LONGEST_TEXT:
            raise forms.ValidationError(TOO_MUCH)
        for field in self.screen.fields:
            if field.kind == "rows" and len(form_fields.row_numbers(field, self.data)) > MOST_ROWS:
                raise forms.ValidationError(
                    gettext("One list holds up to %(count)d of these. Your words are still here.")
                    % {"count": MOST_ROWS}
                )
        return cleaned

    def shown(self) -> Iterator[dict[str, Any]]:
        for field in self.screen.fields:
            if field.kind == "rows":
                yield {"rows": self.rows_of(field)}
            else:
                yield {"field": self[field.name]}

    def rows_of(self, field: Field) -> Rows:
        """As sent or as stored, and one for each thing to begin with."""
        if self.is_bound:
            numbers = form_fields.row_numbers(field, self.data)
            found = [RowForm(self.data, rows=field, row_number=number) for number in numbers]
        else:
            stored = [msgspec.structs.asdict(row) for row in getattr(self.document, field.name)]
            stored += [{name: code} for name, code in self._to_begin_with(stored)]
            found = [
                RowForm(initial=row, rows=field, row_number=number)
                for number, row in enumerate(stored)
            ]
        asks_for_more = self.data.get("more") == field.name
        if asks_for_more or not found:
            number = max((row.row_number for row in found), default=-1) + 1
            found.append(RowForm(rows=field, row_number=number))
        if asks_for_more:
            first = next(iter(found[-1].fields.values()))
            first.widget.attrs["autofocus"] = True
        filled = [self._row(row, field) for row in found]
        return Rows(field, filled, is_folded=self.screen.start is not None)

    def _to_begin_with(self, stored: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
        start = self.screen.start
        if start:
            there = {row[start.column] for row in stored}
            yield from ((start.column, code) for code, _name in start.choices if code not in there)

    def _row(self, form: RowForm, field: Field) -> Row:
        if not self.screen.start:
            return Row(form.row_number, list(form))
        said = {column.name: str(form[column.name].value() or "") for column in field.columns}
        columns = {column.name: column for column in field.columns}
        code = said[self.screen.start.column]
        title = " · ".join(filter(None, [label(self.screen.start.choices, code), said["name"]]))
        state = label(columns["state"].choices, said["state"])
        return Row(form.row_number, list(form), title, state)


class AboutForm(ScreenForm):
    """Whom a plan is about: the name that is chosen is kept with it, unless another is typed."""

    @property
    def values(self) -> dict[str, Any]:
        typed, named = super().values, dict(self.screen.fields[0].choices)
        return typed | {"label": typed["label"] or str(named.get(typed.get("person", ""), ""))}


def is_begun(row: Any, start: Start) -> bool:
    """Whether it says no more than what the list offered."""
    return bool(row == type(row)(**{start.column: getattr(row, start.column)}))
