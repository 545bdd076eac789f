"""The writing form, and what every form that writes into an entry has in common."""

import datetime as dt
import secrets
from typing import Any
from uuid import UUID, uuid4

import msgspec
from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from apps.accounts.documents import ProfileDocument
from apps.core.typed import TypedField
from apps.journal import moments, rendering
from apps.journal.composing import Words
from apps.journal.documents import LONGEST_MOOD, LONGEST_TEXT, LONGEST_TITLE, Typed
from apps.journal.drafts import Autosave
from apps.journal.followers import Switches
from apps.journal.merging import NOTE
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


def _counter(*, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(
        min_value=0, max_value=MOST, initial=0, required=required, widget=forms.HiddenInput
    )


class PageForm(forms.Form):
    """One page's form. `id` is the entry's, chosen before it exists, so that a form sent twice is one
    entry. `part` says which of the entry's fields it has: see merging.py."""

    template = ""
    part: str = NOTE

    id = forms.UUIDField(widget=forms.HiddenInput)
    entry_revision = _counter()
    draft_revision = _counter()
    tab = forms.CharField(max_length=64, widget=forms.HiddenInput)
    strokes = _counter(required=False)

    def __init__(self, *args: Any, profile: ProfileDocument, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.profile = profile

    @property
    def typed(self) -> Typed:
        """What stands in the form, whether or not it makes sense; its other fields are blank."""
        raise NotImplementedError

    @property
    def words(self) -> Words:
        """Of a valid form: what it says of the entry in so many words."""
        return Words()

    def as_autosave(self) -> Autosave:
        """Raises ValueError when a hidden field was changed."""
        entry_id = self._hidden("id")
        if entry_id is None:
            raise ValueError("id")
        said = self.switches if self.is_asked_who_reads else None
        typed = self.typed.switched(list(said.on), list(said.off)) if said else self.typed
        return Autosave(
            id=entry_id,
            typed=typed,
            zone=self.profile.zone,
            seen_revision=self._number("draft_revision"),
            base_revision=self._number("entry_revision"),
            tab=rendering.clean(self.data.get("tab", ""))[:64],
            strokes=self._number("strokes"),
            part=self.part,
        )

    @property
    def is_asked_who_reads(self) -> bool:
        """Whether views stood beside this form."""
        return "beside" in self.data

    @property
    def switches(self) -> Switches:
        """Of the views that stood beside a form that was sent."""
        assert isinstance(self.data, MultiValueDict)
        return Switches.sent(*map(self.data.getlist, ("beside", "reads", "shut")))

    @property
    def said_who_reads(self) -> Switches | None:
        """As this page or its draft has them; None of one that nobody has written on yet."""
        if self.is_bound:
            return self.switches
        if not self.initial.get("draft_revision"):
            return None
        let_in, kept_out = self.initial["let_in"] or (), self.initial["kept_out"] or ()
        return Switches(frozenset(let_in), frozenset(kept_out))

    def sent(self, name: str) -> str:
        """As typed, without what cannot be seen."""
        return rendering.clean(self.data.get(name, ""))

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


class WordsForm(PageForm):
    """Words with a moment: a note, or what happened."""

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
    # It has more than this form: then it may be saved without a word here.
    holds_more = forms.BooleanField(widget=forms.HiddenInput, required=False)

    @property
    def words(self) -> Words:
        data = self.cleaned_data
        return Words(data["moment"], data["title"], data["mood"], data["text"])

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
        if self.is_blank(cleaned) and "text" not in self.errors:
            self.add_error(None, _("There is nothing here yet."))
        cleaned["moment"] = self._moment(*self.when(cleaned))
        return cleaned

    def is_blank(self, cleaned: dict[str, Any]) -> bool:
        words = (cleaned.get(name) or "" for name in ("title", "mood", "text"))
        return not (cleaned.get("holds_more") or any(map(str.strip, words)))

    def when(self, cleaned: dict[str, Any]) -> tuple[str, str, str]:
        """Day and time as typed, and a precision."""
        raise NotImplementedError

    def _moment(self, day: str, clock: str, precision: str) -> Moment | None:
        on, at = self._day(day), self._time(clock)
        if on is None:
            return None
        try:
            return moments.from_local(on, at, self.profile.zone, precision)
        except UnknownZone:  # it is shown in UTC as well
            return moments.from_local(on, at, "UTC", precision)

    def _day(self, typed: str) -> dt.date | None:
        try:
            return dt.date.fromisoformat(typed or now_typed(self.profile).day)
        except ValueError:
            self.add_error(
                "day", _("This day could not be read. About when was it? A rough guess is fine.")
            )
            return None

    def _time(self, typed: str) -> dt.time | None:
        if not typed:
            return None
        try:
            return dt.time.fromisoformat(typed).replace(tzinfo=None)
        except ValueError:
            self.add_error("time", _("This time could not be read. It can stay empty."))
            return None


class WriteForm(WordsForm):
    template = "journal/write.html"

    precision = forms.ChoiceField(
        label=_("How exact is that?"), choices=PRECISIONS, initial=Precision.EXACT, required=False
    )

    @classmethod
    def new(cls, profile: ProfileDocument) -> "WriteForm":
        return cls(initial=initial(uuid4(), now_typed(profile)), profile=profile)

    @classmethod
    def of(cls, entry_id: UUID, typed: Typed, profile: ProfileDocument, **seen: int) -> "WriteForm":
        return cls(initial=initial(entry_id, typed, **seen), profile=profile)

    @property
    def typed(self) -> Typed:
        names = ("day", "time", "precision", "title", "mood", "text")
        return Typed(**{name: self.sent(name) for name in names})  # type: ignore[arg-type]

    def when(self, cleaned: dict[str, Any]) -> tuple[str, str, str]:
        precision = cleaned.get("precision") or Precision.EXACT
        return cleaned.get("day") or "", cleaned.get("time") or "", precision


def initial(entry_id: UUID, typed: Typed, **seen: int) -> dict[str, Any]:
    """What a form starts from. Each page has a name of its own, so that two open pages are told
    apart."""
    return {
        "id": entry_id,
        "tab": secrets.token_urlsafe(9),
        **msgspec.structs.asdict(typed),
        "holds_more": not typed.details.is_blank,
        **seen,
    }


def now_typed(profile: ProfileDocument) -> Typed:
    now = Moment(int(dt.datetime.now(dt.UTC).timestamp()), profile.zone)
    wall = moments.to_local(now)
    return Typed(day=wall.date().isoformat(), time=f"{wall:%H:%M}")
