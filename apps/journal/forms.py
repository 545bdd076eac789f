"""The writing form, and the form that finds."""

import datetime as dt
import secrets
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from apps.accounts.documents import ProfileDocument
from apps.journal import moments, rendering
from apps.journal.documents import (
    LONGEST_MOOD,
    LONGEST_TEXT,
    LONGEST_TITLE,
    DraftDocument,
    EntryDocument,
    Typed,
)
from apps.journal.drafts import Autosave
from apps.journal.moments import Moment, Precision

PRECISIONS = (
    (Precision.EXACT, _("Exactly then")),
    (Precision.ABOUT, _("About then")),
    (Precision.DAY, _("Some time that day")),
    (Precision.MONTH, _("Some time that month")),
    (Precision.SEASON, _("Some time that season")),
    (Precision.UNKNOWN, _("I don't know when")),
)


class WriteForm(forms.Form):
    """`id` is the entry's, chosen before it exists, so that a form sent twice is one entry."""

    id = forms.UUIDField(widget=forms.HiddenInput)
    entry_revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)
    draft_revision = forms.IntegerField(min_value=0, initial=0, widget=forms.HiddenInput)
    tab = forms.CharField(max_length=64, widget=forms.HiddenInput)
    strokes = forms.IntegerField(min_value=0, initial=0, required=False, widget=forms.HiddenInput)

    title = forms.CharField(label=_("Title"), max_length=LONGEST_TITLE, required=False)
    text = forms.CharField(
        label=_("Your words"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    mood = forms.CharField(
        label=_("How it felt, in your words"), max_length=LONGEST_MOOD, required=False
    )
    day = forms.CharField(
        label=_("Which day"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    time = forms.CharField(
        label=_("What time"), required=False, widget=forms.TimeInput(attrs={"type": "time"})
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
        fields = {
            "id": draft_id,
            "tab": secrets.token_urlsafe(9),
            "draft_revision": revision,
            "entry_revision": draft.entry_revision,
            "title": draft.typed.title,
            "mood": draft.typed.mood,
            "text": draft.typed.text,
            "day": draft.typed.day,
            "time": draft.typed.time,
            "precision": draft.typed.precision,
        }
        return cls(initial=fields, profile=profile)

    @classmethod
    def of_entry(
        cls, entry_id: UUID, revision: int, entry: EntryDocument, profile: ProfileDocument
    ) -> "WriteForm":
        wall = moments.to_local(entry.moment, profile.zone)
        fields = {
            "id": entry_id,
            "tab": secrets.token_urlsafe(9),
            "entry_revision": revision,
            "title": entry.title,
            "mood": entry.mood,
            "text": entry.text,
            "day": wall.date().isoformat(),
            "time": wall.strftime("%H:%M") if entry.moment.precision in moments.CLOCKED else "",
            "precision": entry.moment.precision,
        }
        return cls(initial=fields, profile=profile)

    @property
    def typed(self) -> Typed:
        """What stands in the form, whether or not it makes sense."""
        names = ("day", "time", "precision", "title", "mood", "text")
        values = {name: rendering.clean(self.data.get(name, "")) for name in names}
        return Typed(**values)

    def as_autosave(self) -> Autosave:
        """Raises ValueError when a hidden field was changed."""
        return Autosave(
            id=UUID(self.data.get("id", "")),
            typed=self.typed,
            zone=self.profile.zone,
            seen_revision=int(self.data.get("draft_revision") or 0),
            base_revision=int(self.data.get("entry_revision") or 0),
            tab=self.data.get("tab", "")[:64],
            strokes=int(self.data.get("strokes") or 0),
        )

    def clean_text(self) -> str:
        text = rendering.clean(self.cleaned_data["text"])
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
            self.add_error("text", _("There is nothing here yet."))
        cleaned["moment"] = self._moment(cleaned)
        return cleaned

    def _moment(self, cleaned: dict[str, Any]) -> Moment | None:
        precision = cleaned.get("precision") or Precision.EXACT
        day, clock = self._day(cleaned), self._time(cleaned)
        if day is None:
            return None
        return moments.from_local(day, clock, self.profile.zone, precision)

    def _day(self, cleaned: dict[str, Any]) -> dt.date | None:
        if not cleaned.get("day"):
            return dt.date.fromisoformat(str(_blank(self.profile)["day"]))
        try:
            return dt.date.fromisoformat(cleaned["day"])
        except ValueError:
            self.add_error(
                "day", _("We couldn't read this day. About when was it? A rough guess is fine.")
            )
            return None

    def _time(self, cleaned: dict[str, Any]) -> dt.time | None:
        if not cleaned.get("time"):
            return None
        try:
            return dt.time.fromisoformat(cleaned["time"]).replace(tzinfo=None)
        except ValueError:
            self.add_error("time", _("We couldn't read this time. It can stay empty."))
            return None


class FindForm(forms.Form):
    words = forms.CharField(required=False, max_length=400)
    from_day = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    to_day = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    mood = forms.CharField(label=_("Mood"), required=False, max_length=LONGEST_MOOD)


def _blank(profile: ProfileDocument) -> dict[str, object]:
    now = Moment(int(dt.datetime.now(dt.UTC).timestamp()), profile.zone)
    wall = moments.to_local(now)
    return {
        "id": uuid4(),
        "tab": secrets.token_urlsafe(9),
        "day": wall.date().isoformat(),
        "time": wall.strftime("%H:%M"),
        "precision": Precision.EXACT,
    }
