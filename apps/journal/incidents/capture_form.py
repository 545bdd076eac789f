"""Something happened: when, what, how it reached you, tags. Under a minute."""

import datetime as dt
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from apps.accounts.documents import ProfileDocument
from apps.core.typed import TypedField
from apps.journal import rendering, tagging
from apps.journal.documents import Typed
from apps.journal.forms import PRECISIONS, WordsForm, initial, now_typed
from apps.journal.incidents import choices
from apps.journal.incidents.details import Details, Facts, Tag
from apps.journal.incidents.form_fields import KeptChoice
from apps.journal.merging import CAPTURE
from apps.journal.moments import Precision

LONGEST_SLUG = 40
NOW, TODAY, ANOTHER, ROUGHLY = "now", "today", "another", "roughly"
WHENS = (
    (NOW, _("Now")),
    (TODAY, _("Today")),
    (ANOTHER, _("Another time")),
    (ROUGHLY, _("Roughly")),
)


class CaptureForm(WordsForm):
    """`opened_day` and `opened_time` are the writer's local time when the page was opened: "now"."""

    template = "journal/incidents/capture.html"
    part = CAPTURE

    when_kind = forms.ChoiceField(
        label=_("When was it?"),
        choices=WHENS,
        initial=NOW,
        widget=forms.RadioSelect,
        required=False,
    )
    opened_day = forms.CharField(widget=forms.HiddenInput, required=False, max_length=10)
    opened_time = forms.CharField(widget=forms.HiddenInput, required=False, max_length=8)
    precision = forms.ChoiceField(
        label=_("How exact is that?"),
        choices=[pair for pair in PRECISIONS if pair[0] != Precision.EXACT],
        initial=Precision.DAY,
        required=False,
    )
    memory_anchor = TypedField(
        label=_("What was it near in time?"),
        help_text=_("“The week after Ana's birthday.” A rough guess is fine."),
        max_length=1000,
        required=False,
    )
    channel = KeptChoice(
        label=_("How did it reach you?"),
        choices=(("", _("Left open")), *choices.CHANNELS),
        required=False,
    )

    @classmethod
    def new(cls, profile: ProfileDocument) -> "CaptureForm":
        """Only "now" has a time that nobody typed."""
        return cls.of(uuid4(), Typed(day=now_typed(profile).day), profile, is_new=True)

    @classmethod
    def of(
        cls,
        entry_id: UUID,
        typed: Typed,
        profile: ProfileDocument,
        *,
        is_new: bool = False,
        **seen: int,
    ) -> "CaptureForm":
        now, facts = now_typed(profile), typed.details.facts
        is_clear = typed.precision == Precision.EXACT
        values = initial(entry_id, typed, **seen) | {
            "when_kind": NOW if is_new else ANOTHER if is_clear else ROUGHLY,
            "opened_day": now.day,
            "opened_time": now.time,
            "precision": Precision.DAY if is_clear else typed.precision,
            "channel": facts.channel,
            "memory_anchor": facts.memory_anchor,
        }
        return cls(initial=values, profile=profile)

    @property
    def typed(self) -> Typed:
        day, time, precision = self._when_sent()
        facts = Facts(channel=self.sent("channel"), memory_anchor=self.sent("memory_anchor"))
        return Typed(
            day=day,
            time=time,
            precision=precision,
            title=self.sent("title"),
            mood=self.sent("mood"),
            text=self.sent("text"),
            details=Details(facts=facts),
            tactics=self._tags_sent(),
            dismissed=tagging.put_aside(self._list("dismissed")),
        )

    @property
    def tags_shown(self) -> list[Tag]:
        tags: list[Tag] = self.typed.tactics if self.is_bound else self.initial["tactics"]
        return tags

    @property
    def dismissed_shown(self) -> list[str]:
        slugs: list[str] = self.typed.dismissed if self.is_bound else self.initial["dismissed"]
        return slugs

    def when(self, cleaned: dict[str, Any]) -> tuple[str, str, str]:
        day, time, precision = self._when_sent()
        return day, time, Precision.DAY if "precision" in self.errors else precision

    def is_blank(self, cleaned: dict[str, Any]) -> bool:
        has_more = bool(cleaned.get("channel")) or bool(self._list("tactic"))
        return super().is_blank(cleaned) and not has_more

    def _when_sent(self) -> tuple[str, str, str]:
        opened = self.sent("opened_day"), self.sent("opened_time")
        day, time = self.sent("day"), self.sent("time")
        match self.data.get("when_kind", NOW):
            case "today":
                today = self._today(*opened, time)
                return today, time, Precision.EXACT if time else Precision.DAY
            case "another":
                return day, time, Precision.EXACT if time else Precision.DAY
            case "roughly":
                return day, time, self.sent("precision") or Precision.DAY
            case _:
                return *opened, Precision.EXACT

    def _today(self, day: str, opened: str, time: str) -> str:
        """After midnight the evening before has not ended yet: 23:00 is behind, not ahead."""
        try:
            on, clock = dt.date.fromisoformat(day), _clock(opened)
            is_before = not time or _clock(time) > clock
        except ValueError:
            return day
        if clock.hour < self.profile.day_ends_at and is_before and on > dt.date.min:
            on -= dt.timedelta(days=1)
        return on.isoformat()

    def _tags_sent(self) -> list[Tag]:
        """By slug alone, for those that the catalogue no longer knows: merging.py has their names."""
        slugs = self._list("tactic")
        return tagging.tags_of(slugs, known=[Tag(slug, slug) for slug in slugs])

    def _list(self, name: str) -> list[str]:
        assert isinstance(self.data, QueryDict)
        return [rendering.clean(value)[:LONGEST_SLUG] for value in self.data.getlist(name) if value]


def _clock(typed: str) -> dt.time:
    return dt.time.fromisoformat(typed).replace(tzinfo=None)
