"""The form of one part of an incident: a few fields, and rows that can be added."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID

import msgspec
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from apps.accounts.documents import ProfileDocument
from apps.journal.documents import LONGEST_TEXT, Typed
from apps.journal.forms import PageForm, initial
from apps.journal.incidents import form_fields, link_form, thread_form
from apps.journal.incidents.details import Details, Facts
from apps.journal.incidents.fields import MOST_ROWS, Field, Part
from apps.journal.incidents.form_fields import RowForm
from apps.journal.incidents.link_form import Offered
from apps.journal.incidents.thread_form import Speaker
from apps.support import handles

TOO_MUCH = _(
    "This is more than one record holds (1 MB). Your words are still here: please make two records "
    "of them."
)


class Rows(NamedTuple):
    """The rows of one field, the last of them blank. Many messages have a summary, and speakers to be
    renamed."""

    field: Field
    filled: list[RowForm]
    summary: str = ""
    speakers: Sequence[Speaker] = ()


class PartForm(PageForm):
    template = "journal/incidents/part.html"

    def __init__(
        self, *args: Any, of_part: Part, typed: Typed | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.of_part = of_part
        self.part = of_part.code
        self._shown = typed or Typed()
        self.fields |= dict(form_fields.form_fields(of_part.fields))
        self.offered = Offered()

    @classmethod
    def of(
        cls, part: Part, entry_id: UUID, typed: Typed, profile: ProfileDocument, **seen: int
    ) -> "PartForm":
        lane = msgspec.structs.asdict(getattr(typed.details, part.lane))
        values = initial(entry_id, typed, **seen) | lane
        return cls(initial=values, of_part=part, typed=typed, profile=profile)

    @property
    def typed(self) -> Typed:
        part = self.of_part
        assert isinstance(self.data, QueryDict)
        data = thread_form.corrected(self.data) if part.code == thread_form.PART else self.data
        lane = form_fields.read_into(getattr(Details(), part.lane), part.fields, data)
        if isinstance(lane, Facts) and "handles" in part.names:
            found = handles.read_many(lane.handles, self.profile.country)
            lane.senders = [handle.same for handle in found if handle.same]
        return Typed(details=msgspec.structs.replace(Details(), **{part.lane: lane}))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if is_too_much(self.typed):
            raise forms.ValidationError(TOO_MUCH)
        for field in self.of_part.fields:
            if field.kind == "rows" and len(form_fields.row_numbers(field, self.data)) > MOST_ROWS:
                raise forms.ValidationError(
                    gettext("One record holds up to %(count)d of these. Your words are still here.")
                    % {"count": MOST_ROWS}
                )
        return cleaned

    def offer(self, offered: Offered) -> None:
        """Whom and what can be chosen, where somebody or something is meant; rows come with it."""
        self.offered = offered
        link_form.offer(self, self.of_part.fields, offered)

    def shown(self) -> Iterator[dict[str, Any]]:
        """In the order of the part: bound fields, and fields with their rows."""
        for field in self.of_part.fields:
            if field.kind == "rows":
                yield {"rows": self.rows_of(field)}
            for name in (field.link, field.name):
                if name in self.fields:
                    yield {"field": self[name]}

    def rows_of(self, field: Field) -> Rows:
        """As sent or as stored, and a blank one."""
        lane = getattr(self._shown.details, self.of_part.lane)
        if isinstance(self.data, QueryDict) and self.is_bound:
            numbers = form_fields.row_numbers(field, self.data)
            kind = form_fields.type_of_rows(lane, field)
            if numbers and form_fields.is_blank_row(kind, field, self.data, numbers[-1]):
                numbers.pop()
            form = thread_form.kind_for(field, len(numbers))
            found = [form(self.data, rows=field, row_number=number) for number in numbers]
            blank = max(numbers, default=-1) + 1
        else:
            stored = [msgspec.structs.asdict(row) for row in getattr(lane, field.name)]
            form = thread_form.kind_for(field, len(stored))
            found = [
                form(initial=row, rows=field, row_number=number)
                for number, row in enumerate(stored)
            ]
            blank = len(stored)
        data = self.data if isinstance(self.data, QueryDict) else None
        filled = [*found, RowForm(rows=field, row_number=blank)]
        link_form.offer_in_rows(filled, field, self.offered)
        return Rows(
            field,
            filled,
            thread_form.summary_of(found),
            thread_form.speakers_in(found, data),
        )


def is_too_much(typed: Typed) -> bool:
    return len(msgspec.json.encode(typed.details)) > 2 * LONGEST_TEXT
