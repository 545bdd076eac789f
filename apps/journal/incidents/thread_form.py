"""Many messages on one page: each is a line that opens, a speaker is renamed once for all of them,
and a message can be left out."""

from collections import Counter
from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from apps.journal import rendering
from apps.journal.incidents import parts
from apps.journal.incidents.fields import Field
from apps.journal.incidents.form_fields import LONGEST_LINE, RowForm, row_numbers

PART: Final = "words"
_ROWS: Final = "exact_words"
_SPEAKER_OF: Final = "speaker_of:"
_LEAVE_OUT: Final = "leave_out"
# Of these buttons a person pressed one; what keeps itself never takes a message away.
_PRESSED: Final = frozenset({"save", "keep", "more"})
_FEW: Final = 3
_MOST_SPEAKERS: Final = 12
_LONGEST_WORDS: Final = 120


class Speaker(NamedTuple):
    """`name` is that of the field in which `called` is renamed."""

    name: str
    called: str
    now: str


class MessageForm(RowForm):
    opens = True

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        label = gettext_lazy("Leave this one out when I save")
        self.fields[_LEAVE_OUT] = forms.BooleanField(label=label, required=False)

    @property
    def who(self) -> str:
        return str(self["speaker"].value() or "").strip()

    @property
    def said(self) -> str:
        return " ".join(str(self["text"].value() or "").split())[:_LONGEST_WORDS]

    @property
    def said_at(self) -> str:
        return str(self["at"].value() or "")


def kind_for(field: Field, count: int) -> type[RowForm]:
    return MessageForm if field.name == _ROWS and count > _FEW else RowForm


def speakers_in(rows: Iterable[RowForm], data: QueryDict | None) -> list[Speaker]:
    called = Counter(row.who for row in rows if isinstance(row, MessageForm) and row.who)
    sent: QueryDict | dict[str, str] = data or {}
    return [
        Speaker(name := _SPEAKER_OF + speaker, speaker, str(sent.get(name, speaker)))
        for speaker, _count in called.most_common(_MOST_SPEAKERS)
    ]


def summary_of(rows: list[RowForm]) -> str:
    """How many messages, and whose: "20 messages: R. 19, Me 1". "" where they are few."""
    messages = [row for row in rows if isinstance(row, MessageForm)]
    if not messages:
        return ""
    count = ngettext("%(count)d message", "%(count)d messages", len(messages)) % {
        "count": len(messages)
    }
    called = Counter(row.who for row in messages if row.who).most_common(_MOST_SPEAKERS)
    if not called:
        return count
    who = ", ".join(f"{speaker} {said}" for speaker, said in called)
    return _("%(messages)s: %(who)s") % {"messages": count, "who": who}


def corrected(data: QueryDict) -> QueryDict:
    """The rows as they are to be saved: without what is left out, each speaker as renamed."""
    if _PRESSED.isdisjoint(data):
        return data
    renamed = {
        name.removeprefix(_SPEAKER_OF): rendering.clean(str(data[name])).strip()[:LONGEST_LINE]
        for name in data
        if name.startswith(_SPEAKER_OF)
    }
    done = data.copy()
    for number in row_numbers(_field(), data):
        prefix = f"{_ROWS}-{number}-"
        if prefix + _LEAVE_OUT in data:
            for name in [name for name in _columns(prefix) if name in done]:
                del done[name]
            continue
        speaker = rendering.clean(data.get(prefix + "speaker", "")).strip()
        if now := renamed.get(speaker):
            done[prefix + "speaker"] = now
    return done


def _field() -> Field:
    part = parts.of_code(PART)
    assert part is not None
    return next(field for field in part.fields if field.name == _ROWS)


def _columns(prefix: str) -> list[str]:
    return [prefix + column.name for column in _field().columns]
