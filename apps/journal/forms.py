"""The writing form, and the form that finds."""

import datetime as dt
import secrets
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.documents import ProfileDocument
from apps.journal import drafts, moments, rendering
from apps.journal.documents import (
    LONGEST_MOOD,
    LONGEST_TEXT,
    LONGEST_TITLE,
    DraftDocument,
    EntryDocument,
    Typed,
)
from apps.journal.drafts import Autosave
from apps.journal.moments import Moment, Precision, UnknownZone

PRECISIONS = (
    (Precision.EXACT, _("Exactly then")),
    (Precision.ABOUT, _("About then")),
    (Precision.DAY, _("Some time that day")),
    (Precision.MONTH, _("Some time that month")),
    (Precision.SEASON, _("Some time that season")),
    (Precision.UNKNOWN, _("I don't know when")),
)


# Of a counter in the form: what a row's revision can hold.
MOST = 2**31 - 1


class TypedField(forms.CharField):
    """What does not belong into a text goes before the text is judged: a pasted control character
    cannot be seen, so nobody could take it out."""

    def to_python(self, value: Any) -> str:
        return super().to_python(rendering.clean(str(value or ""))) or ""


def _counter(*, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(
        min_value=0, max_value=MOST, initial=0, required=required, widget=forms.HiddenInput
    )


class WriteForm(forms.Form):
    """`id` is the entry's, chosen before it exists, so that a form sent twice is one entry."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    entry_revision = _counter()
    draft_revision = _counter()
    tab = forms.CharField(max_length=64, widget=forms.HiddenInput)
    strokes = _counter(required=False)

    title = TypedField(label=_("Title"), max_length=LONGEST_TITLE, required=False)
    text = TypedField(
        label=_("Your words"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    mood = TypedField(
        label=_("How it felt, in your words"), max_length=LONGEST_MOOD, required=False
    )
    day = TypedField(label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}))
    time = TypedField(
        label=_("Time"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
    )
    precision = forms.ChoiceField(
        label=_("How exact is that?"), choices=PRECISIONS, initial=Precision.EXACT, required=False
    )

    def __init__(self, *args: Any, profile: ProfileDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = profile

    @classmethod
    def new(cls, profile: ProfileDocument) -> "WriteForm":
        return cls(initial=_blank(profile), profile=profile)

    @classmethod
    def of_draft(
        cls, draft_id: UUID, revision: int, draft: DraftDocument, profile: ProfileDocument
    ) -> "WriteForm":
        typed, base = draft.typed, draft.entry_revision
        fields = _initial(draft_id, typed, entry_revision=base, draft_revision=revision)
        return cls(initial=fields, profile=profile)

    @classmethod
    def of_entry(
        cls, entry_id: UUID, revision: int, entry: EntryDocument, profile: ProfileDocument
    ) -> "WriteForm":
        shown = drafts.typed_of(entry, profile.zone)
        return cls(initial=_initial(entry_id, shown, entry_revision=revision), profile=profile)

    @property
    def typed(self) -> Typed:
        """What stands in the form, whether or not it makes sense."""
        names = ("day", "time", "precision", "title", "mood", "text")
        values = {name: rendering.clean(self.data.get(name, "")) for name in names}
        return Typed(**values)

    def as_autosave(self) -> Autosave:
        """Raises ValueError when a hidden field was changed."""
        entry_id = self._hidden("id")
        if entry_id is None:
            raise ValueError("id")
        return Autosave(
            id=entry_id,
            typed=self.typed,
            zone=self.profile.zone,
            seen_revision=self._number("draft_revision"),
            base_revision=self._number("entry_revision"),
            tab=rendering.clean(self.data.get("tab", ""))[:64],
            strokes=self._number("strokes"),
        )

    def _hidden(self, name: str) -> Any:
        """Read as the form itself reads it, so that what it accepts is never refused here."""
        try:
            return self.fields[name].to_python(self.data.get(name))
        except forms.ValidationError:
            raise ValueError(name) from None

    def _number(self, name: str) -> int:
        number: int = self._hidden(name) or 0
        if not 0 <= number <= MOST:
            raise ValueError(name)
        return number

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if len(text.encode()) > LONGEST_TEXT:
            raise forms.ValidationError(
                _(
                    "This is longer than one entry holds (1 MB). Your words are still here: please "
                    "make two entries of them."
                )
            )
        return text

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        is_blank = not any((cleaned.get(name) or "").strip() for name in ("title", "mood", "text"))
        if is_blank and "text" not in self.errors:
            self.add_error(None, _("There is nothing here yet."))
        cleaned["moment"] = self._moment(cleaned)
        return cleaned

    def _moment(self, cleaned: dict[str, Any]) -> Moment | None:
        precision = cleaned.get("precision") or Precision.EXACT
        day, clock = self._day(cleaned), self._time(cleaned)
        if day is None:
            return None
        try:
            return moments.from_local(day, clock, self.profile.zone, precision)
        except UnknownZone:  # it is shown in UTC as well
            return moments.from_local(day, clock, "UTC", precision)

    def _day(self, cleaned: dict[str, Any]) -> dt.date | None:
        if not cleaned.get("day"):
            return dt.date.fromisoformat(str(_blank(self.profile)["day"]))
        try:
            return dt.date.fromisoformat(cleaned["day"])
        except ValueError:
            self.add_error(
                "day", _("This day could not be read. About when was it? A rough guess is fine.")
            )
            return None

    def _time(self, cleaned: dict[str, Any]) -> dt.time | None:
        if not cleaned.get("time"):
            return None
        try:
            return dt.time.fromisoformat(cleaned["time"]).replace(tzinfo=None)
        except ValueError:
            self.add_error("time", _("This time could not be read. It can stay empty."))
            return None


# As templates/ui/_private_text.html: no browser keeps or offers what was searched for.
_PRIVATE = {
    "autocomplete": "off",
    "spellcheck": "false",
    "translate": "no",
    "writingsuggestions": "false",
}


def _day_field(label: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        required=False,
        error_messages={"invalid": _("This day could not be read. It can stay empty.")},
        widget=forms.DateInput(attrs={"type": "date", **_PRIVATE}),
    )


class FindForm(forms.Form):
    words = TypedField(required=False, max_length=400)
    from_day = _day_field(_("From"))
    to_day = _day_field(_("Until"))
    mood = TypedField(
        label=_("Mood"),
        required=False,
        max_length=LONGEST_MOOD,
        widget=forms.TextInput(attrs={"list": "moods", **_PRIVATE}),
    )


def _initial(entry_id: UUID, typed: Typed, **seen: int) -> dict[str, object]:
    """Each page has a name of its own, so that two open pages are told apart."""
    return {
        "id": entry_id,
        "tab": secrets.token_urlsafe(9),
        **msgspec.structs.asdict(typed),
        **seen,
    }


def _blank(profile: ProfileDocument) -> dict[str, object]:
    now = Moment(int(dt.datetime.now(dt.UTC).timestamp()), profile.zone)
    wall = moments.to_local(now)
    typed = Typed(day=wall.date().isoformat(), time=f"{wall:%H:%M}")
    return _initial(uuid4(), typed)
