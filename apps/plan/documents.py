"""What is sealed of a plan and of what goes with it.

Every field holds what was typed or chosen, so that nothing a person wrote can fail to fit; days are
local and ISO where they were picked. What a field is called and why it is asked stands in screens.py.
"""

import msgspec

from apps.vault.documents import Document


class Kept(Document, kw_only=True):
    """`binned_on` is the day on which it was deleted (ordinal, UTC), 0 for what was not: see deleting.py."""

    binned_on: int = 0


class Mode(msgspec.Struct, kw_only=True, omit_defaults=True):
    """How contact is kept from `since` on. The last one counts, the earlier ones are its history."""

    mode: str = ""
    since: str = ""
    note: str = ""


class Allowed(msgspec.Struct, kw_only=True, omit_defaults=True):
    """Contact that is necessary: what, by which channel, in which words."""

    what: str = ""
    channel: str = ""
    words: str = ""


class Channel(msgspec.Struct, kw_only=True, omit_defaults=True):
    """`platform` is a code of choices.PLATFORMS, `name` the writer's own word for it."""

    platform: str = ""
    name: str = ""
    handle: str = ""
    state: str = ""
    closed_on: str = ""
    checked_on: str = ""
    is_saved: bool = False
    note: str = ""


class Place(msgspec.Struct, kw_only=True, omit_defaults=True):
    place: str = ""
    how: str = ""
    instead: str = ""


class Order(msgspec.Struct, kw_only=True, omit_defaults=True):
    """An order or agreement in force. `clauses` are lines: one clause each."""

    what: str = ""
    clauses: str = ""
    starts_on: str = ""
    ends_on: str = ""
    authority: str = ""
    number: str = ""


class PlanDocument(Kept, kw_only=True):
    """`person` is the id of one in the directory (hex), `label` what the writer calls them: it stays
    when that page is gone. Both are empty in a plan for nobody in particular."""

    person: str = ""
    label: str = ""
    modes: list[Mode] = []
    boundary: str = ""
    told_on: str = ""
    told_how: str = ""
    allowed: list[Allowed] = []
    channels: list[Channel] = []
    places: list[Place] = []
    orders: list[Order] = []


class Answer(msgspec.Struct, kw_only=True):
    """To one of the three questions, as it was answered on that local day (ISO)."""

    question: str
    text: str
    on: str


class Reason(msgspec.Struct, kw_only=True, omit_defaults=True):
    """`is_for_pause`: shown on the page for the moment when one wants to go back."""

    text: str = ""
    is_for_pause: bool = False


class DecisionDocument(Kept, kw_only=True):
    """`answers` are in the order in which they were given. `entries` are ids (hex). It is deleted with
    its plan, whose own `binned_on` says so."""

    answers: list[Answer] = []
    reasons: list[Reason] = []
    entries: list[str] = []


class DateDocument(Kept, kw_only=True):
    """`day`, `month` and `year` as typed; without a year it comes every year. `days` are set for a
    public holiday: all its days (ISO), of `country` and there called `holiday`, up to the end of the
    year `known_to`; before that, more are added (renewing.py). `asked` are days after which it was
    asked how it was, `made_on` is when the date was written down (ISO)."""

    title: str = ""
    sort: str = ""
    day: str = ""
    month: str = ""
    year: str = ""
    repeats: str = ""
    days: list[str] = []
    country: str = ""
    holiday: str = ""
    known_to: int = 0
    may_come: str = ""
    will_do: str = ""
    on_call: str = ""
    calendar_title: str = ""
    asked: list[str] = []
    made_on: str = ""


class WordsDocument(Kept, kw_only=True):
    title: str = ""
    situation: str = ""
    text: str = ""


class TellingDocument(Kept, kw_only=True):
    """`contact` is the id of one in the directory (hex); `stance` a code of support's STANCES."""

    contact: str = ""
    stance: str = ""
    name: str = ""
    sort: str = ""
    words: str = ""
    told_on: str = ""
    reaction: str = ""


class ChildDocument(Kept, kw_only=True):
    initials: str = ""
    born_in: str = ""
    knows: str = ""
    words: str = ""
    celebrations: str = ""
